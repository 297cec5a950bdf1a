/// Neighbouring columns with the same number of a question, written in the same form.
struct NumberedGroup {
  /// The column of the first one.
  let first: Int
  let headers: [NumberedHeader]

  init?(_ grid: HeaderGrid, from column: Int) {
    guard let start = NumberedHeader(grid[0, column]) else { return nil }
    first = column
    var headers = [start]
    while let next = NumberedHeader(grid[0, column + headers.count]),
      next.form == start.form, next.number.utf8.elementsEqual(start.number.utf8)
    { headers.append(next) }
    self.headers = headers
  }

  /// The groups of a header row, from left to right.
  static func all(_ grid: HeaderGrid) -> [NumberedGroup] {
    var groups: [NumberedGroup] = []
    var column = 0
    while column < grid.width {
      if let group = NumberedGroup(grid, from: column) {
        groups.append(group)
        column += group.headers.count
      } else {
        column += 1
      }
    }
    return groups
  }

  func append(to builder: inout LayoutBuilder, _ grid: HeaderGrid) {
    switch headers[0].form {
    case .bracketed: appendBracketed(to: &builder, grid)
    case .listed where headers.count == 1:
      let samples = grid.samples(column: first, below: 1)
      let question = SurveyColumn.Question(
        number: headers[0].number, stem: headers[0].rest.string,
        isMultiple: samples.contains { $0.contains("┋") })
      builder.append(grid[0, first], role: .question(question))
    case .listed: appendMatrix(to: &builder, grid)
    }
  }

  /// Columns of a matrix say which answer was given, columns of options whether one was.
  ///
  /// The latter hold nothing but 0 and 1, and some 0. Respondents who all chose all options look
  /// like a matrix.
  private func appendBracketed(to builder: inout LayoutBuilder, _ grid: HeaderGrid) {
    let areOptions = holdsOptions(grid)
    for (offset, header) in headers.enumerated() {
      let question = SurveyColumn.Question(
        number: header.number, stem: "",
        row: areOptions ? nil : header.rest.string,
        option: areOptions ? header.rest.string : nil, isMultiple: areOptions)
      builder.append(grid[0, first + offset], role: .question(question))
    }
  }

  /// Whether the rows below hold 0 and 1 as columns of options do.
  func holdsOptions(_ grid: HeaderGrid) -> Bool {
    guard headers[0].form == .bracketed else { return false }
    let texts = headers.indices
      .flatMap { grid.samples(column: first + $0, below: 1) }
      .filter { !$0.isEmpty }
    return texts.contains(HeaderText("0"))
      && texts.allSatisfy { $0.isOne(of: ["0", "1", "-2", "-3"]) }
  }

  private func appendMatrix(to builder: inout LayoutBuilder, _ grid: HeaderGrid) {
    let parts = MatrixParts(headers.map(\.rest))
    for (offset, header) in headers.enumerated() {
      let row = parts.rows[offset]
      let name = parts.stem.map { "\(header.number)、\($0.string)—\(row.string)" }
      let question = SurveyColumn.Question(
        number: header.number, stem: parts.stem?.string ?? "", row: row.string,
        isSplitUncertain: parts.isUncertain)
      let original = grid[0, first + offset]
      let isFirst = offset == 0
      builder.append(original, name: isFirst ? nil : name, role: .question(question))
    }
  }
}

/// The stem and the rows of a matrix, parted at an em dash of the first header.
///
/// The first header holds `stem—row` and the others only `row`, or all of them `stem—row`. A dash
/// that stands twice, `——`, is punctuation and parts nothing. When the others repeat what stands
/// before a dash, that is the stem; otherwise the last dash parts, and when there are several the
/// split is uncertain.
struct MatrixParts {
  let stem: HeaderText?
  let rows: [HeaderText]
  let isUncertain: Bool

  init(_ headers: [HeaderText]) {
    let dashes = MatrixParts.singleDashes(headers[0]).suffix(MatrixParts.dashLimit)
    if dashes.isEmpty || headers.allSatisfy(MatrixParts.isNumberedBlank) {
      (stem, rows, isUncertain) = (nil, headers, false)
      return
    }
    for dash in dashes.reversed() {
      let stem = headers[0].split(at: dash, length: 3).before
      let rows = headers.compactMap { $0.dropping(prefix: stem.string + "—") }
      guard rows.count == headers.count else { continue }
      (self.stem, self.rows, isUncertain) = (stem, rows, false)
      return
    }
    let parts = headers[0].split(at: dashes[dashes.endIndex - 1], length: 3)
    stem = parts.before
    rows = [parts.behind] + headers.dropFirst()
    isUncertain = dashes.count > 1
  }

  /// No stem that a person wrote has more dashes that could part it.
  private static let dashLimit = 8

  private static func singleDashes(_ header: HeaderText) -> [Int] {
    let dashes = header.positions(of: "—")
    let all = Set(dashes)
    return dashes.filter { !all.contains($0 - 3) && !all.contains($0 + 3) }
      .filter { $0 > header.bytes.startIndex && $0 + 3 < header.bytes.endIndex }
  }

  private static func isNumberedBlank(_ header: HeaderText) -> Bool {
    for (opening, closing) in [("(", ")"), ("（", "）")] {
      guard let (_, rest) = header.dropping(prefix: opening)?.leadingDigits() else { continue }
      if rest.hasPrefix(closing) { return true }
    }
    return false
  }
}
