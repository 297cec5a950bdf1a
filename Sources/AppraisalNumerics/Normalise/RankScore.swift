/// Scores from places alone: place from below, Borda points or percentile.
///
/// With *r* the place counted from the worst (1), under a stated tie rule, among the *n* values
/// present of the peer group:
/// ```
/// place       y = r
/// borda       y = r − 1                  subjects that are beaten
/// percentile  y = (r − 1) / (n − 1)      or / (highest r − 1), as the divisor says
/// ```
/// Missing stays missing and pushes nobody back. Differences between neighbours vanish, extreme values lose their pull. A single subject beats
/// nobody among nobody, and all tied have no highest place to divide by: what a percentile
/// becomes then is stated.
///
/// Source: OECD and JRC (2008), `oecd2008handbook`; Borda (1781), `borda1781elections`.
public struct RankScore: Sendable, Hashable {
  /// What is made of a place.
  public enum Points: Sendable, Hashable {
    /// The place counted from the worst, from 1.
    case place
    /// One less than the place: with competition places, the subjects beaten.
    case borda
    /// Borda points over *n* − 1.
    case percentileOfOthers
    /// Borda points over those of the best, so that the best always has 1.
    case percentileOfHighest
  }

  /// Which end is the better one.
  public let direction: Direction
  /// What is made of a place.
  public let points: Points
  /// What places equals share.
  public let ties: TieRule
  /// Decimal places to which the score is rounded, half to even, as published; `nil` keeps all.
  public let decimals: Int?
  /// What a percentile becomes for a single subject, or when its divisor is zero.
  public let constant: ConstantColumn

  /// A rank rule.
  ///
  /// - Parameters:
  ///   - direction: Which end is the better one.
  ///   - points: What is made of a place.
  ///   - ties: What places equals share; ``TieRule/competition`` gives the worst of a tie's places
  ///     from below, as is usual.
  ///   - decimals: Decimal places of the score, 0…15; `nil` keeps all bits.
  ///   - constant: What a percentile becomes when its divisor is zero.
  /// - Throws: ``NormaliseError/decimalsOutOfRange(_:)``.
  public init(
    direction: Direction, points: Points, ties: TieRule = .competition, decimals: Int? = nil,
    constant: ConstantColumn
  ) throws(NormaliseError) {
    if let decimals, !(0...15).contains(decimals) { throw .decimalsOutOfRange(decimals) }
    self.direction = direction
    self.points = points
    self.ties = ties
    self.decimals = decimals
    self.constant = constant
  }

  func scores(_ column: [Double], groups: PeerGroups?) throws(NormaliseError) -> [Double] {
    try requireFinite(column)
    if let groups, groups.labels.count != column.count {
      throw .groupCount(labels: groups.labels.count, rows: column.count)
    }
    // The better end is ranked last, so that places count from the worst.
    let ranking = ScoreRanking(
      finite: column, best: direction == .higherIsBetter ? .lowerIsBetter : .higherIsBetter,
      tieBreaks: [], groups: groups)
    var scores = ranking.places(ties)
    for (group, range) in ranking.groupRanges.enumerated() {
      let highest = ranking.order[range].reduce(0) { max($0, scores[Int($1)]) }
      let constant = try divisor(range.count, highest) == 0 ? constant.scale(group: group) : nil
      for row in ranking.order[range].lazy.map(Int.init) {
        scores[row] =
          constant?(column[row]) ?? score(scores[row], count: range.count, highest: highest)
      }
    }
    return scores
  }

  /// What Borda points are divided by; `nil` where they are not.
  private func divisor(_ count: Int, _ highest: Double) -> Double? {
    switch points {
    case .place, .borda: nil
    case .percentileOfOthers: Double(count - 1)
    case .percentileOfHighest: highest - 1
    }
  }

  private func score(_ place: Double, count: Int, highest: Double) -> Double {
    let score = points == .place ? place : (place - 1) / (divisor(count, highest) ?? 1)
    guard let decimals else { return score }
    let scale = powerOfTen(decimals)
    return (score * scale).rounded(.toNearestOrEven) / scale
  }
}
