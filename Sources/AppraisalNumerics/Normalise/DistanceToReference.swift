/// The share of the way from the worst value present to a reference subject's value.
///
/// ```
/// y = 1 − (ref − x) / (ref − min) = (x − min) / (ref − min)    more is better
/// y = 1 − (x − ref) / (max − ref) = (max − x) / (max − ref)    less is better
/// ```
/// with the extremes of the values present, of each peer group by itself. The reference subject gets 1,
/// better ones more unless capped. Missing stays missing. A reference that is itself the worst, as in a
/// constant column or as the single subject, is refused, and so is one without a value.
///
/// Source: OECD and JRC (2008), `oecd2008handbook`.
public struct DistanceToReference: Sendable, Hashable {
  /// Which end is the better one.
  public let direction: Direction
  /// The row of the reference subject, from 0.
  public let row: Int
  /// Whether scores end at 1.
  public let capsAtReference: Bool

  /// A reference.
  ///
  /// - Parameters:
  ///   - direction: Which end is the better one.
  ///   - row: The row of the reference subject, from 0.
  ///   - capsAtReference: Whether scores end at 1.
  public init(direction: Direction, row: Int, capsAtReference: Bool) {
    self.direction = direction
    self.row = row
    self.capsAtReference = capsAtReference
  }

  func scale(
    _ spread: ColumnSpread, column: UnsafeBufferPointer<Double>
  ) throws(NormaliseError) -> FrozenScale {
    guard column.indices.contains(row), !column[row].isNaN else {
      throw .referenceMissing(row: row)
    }
    return try DistanceToTarget(
      direction: direction, target: column[row], capsAtTarget: capsAtReference
    ).scale(spread)
  }
}
