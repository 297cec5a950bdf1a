/// Cuts a header pattern into its literals and the gaps between them.
struct HeaderPatternParser {
  private(set) var literals: [[UInt8]] = [[]]
  private(set) var gaps: [HeaderPattern.Placeholder?] = []
  private let text: [UInt8]
  private var position = 0

  init(_ text: [UInt8]) { self.text = text }

  mutating func parse() throws(HeaderPatternProblem) {
    while position < text.count {
      switch text[position] {
      case UInt8(ascii: "{") where !isDoubled: try parseGap()
      case UInt8(ascii: "}") where !isDoubled:
        throw HeaderPatternProblem(.unopened, byte: position)
      case UInt8(ascii: "{"), UInt8(ascii: "}"): parseLiteral(length: 2)
      default: parseLiteral(length: 1)
      }
    }
  }

  private var isDoubled: Bool {
    position + 1 < text.count && text[position + 1] == text[position]
  }

  private mutating func parseLiteral(length: Int) {
    literals[literals.count - 1].append(text[position])
    position += length
  }

  private mutating func parseGap() throws(HeaderPatternProblem) {
    guard let end = text[position...].firstIndex(of: UInt8(ascii: "}")) else {
      throw HeaderPatternProblem(.unclosed, byte: position)
    }
    if !gaps.isEmpty, literals[literals.count - 1].isEmpty {
      throw HeaderPatternProblem(.adjacent, byte: position)
    }
    gaps.append(try placeholder(String(decoding: text[(position + 1)..<end], as: UTF8.self)))
    literals.append([])
    position = end + 1
  }

  private func placeholder(
    _ name: String
  ) throws(HeaderPatternProblem) -> HeaderPattern.Placeholder? {
    if name == "*" { return nil }
    guard let placeholder = HeaderPattern.Placeholder(rawValue: name) else {
      throw HeaderPatternProblem(.unknown(name), byte: position)
    }
    guard !gaps.contains(placeholder) else {
      throw HeaderPatternProblem(.repeated(placeholder), byte: position)
    }
    return placeholder
  }
}
