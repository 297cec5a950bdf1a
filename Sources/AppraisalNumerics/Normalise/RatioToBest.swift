/// The ratio to the best value present.
///
/// ```
/// y = x / max    more is better; values of at least 0 and a positive maximum
/// y = min / x    less is better; positive values
/// ```
/// over the values present, of each peer group by itself; missing stays missing, other values are
/// refused with the row of the least. The second is not a straight line: halving what is bad doubles the score. A constant column gives
/// everybody 1, and so does a single subject.
///
/// Source: OECD and JRC (2008), `oecd2008handbook`.
public struct RatioToBest: Sendable, Hashable {
  /// Which end is the better one.
  public let direction: Direction

  /// A ratio rule.
  /// - Parameter direction: Which end is the better one.
  public init(direction: Direction) { self.direction = direction }

  func scale(
    _ spread: ColumnSpread, column: UnsafeBufferPointer<Double>
  ) throws(NormaliseError) -> FrozenScale {
    let rises = direction == .higherIsBetter
    let refused = rises ? spread.minimum < 0 || spread.maximum <= 0 : spread.minimum <= 0
    guard !refused else {
      let value = spread.minimum
      throw .notPositive(row: column.firstIndex(of: value) ?? 0, value: value)
    }
    return rises
      ? .linear(try LinearScale(origin: 0, span: spread.maximum))
      : .inverseRatio(best: spread.minimum)
  }
}
