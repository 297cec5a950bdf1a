/// Pulls the most extreme values in, one distinct value at a time, until the shape passes.
///
/// While the shape reaches its limits: if G1 ≥ 0, every value at the maximum becomes the next lower
/// distinct value, otherwise every value at the minimum becomes the next higher one. At most
/// ```
/// min(maximumCount, ⌊maximumFraction · n⌋)
/// ```
/// values may be changed in all. A step that would change more, because several subjects tie at the
/// end, is not begun. A column that does not pass in the end keeps its values: half a treatment
/// moves people without curing anything. Missing stays missing.
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
    let limit = min(maximumCount, wholeShare(maximumFraction, of: shape.count))
    var now = (skewness: shape.skewness, kurtosis: shape.kurtosis)
    while limits.areReached(skewness: now.skewness, kurtosis: now.kurtosis) {
      guard tails.pullIn(upper: now.skewness >= 0, limit: limit) else {
        return draft.ended(.notCured)
      }
      now = tails.shape(near: limits)
    }
    let (lowest, highest) = (tails.lowest, tails.highest)
    draft.values = column.values.map { $0 < lowest ? lowest : $0 > highest ? highest : $0 }
    return draft.ended(.winsorised)
  }
}

/// Ascending values whose ends are pulled in step by step.
private struct SortedTails {
  private let sorted: [Double]
  /// Values changed at the lower end and at the upper end, half of all at most.
  private var lower = 0
  private var upper = 0
  private var steps = 0
  private var moments: TailMoments?

  init(_ sorted: [Double]) { self.sorted = sorted }

  var lowest: Double { sorted[lower] }
  var highest: Double { sorted[sorted.count - 1 - upper] }

  /// Moves all values at one end to the next distinct one; false when that would be too many.
  mutating func pullIn(upper isUpper: Bool, limit: Int) -> Bool {
    guard lowest < highest else { return false }
    steps += 1
    if isUpper {
      var next = sorted.count - 1 - upper
      while sorted[next] == highest { next -= 1 }
      guard sorted.count - 1 - next + lower <= limit else { return false }
      upper = sorted.count - 1 - next
    } else {
      var next = lower
      while sorted[next] == lowest { next += 1 }
      guard next + upper <= limit else { return false }
      lower = next
    }
    return true
  }

  /// The shape as it is now, to all digits in the first steps and wherever it lies near a limit.
  mutating func shape(near limits: ShapeLimits) -> (skewness: Double, kurtosis: Double) {
    if steps == 16 { moments = TailMoments(sorted: sorted) }
    if let quick = moments?.shape(lower: lower, upper: upper),
      !limits.areDoubtful(skewness: quick.skewness, kurtosis: quick.kurtosis)
    {
      return quick
    }
    let (lowest, highest) = (lowest, highest)
    let shape = DistributionShape(sorted: sorted.map { min(max($0, lowest), highest) })
    return (shape.skewness, shape.kurtosis)
  }
}
