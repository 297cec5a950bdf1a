extension FieldReading {
  /// The position of somebody on a list.
  mutating func index(
    _ field: UnsafeBufferPointer<UInt8>, column: Int, in keys: ListedKeys,
    list: IssueKind.KeyList, log: inout IssueLog
  ) -> Int? {
    let bytes = bytes(field, column: column, log: &log)
    guard !bytes.isEmpty else {
      fault(.blankField, column: column, log: &log)
      return nil
    }
    switch keys.find(bytes, unit: unit) {
    case .found(let index, let isMapped):
      if isMapped { log.countMapped(in: place.file) }
      return index
    case .ambiguous(let count):
      fault(
        .ambiguousName(found: IssueKind.excerpt(bytes), count: count), column: column, log: &log)
    case .unknown(let suggestions):
      if let index = withCapital(bytes, keys) {
        note(.lowercaseCheckCharacter, column: column, log: &log)
        return index
      }
      fault(
        .unknown(bytes, list: list, suggestions: suggestions), column: column, log: &log)
    }
    log.noteUnknown(bytes, list: list, line: place.line ?? 0)
    return nil
  }

  /// An identity number with a small check character, looked up with the capital that lists have.
  private func withCapital(_ field: UnsafeBufferPointer<UInt8>, _ keys: ListedKeys) -> Int? {
    guard identifierDamage(of: field, usualWidth: nil) == .lowercaseX else { return nil }
    return (Array(field.dropLast()) + [UInt8(ascii: "X")]).withUnsafeBufferPointer {
      guard case .found(let index, _) = keys.find($0, unit: unit) else { return nil }
      return index
    }
  }

  /// An identifier that a list defines; a small check character becomes a capital.
  mutating func identifier(
    _ field: UnsafeBufferPointer<UInt8>, column: Int, check: inout IdentifierCheck,
    log: inout IssueLog
  ) -> String? {
    guard let text = name(field, column: column, log: &log) else { return nil }
    let bytes = trimmed(field).field
    check.column.add(bytes)
    switch identifierDamage(of: bytes, usualWidth: nil) {
    // One in scientific notation refuses the whole file, which is said once.
    case nil, .scientific: return text
    case .lowercaseX:
      note(.lowercaseCheckCharacter, column: column, log: &log)
      return String(text.dropLast()) + "X"
    case let damage?:
      fault(damage.issue, column: column, log: &log)
      return nil
    }
  }

  /// A name or identifier that must not be empty and holds nothing that cannot be seen.
  ///
  /// Private characters pass, since registers write rare names with them, and so do line breaks.
  mutating func name(
    _ field: UnsafeBufferPointer<UInt8>, column: Int, log: inout IssueLog
  ) -> String? {
    guard let text = text(field, column: column, log: &log) else { return nil }
    let bytes = trimmed(field).field
    guard let invisible = hiddenCharacter(in: bytes) else { return text }
    fault(invisible.issue(in: bytes), column: column, log: &log)
    return nil
  }
}

/// The identifiers that a list defines, looked at as a column.
struct IdentifierCheck {
  /// All of them.
  var column = IdentifierColumn()
  private var entries: [(width: Int, place: TextTable.RecordPlace)] = []

  /// Remembers an identifier that was accepted.
  mutating func accept(_ identifier: String, at place: TextTable.RecordPlace) {
    var identifier = identifier
    entries.append((identifier.withUTF8 { numericWidth($0) } ?? 0, place))
  }

  /// Which of those accepted have lost leading zeros, by their number; each is reported.
  ///
  /// - Throws: When a spreadsheet has rounded the column.
  func settle(
    in table: TextTable, column: Int, log: inout IssueLog
  ) throws(Refusal) -> Set<Int> {
    if let refusal = self.column.refusal {
      throw Refusal(
        kind: refusal, place: SourcePlace(file: table.file, column: table.column(column)))
    }
    guard let usual = self.column.usualWidth else { return [] }
    var found: Set<Int> = []
    for (number, entry) in entries.enumerated() where 1..<usual ~= entry.width {
      let damage = IdentifierDamage.shortened(usual: usual)
      log.report(damage.issue, at: table.place(entry.place, column: column))
      found.insert(number)
    }
    return found
  }
}
