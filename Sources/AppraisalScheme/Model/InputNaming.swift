/// How the records of an input name people and units.
public struct InputNaming: Sendable {
  /// What the column of the person or unit holds.
  public enum Key: String, Sendable, CaseIterable {
    /// Identifiers of the list.
    case identifier = "id"
    /// Names.
    case name
  }

  /// What the column holds.
  public let key: Key
  /// The header of the unit that tells people of one name apart, if there is one.
  public let unit: String?
  /// Further spellings, if a file lists them.
  public let mapping: MappingInput?
}

/// A file of spellings and the identifiers that they stand for.
public struct MappingInput: Sendable {
  /// The file.
  public let file: InputFile
  /// The headers of spelling and identifier; those of a draft when not declared.
  public let columns: (form: String, identifier: String)?
}
