/// The precision at which scores count as equal before they are ranked.
///
/// A composite of Doubles splits scores that are equal on paper by their last bit. Ranking at a
/// declared number of decimal places joins them again; ranking all bits does not.
public struct RankPrecision: Sendable, Hashable {
  /// Decimal places that count; `nil` when all bits do.
  public let decimals: Int?

  /// Two scores are equal when all their bits are (and 0 equals −0).
  public static let allBits = RankPrecision(trusted: nil)

  /// Scores are rounded to decimal places, half away from zero, before they are compared.
  ///
  /// - Parameter decimals: Decimal places, 0…15.
  /// - Throws: ``RankError/decimalsOutOfRange(_:)``.
  public init(decimals: Int) throws(RankError) {
    guard (0...15).contains(decimals) else { throw .decimalsOutOfRange(decimals) }
    self.decimals = decimals
  }

  private init(trusted decimals: Int?) { self.decimals = decimals }

  /// The scores in whole units of the last place, rounded; the scores themselves for all bits.
  ///
  /// The product is rounded once before it is rounded to a unit, so that 0.285 · 100, which is
  /// 28.499999999999996 in Doubles, stands one ulp from its half: products that close to a half
  /// are taken for the half. From 2⁵² units on, every Double is whole and stays as it is. Where a score
  /// has more units than a Double can tell, all are in 2⁶⁴ units instead, with the same digits.
  func units(_ scores: [Double]) -> [Double] {
    guard let decimals else { return scores }
    let scale = powerOfTen(decimals)
    let found = scores.map { score in
      let product = score * scale
      return product.magnitude < 0x1p52 ? wholeSteps(product) : product
    }
    guard found.contains(where: \.isInfinite) else { return found }
    return zip(scores, found).map { score, units in
      units.magnitude < 0x1p52 ? units * 0x1p-64 : score * 0x1p-64 * scale
    }
  }
}
