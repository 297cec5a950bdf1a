/// Scores between the worst and the best value present.
///
/// ```
/// y = base + gain · (x − min) / (max − min)    more is better
/// y = base + gain · (max − x) / (max − min)    less is better
/// ```
/// over the values present, of each peer group by itself; missing stays missing. Scores lie in
/// `base…base + gain`, both ends taken. One extreme value moves everybody else's score; ``Goalposts`` or frozen bounds do not have that.
/// Before a geometric mean give a `base` above zero, such as 1 and a `gain` of 99.
///
/// Source: OECD and JRC (2008), `oecd2008handbook`.
public struct MinMax: Sendable, Hashable {
  /// Which end is the better one.
  public let direction: Direction
  /// The score of the worst value.
  public let base: Double
  /// What the best value has more.
  public let gain: Double
  /// What a constant column, or a single subject, becomes.
  public let constant: ConstantColumn

  /// A min–max rule.
  ///
  /// - Parameters:
  ///   - direction: Which end is the better one.
  ///   - base: The score of the worst value.
  ///   - gain: What the best value has more: 1, or 100.
  ///   - constant: What a constant column, or a single subject, becomes.
  public init(
    direction: Direction, base: Double = 0, gain: Double = 1, constant: ConstantColumn
  ) {
    self.direction = direction
    self.base = base
    self.gain = gain
    self.constant = constant
  }

  func scale(_ spread: ColumnSpread, group: Int) throws(NormaliseError) -> FrozenScale {
    guard !spread.isConstant else { return try constant.scale(group: group) }
    let rises = direction == .higherIsBetter
    return .linear(
      try LinearScale(
        worst: rises ? spread.minimum : spread.maximum,
        best: rises ? spread.maximum : spread.minimum, base: base, gain: gain))
  }
}
