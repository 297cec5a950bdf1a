/// The language of a message.
public enum MessageLanguage: String, Sendable, Hashable, CaseIterable {
  /// Chinese.
  case chinese = "zh"
  /// English.
  case english = "en"
}

extension Fault {
  /// The message.
  /// - Parameter language: The language.
  /// - Returns: The message in that language.
  public func message(_ language: MessageLanguage) -> String {
    language == .chinese ? chinese : english
  }

  /// The place, the message, and the line of the file with a caret under the fault.
  ///
  /// Invisible characters are spelt out, so that nothing in a file can change how its line is shown.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - language: The language.
  /// - Returns: Three lines without a trailing line break; only the first when the line is empty.
  ///   The line is cut to 100 columns around the fault, with `…` where something was left out.
  public func rendered(in source: SchemeSource, _ language: MessageLanguage) -> String {
    let word =
      switch (severity, language) {
      case (.error, .chinese): "错误"
      case (.error, .english): "error"
      case (.warning, .chinese): "警告"
      case (.warning, .english): "warning"
      }
    let name = visible(source.name)
    let head = "\(name):\(mark.line):\(mark.column): \(word) [\(code)] \(message(language))"
    let line = source.line(mark.line)
    guard !line.isEmpty else { return head }
    let window = Window(of: line, around: mark.column - 1)
    return "\(head)\n    \(window.shown)\n    \(window.padding)^"
  }
}

/// The part of a line that is shown, and the blanks that lead to the caret under it.
private struct Window {
  static let width = 100

  let shown: String
  let padding: String

  init(of line: [Unicode.Scalar], around column: Int) {
    let cells = line.map(Cell.init)
    let caret = min(column, cells.count)
    let range = Window.range(of: cells, around: caret)
    var cut = Array(cells[range])
    if range.lowerBound > 0 { cut.insert(.ellipsis, at: 0) }
    if range.upperBound < cells.count { cut.append(.ellipsis) }
    let lead = caret - range.lowerBound + (range.lowerBound > 0 ? 1 : 0)
    shown = cut.map(\.shown).joined()
    padding = cut.prefix(lead).map(\.blank).joined()
  }

  /// The cells around the caret that fit: half the width to its left, the rest to its right, and
  /// what is then left over to the left again.
  private static func range(of cells: [Cell], around caret: Int) -> Range<Int> {
    var (start, end) = (caret, caret)
    // Two columns are kept for the signs of omission.
    var room = width - 2
    func extendLeft(keeping kept: Int) {
      while start > 0, room - cells[start - 1].columns >= kept {
        start -= 1
        room -= cells[start].columns
      }
    }
    extendLeft(keeping: width / 2)
    while end < cells.count, room >= cells[end].columns {
      room -= cells[end].columns
      end += 1
    }
    extendLeft(keeping: 0)
    return start..<end
  }
}

/// A scalar as it is shown, with a blank of the same width.
private struct Cell {
  let shown: String
  let blank: String
  let columns: Int

  static let ellipsis = Cell("…")

  init(_ scalar: Unicode.Scalar) {
    if scalar == "\t" {
      // A tab leads to the same stop in both lines; how far that is, only the terminal knows.
      (shown, blank, columns) = ("\t", "\t", 8)
    } else if scalar.isInvisible {
      shown = scalar.spelling
      columns = shown.utf8.count
      blank = String(repeating: " ", count: columns)
    } else {
      shown = String(scalar)
      columns = scalar.columns
      blank = columns == 2 ? "\u{3000}" : String(repeating: " ", count: columns)
    }
  }
}
