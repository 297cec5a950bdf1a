import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// What quotas are applied to.
struct QuotaField {
  let table: IndicatorTable
  let scheme: Scheme
  let standings: Standings
  let facts: ConditionReading

  /// The position of each row in the ranking of all; those without a rank stand behind it.
  let order: [Int32]

  init(
    table: IndicatorTable, scheme: Scheme, standings: Standings, facts: ConditionReading
  ) {
    self.table = table
    self.scheme = scheme
    self.standings = standings
    self.facts = facts
    var order = [Int32](repeating: .max, count: standings.count)
    for (position, row) in standings.ranking.order.enumerated() {
      order[Int(row)] = Int32(position)
    }
    self.order = order
  }

  /// How many people of a pool a share is taken of.
  func base(_ base: QuotaBase, _ pool: Pool, _ subjects: [Conclusion]) -> Int {
    switch base {
    case .roster: pool.rows.count
    case .eligible: pool.rows.count { !subjects[Int($0)].isExempt }
    case .graded:
      pool.rows.count {
        !subjects[Int($0)].isExempt && standings.composite.missing[Int($0)] == 0
      }
    }
  }
}

/// Applies the quotas one after the other, each in all its pools.
///
/// In a pool, those who have one of the grades stand in order of grade, composite and tie-break; the
/// first of them keep it, as many as there are places, and the others get the grade that the quota names.
///
/// - Returns: What each quota came to.
func applyQuotas(_ field: QuotaField, _ subjects: inout [Conclusion]) -> [QuotaOutcome] {
  var outcomes: [QuotaOutcome] = []
  guard let bands = field.scheme.grades else { return [] }
  for (position, quota) in field.scheme.consequences.quotas.enumerated() {
    let pools: [Pool] =
      if case .share(_, _, let within) = quota.limit {
        Pool.pools(within, field.table, field.scheme)
      } else {
        Pool.units(field.table)
      }
    let counted = quota.grades.compactMap { bands.position(ofGrade: $0) }
    guard let spill = bands.position(ofGrade: quota.spill) else { continue }
    for pool in pools {
      let outcome = outcome(position, quota, counted: counted, pool, field, subjects)
      for (place, row) in outcome.holders.enumerated().dropFirst(outcome.kept) {
        subjects[Int(row)].change(
          to: spill, by: .quota(outcome: outcomes.count, place: place + 1))
      }
      outcomes.append(outcome)
    }
  }
  return outcomes
}

private func outcome(
  _ position: Int, _ quota: Quota, counted: [Int], _ pool: Pool, _ field: QuotaField,
  _ subjects: [Conclusion]
) -> QuotaOutcome {
  let (share, base, unitGrade) = limit(quota, position, pool, field)
  let people = field.base(base, pool, subjects)
  let places = Int(share.count(of: Int64(people), rounding: quota.rounding))
  let grade = { (row: Int32) in subjects[Int(row)].finalGrade }
  let holders = pool.rows.filter { counted.contains(grade($0)) }
    .sorted { (grade($0), field.order[Int($0)]) < (grade($1), field.order[Int($1)]) }
  let standings = field.standings
  let sameScore = { (left: Int, right: Int) in
    let (left, right) = (holders[left], holders[right])
    return grade(left) == grade(right)
      && standings.composite.units[Int(left)] == standings.composite.units[Int(right)]
  }
  let samePlace = { (left: Int, right: Int) in
    let (left, right) = (holders[left], holders[right])
    return grade(left) == grade(right)
      && standings.ranking.places[Int(left)] == standings.ranking.places[Int(right)]
  }
  let cut = Cut(
    count: holders.count, places: places, quota.atCut, sameScore: sameScore, samePlace: samePlace)
  let needed = quota.atCut.placesNeeded(
    count: holders.count, sameScore: sameScore, samePlace: samePlace)
  return QuotaOutcome(
    quota: position, pool: pool.name, unitGrade: unitGrade, share: share, base: people,
    places: places, holders: holders, kept: cut.kept, placesNeeded: needed, tie: cut.tie,
    isDecidedByTieBreak: cut.isDecidedByTieBreak, rows: pool.rows, finalHolders: cut.kept)
}

/// The share that applies in a pool, whom it is taken of, and the unit's grade.
private func limit(
  _ quota: Quota, _ position: Int, _ pool: Pool, _ field: QuotaField
) -> (share: Share, base: QuotaBase, unitGrade: Int?) {
  switch quota.limit {
  case .share(let share, let base, _): return (share, base, nil)
  case .byUnit(let units, let base):
    let grade = pool.rows.first.flatMap {
      field.facts.fact(FactKey.quota(position), .grade, Int($0))
    }
    guard let grade, grade >= 0 else { return (units.otherwise, base, nil) }
    return (units.shares[Int(grade)].share, base, Int(grade))
  }
}
