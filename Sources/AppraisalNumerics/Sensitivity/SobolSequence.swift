/// Sobol's low-discrepancy sequence, unscrambled: points that fill the unit cube more evenly than
/// random ones.
///
/// In each dimension a number of 32 bits is built from direction numbers `v₁, v₂, …`, which follow
/// from a primitive polynomial of degree *s* by
/// ```
/// v_k = m_k 2^(32−k)                                        k ≤ s
/// v_k = v_{k−s} ⊕ (v_{k−s} >> s) ⊕ a₁v_{k−1} ⊕ … ⊕ a_{s−1}v_{k−s+1}    k > s
/// x_i = 2⁻³² (g₁v₁ ⊕ g₂v₂ ⊕ …),    g = i ⊕ (i >> 1)
/// ```
/// `g` is the Gray code of the index: consecutive points differ in one direction number. Point 0 is
/// the origin. Any 2ᵏ points from a multiple of 2ᵏ on have exactly one in each of 2ᵏ equal
/// intervals of every dimension. A point is a function of its index, so threads change nothing.
///
/// Source: Sobol (1967), `sobol1967distribution`; Gray code order by Antonov and Saleev (1979),
/// `antonov1979economic`; direction numbers of Joe and Kuo (2008), `joe2008constructing`.
public struct SobolSequence: Sendable {
  /// The most dimensions for which direction numbers are stored.
  public static let maximumDimensions = joeKuoDirections.count + 1

  /// The number of dimensions.
  public let dimensions: Int
  /// 32 direction numbers per dimension.
  private let directions: [UInt32]

  /// A sequence.
  ///
  /// - Parameter dimensions: 1…128.
  /// - Throws: ``SensitivityError/dimensionsOutOfRange(found:limit:)``.
  public init(dimensions: Int) throws(SensitivityError) {
    guard (1...SobolSequence.maximumDimensions).contains(dimensions) else {
      throw .dimensionsOutOfRange(found: dimensions, limit: SobolSequence.maximumDimensions)
    }
    self.dimensions = dimensions
    directions = (0..<dimensions).flatMap(SobolSequence.directionNumbers)
  }

  private static func directionNumbers(dimension: Int) -> [UInt32] {
    guard dimension > 0 else { return (1...32).map { 1 << (32 - UInt32($0)) } }
    let row = joeKuoDirections[dimension - 1]
    let (inner, degree) = (row[0], row.count - 1)
    var numbers = (1...degree).map { row[$0] << (32 - UInt32($0)) }
    for place in degree..<32 {
      var number = numbers[place - degree] ^ (numbers[place - degree] >> UInt32(degree))
      for term in 1..<max(degree, 1) where (inner >> UInt32(degree - 1 - term)) & 1 == 1 {
        number ^= numbers[place - term]
      }
      numbers.append(number)
    }
    return numbers
  }

  /// A point of the sequence.
  ///
  /// - Parameter index: The point's number, the origin being 0.
  /// - Returns: One coordinate per dimension, a multiple of 2⁻³² in 0..<1.
  /// - Complexity: O(32 *d*).
  public func point(_ index: UInt32) -> [Double] {
    let gray = index ^ (index >> 1)
    return (0..<dimensions).map { dimension in
      var (left, sum) = (gray, UInt32(0))
      while left != 0 {
        sum ^= directions[dimension * 32 + left.trailingZeroBitCount]
        left &= left &- 1
      }
      return Double(sum) * 0x1p-32
    }
  }
}
