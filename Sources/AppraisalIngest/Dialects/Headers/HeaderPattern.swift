/// A pattern that tells from a header who or what its column rates: `对{rated}的{item}评价`.
///
/// A pattern is literal text with placeholders: `{rated}`, `{item}` and `{group}`, each at most once
/// and each for at least one character, and `{*}` for anything or nothing. `{{` and `}}` stand for
/// the brackets themselves. Between two placeholders there must be literal text. Literals are
/// compared byte by byte: neither blanks nor full-width brackets are taken for others.
///
/// A header matches when it can be cut along the literals. When it can be cut in ways that give the
/// placeholders different texts, it is ambiguous: `{rated}-{item}` does not say where to cut
/// `一-二-三`. Ways that differ only in what `{*}` takes are the same.
public struct HeaderPattern: Sendable, Hashable {
  /// What a header is searched for.
  public enum Placeholder: String, Sendable, Hashable, CaseIterable {
    /// Who is rated.
    case rated
    /// The item that is rated.
    case item
    /// The evaluator group.
    case group
  }

  /// How a header compares with a pattern.
  public enum Match: Sendable, Hashable {
    /// The header does not match.
    case none
    /// The header matches, and the placeholders stand for these texts.
    case found([Placeholder: String])
    /// The header matches in several ways.
    case ambiguous
  }

  /// The pattern as written.
  public let text: String
  /// The literals: one before, between and behind the gaps, the outer ones perhaps empty.
  let literals: [[UInt8]]
  /// What stands between the literals; `nil` for `{*}`.
  let gaps: [Placeholder?]

  /// A pattern.
  /// - Parameter text: At most 1000 bytes.
  /// - Throws: ``HeaderPatternProblem``.
  public init(_ text: String) throws(HeaderPatternProblem) {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty else { throw HeaderPatternProblem(.empty, byte: 0) }
    guard bytes.count <= 1000 else { throw HeaderPatternProblem(.tooLong, byte: 1000) }
    var parser = HeaderPatternParser(bytes)
    try parser.parse()
    self.text = text
    literals = parser.literals
    gaps = parser.gaps
  }

  /// Compares a header with the pattern.
  ///
  /// - Parameter header: The header.
  /// - Returns: Whether it matches, and what the placeholders stand for.
  /// - Complexity: O(*n m*) for *n* bytes of the header and *m* of the pattern, however the literals
  ///   repeat.
  public func match(_ header: String) -> Match {
    let bytes = Array(header.utf8)
    let ways = HeaderPatternMatcher(self, bytes).ways
    guard let way = ways.first else { return .none }
    guard ways.count == 1 else { return .ambiguous }
    return .found(way.mapValues { String(decoding: bytes[$0], as: UTF8.self) })
  }
}

/// Why a text is no header pattern.
public struct HeaderPatternProblem: Error, Sendable, Hashable {
  /// The kinds of problems.
  public enum Kind: Sendable, Hashable {
    /// There is no text.
    case empty
    /// The text is longer than 1000 bytes.
    case tooLong
    /// A bracket is opened and not closed.
    case unclosed
    /// A bracket is closed that was not opened.
    case unopened
    /// A placeholder that there is not.
    case unknown(String)
    /// A placeholder stands there twice.
    case repeated(HeaderPattern.Placeholder)
    /// Two placeholders stand next to each other, so that nothing tells them apart.
    case adjacent
  }

  /// What is wrong.
  public let kind: Kind
  /// At which byte of the pattern.
  public let byte: Int

  init(_ kind: Kind, byte: Int) {
    self.kind = kind
    self.byte = byte
  }
}
