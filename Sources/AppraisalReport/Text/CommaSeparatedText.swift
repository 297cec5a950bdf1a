import Dispatch

/// A CSV text as spreadsheets open it: UTF-8 with byte-order mark, CRLF, RFC 4180 quoting.
///
/// A text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, their
/// full-width forms, a tab, a line break or a zero byte, blanks and zero-width characters before
/// them disregarded) gets a leading apostrophe, and so does one that begins with an apostrophe:
/// taking one away gives the text back.
///
/// The empty cell of a row that has no other is written as `""`, for readers skip blank lines.
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

  /// A part of a text, without mark and headings.
  private init() { buffer = [] }

  /// A text with its headings.
  /// - Parameter headings: The headings.
  package init(headings: [String]) { add(headings.map { .text($0) }) }

  /// Adds a row.
  /// - Parameter cells: The cells.
  package mutating func add(_ cells: [Cell]) {
    let start = buffer.count
    for (position, cell) in cells.enumerated() {
      if position > 0 { buffer.append(UInt8(ascii: ",")) }
      switch cell {
      case .empty: break
      case .number(let text): buffer.append(contentsOf: text.utf8)
      case .text(let text): append(text)
      }
    }
    if buffer.count == start, !cells.isEmpty { buffer.append(contentsOf: [0x22, 0x22]) }
    buffer.append(contentsOf: [0x0D, 0x0A])
  }

  /// Adds many rows, written on all processors and put together in their order.
  ///
  /// - Parameters:
  ///   - count: The number of rows.
  ///   - block: Gets some of the rows, on any thread, and gives what makes the cells of each.
  package mutating func add(
    rows count: Int, _ block: (_ rows: Range<Int>) -> (_ row: Int) -> [Cell]
  ) {
    let size = 4_096
    var parts = [[UInt8]](repeating: [], count: (count + size - 1) / size)
    withoutActuallyEscaping(block) { block in
      parts.withUnsafeMutableBufferPointer { parts in
        // Blocks only read what they share, and each writes to its own place.
        nonisolated(unsafe) let (block, parts) = (block, parts)
        DispatchQueue.concurrentPerform(iterations: parts.count) { number in
          let rows = number * size..<min(count, (number + 1) * size)
          var text = CommaSeparatedText()
          let cells = block(rows)
          for row in rows { text.add(cells(row)) }
          parts[number] = text.buffer
        }
      }
    }
    for part in parts { buffer += part }
  }

  /// The bytes of the text.
  package var bytes: [UInt8] { buffer }

  private mutating func append(_ text: String) {
    let shielded = CommaSeparatedText.needsShield(text) ? "'" + text : text
    let needsQuotes = shielded.utf8.contains {
      $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D
    }
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
    // Nearly all texts are settled by their first byte: digits, letters, and hanzi (U+4000 to U+9FFF)
    // begin no formula, and to look up their properties would cost more than to write them.
    guard let first = text.utf8.first else { return false }
    switch first {
    case 0x30...0x39, 0x41...0x7E, 0xE4...0xE9: return false
    case UInt8(ascii: "'"): return true
    default: break
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "\0": return true
      default: if !isBlank(scalar) { return false }
      }
    }
    return false
  }

  /// Whether a spreadsheet may drop a scalar before it looks for a formula.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar == " " || scalar == "\u{B}" || scalar == "\u{C}" }
    return scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
  }
}
