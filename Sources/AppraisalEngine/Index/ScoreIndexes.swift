import AppraisalNumerics
public import AppraisalScheme

/// The points of all indexes of a scheme, from the stored numbers.
func scoreIndexes(
  _ table: IndicatorTable, _ scheme: Scheme, _ columns: inout [ColumnKey: PointsColumn]
) {
  for leaf in scheme.indexLeaves {
    columns[ColumnKey(indicator: leaf.identifier)] =
      if let outcome = try? evaluateIndex(leaf, table, scheme) {
        outcome.points(rounding: scheme.rounding.parts)
      } else {
        PointsColumn(
          units: table.subjects.map { _ in 0 },
          missing: table.subjects.map { _ in MissingReason.noIndex.rawValue })
      }
  }
}

/// What keeps the indexes of a scheme from being computed, each index by itself.
///
/// - Parameters:
///   - table: The measured numbers.
///   - scheme: The rules.
/// - Returns: The first problem of every index that has one; scores would all be missing there.
/// - Complexity: That of the indexes.
public func indexProblems(_ table: IndicatorTable, _ scheme: Scheme) -> [IndexProblem] {
  scheme.indexLeaves.compactMap { leaf in
    do throws(IndexProblem) {
      _ = try evaluateIndex(leaf, table, scheme)
      return nil
    } catch {
      return error
    }
  }
}

extension Scheme {
  /// The measured indicators whose points come from an index.
  public var indexLeaves: [Indicator] {
    root.leaves.filter { if case .index = $0.measure { true } else { false } }
  }
}

extension IndexOutcome {
  /// The points: value × factor, rounded half up once.
  func points(rounding: Rounding) -> PointsColumn {
    var units = [Int32](repeating: 0, count: values.count)
    var missing = [UInt8](repeating: 0, count: values.count)
    for (row, value) in values.enumerated() {
      guard !value.isNaN else {
        missing[row] = reason(row).rawValue
        continue
      }
      if let points = pointUnits(value, factor: measure.factor, rounding: rounding) {
        units[row] = points
      } else {
        missing[row] = MissingReason.beyondPoints.rawValue
      }
    }
    return PointsColumn(units: units, missing: missing)
  }

  /// Why a row has no value.
  private func reason(_ row: Int) -> MissingReason {
    let leaves = nodes.filter { $0.preparation != nil }
    let present = leaves.count { !$0.scores[row].isNaN }
    if leaves.allSatisfy({ $0.preparation?.raw[row].isNaN ?? true }) { return .notHandedIn }
    return present == leaves.count ? .noIndex : .partMissing
  }
}

/// `value · factor` in units of 0.0001 point, rounded half up to a step: of the exact product, not
/// of a Double near it.
///
/// A finite Double is `m · 2ᵉ` with |m| < 2⁵³, and the factor is below 2³⁷, so that the product of
/// integers fits 128 bits.
///
/// - Parameters:
///   - value: A finite number.
///   - factor: Points per unit, in units of 0.0001.
///   - rounding: The step.
/// - Returns: The units; `nil` beyond what points can hold.
func pointUnits(_ value: Double, factor: Int64, rounding: Rounding) -> Int32? {
  guard value.isFinite, value.magnitude * Double(factor) < 4e9 else { return nil }
  guard value != 0 else { return 0 }
  let exponent = Int(value.exponent) - 52
  let significand = Int128(value.significand * 0x1p52) * (value < 0 ? -1 : 1)
  let product = significand * Int128(factor)
  let step = Int128(rounding.step)
  let units: Int128
  if exponent >= 0 {
    units = halfUpQuotient(product << Int128(exponent), step) * step
  } else if exponent > -110 {
    // Above 2⁹⁰ units the product would have been too large, so step · 2¹¹⁰ leaves nothing out.
    units = halfUpQuotient(product, step << Int128(-exponent)) * step
  } else {
    units = 0
  }
  guard units.magnitude <= Int128.Magnitude(Points.limit) else { return nil }
  return Int32(exactly: units)
}
