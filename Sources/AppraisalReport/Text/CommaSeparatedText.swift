/// A CSV text as spreadsheets open it: UTF-8 with byte-order mark, CRLF, RFC 4180 quoting.
///
/// A text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, their
/// full-width forms, a tab, a line break or a zero byte, blanks before them disregarded) gets a
/// leading apostrophe, and so does one that begins with an apostrophe: taking one away gives the
/// text back.
package struct CommaSeparatedText {
  /// A cell.
  package enum Cell: Sendable {
    /// A text, shielded and quoted as needed.
    case text(String)
    /// A number, as exact decimal text.
    case number(String)
    /// Nothing.
    case empty
  }

  private var buffer: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// A text with its headings.
  /// - Parameter headings: The headings.
  package init(headings: [String]) { add(headings.map { .text($0) }) }

  /// Adds a row.
  /// - Parameter cells: The cells.
  package mutating func add(_ cells: [Cell]) {
    for (position, cell) in cells.enumerated() {
      if position > 0 { buffer.append(UInt8(ascii: ",")) }
      switch cell {
      case .empty: break
      case .number(let text): buffer.append(contentsOf: text.utf8)
      case .text(let text): append(text)
      }
    }
    buffer.append(contentsOf: [0x0D, 0x0A])
  }

  /// The bytes of the text.
  package var bytes: [UInt8] { buffer }

  private mutating func append(_ text: String) {
    let shielded = CommaSeparatedText.needsShield(text) ? "'" + text : text
    let needsQuotes = shielded.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    guard needsQuotes else {
      buffer.append(contentsOf: shielded.utf8)
      return
    }
    buffer.append(0x22)
    for byte in shielded.utf8 {
      if byte == 0x22 { buffer.append(0x22) }
      buffer.append(byte)
    }
    buffer.append(0x22)
  }

  private static func needsShield(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    if ["'", "\t", "\r", "\n", "\0"].contains(first) { return true }
    let start = text.unicodeScalars.first { !["\u{20}", "\u{3000}", "\u{A0}"].contains($0) }
    return start.map { ["=", "+", "-", "@", "＝", "＋", "－", "＠"].contains($0) } ?? false
  }
}
