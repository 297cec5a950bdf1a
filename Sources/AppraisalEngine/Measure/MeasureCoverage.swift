import AppraisalIngest
import AppraisalScheme

/// Those who are covered over those who should be.
///
/// Against a column of the roster the ratio may exceed one: it is reported as it is.
func measureCoverage(
  _ rule: CoverageMeasure, _ scheme: Scheme, _ records: Records
) -> RatioColumn {
  switch rule.of {
  case .members: measureMembersCovered(rule, scheme, records)
  case .rosterColumn(let header): measureCount(rule, against: header, scheme, records)
  case .leaders, .points, .both: measureContacts(rule, records)
  }
}

/// The entries of a ledger whose kind counts.
private func countedServices(
  _ rule: CoverageMeasure, _ scheme: Scheme, _ records: Records
) -> [ServiceRecord] {
  guard let services = records.services[rule.input] else {
    preconditionFailure("the linter found the input")
  }
  let counts = ReadingPlan(scheme).countedKinds(rule.kinds, of: rule.input)
  return services.filter { counts[Int($0.kind)] }
}

private func measureMembersCovered(
  _ rule: CoverageMeasure, _ scheme: Scheme, _ records: Records
) -> RatioColumn {
  var column = RatioColumn(rows: records.roster.count, details: [.records, .uncovered])
  var isCovered = [Bool](repeating: false, count: records.members.count)
  for service in countedServices(rule, scheme, records) {
    isCovered[Int(service.who)] = true
    column.add(1, to: .records, row: Int(records.members.subjectRows[Int(service.who)]))
  }
  for (member, row) in records.members.subjectRows.enumerated() {
    column.denominators[Int(row)] += 1
    if isCovered[member] { column.numerators[Int(row)] += 1 }
    column.add(isCovered[member] ? 0 : 1, to: .uncovered, row: Int(row))
  }
  return column
}

private func measureCount(
  _ rule: CoverageMeasure, against header: String, _ scheme: Scheme, _ records: Records
) -> RatioColumn {
  guard let numbers = records.roster.numbers[header] else {
    preconditionFailure("the plan read the column")
  }
  var column = RatioColumn(
    rows: records.roster.count, details: [.records, .uncovered, .beyondWhole])
  var seen: Set<[Int32]> = []
  for service in countedServices(rule, scheme, records) {
    let row = records.subjectRow(of: service.who, in: rule.input, isMember: false)
    let what =
      switch rule.counts {
      case .people: service.who
      case .household: service.household
      case .unit: service.unit
      }
    column.add(1, to: .records, row: row)
    if seen.insert([Int32(row), what]).inserted { column.numerators[row] += 1 }
  }
  for (row, number) in numbers.enumerated() {
    column.denominators[row] = Int128(number)
    let covered = Int64(clamping: column.numerators[row])
    column.add(max(0, number - covered), to: .uncovered, row: row)
    column.add(max(0, covered - number), to: .beyondWhole, row: row)
  }
  return column
}

/// Leaders with a point and points with a leader; each name counts once in its subject.
private func measureContacts(_ rule: CoverageMeasure, _ records: Records) -> RatioColumn {
  guard let contacts = records.contacts[rule.input] else {
    preconditionFailure("the linter found the input")
  }
  var leaders = CoveredNames(rows: records.roster.count)
  var points = CoveredNames(rows: records.roster.count)
  var column = RatioColumn(
    rows: records.roster.count,
    details: [
      .records, .leaders, .uncoveredLeaders, .contactPoints, .uncoveredPoints,
    ])
  for contact in contacts {
    let row = Int(contact.subject)
    let isPair = contact.leader != nil && contact.point != nil
    if let leader = contact.leader { leaders.note(leader, row: row, isCovered: isPair) }
    if let point = contact.point { points.note(point, row: row, isCovered: isPair) }
    column.add(1, to: .records, row: row)
  }
  for row in 0..<records.roster.count {
    column.add(leaders.all[row], to: .leaders, row: row)
    column.add(leaders.all[row] - leaders.covered[row], to: .uncoveredLeaders, row: row)
    column.add(points.all[row], to: .contactPoints, row: row)
    column.add(points.all[row] - points.covered[row], to: .uncoveredPoints, row: row)
    let parts = rule.of == .leaders ? [leaders] : rule.of == .points ? [points] : [leaders, points]
    column.numerators[row] = parts.reduce(0) { $0 + Int128($1.covered[row]) }
    column.denominators[row] = parts.reduce(0) { $0 + Int128($1.all[row]) }
  }
  return column
}

/// Names per subject, by their bytes, and whether each was ever covered.
private struct CoveredNames {
  private(set) var all: [Int64]
  private(set) var covered: [Int64]
  private var known: [Key: Bool] = [:]

  private struct Key: Hashable {
    let row: Int
    let name: [UInt8]
  }

  init(rows: Int) {
    all = Array(repeating: 0, count: rows)
    covered = all
  }

  mutating func note(_ name: String, row: Int, isCovered: Bool) {
    let key = Key(row: row, name: Array(name.utf8))
    let before = known[key]
    if before == nil { all[row] += 1 }
    if isCovered, before != true { covered[row] += 1 }
    known[key] = isCovered || before == true
  }
}
