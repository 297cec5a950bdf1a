import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// One value of a table over another, in per cent; more than 100 stays more than 100.
func measureRatio(
  _ measure: RatioMeasure, _ key: ColumnKey, rounding: Rounding, _ records: Records
) -> MeasuredColumn {
  guard let values = records.values[measure.input]?.values,
    let dividends = values[measure.numerator], let divisors = values[measure.denominator]
  else { preconditionFailure("the linter found the input, and the plan read the values") }
  var units: [Int32] = []
  var missing: [UInt8] = []
  for (dividend, divisor) in zip(dividends, divisors) {
    let cell = quotient(dividend, divisor, rounding: rounding)
    units.append(cell.units)
    missing.append(cell.missing?.rawValue ?? 0)
  }
  let exceeding = zip(dividends, divisors).map { exceeds($0, $1, measure.warnAbove) ? 1 : 0 }
  return MeasuredColumn(
    key: key, points: PointsColumn(units: units, missing: missing),
    details: [
      .records: zip(dividends, divisors).map { $0 == nil || $1 == nil ? 0 : 1 },
      .fact(.dividend): dividends.map { Int64($0 ?? 0) },
      .fact(.divisor): divisors.map { Int64($0 ?? 0) },
      .fact(.exceeding): exceeding.map { Int64($0) },
    ])
}

private func quotient(
  _ dividend: Int32?, _ divisor: Int32?, rounding: Rounding
) -> (units: Int32, missing: MissingReason?) {
  guard let dividend, let divisor else { return (0, .notHandedIn) }
  guard divisor > 0 else { return (0, .noRecords) }
  let step = Int128(rounding.step)
  let scaled = Int128(dividend) * 100 * Int128(Points.unitsPerPoint)
  let units = halfUpQuotient(scaled, Int128(divisor) * step) * step
  guard units <= Int128(Points.limit) else { return (0, .beyondPoints) }
  return (Int32(units), nil)
}

/// Whether the ratio lies above a limit in units of 0.0001, by cross multiplication.
func exceeds(_ dividend: Int32?, _ divisor: Int32?, _ limit: Int64?) -> Bool {
  guard let dividend, let divisor, let limit, divisor > 0 else { return false }
  return Int128(dividend) * Int128(Points.unitsPerPoint) > Int128(limit) * Int128(divisor)
}
