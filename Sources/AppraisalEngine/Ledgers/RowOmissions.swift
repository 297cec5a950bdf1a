public import AppraisalIngest
public import AppraisalNumerics
public import AppraisalScheme

/// Why a row of a ledger does not count.
public enum RowOmission: Sendable, Hashable {
  /// Its kind, category or role is not among those that count.
  case kind
  /// Another row of the same day counts already.
  case sameDay
  /// Another row about the same household in the same window counts already.
  case sameHousehold
  /// Another row about the same unit in the same window counts already.
  case sameUnit
  /// Being excused, late or represented is left out.
  case leave
  /// It is not among the items asked for.
  case otherItem
  /// Its day lies behind the period, and such rows are left out.
  case notYetDue
  /// It begins after the period.
  case afterPeriod
  /// It has not come to the first of the stages compared.
  case notReached
}

/// The rows of a measure's ledger that do not count.
///
/// - Parameters:
///   - measure: A measure of dated ledgers or lists; others leave nothing out here.
///   - scheme: The rules.
///   - records: The records of its input.
/// - Returns: The reasons, by line.
/// - Complexity: O(records).
public func rowOmissions(
  _ measure: Measure, _ scheme: Scheme, _ records: Records
) -> [Int32: RowOmission] {
  let plan = ReadingPlan(scheme)
  let lines: [Int32]
  switch measure {
  case .services(let rule), .visits(let rule), .meetings(let rule):
    return rowOmissions(rule, scheme, records)
  case .coverage(let rule):
    let counts = plan.countedKinds(rule.kinds, of: rule.input)
    lines = (records.services[rule.input] ?? []).filter { !counts[Int($0.kind)] }.map(\.line)
  case .categories(let rule):
    let words = plan.categories(of: rule.input)
    lines = (records.entries[rule.input] ?? [])
      .filter { !isAmong(words[Int($0.category)], rule.of) }.map(\.line)
  case .pairing(let rule):
    let words = plan.roles(of: rule.input)
    lines = (records.posts[rule.input] ?? [])
      .filter { !isAmong(words[Int($0.role)], rule.roles) }.map(\.line)
  case .attendance(let rule):
    let lines = (records.attendance[rule.input] ?? []).filter { isLeftOut($0.presence, rule) }
    return Dictionary(lines.map { ($0.line, .leave) }, uniquingKeysWith: { first, _ in first })
  default: lines = []
  }
  return Dictionary(lines.map { ($0, .kind) }, uniquingKeysWith: { first, _ in first })
}

private func isLeftOut(_ presence: Presence, _ rule: AttendanceMeasure) -> Bool {
  switch presence {
  case .present, .absent: false
  case .leave: rule.leave == .leaveOut
  case .late: rule.late == .leaveOut
  case .substitute: rule.substitute == .leaveOut
  }
}

private func isAmong(_ word: String, _ words: [String]) -> Bool {
  words.contains { $0.utf8.elementsEqual(word.utf8) }
}

/// Rows of other kinds, and all but the first of those that count once.
///
/// A visit counts when it counts
/// for one of the subjects that the household belongs to.
private func rowOmissions(
  _ rule: MinimumCount, _ scheme: Scheme, _ records: Records
) -> [Int32: RowOmission] {
  let counting = OccurrenceCounting(rule, scheme, records)
  var omissions: [Int32: RowOmission] = [:]
  for (_, line) in counting.leftOut { omissions[line] = .kind }
  guard let distinct = rule.distinct else { return omissions }
  let reason: RowOmission =
    switch distinct {
    case .day: .sameDay
    case .household: .sameHousehold
    case .unit: .sameUnit
    }
  let counted = Set(counting.distinct().map(\.line))
  for occurrence in counting.occurrences where !counted.contains(occurrence.line) {
    omissions[occurrence.line] = reason
  }
  return omissions
}

// MARK: - Single records

/// Why a commitment does not count.
/// - Parameters:
///   - commitment: The commitment.
///   - rule: The rule.
///   - end: The last day of the period.
/// - Returns: The reason; `nil` when it counts.
public func rowOmission(
  of commitment: CommitmentRecord, _ rule: CommitmentMeasure, end: CalendarDate
) -> RowOmission? {
  rule.notYetDue == .leaveOut && outcome(of: commitment, end: end) == .notYetDue
    ? .notYetDue : nil
}

/// Why an item to be handed in does not count.
/// - Parameters:
///   - entry: The item.
///   - rule: The rule.
///   - end: The last day of the period.
/// - Returns: The reason; `nil` when it counts.
public func rowOmission(
  of entry: ChecklistRecord, _ rule: ChecklistMeasure, end: CalendarDate
) -> RowOmission? {
  guard rule.asks(for: entry.item) else { return .otherItem }
  return rule.notYetDue == .leaveOut && checklistOutcome(entry, end: end) == .notYetDue
    ? .notYetDue : nil
}

/// Why an item with stages does not count.
/// - Parameters:
///   - claim: The item.
///   - rule: The rule.
///   - end: The last day of the period.
/// - Returns: The reason; `nil` when it counts.
public func rowOmission(
  of claim: ClaimRecord, _ rule: ClaimMeasure, end: CalendarDate
) -> RowOmission? {
  guard let stage = ClaimProgress(measure: rule, end: end).stage(of: claim) else {
    return .afterPeriod
  }
  return stage < rule.from ? .notReached : nil
}
