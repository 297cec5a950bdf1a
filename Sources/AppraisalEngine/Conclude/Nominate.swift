import AppraisalNumerics
import AppraisalScheme

/// Stars by the composite after all rules, or by single indicators.
func applyStars(_ stars: Stars?, _ standings: Standings, _ subjects: inout [Conclusion]) {
  for row in subjects.indices {
    switch stars {
    case .bands(let bands):
      guard let score = standings.composite[row] else { continue }
      subjects[row].stars = bands.first { score >= $0.lowest }?.stars ?? 0
    case .each(let dimensions):
      // Each star goes by its own indicator, whatever became of the others.
      let isExcluded = standings.composite.missing[row] == MissingReason.exempted.rawValue
      guard !isExcluded else { continue }
      subjects[row].dimensionStars = dimensions.filter { dimension in
        standings.value(of: dimension.indicator, row).map { $0 >= dimension.lowest } ?? false
      }.map(\.star)
    case nil: break
    }
  }
}

/// Nominates the best ranked of those who can be nominated for each award.
func nominate(
  _ scheme: Scheme, _ table: IndicatorTable, _ standings: Standings,
  _ subjects: inout [Conclusion]
) -> [AwardOutcome] {
  var outcomes: [AwardOutcome] = []
  for (position, award) in scheme.consequences.awards.enumerated() {
    for pool in Pool.pools(award.within, table, scheme) {
      let outcome = outcome(position, award, pool, scheme, standings, subjects)
      for candidate in outcome.candidates where candidate.isNominated {
        subjects[Int(candidate.row)].awards.append(position)
      }
      outcomes.append(outcome)
    }
  }
  return outcomes
}

private func outcome(
  _ position: Int, _ award: Award, _ pool: Pool, _ scheme: Scheme, _ standings: Standings,
  _ subjects: [Conclusion]
) -> AwardOutcome {
  let members = Set(pool.rows)
  let ranked = standings.ranking.order.filter { members.contains($0) }
  let obstacles = ranked.map {
    award.obstacles(Int($0), subjects[Int($0)], scheme, standings)
  }
  let free = ranked.indices.filter { obstacles[$0].isEmpty }
  let graded = ranked.count { !subjects[Int($0)].isExempt }
  let places = award.count(pool, graded, subjects)
  let cut = Cut(count: free.count, places: places, award.atCut) { left, right in
    standings.composite.units[Int(ranked[free[left]])]
      == standings.composite.units[Int(ranked[free[right]])]
  } samePlace: { left, right in
    standings.ranking.places[Int(ranked[free[left]])]
      == standings.ranking.places[Int(ranked[free[right]])]
  }
  let nominated = Set(free.prefix(cut.kept))
  let end = free.prefix(cut.kept).last.map { $0 + 1 } ?? 0
  let candidates = (0..<end).map { index in
    AwardOutcome.Candidate(
      row: ranked[index], obstacles: obstacles[index], isNominated: nominated.contains(index))
  }
  return AwardOutcome(
    award: position, pool: pool.name, places: places, candidates: candidates, tie: cut.tie)
}

extension Award {
  /// How many places there are in a pool.
  fileprivate func count(_ pool: Pool, _ graded: Int, _ subjects: [Conclusion]) -> Int {
    switch places {
    case .number(let number): return number
    case .share(let share, let base, let rounding):
      let people =
        switch base {
        case .roster: pool.rows.count
        case .eligible: pool.rows.count { !subjects[Int($0)].isExempt }
        case .graded: graded
        }
      return Int(share.count(of: Int64(people), rounding: rounding))
    }
  }

  fileprivate func obstacles(
    _ row: Int, _ subject: Conclusion, _ scheme: Scheme, _ standings: Standings
  ) -> [AwardOutcome.Obstacle] {
    var obstacles: [AwardOutcome.Obstacle] = subject.isExempt ? [.ungraded] : []
    for requirement in eligibility {
      let points = standings.value(of: requirement.indicator, row)
      if !(points.map { $0 >= requirement.lowest } ?? false) {
        obstacles.append(.points(requirement, found: points))
      }
    }
    let allowed = grades.compactMap { scheme.grades?.position(ofGrade: $0) }
    if !grades.isEmpty, !allowed.contains(subject.finalGrade) {
      obstacles.append(.grade(subject.finalGrade))
    }
    for effect in subject.effects {
      if case .veto(let position) = effect.rule,
        notWhen.contains(scheme.consequences.vetoes[position].identifier)
      {
        obstacles.append(.veto(position))
      }
    }
    return obstacles
  }
}

/// The pay by the final grade; those without a grade get none.
func reward(
  _ rewards: Rewards?, _ bands: GradeBands?, _ facts: ConditionReading, _ row: Int,
  _ subject: Conclusion
) -> Reward? {
  guard let rewards else { return nil }
  let stored = facts.fact(FactKey.amount, .amount, row) ?? -1
  let amount = stored < 0 ? nil : stored
  let grade = subject.finalGrade < 0 ? nil : bands?.bands[subject.finalGrade].grade
  let rate = { (rates: [Rewards.Rate]) -> Int64 in
    guard let grade else { return 0 }
    return rates.first { $0.grade.utf8.elementsEqual(grade.utf8) }?.hundredths ?? 0
  }
  // At most 10¹² fen times 10⁴ hundredths: far inside 64 bits.
  let pay = { (hundredths: Int64) in halfUpQuotient((amount ?? 0) * hundredths, 100) }
  let months = rate(rewards.months)
  let coefficient = rate(rewards.coefficients)
  return Reward(
    hasGrade: grade != nil, amount: amount, months: months, bonus: pay(months),
    coefficient: coefficient,
    performance: pay(coefficient))
}

extension Standings {
  /// The points of an indicator, for the root the composite after all rules.
  func value(of indicator: String, _ row: Int) -> Points? {
    indicator == Indicator.rootIdentifier ? composite[row] : points(of: indicator)?[row]
  }
}
