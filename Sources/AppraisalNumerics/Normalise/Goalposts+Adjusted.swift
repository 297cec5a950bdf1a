extension Goalposts {
  /// The goalposts of the adjusted index of Mazziotta and Pareto, comparable over years.
  ///
  /// ```
  /// lower = reference − (max − min)/2,   upper = reference + (max − min)/2
  /// y = 70 + 60 (x − lower)/(upper − lower)    or with upper − x where less is better
  /// ```
  /// `max` and `min` are taken over all subjects and all years, so that scores move with the
  /// subject's own values only. The reference scores 100. Where it is the middle of the range, scores
  /// span 70…130; where it lies anywhere in the range, they lie within 40…160.
  ///
  /// - Parameters:
  ///   - reference: The value that scores 100, usually that of the whole in the first year.
  ///   - years: One column per year, in the indicator's unit; NaN where missing.
  ///   - direction: Which end is the better one.
  /// - Returns: Goalposts without caps.
  /// - Throws: ``NormaliseError/infinite(row:)``, the row counted within its year;
  ///   ``NormaliseError/badBounds(lower:upper:)`` when all values are equal or there are
  ///   none, or the reference is no finite number.
  /// - Complexity: O(*n*) for all values.
  ///
  /// Source: Mazziotta and Pareto (2016), `mazziotta2016generalized`.
  public static func adjusted(
    reference: Double, years: [[Double]], direction: Direction
  ) throws(NormaliseError) -> Goalposts {
    var (least, most) = (Double.infinity, -Double.infinity)
    for year in years {
      let spread = year.withUnsafeBufferPointer { ColumnSpread($0) }
      if let row = year.firstIndex(where: { $0.isInfinite }) { throw .infinite(row: row) }
      (least, most) = (min(least, spread.minimum), max(most, spread.maximum))
    }
    let half = most / 2 - least / 2
    return try Goalposts(
      lower: reference - half, upper: reference + half, direction: direction, caps: .none,
      base: 70, gain: 60)
  }
}
