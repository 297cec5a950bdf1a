/// One way in which a sheet can look careless.
///
/// None works alone: each sees some patterns and is blind to others, so ``CarelessAssessment``
/// combines them, on both sides.
public enum CarelessIndex: Int, Sendable, Hashable, CaseIterable {
  /// Longest run of equal answers.
  case longestRun
  /// Mean length of the runs of equal answers.
  case meanRun
  /// Standard deviation of the sheet's answers.
  case variability
  /// The same over the first fifth of the items.
  case variabilityFirst
  /// The same over the last fifth of the items.
  case variabilityLast
  /// Even–odd inconsistency over the factors, larger is worse.
  case evenOdd
  /// Correlation over psychometric synonyms.
  case synonyms
  /// Correlation over psychometric antonyms.
  case antonyms
  /// Correlation with the mean answers of the other sheets.
  case personTotal
  /// Number of Guttman errors.
  case guttmanErrors
  /// Guttman errors as a share of the largest number possible.
  case guttmanShare
  /// Squared Mahalanobis distance.
  case distance
  /// Mean surprise of the answers, in nats.
  case surprise
  /// Seconds per answered item.
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
