import AppraisalNumerics

extension Wording {
  /// The name of the sheet that explains the others.
  var instructionsName: String { self("说明", "Instructions") }

  /// What to keep in mind, one rule per line.
  fileprivate var rules: [String] {
    [
      self(
        "一行一条记录，从第二行填起；第一行的列名不要改。",
        "One record per row, from row 2; leave the headings as they are."),
      self("不要合并单元格，不要插入标题行或空列。", "Do not merge cells, and add no title rows or empty columns."),
      self("不要写合计、小计、平均行，系统自己会算。", "Write no rows of totals or averages; these are computed."),
      self(
        "颜色、批注不作数，要说明的写进单元格。", "Colours and comments mean nothing; write what matters into cells."),
      self("编号按文本填写，不要让表格软件改成 1.23E+17。", "Identifiers are text; do not let them become 1.23E+17."),
      self(
        "日期写全年月日，如 2025-03-09；“6.30”这样的写法不收。",
        "Write full dates such as 2025-03-09; 6.30 is refused."),
      self("有下拉箭头的格子请从中选择，不要另写别的词。", "Choose from the list where a cell has one; no other words."),
    ]
  }

  /// The ways in which a cell may be filled in.
  fileprivate func allowed(_ kind: WorkbookTemplate.CellKind) -> String {
    switch kind {
    case .text: self("文本", "text")
    case .date(nil): self("日期", "a date")
    case .date(let period?):
      self(
        "日期，\(period.lowerBound) 至 \(period.upperBound)",
        "a date, \(period.lowerBound) to \(period.upperBound)")
    case .number(nil): self("数字", "a number")
    case .number(let range?):
      self(
        "数字，\(text(range.lowerBound)) 至 \(text(range.upperBound))",
        "a number, \(text(range.lowerBound)) to \(text(range.upperBound))")
    case .choice(let words):
      self("选一个：", "one of: ") + list(Array(words.prefix(20)))
        + (words.count > 20 ? self(" 等 \(words.count) 个", " … (\(words.count))") : "")
    }
  }

  private func text(_ units: Int64) -> String { decimalText(units, decimals: 4) }
}

extension WorkbookTemplate {
  /// Writes the sheet of instructions, the current one.
  func writeInstructions(to writer: WorkbookWriter) throws(WorkbookTemplateError) {
    for (column, width) in [20, 44, 40, 24].enumerated() {
      try writer.setColumn(column, width: width, style: .wrapped)
    }
    try writer.write(
      wording("怎样填这份表", "How to fill this in"), row: 0, column: 0, style: .heading)
    var row = 1
    for rule in wording.rules {
      try writer.write("\(row). \(rule)", row: row, column: 0, style: .text)
      row += 1
    }
    for table in tables { row = try writeColumns(of: table, from: row + 1, to: writer) }
  }

  /// Writes what the columns of a table are; gives the row behind them.
  private func writeColumns(
    of table: Table, from start: Int, to writer: WorkbookWriter
  ) throws(WorkbookTemplateError) -> Int {
    let title = wording("工作表“\(table.sheetName)”", "Sheet `\(table.sheetName)`")
    let heads = [
      wording("列名", "Heading"), wording("填什么", "What to write"), wording("怎样写", "How"),
      wording("示例（一条记录）", "Example (one record)"),
    ]
    try writer.write(title, row: start, column: 0, style: .heading)
    let rows =
      [heads] + table.columns.map { [$0.heading, $0.note, wording.allowed($0.kind), $0.example] }
    for (offset, cells) in rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        try writer.write(
          cell, row: start + 1 + offset, column: column, style: offset == 0 ? .heading : .wrapped)
      }
    }
    return start + 1 + rows.count
  }
}
