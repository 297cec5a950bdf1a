import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// Entries of a dated ledger against a minimum number per window.
///
/// For one person or household with `c_w` entries in window `w` of `W`, and a minimum of `m`:
/// ```
/// each window, linear:   Σ min(c_w, m) / (W·m)         total, linear:   min(Σ c_w, W·m) / (W·m)
/// all or nothing:        1 if that is 1, else 0
/// ```
/// Counted per member or household, a subject's ratio is the sum over its members or households
/// divided by their number; one without any entry counts as zero.
func measureMinimumCount(
  _ rule: MinimumCount, _ scheme: Scheme, _ records: Records
) -> RatioColumn {
  guard let windows = scheme.period.count(of: rule.window) else {
    preconditionFailure("the linter found the windows")
  }
  let counting = OccurrenceCounting(rule, scheme, records)
  let counts = counting.counts(windows: windows)
  var column = RatioColumn(rows: records.roster.count, details: rule.details(windows: windows))
  for occurrence in counting.occurrences {
    column.add(1, to: .records, row: counting.owners[occurrence.owner])
  }
  for row in counting.leftOut.map(\.row) { column.add(1, to: .leftOut, row: row) }
  for (owner, row) in counting.owners.enumerated() {
    let slots = WindowCounts(counts[(owner * windows)..<((owner + 1) * windows)], rule)
    slots.add(to: &column, row: row)
  }
  return column
}

extension MinimumCount {
  /// What is counted beside the ratio.
  fileprivate func details(windows: Int) -> [Detail] {
    var details: [Detail] = [.records, .services, .alternative, .missed, .longestMissed]
    details += (0..<windows).map { .window($0) }
    switch per {
    case .member: details += [.members, .compliantMembers] + (0...2).map { .having($0) }
    case .household: details += [.households, .compliantHouseholds] + (0...2).map { .having($0) }
    case .subject: break
    }
    return details + (kinds.isEmpty ? [] : [.leftOut])
  }
}

/// The entries of one person or household in each window.
struct WindowCounts {
  private let slots: [Int64]
  private let rule: MinimumCount

  init(_ slots: some Sequence<Int64>, _ rule: MinimumCount) {
    self.slots = Array(slots)
    self.rule = rule
  }

  private var minimum: Int64 { Int64(rule.atLeast) }
  /// What is due in all windows.
  var whole: Int64 { Int64(slots.count) * minimum }
  /// The entries in all windows.
  var sum: Int64 { slots.reduce(0, +) }
  /// The windows below the minimum.
  var missedWindows: [Int] { slots.indices.filter { slots[$0] < minimum } }

  /// What was reached of `whole = W·m`.
  func reached(_ spread: MinimumCount.Spread) -> Int64 {
    let reached: Int64 =
      switch spread {
      case .each: slots.reduce(0) { $0 + min($1, minimum) }
      case .total: min(sum, whole)
      }
    return rule.credit == .linear || reached == whole ? reached : 0
  }

  /// Windows below the minimum, and the most of them in a row.
  var missed: (count: Int64, longest: Int64) {
    var (count, longest, run) = (Int64(0), Int64(0), Int64(0))
    for slot in slots {
      run = slot < minimum ? run + 1 : 0
      count += slot < minimum ? 1 : 0
      longest = max(longest, run)
    }
    return (count, longest)
  }

  /// Adds one person or household to its subject.
  func add(to column: inout RatioColumn, row: Int) {
    let reached = reached(rule.spread)
    column.numerators[row] += Int128(reached)
    column.denominators[row] += Int128(whole)
    column.add(self.reached(rule.spread == .each ? .total : .each), to: .alternative, row: row)
    column.add(sum, to: .services, row: row)
    column.add(1, to: rule.per == .household ? .households : .members, row: row)
    if reached == whole {
      column.add(
        1, to: rule.per == .household ? .compliantHouseholds : .compliantMembers, row: row)
    }
    column.add(1, to: .having(Int(min(sum, 2))), row: row)
    let missed = missed
    column.add(missed.count, to: .missed, row: row)
    column.raise(.longestMissed, to: missed.longest, row: row)
    for (window, slot) in slots.enumerated() where slot >= minimum {
      column.add(1, to: .window(window), row: row)
    }
  }
}
