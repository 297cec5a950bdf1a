import AppraisalNumerics

/// One rate of all subjects, against limits that narrow with the number of cases.
public struct RateExamination: Sendable {
  /// What is counted over what.
  public enum Kind: Sendable, Hashable {
    /// Votes for these words over valid ratings.
    case words([String])
    /// Members who did in full what was due.
    case members
    /// Households for whom all was done that was due.
    case households
    /// Entries over those due.
    case due
    /// Meetings attended over those due.
    case attendance
    /// People who attended often enough.
    case people
    /// Categories covered.
    case categories
    /// Those covered over those who should be.
    case coverage
    /// Places with every post filled.
    case places
    /// Items completed.
    case completed
    /// Items done in time.
    case kept
    /// Values on which two sources agree.
    case agreeing
    /// Entries that found a counterpart.
    case met
    /// Whole numbers handed in, one over the other.
    case handedIn
  }

  /// The indicator, and the group for ratings.
  public let target: OutlierTarget
  /// What is counted over what.
  public let kind: Kind
  /// Subjects with at least one case.
  public let count: Int
  /// `p₀`, the rate of all of them together, 0…1.
  public let rate: Double
  /// `φ`, the mean square of the winsorised scores by chance alone.
  public let excess: Double
  /// `τ²`, the variance between subjects beside chance, in squared rates.
  public let betweenVariance: Double
  /// Scores beyond are flagged.
  public let limit: Double
  /// The flagged, ascending by row.
  public let flags: [RateFlag]

  /// How many flags rates without anything odd lead one to expect.
  public var expected: Double { expectedFlags(count, .funnel) }
}

/// A rate outside its limits.
public struct RateFlag: Sendable, Hashable {
  /// The row of the subject.
  public let row: Int
  /// Cases that count.
  public let part: Int
  /// All cases.
  public let whole: Int
  /// The distance from the rate of all, in standard errors with the variance between subjects.
  public let score: Double
  /// The limits for as many cases, 0…1.
  public let lower, upper: Double
  /// On which side.
  public var direction: OutlierDirection { score < 0 ? .low : .high }
}

/// Judges every rate.
func examineRates(
  _ rates: [CountedRate], _ unexamined: inout [Unexamined]
) -> [RateExamination] {
  rates.compactMap { rate in
    let counted = rate.rows.filter { rate.wholes[$0] > 0 }
    let sound = counted.filter { 0...rate.wholes[$0] ~= rate.parts[$0] }
    if sound.count < counted.count {
      unexamined.append(
        Unexamined(
          .funnel, rate.target, .aboveWhole(subjects: counted.count - sound.count)))
    }
    do throws(OutlierError) {
      return try examine(rate, sound)
    } catch {
      unexamined.append(Unexamined(.funnel, rate.target, Unexamined.Reason(error, [])))
      return nil
    }
  }
}

private func examine(
  _ rate: CountedRate, _ rows: [Int]
) throws(OutlierError) -> RateExamination {
  let parts = rows.map { Int(rate.parts[$0]) }
  let wholes = rows.map { Int(rate.wholes[$0]) }
  let verdict = try FunnelPlot()(successes: parts, trials: wholes)
  let limit = OutlierSettings.rateLimit
  return RateExamination(
    target: rate.target, kind: rate.kind, count: rows.count, rate: verdict.target,
    excess: verdict.excess, betweenVariance: verdict.betweenVariance, limit: limit,
    flags: verdict.outliers(beyond: limit).map { place in
      let limits = verdict.limits(trials: Double(wholes[place]), beyond: limit)
      return RateFlag(
        row: rows[place], part: parts[place], whole: wholes[place],
        score: verdict.additive[place], lower: limits.lower, upper: limits.upper)
    })
}
