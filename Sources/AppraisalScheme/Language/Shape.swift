/// A mapping of the language: what it says and which keys it has.
///
/// The readers take the keys, the ranges of values and the hints of messages from here, and the
/// reference and the JSON Schema are written from here, so that they cannot differ.
public struct Shape: Sendable {
  /// A key of a mapping.
  public struct Key: Sendable {
    /// The key.
    public let name: String
    /// What may stand behind it.
    public let type: ValueType
    /// What it says.
    public let meaning: Bilingual
    /// What it means when the key is left out; `nil` when it must be there.
    public let absence: Bilingual?
    /// How it may be written, without the key.
    public let example: String
    /// The clause of a real rule that it expresses.
    public let clause: Bilingual?

    /// A key.
    /// - Parameters:
    ///   - name: The key.
    ///   - type: What may stand behind it.
    ///   - meaning: What it says; where a required key is missing, the message repeats it.
    ///   - absence: What it means when the key is left out; `nil` when it must be there.
    ///   - example: How it may be written, without the key.
    ///   - clause: The clause of a real rule that it expresses.
    public init(
      _ name: String, _ type: ValueType, _ meaning: Bilingual, ifLeftOut absence: Bilingual? = nil,
      example: String, clause: Bilingual? = nil
    ) {
      self.name = name
      self.type = type
      self.meaning = meaning
      self.absence = absence
      self.example = example
      self.clause = clause
    }
  }

  /// Keys of which one must be there, and as a rule only one.
  public struct Alternatives: Sendable, ExpressibleByArrayLiteral {
    /// The keys; each is optional by itself.
    public let names: [String]
    /// The code of the fault when not exactly one is there; `nil` for the general codes.
    public let code: String?
    /// Whether several of them may be there.
    public let mayCombine: Bool

    /// Keys of which one must be there.
    /// - Parameters:
    ///   - names: The keys; each is optional by itself.
    ///   - code: The code of the fault when not exactly one is there; `nil` for the general codes.
    ///   - mayCombine: Whether several of them may be there.
    public init(_ names: [String], code: String? = nil, mayCombine: Bool = false) {
      self.names = names
      self.code = code
      self.mayCombine = mayCombine
    }

    /// Keys of which exactly one must be there, with the general codes.
    /// - Parameter elements: The keys; each is optional by itself.
    public init(arrayLiteral elements: String...) { self.init(elements) }
  }

  /// Keys that are the user's own words.
  public struct OwnWords: Sendable {
    /// What such a word is.
    public let meaning: Bilingual
    /// What may stand behind it.
    public let type: ValueType
    /// How an entry may be written, with the key.
    public let example: String

    /// Keys that are the user's own words.
    /// - Parameters:
    ///   - meaning: What such a word is.
    ///   - type: What may stand behind it.
    ///   - example: How an entry may be written, with the key.
    public init(_ meaning: Bilingual, _ type: ValueType, example: String) {
      self.meaning = meaning
      self.type = type
      self.example = example
    }
  }

  /// The name by which messages and the reference call the mapping; no other shape has it.
  public let name: String
  /// What the mapping says.
  public let meaning: Bilingual
  /// The keys, in the order of the reference; those of the included shapes come last.
  public let keys: [Key]
  /// Shapes whose keys it has as well; the reference tells of them once.
  public let included: [Shape]
  /// Sets of keys of which exactly one must be there.
  public let alternatives: [Alternatives]
  /// The user's own words that may be keys besides; `nil` when there are none.
  public let ownWords: OwnWords?

  /// A mapping of the language.
  /// - Parameters:
  ///   - name: The name by which messages and the reference call it; no other shape has it.
  ///   - meaning: What it says.
  ///   - keys: The keys of its own, in the order of the reference.
  ///   - included: Shapes whose keys it has as well.
  ///   - alternatives: Sets of keys of which exactly one must be there; each is optional by itself.
  ///   - ownWords: The user's own words that may be keys besides.
  public init(
    _ name: String, _ meaning: Bilingual, keys: [Key], including included: [Shape] = [],
    alternatives: [Alternatives] = [], ownWords: OwnWords? = nil
  ) {
    self.name = name
    self.meaning = meaning
    self.keys = keys + included.flatMap(\.keys)
    self.included = included
    self.alternatives = alternatives
    self.ownWords = ownWords
  }

  /// A key of a name.
  /// - Parameter name: The name.
  /// - Returns: The key; `nil` for a name that the mapping does not have.
  public func key(_ name: String) -> Key? { keys.first { $0.name == name } }

  /// The mapping in one line: the keys that must be there, the first of each alternatives.
  ///
  /// Where no key must be there, it has the first one.
  public var example: String {
    let first = alternatives.compactMap(\.names.first)
    var shown = keys.filter { $0.absence == nil || first.contains($0.name) }
    if shown.isEmpty { shown = Array(keys.prefix(1)) }
    let entries = shown.map { "\($0.name): \($0.example)" }
    return "{ " + (entries + [ownWords?.example].compactMap { $0 }).joined(separator: ", ") + " }"
  }
}

extension Shape.Key {
  /// What it means when one of several keys is left out.
  static let another = Bilingual("写了另一个键", "another key stands in its place")
}
