extension WorkbookTemplate {
  /// The workbook as a file; the same template gives the same bytes.
  ///
  /// - Returns: The bytes of an `.xlsx` file.
  /// - Throws: ``WorkbookTemplateError`` when the system or the library fails.
  /// - Complexity: O(columns + words).
  public func bytes() throws(WorkbookTemplateError) -> [UInt8] {
    let writer = try WorkbookWriter()
    for table in tables { try write(table, to: writer) }
    try writer.addSheet(wording.instructionsName)
    try writeInstructions(to: writer)
    try writeLists(to: writer)
    return try writer.finish()
  }

  private func write(_ table: Table, to writer: WorkbookWriter) throws(WorkbookTemplateError) {
    try writer.addSheet(table.sheetName)
    try writer.freezeFirstRow()
    for (index, column) in table.columns.enumerated() {
      try writer.setColumn(index, width: column.width, style: column.kind.style)
      try writer.write(column.heading, row: 0, column: index, style: .heading)
      try writer.validate(
        column: index, as: rule(of: column),
        prompt: Prompt(title: column.heading, message: column.note),
        refusal: wording("这一格不能这样填，请看“说明”。", "This does not fit; see the instructions."))
    }
  }

  /// How Excel checks the cells of a column.
  private func rule(of column: Column) -> CellRule {
    switch column.kind {
    case .text: return .anything
    case .date(let period): return period.map(CellRule.dates) ?? .anyDate
    case .number(let range): return range.map(CellRule.numbers) ?? .anyNumber
    case .choice(let words):
      guard !isLiteral(words) else { return .words(words) }
      let position = longLists.firstIndex { $0.utf8Elements == words.utf8Elements } ?? 0
      return .listed(
        sheet: WorkbookTemplate.listsName, column: position, count: words.count)
    }
  }

  /// Lists of words that a validation cannot hold itself, each once.
  private var longLists: [[String]] {
    var lists: [[String]] = []
    for column in tables.flatMap(\.columns) {
      guard case .choice(let words) = column.kind, !isLiteral(words),
        !lists.contains(where: { $0.utf8Elements == words.utf8Elements })
      else { continue }
      lists.append(words)
    }
    return lists
  }

  private func writeLists(to writer: WorkbookWriter) throws(WorkbookTemplateError) {
    let lists = longLists
    guard !lists.isEmpty else { return }
    try writer.addSheet(WorkbookTemplate.listsName)
    writer.hideSheet()
    for (column, words) in lists.enumerated() {
      for (row, word) in words.enumerated() {
        try writer.write(word, row: row, column: column, style: .text)
      }
    }
  }
}

extension WorkbookTemplate.CellKind {
  /// The format of cells.
  fileprivate var style: CellStyle {
    switch self {
    case .text, .choice: .text
    case .date: .date
    case .number: .plain
    }
  }
}

extension [String] {
  /// The bytes of the words; `==` on texts would take different bytes for the same.
  fileprivate var utf8Elements: [[UInt8]] { map { [UInt8]($0.utf8) } }
}

/// Whether a validation can hold the words itself: 255 bytes with the commas between them, and no word
/// with a comma, a quotation mark or outer blanks, which Excel would take for its own.
///
/// Excel allows 255 characters, but the library has no room for more bytes than that, and does not
/// look.
func isLiteral(_ words: [String]) -> Bool {
  let length = words.reduce(words.count - 1) { $0 + $1.utf8.count }
  return length <= 255
    && !words.contains { word in
      word.utf8.contains(UInt8(ascii: ",")) || word.utf8.contains(UInt8(ascii: "\""))
        || word.utf8.first == 0x20 || word.utf8.last == 0x20 || word.utf8.first == UInt8(ascii: "=")
    }
}
