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
  /// - Parameters:
  ///   - source: The file.
  ///   - language: The language.
  /// - Returns: Three lines without a trailing line break; only the first when the line is empty.
  public func rendered(in source: SchemeSource, _ language: MessageLanguage) -> String {
    let word =
      switch (severity, language) {
      case (.error, .chinese): "错误"
      case (.error, .english): "error"
      case (.warning, .chinese): "警告"
      case (.warning, .english): "warning"
      }
    let head =
      "\(source.name):\(mark.line):\(mark.column): \(word) [\(code)] \(message(language))"
    let line = source.line(mark.line)
    guard !line.isEmpty else { return head }
    let window = Fault.window(of: line, around: mark.column - 1)
    let shown = window.scalars.map(Fault.visible).joined()
    let padding = window.scalars.prefix(window.caret).map(Fault.blank).joined()
    return "\(head)\n    \(shown)\n    \(padding)^"
  }

  /// The part of a line around a column, at most 100 scalars, with `…` where it was cut.
  private static func window(
    of line: [Unicode.Scalar], around column: Int
  ) -> (scalars: [Unicode.Scalar], caret: Int) {
    let column = min(column, line.count)
    guard line.count > 100 else { return (line, column) }
    let start = max(0, min(column - 50, line.count - 100))
    let end = min(line.count, start + 100)
    var scalars = Array(line[start..<end])
    if start > 0 { scalars[0] = "…" }
    if end < line.count { scalars[scalars.count - 1] = "…" }
    return (scalars, column - start)
  }

  /// Bidirectional controls and other invisible characters are spelt out, so that nothing in a file
  /// can change how its line is shown.
  private static func visible(_ scalar: Unicode.Scalar) -> String {
    let isInvisible =
      scalar.properties.generalCategory == .format || scalar == "\u{2028}" || scalar == "\u{2029}"
    return isInvisible ? "\\u{\(String(scalar.value, radix: 16, uppercase: true))}" : String(scalar)
  }

  /// A blank as wide as the scalar is on a terminal.
  private static func blank(_ scalar: Unicode.Scalar) -> String {
    if scalar == "\t" { return "\t" }
    let shown = visible(scalar)
    if shown.unicodeScalars.count > 1 { return String(repeating: " ", count: shown.utf8.count) }
    return isWide(scalar) ? "\u{3000}" : " "
  }

  /// Hanzi, kana, hangul and full-width forms, which take two columns.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
