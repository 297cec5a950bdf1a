/// How the values of one group become scores, once it is settled: a plain value to store.
///
/// Applied to next year's values it gives scores that are comparable with this year's, since the
/// bounds no longer move with the data; scores beyond the old bounds then fall outside unless they
/// are capped.
public enum FrozenScale: Sendable, Hashable, Codable {
  /// A straight line.
  case linear(LinearScale)
  /// `best / x`, the ratio to the best where less is better; both are positive.
  case inverseRatio(best: Double)
  /// Every value present gets the same score.
  case constant(Double)
  /// No value was there to settle a scale, or the specification drops constant columns.
  case missing

  /// The score of a value; missing stays missing.
  ///
  /// - Parameter value: A value of the indicator, or NaN.
  /// - Returns: The score; NaN where the value is missing, and where an inverse ratio meets a
  ///   value that is not positive.
  public func callAsFunction(_ value: Double) -> Double {
    switch self {
    case .linear(let scale): scale(value)
    case .inverseRatio(let best): value > 0 ? best / value : .nan
    case .constant(let score): value.isNaN ? value : score
    case .missing: .nan
    }
  }
}
