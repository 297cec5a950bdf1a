/// How the values of one indicator become comparable scores; each case is a full specification.
///
/// All cases keep missing values (NaN) missing, refuse infinite ones and state what a constant
/// column becomes. Bounds come from all values present, or from those of each peer group.
///
/// ```swift
/// let rule = Normalisation.minMax(MinMax(direction: .lowerIsBetter, constant: .score(0.5)))
/// let frozen = try rule.frozen(on: thisYear)      // store it
/// let scores = try frozen.normalised(nextYear)    // same bounds, comparable scores
/// ```
public enum Normalisation: Sendable, Hashable {
  /// Between two stated goalposts.
  case goalposts(Goalposts)
  /// Between the worst and the best value present.
  case minMax(MinMax)
  /// Standard deviations from the mean: z, T or any other centre and spread.
  case standardScore(StandardScore)
  /// Place, Borda points or percentile.
  case rank(RankScore)
  /// Share of the way from the worst value to a stated target.
  case distanceToTarget(DistanceToTarget)
  /// Share of the way from the worst value to a reference subject.
  case distanceToReference(DistanceToReference)
  /// Ratio to the best value present.
  case ratioToBest(RatioToBest)

  /// Which end is the better one.
  public var direction: Direction {
    switch self {
    case .goalposts(let rule): rule.direction
    case .minMax(let rule): rule.direction
    case .standardScore(let rule): rule.direction
    case .rank(let rule): rule.direction
    case .distanceToTarget(let rule): rule.direction
    case .distanceToReference(let rule): rule.direction
    case .ratioToBest(let rule): rule.direction
    }
  }

  /// Settles the scales on a column.
  ///
  /// - Parameters:
  ///   - column: One value per subject, in the indicator's unit; NaN where missing.
  ///   - groups: The peer groups; `nil` settles one scale on all subjects. A reference subject
  ///     serves all groups.
  /// - Returns: The scales, one per group. A group without values has none.
  /// - Throws: ``NormaliseError/infinite(row:)``, ``NormaliseError/groupCount(labels:rows:)``,
  ///   ``NormaliseError/ranksCannotBeFrozen`` for ranks; by rule
  ///   ``NormaliseError/constantColumn(group:)``, ``NormaliseError/targetNotBetter(target:worst:)``,
  ///   ``NormaliseError/referenceMissing(row:)``, ``NormaliseError/notPositive(row:value:)``; and
  ///   ``NormaliseError/badBounds(lower:upper:)`` where a range is beyond that of Double.
  /// - Complexity: O(*n*).
  public func frozen(
    on column: [Double], groups: PeerGroups? = nil
  ) throws(NormaliseError) -> FrozenNormalisation {
    try column.withUnsafeBufferPointer { view throws(NormaliseError) in
      try frozen(on: view, groups: groups)
    }
  }

  /// Settles the scales on a lent column.
  func frozen(
    on column: UnsafeBufferPointer<Double>, groups: PeerGroups?
  ) throws(NormaliseError) -> FrozenNormalisation {
    if case .rank = self { throw .ranksCannotBeFrozen }
    let spread = ColumnSpread(column)
    try spread.requireFinite()
    guard let groups else {
      return FrozenNormalisation(scales: [try scale(spread, in: column, group: 0)])
    }
    guard groups.labels.count == column.count else {
      throw .groupCount(labels: groups.labels.count, rows: column.count)
    }
    var scales: [FrozenScale] = []
    for (group, rows) in groups.members.enumerated() {
      let values = rows.map { column[Int($0)] }
      do throws(NormaliseError) {
        scales.append(
          try values.withUnsafeBufferPointer { view throws(NormaliseError) in
            try scale(ColumnSpread(view), in: column, group: group)
          })
      } catch {
        guard case .notPositive(_, let value) = error else { throw error }
        // The same value may stand in another group, where it was no fault.
        let row = rows.first { column[Int($0)] == value } ?? 0
        throw .notPositive(row: Int(row), value: value)
      }
    }
    return FrozenNormalisation(scales: scales)
  }

  /// Turns values into scores, with scales settled on the same values.
  ///
  /// - Parameters:
  ///   - column: One value per subject, in the indicator's unit; NaN where missing.
  ///   - groups: The peer groups; `nil` compares all subjects with each other.
  /// - Returns: One score per subject, NaN where missing.
  /// - Throws: As ``frozen(on:groups:)`` (ranks are no error here), and
  ///   ``NormaliseError/scoreInfinite(row:)``.
  /// - Complexity: O(*n*), with a radix sort for ranks.
  public func normalised(
    _ column: [Double], groups: PeerGroups? = nil
  ) throws(NormaliseError) -> [Double] {
    if case .rank(let rank) = self { return try rank.scores(column, groups: groups) }
    return try frozen(on: column, groups: groups).normalised(column, groups: groups)
  }

  /// The scale of one group, from its values and, for a reference subject, the whole column.
  private func scale(
    _ spread: ColumnSpread, in column: UnsafeBufferPointer<Double>, group: Int
  ) throws(NormaliseError) -> FrozenScale {
    if case .goalposts(let goalposts) = self { return .linear(goalposts.scale) }
    guard spread.count > 0 else { return .missing }
    switch self {
    case .goalposts, .rank: return .missing
    case .minMax(let rule): return try rule.scale(spread, group: group)
    case .standardScore(let rule): return try rule.scale(spread, group: group)
    case .distanceToTarget(let rule): return try rule.scale(spread)
    case .distanceToReference(let rule): return try rule.scale(spread, column: column)
    case .ratioToBest(let rule): return try rule.scale(spread, column: column)
    }
  }
}
