/// Distances from the mean in standard deviations, moved to a chosen centre and spread.
///
/// ```
/// y = centre + spread · (x − x̄) / s    more is better
/// y = centre + spread · (x̄ − x) / s    less is better
/// ```
/// over the values present, of each peer group by itself; missing stays missing. `s` divides by *n* − 1
/// or by *n*, as ``divisor`` says. Packages differ here, so a z score without
/// its divisor is not a specification.
///
/// Source: OECD and JRC (2008), `oecd2008handbook`; the T score is McCall (1922), `mccall1922measure`.
public struct StandardScore: Sendable, Hashable {
  /// Which end is the better one.
  public let direction: Direction
  /// The score of the mean.
  public let centre: Double
  /// The score of one standard deviation.
  public let spread: Double
  /// The divisor of the variance.
  public let divisor: VarianceDivisor
  /// What a constant column, or a single subject, becomes.
  public let constant: ConstantColumn

  /// A standard score.
  ///
  /// - Parameters:
  ///   - direction: Which end is the better one.
  ///   - centre: The score of the mean.
  ///   - spread: The score of one standard deviation.
  ///   - divisor: The divisor of the variance.
  ///   - constant: What a constant column, or a single subject, becomes.
  public init(
    direction: Direction, centre: Double, spread: Double, divisor: VarianceDivisor,
    constant: ConstantColumn
  ) {
    self.direction = direction
    self.centre = centre
    self.spread = spread
    self.divisor = divisor
    self.constant = constant
  }

  /// The z score: mean 0, standard deviation 1.
  ///
  /// - Parameters:
  ///   - direction: Which end is the better one.
  ///   - divisor: The divisor of the variance.
  ///   - constant: What a constant column becomes.
  /// - Returns: The rule.
  public static func z(
    direction: Direction, divisor: VarianceDivisor = .sample, constant: ConstantColumn = .score(0)
  ) -> StandardScore {
    StandardScore(
      direction: direction, centre: 0, spread: 1, divisor: divisor, constant: constant)
  }

  /// The T score: mean 50, standard deviation 10.
  ///
  /// - Parameters:
  ///   - direction: Which end is the better one.
  ///   - divisor: The divisor of the variance.
  ///   - constant: What a constant column becomes.
  /// - Returns: The rule.
  public static func tScore(
    direction: Direction, divisor: VarianceDivisor = .sample, constant: ConstantColumn = .score(50)
  ) -> StandardScore {
    StandardScore(
      direction: direction, centre: 50, spread: 10, divisor: divisor, constant: constant)
  }

  func scale(_ column: ColumnSpread, group: Int) throws(NormaliseError) -> FrozenScale {
    let deviation = column.deviation(divisor)
    guard !column.isConstant, deviation > 0 else { return try constant.scale(group: group) }
    return .linear(
      try LinearScale(
        origin: column.mean, span: direction == .higherIsBetter ? deviation : -deviation,
        base: centre, gain: spread))
  }
}
