import AppraisalNumerics

extension Combination {
  /// The points that can come about from those of the children; `nil` beyond what points can hold.
  ///
  /// Means and extremes never leave the hull of the parts, whichever of them are present; a sum adds
  /// up the ends, and a product of parts that are not negative multiplies them.
  func range(of parts: [ClosedRange<Points>], missing: MissingPolicy) -> ClosedRange<Points>? {
    let counted =
      missing == .zero
      ? parts.map { min($0.lowerBound, .zero)...max($0.upperBound, .zero) } : parts
    switch self {
    case .weighted, .mean, .lowest, .highest: return hull(of: counted)
    case .sum:
      return points(
        counted.reduce(0) { $0 + Int128($1.lowerBound.units) },
        counted.reduce(0) { $0 + Int128($1.upperBound.units) })
    case .product:
      return points(
        scaledProduct(counted.map(\.lowerBound)), scaledProduct(counted.map(\.upperBound)))
    }
  }
}

/// `Π x/100 · 100` in units, never less than it is; beyond the range of points it stops counting.
private func scaledProduct(_ factors: [Points]) -> Int128 {
  let hundred = 100 * Int128(Points.unitsPerPoint)
  return factors.dropFirst().reduce(Int128(factors.first?.units ?? 0)) { product, factor in
    guard product.magnitude <= UInt128(Points.limit) * 1_000_000 else { return product }
    return halfUpQuotient(product * Int128(factor.units), hundred)
  }
}

extension Multiplier {
  /// The points that can come about from some range of points; `nil` beyond what points can hold.
  func range(of points: ClosedRange<Points>) -> ClosedRange<Points>? {
    let one = (0..<Multiplier.decimals).reduce(Int128(1)) { one, _ in one * 10 }
    let factors = [Int128(lowest), Int128(highest)] + (missing == .one ? [one] : [])
    let ends = [points.lowerBound, points.upperBound].flatMap { end in
      factors.map { halfUpQuotient(Int128(end.units) * $0, one) }
    }
    return AppraisalScheme.points(ends.min() ?? 0, ends.max() ?? 0)
  }
}

extension SchemeDraft {
  /// The composites that can come about after bonus and deduction.
  func adjusted(_ range: ClosedRange<Points>) -> ClosedRange<Points>? {
    guard !adjustments.isEmpty else { return range }
    var (low, high) = (Int128(range.lowerBound.units), Int128(range.upperBound.units))
    let hundred = 100 * Int128(Points.unitsPerPoint)
    let inside = adjustments.map(\.value).filter(\.isInsideHundred)
    high = min(sum(high, inside.map(\.most)), max(high, hundred))
    low = sum(low, inside.map(\.least))
    let outside = adjustments.map(\.value).filter { !$0.isInsideHundred }
    (low, high) = (sum(low, outside.map(\.least)), sum(high, outside.map(\.most)))
    if let most = total?.value.most {
      (low, high) = (min(low, Int128(most.units)), min(high, Int128(most.units)))
    }
    if let least = total?.value.least {
      (low, high) = (max(low, Int128(least.units)), max(high, Int128(least.units)))
    }
    return points(low, high)
  }
}

private func sum(_ start: Int128, _ points: [Points]) -> Int128 {
  points.reduce(start) { $0 + Int128($1.units) }
}

private func points(_ low: Int128, _ high: Int128) -> ClosedRange<Points>? {
  guard let low = Int64(exactly: low).flatMap({ try? Points(units: $0) }),
    let high = Int64(exactly: high).flatMap({ try? Points(units: $0) }), low <= high
  else { return nil }
  return low...high
}
