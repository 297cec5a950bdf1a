/// Pulls the most extreme values in, one distinct value at a time, until the shape passes.
///
/// While the shape reaches its limits: if G1 ≥ 0, every value at the maximum becomes the next lower
/// distinct value, otherwise every value at the minimum becomes the next higher one. At most
/// ```
/// min(maximumCount, ⌊maximumFraction · n⌋)
/// ```
/// values may be changed in all. A step that would change more, because several subjects tie at the
/// end, is not begun. A column that does not pass in the end keeps its values: half a treatment
/// moves people without curing anything.
///
/// Sparse and binary columns are refused, as pulling in their few values erases the indicator
/// (thirty 1s and three 50s become thirty-three 1s).
///
/// Source: OECD and JRC (2008), `oecd2008handbook`; Becker et al. (2022), `becker2022coinr`, from
/// whom it departs in the fraction, the ties and the refusal.
public struct Winsorisation: Sendable, Hashable {
  /// The largest number of values changed.
  public let maximumCount: Int
  /// The largest share of the values present that are changed, 0…0.5.
  public let maximumFraction: Double
  /// When a column is treated at all.
  public let limits: ShapeLimits
  /// The fewest distinct values of a column that is treated, at least 3.
  public let minimumDistinct: Int

  /// A rule.
  ///
  /// - Parameters:
  ///   - maximumCount: The largest number of values changed, not negative.
  ///   - maximumFraction: The largest share of the values present, 0…0.5.
  ///   - limits: When a column is treated at all.
  ///   - minimumDistinct: The fewest distinct values of a column that is treated, at least 3.
  /// - Throws: ``TreatError/badLimit(name:value:)``.
  public init(
    maximumCount: Int, maximumFraction: Double, limits: ShapeLimits = .standard,
    minimumDistinct: Int = 10
  ) throws(TreatError) {
    guard maximumCount >= 0 else {
      throw .badLimit(name: "the number of values changed", value: Double(maximumCount))
    }
    guard maximumFraction >= 0, maximumFraction <= 0.5 else {
      throw .badLimit(name: "the share of values changed", value: maximumFraction)
    }
    guard minimumDistinct >= 3 else {
      throw .badLimit(name: "the number of distinct values", value: Double(minimumDistinct))
    }
    self.maximumCount = maximumCount
    self.maximumFraction = maximumFraction
    self.limits = limits
    self.minimumDistinct = minimumDistinct
  }

  func treat(_ column: TreatmentDraft) -> TreatmentDraft {
    var draft = column
    let shape = column.before
    guard limits.areReached(by: shape) else { return draft.ended(.passes) }
    guard shape.distinct >= minimumDistinct else { return draft.ended(.refused(.fewDistinct)) }
    guard 2 * shape.modeCount <= shape.count else { return draft.ended(.refused(.sparse)) }
    var tails = SortedTails(column.sorted)
    let limit = min(maximumCount, Int(maximumFraction * Double(shape.count)))
    var now = shape
    while limits.areReached(by: now) {
      guard tails.pullIn(upper: now.skewness >= 0, limit: limit) else {
        return draft.ended(.notCured)
      }
      now = DistributionShape(sorted: tails.values)
    }
    let (lowest, highest) = (tails.lowest, tails.highest)
    draft.values = column.values.map { $0 < lowest ? lowest : $0 > highest ? highest : $0 }
    return draft.ended(.winsorised)
  }
}

/// Ascending values whose ends are pulled in step by step.
private struct SortedTails {
  var values: [Double]
  /// Values changed at the lower end and at the upper end.
  private var lower = 0
  private var upper = 0

  init(_ sorted: [Double]) { values = sorted }

  var lowest: Double { values.first ?? 0 }
  var highest: Double { values.last ?? 0 }

  /// Moves all values at one end to the next distinct one; false when that would be too many.
  mutating func pullIn(upper isUpper: Bool, limit: Int) -> Bool {
    let end = isUpper ? highest : lowest
    guard
      let next = isUpper
        ? values.lastIndex(where: { $0 < end }) : values.firstIndex(where: { $0 > end })
    else { return false }
    let changed = isUpper ? values.count - 1 - next : next
    guard changed + (isUpper ? lower : upper) <= limit else { return false }
    let replacement = values[next]
    if isUpper {
      upper = changed
      for position in (next + 1)..<values.count { values[position] = replacement }
    } else {
      lower = changed
      for position in 0..<next { values[position] = replacement }
    }
    return true
  }
}
