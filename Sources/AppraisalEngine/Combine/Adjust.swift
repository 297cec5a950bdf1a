import AppraisalNumerics
import AppraisalScheme

/// Bonus and deduction on one composite, all in exact ratios of units.
///
/// The order is fixed: each list is kept within its own bounds; those inside the hundred are added
/// and capped at 100 together, a composite above 100 aside; the others come on top; the total is kept
/// within its bounds; then it is rounded, once.
struct Adjusting {
  let adjustments: [Adjustment]
  let total: TotalBounds?

  private static let parts = Int128(EventSums.parts)
  private static let hundred = 100 * Int128(Points.unitsPerPoint)

  init(_ scheme: Scheme) {
    adjustments = scheme.adjustments
    total = scheme.total
  }

  /// The sum of a list within its bounds, in hundredths of units.
  static func capped(_ sum: Int128, _ adjustment: Adjustment) -> Int128 {
    min(
      max(sum, Int128(adjustment.least.units) * parts), Int128(adjustment.most.units) * parts)
  }

  /// Applies the lists to a composite of `numerator / denominator` units.
  func applied(
    _ numerator: Int128, over denominator: Int128, sums: [Int128]
  ) -> (numerator: Int128, denominator: Int128) {
    // Everything over denominator · parts.
    let whole = denominator * Adjusting.parts
    var value = numerator * Adjusting.parts
    let capped = zip(sums, adjustments).map { Adjusting.capped($0, $1) }
    let inside = zip(capped, adjustments).filter { $1.isInsideHundred }.reduce(0) { $0 + $1.0 }
    value = min(value + inside * denominator, max(value, Adjusting.hundred * whole))
    value +=
      zip(capped, adjustments).filter { !$1.isInsideHundred }.reduce(0) { $0 + $1.0 }
      * denominator
    if let most = total?.most { value = min(value, Int128(most.units) * whole) }
    if let least = total?.least { value = max(value, Int128(least.units) * whole) }
    return (value, whole)
  }

  /// Applies the lists to the composites of all subjects.
  func applied(_ values: ExactValues, _ table: IndicatorTable) -> ExactValues {
    guard !adjustments.isEmpty else { return values }
    let sums = adjustments.map { adjustment -> [Int64] in
      guard let net = table.column(.adjustment(adjustment.identifier))?.details[.numerator] else {
        preconditionFailure("adjustments are measured, and their sums stored")
      }
      return net
    }
    var result = values
    for row in values.missing.indices where values.missing[row] == 0 {
      (result.numerators[row], result.denominators[row]) = applied(
        values.numerators[row], over: values.denominators[row],
        sums: sums.map { Int128($0[row]) })
    }
    return result
  }
}
