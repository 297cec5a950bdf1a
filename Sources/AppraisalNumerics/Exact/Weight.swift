/// A weight inside a group of siblings, in basis points (0.01 %).
///
/// The weights of a complete group add up to exactly ``whole``.
public struct Weight: Sendable, Hashable, Comparable {
  /// The weight of a whole group: 10,000 basis points.
  public static let whole: Int64 = 10_000

  /// The weight in basis points, 0…10,000.
  public let basisPoints: Int32

  /// A weight from basis points.
  ///
  /// - Parameter basisPoints: The weight, 10,000 for 100 %.
  /// - Throws: ``ExactError/Kind/weightOutOfRange(basisPoints:)`` outside 0…10,000.
  public init(basisPoints: Int64) throws(ExactError) {
    guard (0...Weight.whole).contains(basisPoints) else {
      throw ExactError(.weightOutOfRange(basisPoints: basisPoints))
    }
    self.basisPoints = Int32(basisPoints)
  }

  /// Orders by value.
  public static func < (left: Weight, right: Weight) -> Bool {
    left.basisPoints < right.basisPoints
  }
}

extension Weight: CustomStringConvertible {
  /// The weight in per cent, exact and without trailing zeros: `33.33%`.
  public var description: String { decimalText(Int64(basisPoints), decimals: 2) + "%" }
}

/// Spreads what is left of a whole over weights in proportion, in whole basis points.
///
/// When an analyst fixes some weights of a group, the others keep their proportions: each gets
/// `rest · wᵢ / Σw`, rounded down, and the basis points that remain go one each to the largest
/// fractions, the earlier sibling first among equals (largest remainder method, Hamilton). When
/// the others were all zero, they share equally.
///
/// - Parameters:
///   - rest: Basis points to spread, 0…10,000.
///   - weights: The weights whose proportions are kept; not empty.
/// - Returns: Weights that add up to exactly `rest`, in the order given.
/// - Complexity: O(*k* log *k*) for *k* weights.
public func spread(_ rest: Int64, inProportionTo weights: [Weight]) -> [Weight] {
  precondition(!weights.isEmpty && (0...Weight.whole).contains(rest))
  let given = weights.map { Int64($0.basisPoints) }
  let total = given.reduce(0, +)
  let shares = total == 0 ? given.map { _ in Int64(1) } : given
  let whole = total == 0 ? Int64(shares.count) : total
  var result = shares.map { rest * $0 / whole }
  let byRemainder = shares.indices.sorted { left, right in
    let leftRemainder = rest * shares[left] % whole
    let rightRemainder = rest * shares[right] % whole
    return leftRemainder == rightRemainder ? left < right : leftRemainder > rightRemainder
  }
  for index in byRemainder.prefix(Int(rest - result.reduce(0, +))) { result[index] += 1 }
  return result.map { Weight(trusted: Int32($0)) }
}

extension Weight {
  fileprivate init(trusted basisPoints: Int32) { self.basisPoints = basisPoints }
}
