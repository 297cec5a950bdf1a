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

  /// The name by which messages and the reference call the mapping.
  public let name: String
  /// What the mapping says.
  public let meaning: Bilingual
  /// The keys, in the order of the reference.
  public let keys: [Key]
  /// Sets of keys of which exactly one must be there.
  public let alternatives: [[String]]

  /// A mapping of the language.
  /// - Parameters:
  ///   - name: The name by which messages and the reference call it.
  ///   - meaning: What it says.
  ///   - keys: The keys, in the order of the reference.
  ///   - alternatives: Sets of keys of which exactly one must be there; each is optional by itself.
  public init(
    _ name: String, _ meaning: Bilingual, keys: [Key], alternatives: [[String]] = []
  ) {
    self.name = name
    self.meaning = meaning
    self.keys = keys
    self.alternatives = alternatives
  }

  /// A key of a name.
  /// - Parameter name: The name.
  /// - Returns: The key; `nil` for a name that the mapping does not have.
  public func key(_ name: String) -> Key? { keys.first { $0.name == name } }
}
