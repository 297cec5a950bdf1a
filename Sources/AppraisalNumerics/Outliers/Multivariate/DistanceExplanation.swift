/// Why a row is far from the centre: what each indicator has to do with it.
///
/// With `d² = (x − μ)ᵀ Σ⁻¹ (x − μ)`, `R` the correlations and `z` the deviations in scales, several
/// views of the same distance stand beside each other, since none tells all:
/// - the *deviation* `zⱼ` of an indicator by itself;
/// - its *contribution* `(R^(−½) z)ⱼ²`, never negative, adding up to `d²` (Garthwaite and Koch's
///   partition, whose terms stay as close to the indicators as uncorrelated terms can);
/// - its *expected value* given all other indicators of the row, and how far the value is from it;
/// - the distance *without* the indicator, which is `d²` less the square of that last deviation.
///
/// The *decisive* indicators are left out one by one, each time the one whose loss lowers the
/// distance most, until what is left is inside the cut-off for as many indicators.
///
/// Garthwaite and Koch (2016) `[garthwaite2016evaluating]`.
public struct DistanceExplanation: Sendable, Hashable {
  /// One indicator's part.
  public struct Part: Sendable, Hashable {
    /// The number of the indicator, from 0.
    public let indicator: Int
    /// The value, in the unit of the indicator.
    public let value: Double
    /// The centre, in the unit of the indicator.
    public let centre: Double
    /// `(value − centre) / scale`, in scales.
    public let deviation: Double
    /// The part of `d²`, not negative; the parts of a row add up to `d²`.
    public let contribution: Double
    /// The value that the other indicators of the row lead to, in the unit of the indicator.
    public let expected: Double
    /// `(value − expected)` over the scale that is left when the others are known.
    public let conditionalDeviation: Double
    /// `d²` from the other indicators alone.
    public let distanceWithout: Double
  }

  /// `d²`.
  public let squaredDistance: Double
  /// The indicators that have a value, largest contribution first (equals by number).
  public let parts: [Part]
  /// The decisive indicators in the order in which they were left out; empty for a row inside.
  public let decisive: [Int]

  /// Explains the distance of a row.
  ///
  /// - Parameters:
  ///   - row: One value per indicator; where it is NaN the others are explained without it.
  ///   - estimate: Centre and scatter.
  ///   - probability: The quantile of chi-square that is the cut-off, inside 0…1.
  /// - Throws: ``OutlierError/countsDiffer(found:expected:)``, ``OutlierError/infinite(row:column:)`` and
  ///   ``OutlierError/beyondReach(row:column:)`` (the row is 0), ``OutlierError/tooFewValues(found:needed:)``
  ///   for a row without any value, ``OutlierError/parameterOutOfRange(_:_:)``,
  ///   ``OutlierError/notPositiveDefinite`` for a scatter that leaves an indicator less than 10⁻¹² of
  ///   its variance beside the others.
  /// - Complexity: O(*p*⁴) at worst, O(*p*³) for a row inside.
  public init(
    row: [Double], estimate: LocationScatter, probability: Double = 0.975
  ) throws(OutlierError) {
    guard row.count == estimate.centre.count else {
      throw .countsDiffer(found: row.count, expected: estimate.centre.count)
    }
    if let column = row.firstIndex(where: \.isInfinite) { throw .infinite(row: 0, column: column) }
    guard probability > 0, probability < 1 else {
      throw .parameterOutOfRange(.probability, probability)
    }
    let present = row.indices.filter { !row[$0].isNaN }
    guard !present.isEmpty else { throw .tooFewValues(found: 0, needed: 1) }
    guard let whole = PartialDistance(row, estimate, indicators: present) else {
      throw .notPositiveDefinite
    }
    if let column = whole.firstBeyondReach { throw .beyondReach(row: 0, column: column) }
    squaredDistance = whole.square
    parts = try whole.parts(row, estimate).sorted {
      ($1.contribution, $0.indicator) < ($0.contribution, $1.indicator)
    }
    decisive = Self.decisive(row, estimate, whole, probability)
  }

  private static func decisive(
    _ row: [Double], _ estimate: LocationScatter, _ whole: PartialDistance, _ probability: Double
  ) -> [Int] {
    var (current, left) = (whole, [Int]())
    while current.isBeyond(probability), let worst = current.largestDrop() {
      left.append(worst)
      let rest = current.indicators.filter { $0 != worst }
      guard !rest.isEmpty, let next = PartialDistance(row, estimate, indicators: rest) else {
        break
      }
      current = next
    }
    return left
  }
}
