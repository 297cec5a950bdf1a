@testable import AppraisalIngest

/// Writes small workbooks from rows of cells.
///
/// A cell is its text; `#8.5` is the number 8.5, `#8.5/1` the same in the first format, and `<…>` the
/// inside of a `c` element with all its attributes but the reference. Empty cells are left out.
struct CorpusBook {
  var parts: BookParts

  /// A workbook with the sheet S.
  ///
  /// - Parameters:
  ///   - rows: The rows, from 1.
  ///   - formats: The codes of the formats 1 and on.
  ///   - before: Elements in front of the rows.
  ///   - after: Elements behind them.
  ///   - strings: The shared strings.
  init(
    _ rows: [[String]], formats: [String] = [], before: String = "", after: String = "",
    strings: String? = nil
  ) {
    let written = rows.enumerated().map { row, cells in
      "<row r=\"\(row + 1)\">\(CorpusBook.cells(cells, row: row + 1))</row>"
    }
    parts = BookParts(rows: written.joined(), before: before, after: after, strings: strings)
    if !formats.isEmpty { parts.setFormats(formats) }
  }

  var bytes: [UInt8] { parts.writer.bytes }

  /// The workbook with a change to its sheet.
  func replacing(_ text: String, with other: String) -> CorpusBook {
    var book = self
    // Cut by hand: the standard library has no replacement of strings without Foundation.
    let pieces = CorpusBook.split(Array(parts.sheet.utf8), at: Array(text.utf8))
    precondition(pieces.count == 2, "stands there once")
    book.parts.sheet = String(decoding: pieces[0] + Array(other.utf8) + pieces[1], as: UTF8.self)
    return book
  }

  private static func split(_ bytes: [UInt8], at mark: [UInt8]) -> [[UInt8]] {
    var pieces: [[UInt8]] = [[]]
    var offset = 0
    while offset < bytes.count {
      if bytes[offset...].starts(with: mark) {
        pieces.append([])
        offset += mark.count
      } else {
        pieces[pieces.count - 1].append(bytes[offset])
        offset += 1
      }
    }
    return pieces
  }

  private static func cells(_ cells: [String], row: Int) -> String {
    cells.enumerated().filter { !$0.element.isEmpty }.map { column, cell in
      let place = SourcePlace.Column(name: "", index: column).letters + "\(row)"
      if cell.hasPrefix("<") { return "<c r=\"\(place)\" \(cell.dropFirst().dropLast())</c>" }
      guard cell.hasPrefix("#") else {
        return "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(escaped(cell))</t></is></c>"
      }
      let number = cell.dropFirst().split(separator: "/")
      let format = number.count > 1 ? " s=\"\(number[1])\"" : ""
      return "<c r=\"\(place)\"\(format)><v>\(number[0])</v></c>"
    }.joined()
  }

  private static func escaped(_ text: String) -> String {
    text.map { $0 == "<" ? "&lt;" : $0 == "&" ? "&amp;" : String($0) }.joined()
  }
}
