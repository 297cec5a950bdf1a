import AppraisalNumerics
public import AppraisalScheme

/// All indexes of a scheme, each computed once.
public struct IndexResults: Sendable {
  /// The indexes, in the order of the scheme; a problem where one cannot be computed.
  public let entries: [(leaf: Indicator, result: Result<IndexOutcome, IndexProblem>)]

  /// Computes all indexes.
  /// - Parameters:
  ///   - table: The measured numbers.
  ///   - scheme: The rules.
  /// - Complexity: That of the indexes.
  public init(_ table: IndicatorTable, _ scheme: Scheme) {
    entries = scheme.indexLeaves.map { leaf in
      (
        leaf,
        Result { () throws(IndexProblem) in try evaluateIndex(leaf, table, scheme) }
      )
    }
  }

  private init(entries: [(leaf: Indicator, result: Result<IndexOutcome, IndexProblem>)]) {
    self.entries = entries
  }

  /// The same indexes under other weights; everything below changed weights is taken over.
  ///
  /// - Parameters:
  ///   - table: The measured numbers that they were computed from.
  ///   - scheme: The rules, which differ in stated weights only.
  /// - Returns: The indexes, with the bits of computing them afresh.
  /// - Complexity: O(subjects · children) for each node above a changed weight.
  public func reweighed(_ table: IndicatorTable, _ scheme: Scheme) -> IndexResults {
    IndexResults(
      entries: scheme.indexLeaves.map { leaf in
        let change = outcome(of: leaf.identifier).map {
          IndexChangeset(kind: .weights, outcome: $0)
        }
        return (
          leaf,
          Result { () throws(IndexProblem) in
            try evaluateIndex(leaf, table, scheme, change: change)
          }
        )
      })
  }

  /// The same indexes with a part of one of them left out of its parent, whose other children keep
  /// their weights among each other; everything that this does not reach is taken over.
  ///
  /// - Parameters:
  ///   - part: A node of the index that is not an only child.
  ///   - indicator: The indicator whose points the index makes.
  ///   - table: The measured numbers that they were computed from.
  ///   - scheme: The rules.
  /// - Returns: The indexes.
  /// - Complexity: O(subjects · children) for each node above the part.
  func without(
    _ part: String, of indicator: String, _ table: IndicatorTable, _ scheme: Scheme
  ) -> IndexResults {
    IndexResults(
      entries: entries.map { entry in
        guard entry.leaf.identifier.utf8.elementsEqual(indicator.utf8),
          case .success(let outcome) = entry.result
        else { return entry }
        let change = IndexChangeset(kind: .without(part), outcome: outcome)
        return (
          entry.leaf,
          Result { () throws(IndexProblem) in
            try evaluateIndex(entry.leaf, table, scheme, change: change)
          }
        )
      })
  }

  /// What keeps indexes from being computed; scores would all be missing there.
  public var problems: [IndexProblem] {
    entries.compactMap { if case .failure(let problem) = $0.result { problem } else { nil } }
  }

  /// The indexes that could be computed.
  public var outcomes: [(leaf: Indicator, outcome: IndexOutcome)] {
    entries.compactMap { entry in
      if case .success(let outcome) = entry.result { (entry.leaf, outcome) } else { nil }
    }
  }

  /// The index of an indicator; `nil` where there is none.
  /// - Parameter identifier: The indicator.
  /// - Returns: The index.
  public func outcome(of identifier: String) -> IndexOutcome? {
    outcomes.first { $0.leaf.identifier.utf8.elementsEqual(identifier.utf8) }?.outcome
  }
}

/// The points of all indexes of a scheme.
func scoreIndexes(
  _ indexes: IndexResults, _ table: IndicatorTable, _ scheme: Scheme,
  _ columns: inout [ColumnKey: PointsColumn]
) {
  for (leaf, result) in indexes.entries {
    columns[ColumnKey(indicator: leaf.identifier)] =
      if case .success(let outcome) = result {
        outcome.points(rounding: scheme.rounding.parts)
      } else {
        PointsColumn(
          units: table.subjects.map { _ in 0 },
          missing: table.subjects.map { _ in MissingReason.noIndex.rawValue })
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
