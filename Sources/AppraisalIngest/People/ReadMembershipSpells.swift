import AppraisalNumerics

/// The headers of a list of people with the times during which they belonged somewhere.
public struct MembershipColumns: Sendable {
  /// The identifier; without it, people are known by their names.
  public let identifier: String?
  /// The name.
  public let name: String
  /// The subject.
  public let subject: String
  /// The first day, if told.
  public let from: String?
  /// The last day, if told.
  public let to: String?

  /// Headers.
  /// - Parameters:
  ///   - identifier: The identifier, if there is one.
  ///   - name: The name.
  ///   - subject: The subject.
  ///   - from: The first day, if told.
  ///   - to: The last day, if told.
  public init(
    identifier: String?, name: String, subject: String, from: String? = nil, to: String? = nil
  ) {
    self.identifier = identifier
    self.name = name
    self.subject = subject
    self.from = from
    self.to = to
  }
}

/// Reads a list of people who may have moved: one row per person and unit.
///
/// Without identifiers, a name on two rows refuses the list, since these may be two people. With
/// them, an identifier that has two names refuses it. Spells of one person that share a day are all
/// set aside.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - columns: The headers.
///   - roster: Those appraised.
///   - log: Takes the issues and the account of the file.
/// - Returns: The people and their spells; `nil` when the file was refused.
/// - Complexity: O(bytes).
public func readMembershipSpells(
  _ source: SourceFile, options: TextOptions, columns: MembershipColumns, roster: Roster,
  log: inout IssueLog
) -> MembershipSpells? {
  guard let table = TextTable(source, options: options, log: &log),
    let found = table.columns(
      [columns.name, columns.subject, columns.identifier, columns.from, columns.to], log: &log),
    let name = found[0], let subject = found[1]
  else { return nil }
  var people = PeopleRegister(hasIdentifiers: found[2] != nil)
  var entries: [ComparedRecord<MembershipSpell>] = []
  var copies = CopyRegister()
  let result = table.readRecords(log: &log) { record, place, log in
    var reading = FieldReading(table, place)
    let title = reading.text(record[name], column: name, log: &log)
    let key = found[2].map { reading.text(record[$0], column: $0, log: &log) } ?? title
    if let key, let title { people.register(key, name: title, at: place) }
    if found[2] != nil, let firstLine = copies.firstLine(of: record, at: place.line) {
      reading.fault(.repeatedRecord(firstLine: firstLine), column: nil, log: &log)
    }
    let row = reading.index(
      record[subject], column: subject, in: roster.keys, list: .roster, log: &log)
    let days = found[3...].map { column in
      column.flatMap { reading.date(record[$0], column: $0, mayBeEmpty: true, log: &log) }
    }
    reading.requireOrder(days[0], days[1], column: found[4], log: &log)
    if reading.isWhole, let key, let member = people.keys.index(of: key), let row {
      let spell = MembershipSpell(
        member: Int32(member), subject: Int32(row), from: days[0], to: days[1],
        line: Int32(clamping: place.line))
      entries.append(ComparedRecord(record: spell, place: place, subject: row))
    }
    return reading.verdict(concerning: row, log: &log)
  }
  return people.spells(
    from: entries, of: table, result, columns: (found[2] ?? name, found[3]), log: &log)
}

extension PeopleRegister {
  /// The people with those of their spells that do not overlap; `nil` when the list is refused.
  fileprivate func spells(
    from entries: [ComparedRecord<MembershipSpell>], of table: TextTable,
    _ reading: TextTable.Reading, columns: (key: Int, from: Int?), log: inout IssueLog
  ) -> MembershipSpells? {
    var reading = reading
    for fault in faults {
      log.report(fault.kind, at: table.place(fault.place, column: columns.key))
    }
    let excluded = setAside(
      faults.isEmpty ? overlaps(entries, column: columns.from) : [], among: entries, of: table,
      log: &log)
    reading.account.accepted -= excluded.count
    reading.account.quarantined += excluded.count
    guard table.close(reading, isUsable: faults.isEmpty, log: &log) else { return nil }
    let kept = entries.indices.filter { !excluded.contains($0) }.map { entries[$0].record }
    return MembershipSpells(names: names, spells: kept, keys: keys)
  }
}

/// Spells of one person that share a day.
///
/// In the order of their first days, a spell shares a day with an earlier one exactly when it begins
/// before the latest end so far; whoever has that end shares it too.
private func overlaps(
  _ entries: [ComparedRecord<MembershipSpell>], column: Int?
) -> [Disagreement] {
  let groups = Dictionary(grouping: entries.indices) { entries[$0].record.member }
  return groups.values.flatMap { group -> [Disagreement] in
    let ordered = group.sorted { start(entries[$0].record) < start(entries[$1].record) }
    var partners: [Int: Int] = [:]
    var latest = ordered[0]
    for position in ordered.dropFirst() {
      if start(entries[position].record) <= end(entries[latest].record) {
        partners[position] = latest
        if partners[latest] == nil { partners[latest] = position }
      }
      if end(entries[position].record) > end(entries[latest].record) { latest = position }
    }
    return partners.map { position, other in
      Disagreement(
        position: position, kind: .overlappingSpells(otherLine: entries[other].place.line),
        column: column)
    }
  }
}

private func start(_ spell: MembershipSpell) -> Int { spell.from?.dayOrder ?? 0 }
private func end(_ spell: MembershipSpell) -> Int { spell.to?.dayOrder ?? .max }

/// The people of a list, each with the name and line where they stood first.
private struct PeopleRegister {
  let hasIdentifiers: Bool
  private(set) var keys = ByteKeyTable()
  private(set) var names: [String] = []
  private(set) var faults: [(place: TextTable.RecordPlace, kind: IssueKind)] = []
  private var lines: [Int] = []

  init(hasIdentifiers: Bool) { self.hasIdentifiers = hasIdentifiers }

  mutating func register(_ key: String, name: String, at place: TextTable.RecordPlace) {
    let known = keys.count
    let index = keys.insert(key)
    guard index < known else {
      names.append(name)
      lines.append(place.line)
      return
    }
    if !hasIdentifiers {
      faults.append((place, .sameName(name: name, firstLine: lines[index])))
    } else if !names[index].utf8.elementsEqual(name.utf8) {
      faults.append(
        (
          place,
          .identifierOfTwoNames(
            identifier: key, name: name, otherName: names[index], firstLine: lines[index])
        ))
    }
  }
}
