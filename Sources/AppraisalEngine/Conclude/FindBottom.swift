import AppraisalNumerics
import AppraisalScheme

/// Looks for the last of each pool; nobody's grade changes.
///
/// Only ranked subjects who are not exempt are looked at. The *k*-th from below decides: equals of it
/// are all among the last, or none of them, as the scheme says.
func findBottom(
  _ scheme: Scheme, _ table: IndicatorTable, _ standings: Standings, _ facts: ConditionReading,
  _ subjects: inout [Conclusion]
) -> [BottomOutcome] {
  guard let rule = scheme.consequences.bottom else { return [] }
  let ranked = standings.ranking.order.filter { !subjects[Int($0)].isExempt }
  var position = [Int](repeating: -1, count: standings.count)
  for (place, row) in ranked.enumerated() { position[Int(row)] = place }
  return Pool.pools(rule.within, table, scheme).map { pool in
    let rows = pool.rows.filter { position[Int($0)] >= 0 }
      .sorted { position[Int($0)] > position[Int($1)] }
    let isTooSmall = rule.hasPlaces && rows.count < rule.minimumStratum
    let last = isTooSmall ? [] : rule.last(of: rows, standings)
    let places = placesInPool(rows, standings)
    let found = Set(last)
    for (row, place) in zip(rows, places) where found.contains(row) {
      let years = yearsRunning(rule, scheme, facts, Int(row))
      subjects[Int(row)].bottom = BottomFinding(
        place: place, count: rows.count, years: years,
        isAccountable: years >= rule.consecutiveYears)
    }
    return BottomOutcome(
      pool: pool.name, count: rows.count, isTooSmall: isTooSmall, rows: last)
  }
}

/// The place of each row in its pool, from the best; equals share the better one.
private func placesInPool(_ worstFirst: [Int32], _ standings: Standings) -> [Int] {
  let place = { (row: Int32) in standings.ranking.places[Int(row)] }
  var places: [Int] = []
  for (position, row) in worstFirst.reversed().enumerated() {
    let isShared = position > 0 && place(row) == place(worstFirst[worstFirst.count - position])
    places.append(isShared ? places[position - 1] : position + 1)
  }
  return places.reversed()
}

/// How many years running somebody was among the last, this one included.
private func yearsRunning(
  _ rule: BottomRule, _ scheme: Scheme, _ facts: ConditionReading, _ row: Int
) -> Int {
  var years = 1
  while years < rule.consecutiveYears,
    facts.fact(FactKey.bottom(year: scheme.period.last.year - years), .records, row) == 1
  {
    years += 1
  }
  return years
}

extension BottomRule {
  /// Whether places decide, so that the size of a pool matters.
  var hasPlaces: Bool { if case .belowFloor = trigger { false } else { true } }

  /// The last of a pool, from the worst up.
  fileprivate func last(of worstFirst: [Int32], _ standings: Standings) -> [Int32] {
    func isBelow(_ floor: Points, _ row: Int32) -> Bool {
      standings.composite[Int(row)].map { $0 < floor } ?? false
    }
    switch trigger {
    case .last(let number): return last(number, of: worstFirst, standings)
    case .lastShare(let share, let rounding):
      let number = share.count(of: Int64(worstFirst.count), rounding: rounding)
      return last(Int(number), of: worstFirst, standings)
    case .belowFloor(let floor): return worstFirst.filter { isBelow(floor, $0) }
    case .lastAndBelowFloor(let number, let floor):
      return last(number, of: worstFirst, standings).filter { isBelow(floor, $0) }
    }
  }

  private func last(_ number: Int, of worstFirst: [Int32], _ standings: Standings) -> [Int32] {
    let place = { (position: Int) in standings.ranking.places[Int(worstFirst[position])] }
    let cut = Cut(
      count: worstFirst.count, places: number, ties == .exclude ? .excludeAll : .exceed,
      sameScore: { place($0) == place($1) }, samePlace: { place($0) == place($1) })
    return Array(worstFirst.prefix(cut.kept))
  }
}
