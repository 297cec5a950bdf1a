/// The share of the way from the worst value present to a target that the rules state.
///
/// ```
/// y = (x − min) / (target − min)    more is better
/// y = (max − x) / (max − target)    less is better
/// ```
/// with the extremes of the values present, of each peer group by itself. Missing stays missing. A
/// target that the worst subject has already reached leaves no way to measure and is refused; a single
/// subject, and a constant column, get 0 when the target is better. Not capped, scores exceed 1 beyond
/// the target.
///
/// Source: OECD and JRC (2008), `oecd2008handbook`.
public struct DistanceToTarget: Sendable, Hashable {
  /// Which end is the better one.
  public let direction: Direction
  /// The target, in the indicator's unit.
  public let target: Double
  /// Whether scores end at 1 where the target is reached.
  public let capsAtTarget: Bool

  /// A target.
  ///
  /// - Parameters:
  ///   - direction: Which end is the better one.
  ///   - target: The target, in the indicator's unit.
  ///   - capsAtTarget: Whether scores end at 1 where the target is reached.
  public init(direction: Direction, target: Double, capsAtTarget: Bool) {
    self.direction = direction
    self.target = target
    self.capsAtTarget = capsAtTarget
  }

  func scale(_ spread: ColumnSpread) throws(NormaliseError) -> FrozenScale {
    let rises = direction == .higherIsBetter
    let worst = rises ? spread.minimum : spread.maximum
    guard rises ? target > worst : target < worst else {
      throw .targetNotBetter(target: target, worst: worst)
    }
    return .linear(
      try LinearScale(worst: worst, best: target, caps: capsAtTarget ? .best : .none))
  }
}
