/// Emphasis in a terminal, or none.
package struct TerminalStyle: Sendable {
  private let isColoured: Bool

  /// A style.
  /// - Parameter isColoured: Whether escape sequences are written at all.
  package init(isColoured: Bool) { self.isColoured = isColoured }

  /// Emphases that a cell can have.
  package enum Emphasis: Sendable {
    /// None.
    case plain
    /// For headings.
    case bold
    /// For what matters less.
    case faint
    /// For gains.
    case green
    /// For losses and errors.
    case red
    /// For warnings.
    case yellow

    fileprivate var code: String? {
      switch self {
      case .plain: nil
      case .bold: "1"
      case .faint: "2"
      case .red: "31"
      case .green: "32"
      case .yellow: "33"
      }
    }
  }

  /// A text with its emphasis; the text alone when colours are off.
  package func applied(_ emphasis: Emphasis, to text: String) -> String {
    guard isColoured, let code = emphasis.code else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
