import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// Services against a minimum number per window.
///
/// For one person with `c_w` services in window `w` of `W`, and a minimum of `m`:
/// ```
/// each window, linear:   Σ min(c_w, m) / (W·m)         total, linear:   min(Σ c_w, W·m) / (W·m)
/// all or nothing:        1 if that is 1, else 0
/// ```
/// Counted per member, a subject's ratio is the sum over its members divided by their number; a
/// member without any service counts as zero.
func measureServices(
  _ measure: ServiceMeasure, period: Period, _ records: Records
) -> RatioColumn {
  guard let services = records.services[measure.input],
    let windows = period.count(of: measure.window)
  else { preconditionFailure("the linter found the input and the windows") }
  let isPerMember = measure.per == .member
  let people = isPerMember ? records.members.count : records.roster.count
  var counts = [Int32](repeating: 0, count: people * windows)
  for service in services {
    let window = period.index(of: service.date, window: measure.window)
    counts[Int(service.who) * windows + window] += 1
  }
  var column = RatioColumn(
    rows: records.roster.count,
    details: isPerMember
      ? [.records, .services, .members, .compliantMembers] : [.records, .services])
  let whole = Int64(windows) * Int64(measure.atLeast)
  for person in 0..<people {
    let row = isPerMember ? Int(records.members.subjectRows[person]) : person
    let slots = counts[(person * windows)..<((person + 1) * windows)].map(Int64.init)
    let reached = credited(slots, measure, whole: whole)
    let done = slots.reduce(0, +)
    column.numerators[row] += Int128(reached)
    column.denominators[row] += Int128(whole)
    column.add(done, to: .services, row: row)
    column.add(done, to: .records, row: row)
    column.add(1, to: .members, row: row)
    if reached == whole { column.add(1, to: .compliantMembers, row: row) }
  }
  return column
}

/// What one person reached of `whole = W·m`.
private func credited(_ slots: [Int64], _ measure: ServiceMeasure, whole: Int64) -> Int64 {
  let minimum = Int64(measure.atLeast)
  let reached: Int64 =
    switch measure.spread {
    case .each: slots.reduce(0) { $0 + min($1, minimum) }
    case .total: min(slots.reduce(0, +), whole)
    }
  return measure.credit == .linear || reached == whole ? reached : 0
}
