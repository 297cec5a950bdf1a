import AppraisalIngest
import AppraisalNumerics
public import AppraisalScheme

/// A value that two sources tell differently, or that only one of them tells.
public struct Difference: Sendable, Hashable {
  /// The row of the subject.
  public let row: Int
  /// The identifier of whoever has the value: the subject or a member.
  public let identifier: String
  /// The name.
  public let name: String
  /// What the first source tells, in units of 0.0001.
  public let first: Int64?
  /// What the second source tells.
  public let second: Int64?
  /// The line of the first source; 0 without one.
  public let firstLine: Int
  /// The line of the second source; 0 without one.
  public let secondLine: Int
}

/// The values in which two sources differ.
///
/// - Parameters:
///   - measure: The rule.
///   - records: The records.
/// - Returns: The differences, in the order of the list of those compared; also values that only one
///   source tells.
/// - Complexity: O(those compared).
public func differences(_ measure: ReconcileMeasure, _ records: Records) -> [Difference] {
  let pair = ComparedSources(measure, records)
  return (0..<pair.count).compactMap { position in
    guard pair.outcome(position) != .agreeing, pair.outcome(position) != .neither else {
      return nil
    }
    return pair.difference(position)
  }
}

/// Values that agree over values compared.
func measureReconciliation(_ measure: ReconcileMeasure, _ records: Records) -> LedgerColumn {
  let pair = ComparedSources(measure, records)
  var column = LedgerColumn(rows: records.roster.count)
  for row in 0..<records.roster.count { column.add(0, to: .records, row: row) }
  for position in 0..<pair.count {
    let row = pair.row(position)
    let isOneSided: Bool
    switch pair.outcome(position) {
    case .neither: continue
    case .agreeing:
      column.add(to: .agreeing, row: row)
      column.count(1, of: 1, row: row)
      isOneSided = false
    case .differing:
      column.add(to: .differing, row: row)
      column.count(0, of: 1, row: row)
      isOneSided = false
    case .onlyFirst:
      column.add(to: .onlyFirst, row: row)
      isOneSided = true
    case .onlySecond:
      column.add(to: .onlySecond, row: row)
      isOneSided = true
    }
    column.add(to: .records, row: row)
    if isOneSided, measure.oneSided == .asDifference { column.count(0, of: 1, row: row) }
  }
  return column
}

/// Two tables, position by position of the list that both name.
private struct ComparedSources {
  enum Outcome {
    case neither
    case agreeing
    case differing
    case onlyFirst
    case onlySecond
  }

  private let measure: ReconcileMeasure
  private let records: Records
  private let first: [Int32?]
  private let second: [Int32?]
  private let firstLines: [Int32]
  private let secondLines: [Int32]

  init(_ measure: ReconcileMeasure, _ records: Records) {
    self.measure = measure
    self.records = records
    guard let left = records.values[measure.input], let right = records.values[measure.other],
      let first = left.values[measure.value], let second = right.values[measure.value]
    else { preconditionFailure("the linter found the inputs, and the plan read the value") }
    (self.first, self.second) = (first, second)
    (firstLines, secondLines) = (left.lines, right.lines)
  }

  var count: Int { first.count }

  func outcome(_ position: Int) -> Outcome {
    switch (first[position], second[position]) {
    case (nil, nil): .neither
    case (_?, nil): .onlyFirst
    case (nil, _?): .onlySecond
    case (let left?, let right?):
      abs(Int64(left) - Int64(right)) <= measure.tolerance ? .agreeing : .differing
    }
  }

  func row(_ position: Int) -> Int {
    measure.per == .member ? Int(records.members.subjectRows[position]) : position
  }

  func difference(_ position: Int) -> Difference {
    let row = row(position)
    let subject = records.roster.subjects[row]
    let isMember = measure.per == .member
    let identifiers = isMember ? RecordReference.members(records.members).identifiers : []
    return Difference(
      row: row, identifier: isMember ? identifiers[position] : subject.identifier,
      name: isMember ? records.members.names[position] : subject.name,
      first: first[position].map { Int64($0) }, second: second[position].map { Int64($0) },
      firstLine: Int(firstLines[position]), secondLine: Int(secondLines[position]))
  }
}
