import AppraisalIngest
import AppraisalScheme

/// Gives each input its list in the spelling of its file, reading each mapping once per list.
struct NamingReading {
  private var mappings: [Key: KeyMapping?] = [:]

  private struct Key: Hashable {
    let file: InputFile
    let isOfMembers: Bool
  }

  /// The list that an input names, by the identifiers, names and further spellings of its file.
  ///
  /// - Parameters:
  ///   - list: The list.
  ///   - input: The input.
  ///   - log: Takes the issues and accounts of mappings.
  ///   - open: Opens a file.
  /// - Returns: The list; `nil` when the mapping was refused.
  mutating func list(
    _ list: RecordReference, of input: RecordInput, log: inout IssueLog,
    open: (InputFile, inout IssueLog) -> (SourceFile, TextOptions)?
  ) -> RecordReference? {
    guard let declared = input.naming.mapping else {
      return list.named(input.naming.kind)
    }
    let key = Key(file: declared.file, isOfMembers: input.namesMembers)
    if mappings[key] == nil {
      mappings[key] = .some(
        open(declared.file, &log).flatMap { source, options in
          read(declared, source, options, of: list, log: &log)
        })
    }
    guard let mapping = mappings[key] ?? nil else { return nil }
    return list.named(input.naming.kind, mapping: mapping)
  }

  private func read(
    _ input: MappingInput, _ source: SourceFile, _ options: TextOptions,
    of list: RecordReference, log: inout IssueLog
  ) -> KeyMapping? {
    guard let columns = input.columns else {
      return readMapping(
        source, options: options, identifiers: list.identifiers, log: &log)
    }
    return readMapping(
      source, options: options, columns: columns, identifiers: list.identifiers, log: &log)
  }
}

extension InputNaming {
  /// How the file names those on its list.
  var kind: Naming {
    switch (key, unit) {
    case (.identifier, _): .identifiers
    case (.name, nil): .names
    case (.name, _): .namesAndUnits
    }
  }
}

extension RecordReference {
  /// The roster, when it is that which is named.
  var roster: Roster? {
    if case .subjects(let roster) = self { roster } else { nil }
  }
}
