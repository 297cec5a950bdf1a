/// One way in which a sheet can look careless.
///
/// None works alone: each sees some patterns and is blind to others, so ``CarelessAssessment``
/// combines them, on both sides.
///
/// With `x` the answers of a sheet, gaps left out; NaN wherever a sheet has no value:
public enum CarelessIndex: Int, Sendable, Hashable, CaseIterable {
  /// Longest run of equal answers, in answers `[johnson2005ascertaining]`; NaN without an answer.
  case longestRun
  /// Answers over runs of equal answers; NaN without an answer.
  case meanRun
  /// Standard deviation of the sheet's answers, divisor *n* − 1, in points of the scale
  /// `[dunn2018irv]`; NaN below two answers.
  case variability
  /// The same over the first fifth of the items, ⌊p/5⌋ of them and at least one.
  case variabilityFirst
  /// The same over the last fifth of the items.
  case variabilityLast
  /// `−max(−1, 2r/(1 + r))`, with `r` the correlation over the factors of the mean of the items at odd
  /// places with that at even ones: −1…1, larger is worse `[yentes2018careless]`; NaN below two factors
  /// or with a constant side.
  case evenOdd
  /// Correlation over the pairs of psychometric synonyms, −1…1 `[meade2012identifying]`; NaN below two
  /// pairs or with a constant side.
  case synonyms
  /// The same over the pairs of antonyms.
  case antonyms
  /// Correlation with the mean answers of the other sheets, −1…1 `[donlon1968index]`; NaN below three
  /// items or with a constant side.
  case personTotal
  /// Number of Guttman errors: pairs of item steps of which the harder is passed and the easier is not
  /// `[molenaar1991guttman]`; NaN without an answer.
  case guttmanErrors
  /// Guttman errors over the largest number that the sheet's total allows, 0…1
  /// `[emons2008nonparametric]`; NaN where that is 0, as at the lowest and highest total.
  case guttmanShare
  /// `(x − x̄)ᵀ S⁻¹ (x − x̄)` with mean and covariance (divisor *n* − 1) of the complete sheets
  /// `[mahalanobis1936generalised]`; NaN for a sheet with a gap, and for all when `S` is singular.
  case distance
  /// Mean of `−ln` of the share of other sheets with the same answer, half a count added to each value,
  /// in nats; NaN without an answer.
  case surprise
  /// Completion time over answered items, in seconds; NaN without a time or an answer.
  case secondsPerItem

  /// The sides that speak for carelessness.
  ///
  /// Shape is suspicious on both sides: a straight line and a zig-zag, the dull middle and pure
  /// noise. Consistency is on one: nobody answers too consistently for want of care.
  public var suspiciousSides: Set<CarelessSide> {
    switch self {
    case .longestRun, .meanRun, .variability, .variabilityFirst, .variabilityLast, .distance,
      .surprise:
      [.low, .high]
    case .evenOdd, .antonyms, .guttmanErrors, .guttmanShare: [.high]
    case .synonyms, .personTotal, .secondsPerItem: [.low]
    }
  }

  /// The indices that are combined when nothing else is asked for: one per aspect, so that no
  /// aspect counts twice.
  public static let combined: Set<CarelessIndex> = [
    .longestRun, .variability, .evenOdd, .personTotal, .guttmanShare, .distance, .surprise,
    .secondsPerItem,
  ]
}
