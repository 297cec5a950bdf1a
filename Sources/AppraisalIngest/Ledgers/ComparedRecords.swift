/// A whole record of a ledger, kept until all were read and can be compared.
struct ComparedRecord<Record> {
  let record: Record
  let place: TextTable.RecordPlace
  /// The row of the subject that it counts for; `nil` when it counts for none.
  let subject: Int?
}

/// Why a record is set aside though it is whole: another record says otherwise.
struct Disagreement {
  /// The position among the records that were whole.
  let position: Int
  let kind: IssueKind
  let column: Int?
}

/// Reads a ledger as ``readLedger(_:log:_:)`` does, and then sets aside records that disagree.
///
/// - Parameters:
///   - table: The opened table.
///   - log: Takes the issues and the account of the file.
///   - read: Reads a record; gives it when it is whole.
///   - compare: Finds those that disagree, once all were read.
/// - Returns: The records that count, in the order of the file; `nil` when it was refused.
func readComparedLedger<Record>(
  _ table: TextTable, log: inout IssueLog,
  read: (borrowing DelimitedRecord, TextTable.RecordPlace, inout IssueLog) -> (
    TextTable.Verdict, ComparedRecord<Record>?
  ),
  compare: ([ComparedRecord<Record>]) -> [Disagreement]
) -> [Record]? {
  var copies = CopyRegister()
  var entries: [ComparedRecord<Record>] = []
  var reading = table.readRecords(log: &log) { record, place, log in
    if let firstLine = copies.firstLine(of: record, at: place.line) {
      log.report(.repeatedRecord(firstLine: firstLine), at: table.place(place))
      return .quarantined
    }
    let (verdict, entry) = read(record, place, &log)
    if let entry { entries.append(entry) }
    return verdict
  }
  let excluded = setAside(compare(entries), among: entries, of: table, log: &log)
  reading.account.accepted -= excluded.count
  reading.account.quarantined += excluded.count
  guard table.close(reading, log: &log) else { return nil }
  return entries.indices.filter { !excluded.contains($0) }.map { entries[$0].record }
}

/// Reports disagreements; gives the positions of the records set aside.
func setAside<Record>(
  _ disagreements: [Disagreement], among entries: [ComparedRecord<Record>], of table: TextTable,
  log: inout IssueLog
) -> Set<Int> {
  for disagreement in disagreements.sorted(by: { $0.position < $1.position }) {
    let entry = entries[disagreement.position]
    let issue = Issue(
      disagreement.kind, at: table.place(entry.place, column: disagreement.column))
    log.report(issue.kind, at: issue.place)
    if let subject = entry.subject { log.note(issue, concerning: subject) }
  }
  return Set(disagreements.map(\.position))
}

/// Finds records that tell the same thing again: the later ones when they agree, all of them when
/// they do not, since nobody can say which of them counts.
///
/// - Parameters:
///   - entries: The records.
///   - key: What a record tells about.
///   - statement: What it tells.
///   - column: The column to point at.
///   - conflict: The fault, given the record and the line of one that disagrees with it.
/// - Returns: The records to be set aside.
func disagreements<Record, Key: Hashable, Statement: Equatable>(
  among entries: [ComparedRecord<Record>], about key: (Record) -> Key,
  telling statement: (Record) -> Statement, column: Int?,
  conflict: (Record, Int) -> IssueKind
) -> [Disagreement] {
  var positions: [Key: [Int]] = [:]
  for (position, entry) in entries.enumerated() {
    positions[key(entry.record), default: []].append(position)
  }
  var result: [Disagreement] = []
  for group in positions.values where group.count > 1 {
    let told = statement(entries[group[0]].record)
    let firstOther = group.first { statement(entries[$0].record) != told }
    for (index, position) in group.enumerated() {
      guard let firstOther else {
        if index == 0 { continue }
        let kind = IssueKind.repeatedRecord(firstLine: entries[group[0]].place.line)
        result.append(Disagreement(position: position, kind: kind, column: nil))
        continue
      }
      let agreesWithFirst = statement(entries[position].record) == told
      let other = agreesWithFirst ? firstOther : group[0]
      let kind = conflict(entries[position].record, entries[other].place.line)
      result.append(Disagreement(position: position, kind: kind, column: column))
    }
  }
  return result
}

/// Finds records whose bytes agree in all fields.
struct CopyRegister {
  private var seen = ByteKeyTable()
  private var lines: [Int] = []
  private var joined: [UInt8] = []

  /// The line where the same record stood first; `nil` for a new one, which is remembered.
  mutating func firstLine(of record: borrowing DelimitedRecord, at line: Int) -> Int? {
    joined.removeAll(keepingCapacity: true)
    for index in 0..<record.count {
      joined.append(contentsOf: record[index])
      // No field holds a zero byte, so cells cannot run into each other.
      joined.append(0)
    }
    let known = seen.count
    let index = joined.withUnsafeBufferPointer { seen.insert($0) }
    guard index == known else { return lines[index] }
    lines.append(line)
    return nil
  }
}
