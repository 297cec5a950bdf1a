/// A text in which repeated keys bear another name, so that the parser, which stops at the first
/// mapping with a repeated key, reads the rest of the file too and says where every key stands.
struct KeyRenaming {
  /// The most keys that are renamed; each costs another reading of the file.
  static let limit = 20

  /// The text for the parser: all its scalars stand where those of the file stand.
  private(set) var text: String
  /// The keys renamed: where each stands, with the scalar that was taken from its beginning.
  private(set) var taken: [(mark: SourceMark, scalar: Unicode.Scalar)] = []
  private let source: SchemeSource

  init(_ source: SchemeSource) {
    self.source = source
    text = source.text
  }

  /// Gives a key another name.
  ///
  /// - Parameter mark: Where the key stands, its quote if it has one.
  /// - Returns: Whether it was renamed; keys that begin with something else than a letter, a digit
  ///   or an underscore are left alone, as are all keys behind the first ``limit``.
  mutating func rename(at mark: SourceMark) -> Bool {
    let first = source.scalar(at: mark)
    let isQuoted = first == "\"" || first == "'"
    let place = SourceMark(line: mark.line, column: mark.column + (isQuoted ? 1 : 0))
    guard taken.count < KeyRenaming.limit, !taken.contains(where: { $0.mark == mark }),
      let scalar = source.scalar(at: place),
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_",
      let substitute = Unicode.Scalar(0xE000 + UInt32(taken.count))
    else { return false }
    taken.append((mark, scalar))
    replace(at: place, by: substitute)
    return true
  }

  /// The name that a key has in the file.
  func original(_ key: String, at mark: SourceMark) -> String {
    guard let scalar = taken.first(where: { $0.mark == mark })?.scalar else { return key }
    var name = String.UnicodeScalarView([scalar])
    name.append(contentsOf: key.unicodeScalars.dropFirst())
    return String(name)
  }

  /// Reports the renamed keys by their first place alone, when the parser never came to the end.
  func reportUnread(into faults: inout FaultCollector) {
    for (mark, _) in taken { KeyRenaming.reportRepeated(at: mark, into: &faults) }
  }

  /// Reports a key whose other places are not known.
  static func reportRepeated(at mark: SourceMark, into faults: inout FaultCollector) {
    faults.error(
      "duplicate-key", at: mark, "第 \(mark.line) 行的键在同一处后面又写了一次，只能保留一个。",
      "the key in line \(mark.line) is written again further down in the same mapping; keep one")
  }

  private mutating func replace(at mark: SourceMark, by substitute: Unicode.Scalar) {
    var result = String.UnicodeScalarView()
    var (line, column) = (1, 1)
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      let isHere = line == mark.line && column == mark.column
      result.append(isHere ? substitute : scalar)
      if scalar == "\r" || (scalar == "\n" && previous != "\r") {
        (line, column) = (line + 1, 1)
      } else if scalar != "\n" {
        column += 1
      }
      previous = scalar
    }
    text = String(result)
  }
}
