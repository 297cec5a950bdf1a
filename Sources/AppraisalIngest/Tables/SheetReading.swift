extension TextTable {
  /// Reads the rows of a sheet below its header one by one.
  func readRows(
    of sheet: SheetBody, into outcome: inout BlockOutcome, log: inout IssueLog,
    _ body: (borrowing DelimitedRecord, RecordPlace, inout IssueLog) -> Verdict
  ) {
    var record = DelimitedRecord()
    do {
      try sheet.workbook.forEachRow(of: sheet.sheet, summary: sheet.summary) { row in
        guard row.number >= sheet.firstRow else { return true }
        record.take(row, width: headers.count)
        take(record, of: nil, into: &outcome, log: &log, body)
        return true
      }
    } catch {
      outcome.fail(error)
    }
  }

  /// Whether the cells that are read hold what they show; reports those that do not.
  ///
  /// A cell that shows something else than it holds is not used, since nobody can say which of the
  /// two was meant; what a formula computed is used and counted.
  func holdsWhatItShows(
    _ record: borrowing DelimitedRecord, _ place: RecordPlace, _ outcome: inout BlockOutcome,
    log: inout IssueLog
  ) -> Bool {
    guard case .sheet = content else { return true }
    var isWhole = true
    for column in used where column < record.count {
      let nature = record.nature(column)
      if nature.marks.contains(.formula) { outcome.formulas += 1 }
      if nature.marks.contains(.numberAsText) { outcome.numbersAsText += 1 }
      if nature.marks.contains(.hiddenColumn) { outcome.hiddenColumns.insert(column) }
      guard let fault = fault(of: nature, IssueKind.excerpt(record[column])) else { continue }
      log.report(fault, at: self.place(place, column: column))
      isWhole = false
    }
    return isWhole
  }

  private func fault(of cell: CellNature, _ found: String) -> IssueKind? {
    if cell.kind == .error { return .errorCell(found: found) }
    if cell.marks.contains(.notCalculated) { return .notCalculated }
    if cell.marks.contains(.merged) { return .mergedCell }
    if cell.marks.contains(.shownRounded) { return .shownRounded(found: found) }
    if cell.marks.contains(.impossibleDate) { return .impossibleDate(found: found) }
    return nil
  }

  /// Reports what was counted cell by cell.
  func noteCells(_ outcome: BlockOutcome, log: inout IssueLog) {
    if outcome.formulas > 0 { log.report(.formulaCells(count: outcome.formulas), at: place) }
    if outcome.numbersAsText > 0 {
      log.report(.numbersAsText(count: outcome.numbersAsText), at: place)
    }
    for column in outcome.hiddenColumns.sorted() {
      log.report(
        .hiddenColumn,
        at: SourcePlace(file: file, sheet: content.sheetName, column: self.column(column)))
    }
    if outcome.beyondHeader > 0 {
      log.report(.cellsBeyondHeader(rows: outcome.beyondHeader), at: place)
    }
  }
}
