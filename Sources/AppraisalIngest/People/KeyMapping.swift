/// Which identifier of a list each spelling of the files stands for, as somebody decided.
public struct KeyMapping: Sendable {
  let forms: ByteKeyTable
  let positions: [Int]

  /// No spelling.
  public static let none = KeyMapping(forms: ByteKeyTable(), positions: [])

  init(forms: ByteKeyTable, positions: [Int]) {
    precondition(forms.count == positions.count, "one position per spelling")
    self.forms = forms
    self.positions = positions
  }

  /// Number of spellings.
  public var count: Int { forms.count }

  /// The position on the list that a spelling stands for.
  /// - Parameter form: The spelling, compared by its bytes.
  /// - Returns: The position; `nil` for a spelling that is not mapped.
  public func position(of form: String) -> Int? { forms.index(of: form).map { positions[$0] } }

  /// The position on the list that the bytes of a spelling stand for.
  func position(of form: UnsafeBufferPointer<UInt8>) -> Int? {
    forms.index(of: form).map { positions[$0] }
  }
}

/// Reads a mapping, for example a draft that somebody completed.
///
/// A spelling whose identifier is still empty is set aside. The file is refused when one spelling
/// stands for two identifiers, when an identifier is not on the list, or when a spelling is itself
/// an identifier of the list, since the mapping would never be asked for it.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - columns: The headers of spelling and identifier.
///   - identifiers: The identifiers of the list.
///   - log: Takes the issues and the account of the file.
/// - Returns: The mapping; `nil` when the file was refused.
/// - Complexity: O(bytes).
public func readMapping(
  _ source: SourceFile, options: TextOptions,
  columns: (form: String, identifier: String) = (
    MappingDraft.headers[0], MappingDraft.headers[1]
  ), identifiers: [String], log: inout IssueLog
) -> KeyMapping? {
  guard let table = TextTable(source, options: options, log: &log),
    let found = table.columns([columns.form, columns.identifier], log: &log),
    let form = found[0], let identifier = found[1]
  else { return nil }
  var gathering = MappingGathering(identifiers)
  let reading = table.readRecords(log: &log) { record, place, log in
    var reading = FieldReading(table, place)
    let written = reading.text(record[form], column: form, log: &log)
    let meant = reading.text(record[identifier], column: identifier, log: &log)
    guard let written, let meant else { return .quarantined }
    guard let fault = gathering.add(withoutShield(written), meant, line: place.line) else {
      return .accepted
    }
    log.report(fault, at: table.place(place, column: form))
    return .quarantined
  }
  guard table.close(reading, isUsable: gathering.isUsable, log: &log) else { return nil }
  return KeyMapping(forms: gathering.forms, positions: gathering.positions)
}

/// A spelling without the apostrophe by which a draft keeps it from being taken for a formula.
///
/// A draft puts one before nothing else, and also before a spelling that begins with one.
private func withoutShield(_ form: String) -> String {
  guard form.utf8.first == UInt8(ascii: "'") else { return form }
  let rest = form.unicodeScalars.dropFirst()
  switch rest.first {
  case "=", "+", "-", "@", "＝", "＋", "－", "＠", "'": return String(rest)
  default: return form
  }
}

/// The spellings of a mapping while it is read.
private struct MappingGathering {
  let keys: ByteKeyTable
  var forms = ByteKeyTable()
  var positions: [Int] = []
  private var lines: [Int] = []
  /// Whether every spelling stands for one identifier.
  private(set) var isUsable = true

  init(_ identifiers: [String]) {
    var keys = ByteKeyTable(minimumCapacity: identifiers.count)
    for identifier in identifiers { _ = keys.insert(identifier) }
    precondition(keys.count == identifiers.count, "identifiers are unique")
    self.keys = keys
  }

  /// Adds a spelling; gives what is wrong with it.
  mutating func add(_ form: String, _ identifier: String, line: Int) -> IssueKind? {
    guard keys.index(of: form) == nil else { return refuse(.isIdentifier, form) }
    guard let position = keys.index(of: identifier) else {
      return refuse(.unknownIdentifier(IssueKind.excerpt(identifier)), form)
    }
    if let number = forms.index(of: form) {
      if positions[number] == position { return .repeatedRecord(firstLine: lines[number]) }
      return refuse(.twoIdentifiers(firstLine: lines[number]), form)
    }
    _ = forms.insert(form)
    positions.append(position)
    lines.append(line)
    return nil
  }

  private mutating func refuse(_ fault: IssueKind.MappingFault, _ form: String) -> IssueKind {
    isUsable = false
    return .mappingFault(form: IssueKind.excerpt(form), fault)
  }
}

extension IssueKind {
  /// What can be wrong with a spelling of a mapping.
  public enum MappingFault: Sendable, Hashable {
    /// It stands for another identifier on an earlier line.
    case twoIdentifiers(firstLine: Int)
    /// Its identifier is not on the list.
    case unknownIdentifier(String)
    /// It is itself an identifier of the list.
    case isIdentifier
  }

  /// The first characters of a text.
  fileprivate static func excerpt(_ text: String) -> String {
    var text = text
    return text.withUTF8 { excerpt($0) }
  }
}
