extension Sample {
  /// Huber's robust mean: the centre of the values after pulling in those beyond `k` scales.
  ///
  /// The root `μ` of `Σ max(−k s, min(k s, xᵢ − μ)) = 0` with `s = 1.4826 · MAD` held fixed. The sum
  /// falls piecewise linearly in `μ`; Newton's method from the median reaches the root in finitely
  /// many steps.
  ///
  /// - Parameter k: Where pulling in begins, in scales, above 0; 1.5 is usual.
  /// - Returns: The centre in the unit of the values; the median when the scale is 0 or `k` is not
  ///   above 0, its limit; `nil` when nothing is present.
  /// - Complexity: O(*n*) per step.
  ///
  /// Huber (1964) `[huber1964robust]`.
  public func huberLocation(k: Double) -> Double? {
    guard let median else { return nil }
    let (values, unit) = withoutOverflow(values)
    let middle = value(ofMedianIn: values)
    var distances = values.map { ($0 - middle).magnitude }
    let reach =
      k * AbsoluteDeviationFactor.normalRounded.value
      * distances.withUnsafeMutableBufferPointer { medianInPlace($0) }
    guard reach > 0 else { return median }
    return unit * huberRoot(values, from: middle, reach: reach)
  }

  /// Newton's method for ``huberLocation(k:)``.
  private func huberRoot(_ values: [Double], from start: Double, reach: Double) -> Double {
    var centre = start
    for _ in 0..<100 {
      let sum = fixedOrderSum(count: count) { min(max(values[$0] - centre, -reach), reach) }
      let inside = values.count { ($0 - centre).magnitude <= reach }
      guard sum != 0, inside > 0 else { return centre }
      let next = centre + sum / Double(inside)
      if (next - centre).magnitude <= 0x1p-52 * max(centre.magnitude, reach) { return next }
      centre = next
    }
    return centre
  }

  /// The mean after leaving out a share of the values at each end.
  ///
  /// `⌊share · n⌋` values are left out at each end.
  ///
  /// - Parameter share: 0 up to, not including, 0.5.
  /// - Returns: The mean in the unit of the values; `nil` when nothing is present.
  /// - Throws: ``SummaryError/shareOutOfRange(_:)``.
  /// - Complexity: O(*n* log *n*).
  public func trimmedMean(share: Double) throws(SummaryError) -> Double? {
    guard share >= 0, share < 0.5 else { throw .shareOutOfRange(share) }
    guard !values.isEmpty else { return nil }
    let left = min(wholeShare(share, of: count), (count - 1) / 2)
    return arithmeticMean(Array(sortedAscending(values)[left..<(count - left)]))
  }
}
