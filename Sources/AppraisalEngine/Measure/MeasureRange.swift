import AppraisalIngest
import AppraisalNumerics
public import AppraisalScheme

/// How a number of each subject lies to its range.
///
/// The column carries no points; its details are the number, and how many people or subjects lie
/// below, inside and above the range. Numbers of tables are in units of 0.0001, the others whole.
func measureRange(_ rule: RangeRule, _ scheme: Scheme, _ records: Records) -> MeasuredColumn {
  let rows = records.roster.count
  var details: [Detail: [Int64]] = [:]
  for detail: Detail in [.value, .records, .belowRange, .insideRange, .aboveRange] {
    details[detail] = Array(repeating: 0, count: rows)
  }
  for (row, number) in numbers(of: rule, records) {
    let level = rule.stratum.flatMap { name in
      scheme.strata.firstIndex(of: name).map { records.roster.subjects[row].strata[$0] }
    }
    details[.records]?[row] += 1
    details[.value]?[row] += number
    guard let bounds = rule.bounds(at: level) else { continue }
    details[bounds.side(of: number, scale: rule.scale)]?[row] += 1
  }
  let missing = (details[.records] ?? []).map { $0 == 0 ? MissingReason.noRecords.rawValue : 0 }
  return MeasuredColumn(
    key: rule.key,
    points: PointsColumn(units: Array(repeating: 0, count: rows), missing: missing),
    details: details)
}

extension RangeRule {
  /// The column that holds how subjects lie to the range.
  public var key: ColumnKey { ColumnKey(indicator: "range/\(identifier)") }

  /// Units of the number in one.
  public var scale: Int64 {
    if case .table = number { Int64(Points.unitsPerPoint) } else { 1 }
  }
}

extension RangeRule.Bounds {
  /// On which side of the range a number lies.
  fileprivate func side(of number: Int64, scale: Int64) -> Detail {
    if let from, number < from * scale { return .belowRange }
    if let to, number > to * scale { return .aboveRange }
    return .insideRange
  }
}

/// The numbers of a rule with the rows of their subjects.
private func numbers(
  of rule: RangeRule, _ records: Records
) -> [(row: Int, number: Int64)] {
  switch rule.number {
  case .rosterColumn(let header):
    return (records.roster.numbers[header] ?? []).enumerated().map { ($0, $1) }
  case .table(let input, let value):
    return (records.values[input]?.values[value] ?? []).enumerated().compactMap { row, number in
      number.map { (row, Int64($0)) }
    }
  case .members:
    var counts = [Int64](repeating: 0, count: records.roster.count)
    for row in records.members.subjectRows { counts[Int(row)] += 1 }
    return counts.enumerated().map { ($0, $1) }
  case .pairs(let input):
    // Somebody without a household is on no pair; all members are looked at when pairs name them.
    let isOfMembers = records.namesMembers(input)
    var counts = [Int64](
      repeating: 0, count: isOfMembers ? records.members.count : records.roster.count)
    for pair in records.pairs[input] ?? [] { counts[Int(pair.who)] += 1 }
    return counts.enumerated().map { who, count in
      (records.subjectRow(of: Int32(who), in: input, isMember: false), count)
    }
  }
}
