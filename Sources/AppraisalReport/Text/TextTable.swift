/// A table for a terminal, its columns aligned by display width.
package struct TextTable {
  /// A column.
  package struct Column: Sendable {
    /// On which side its cells stand.
    package enum Alignment: Sendable {
      /// Text.
      case left
      /// Numbers.
      case right
    }

    fileprivate let heading: String
    fileprivate let alignment: Alignment
    fileprivate let limit: Int

    /// A column.
    /// - Parameters:
    ///   - heading: The heading.
    ///   - alignment: On which side its cells stand.
    ///   - limit: The most columns of the terminal that a cell takes; longer ones are cut.
    package init(_ heading: String, _ alignment: Alignment = .left, limit: Int = 40) {
      self.limit = max(limit, 2)
      self.heading = TextTable.cut(escaped(heading), to: max(self.limit, 24))
      self.alignment = alignment
    }
  }

  /// A cell.
  package struct Cell: Sendable, ExpressibleByStringLiteral {
    fileprivate let text: String
    fileprivate let emphasis: TerminalStyle.Emphasis

    /// A cell.
    /// - Parameters:
    ///   - text: The text; steering characters are escaped.
    ///   - emphasis: The emphasis.
    package init(_ text: String, _ emphasis: TerminalStyle.Emphasis = .plain) {
      self.text = escaped(text)
      self.emphasis = emphasis
    }

    /// A plain cell.
    /// - Parameter value: The text.
    package init(stringLiteral value: String) { self.init(value) }
  }

  private let columns: [Column]
  private var rows: [[Cell]] = []

  /// A table without rows.
  /// - Parameter columns: The columns.
  package init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row.
  /// - Parameter cells: One cell per column.
  package mutating func add(_ cells: [Cell]) {
    precondition(cells.count == columns.count, "one cell per column")
    rows.append(
      zip(cells, columns).map { cell, column in
        Cell(TextTable.cut(cell.text, to: column.limit), cell.emphasis)
      })
  }

  /// The table, its lines without trailing blanks and each with a line break.
  /// - Parameter style: How emphasis is shown.
  /// - Returns: The headings, a rule, and the rows.
  package func text(_ style: TerminalStyle) -> String {
    let widths = columns.indices.map { position in
      rows.reduce(displayWidth(of: columns[position].heading)) {
        max($0, displayWidth(of: $1[position].text))
      }
    }
    let headings = columns.map { Cell($0.heading, .bold) }
    let rule = columns.indices.map { Cell(String(repeating: "─", count: widths[$0]), .faint) }
    return ([headings, rule] + rows).map { line($0, widths, style) + "\n" }.joined()
  }

  private func line(_ cells: [Cell], _ widths: [Int], _ style: TerminalStyle) -> String {
    var line = ""
    var pending = ""
    for (position, cell) in cells.enumerated() {
      let blank = String(
        repeating: " ", count: widths[position] - displayWidth(of: cell.text))
      let isRight = columns[position].alignment == .right
      if isRight { pending += blank }
      // Blanks are only written when something follows, so no line ends with them.
      if !cell.text.isEmpty {
        line += pending + style.applied(cell.emphasis, to: cell.text)
        pending = ""
      }
      pending += (isRight ? "" : blank) + "  "
    }
    return line
  }

  /// A text that takes at most `limit` columns, with `…` where it was cut; never cut between a
  /// letter and its marks.
  private static func cut(_ text: String, to limit: Int) -> String {
    guard displayWidth(of: text) > limit else { return text }
    var result = ""
    var width = 0
    for character in text {
      let next = displayWidth(of: String(character))
      guard width + next <= limit - 1 else { break }
      result.append(character)
      width += next
    }
    return result + "…"
  }
}
