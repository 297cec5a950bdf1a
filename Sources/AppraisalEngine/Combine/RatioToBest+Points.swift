import AppraisalNumerics
import AppraisalScheme

extension AppraisalScheme.RatioToBest {
  /// The row with the best value, for each row that has one.
  func best(_ values: RuleValues, _ strata: [Int32]?) -> [Int?] {
    var best: [Int32: Int] = [:]
    for row in values.present {
      let stratum = strata?[row] ?? 0
      if best[stratum].map({ values.isAbove(row, $0) }) ?? true { best[stratum] = row }
    }
    return values.missing.indices.map { row in
      values.missing[row] == 0 ? best[strata?[row] ?? 0] : nil
    }
  }

  /// `own ÷ best · full`; where the best is nothing, there is nothing to compare with.
  func points(
    _ values: RuleValues, _ strata: [Int32]?, _ rounding: Rounding
  ) -> PointsColumn {
    var units = [Int32](repeating: 0, count: values.count)
    var missing = values.missing
    for (row, best) in best(values, strata).enumerated() {
      guard let best else { continue }
      guard values.numerators[best] > 0 else {
        missing[row] = MissingReason.nothingToCompare.rawValue
        continue
      }
      let steps = scaledQuotient(
        UInt64(full.units.magnitude),
        UInt128(values.numerators[row].magnitude) * UInt128(values.denominators[best].magnitude),
        UInt128(values.denominators[row].magnitude) * UInt128(values.numerators[best].magnitude),
        step: UInt64(rounding.step))
      units[row] = Int32(clamping: steps * UInt128(rounding.step))
    }
    return PointsColumn(units: units, missing: missing)
  }
}

/// `factor · part / (whole · step)`, rounded half up, for a part of at most the whole below 2¹²⁶.
///
/// The product can be longer than 128 bits, so that it is divided while it is built, bit by bit of
/// the factor (Horner): after each bit, `quotient · whole + rest` is exactly the product so far.
func scaledQuotient(
  _ factor: UInt64, _ part: UInt128, _ whole: UInt128, step: UInt64
) -> UInt128 {
  precondition(whole > 0 && part <= whole && whole >> 126 == 0)
  var quotient: UInt128 = 0
  var rest: UInt128 = 0
  for bit in (0..<UInt64.bitWidth).reversed() {
    quotient <<= 1
    rest <<= 1
    if factor >> UInt64(bit) & 1 == 1 { rest += part }
    while rest >= whole {
      rest -= whole
      quotient += 1
    }
  }
  let (steps, left) = quotient.quotientAndRemainder(dividingBy: UInt128(step))
  // Up from left + rest/whole ≥ step/2, that is 2·left + 2·rest/whole ≥ step.
  let doubled = 2 * left + (2 * rest >= whole ? 1 : 0)
  return doubled >= UInt128(step) ? steps + 1 : steps
}
