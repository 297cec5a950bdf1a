/// Scores between two goalposts that the rules state, independent of the data.
///
/// ```
/// u = (x − lower) / (upper − lower)    more is better
/// u = (upper − x) / (upper − lower)    less is better
/// y = base + gain · cap(u)
/// ```
/// Missing stays missing. Adding a subject never moves another one's score, and a constant column or a single subject is
/// nothing special. The human development index uses goalposts capped at the best end.
///
/// Source: OECD and JRC (2008), `oecd2008handbook`; UNDP technical notes, `undp2024technical`.
public struct Goalposts: Sendable, Hashable {
  /// Which goalpost is the better end.
  public let direction: Direction
  /// The straight line between the goalposts.
  public let scale: LinearScale

  /// Goalposts.
  ///
  /// - Parameters:
  ///   - lower: The lower goalpost, in the indicator's unit.
  ///   - upper: The upper goalpost, above the lower.
  ///   - direction: Which of them is the better end.
  ///   - caps: At which ends scores are cut off.
  ///   - base: The score at the worse goalpost.
  ///   - gain: What the better goalpost has more: 1, or 100.
  /// - Throws: ``NormaliseError/badBounds(lower:upper:)``.
  public init(
    lower: Double, upper: Double, direction: Direction, caps: Caps, base: Double = 0,
    gain: Double = 1
  ) throws(NormaliseError) {
    guard lower < upper else { throw .badBounds(lower: lower, upper: upper) }
    self.direction = direction
    let rises = direction == .higherIsBetter
    scale = try LinearScale(
      worst: rises ? lower : upper, best: rises ? upper : lower, base: base, gain: gain, caps: caps)
  }
}
