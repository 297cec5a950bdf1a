import AppraisalNumerics
import AppraisalScheme

extension PointsRule {
  /// The points of all subjects from their values.
  ///
  /// - Parameters:
  ///   - values: The exact values.
  ///   - strata: The stratum of each row when they are compared inside one; `nil` for all together.
  ///   - rounding: The step of the result.
  /// - Returns: The points.
  /// - Complexity: O(subjects · log subjects).
  func points(of values: RuleValues, strata: [Int32]?, rounding: Rounding) -> PointsColumn {
    var result = ExactValues(rows: values.count)
    result.missing = values.missing
    switch self {
    case .ratioToBest(let rule): return rule.points(values, strata, rounding)
    case .rank(let rule):
      let places = Places(values, best: rule.best, strata: strata)
      for row in values.present {
        (result.numerators[row], result.denominators[row]) = rule.points(places, row: row)
      }
    case .rankLadder(let rule):
      let places = Places(values, best: rule.best, strata: strata)
      for row in values.present {
        (result.numerators[row], result.denominators[row]) = rule.points(places, row: row)
      }
    case .thresholdSlope(let rule):
      for row in values.present {
        (result.numerators[row], result.denominators[row]) = rule.points(values, row: row)
      }
    case .steps(let rule):
      for row in values.present { result.numerators[row] = rule.points(values, row: row) }
    case .perUnit(let rule):
      for row in values.present {
        (result.numerators[row], result.denominators[row]) = rule.points(values, row: row)
      }
    case .proportion(let rule):
      for row in values.present {
        (result.numerators[row], result.denominators[row]) = rule.points(values, row: row)
      }
    }
    return result.rounded(rounding)
  }
}

/// The places of values: the first is 1, those with the same value share one (1-2-2-4).
struct Places {
  /// The place of each row; 0 without a value.
  private(set) var places: [Int]
  /// How many share the place of each row.
  private(set) var sharing: [Int]

  init(_ values: RuleValues, best: RankPoints.Best, strata: [Int32]?) {
    places = Array(repeating: 0, count: values.count)
    sharing = places
    let isFirst = { (left: Int, right: Int) in
      best == .highest ? values.isAbove(left, right) : values.isAbove(right, left)
    }
    let order = values.present.sorted { left, right in
      let (leftStratum, rightStratum) = (strata?[left] ?? 0, strata?[right] ?? 0)
      if leftStratum != rightStratum { return leftStratum < rightStratum }
      return isFirst(left, right)
    }
    var start = 0
    var begin = 0
    for position in order.indices {
      let row = order[position]
      let isNewStratum = position == 0 || strata?[order[position - 1]] != strata?[row]
      if isNewStratum { begin = position }
      if isNewStratum || !values.isSame(order[position - 1], row) { start = position }
      places[row] = start - begin + 1
      for earlier in order[start..<position] { sharing[earlier] = position - start + 1 }
      sharing[row] = position - start + 1
    }
  }

  /// The places that those who share a row's place take up.
  func taken(row: Int) -> ClosedRange<Int> { places[row]...places[row] + sharing[row] - 1 }
}

extension RankPoints {
  /// The points of a place, in units.
  func units(ofPlace place: Int) -> Int128 {
    max(Int128(first.units) - Int128(step.units) * Int128(place - 1), Int128(lowest.units))
  }

  fileprivate func points(_ places: Places, row: Int) -> (Int128, Int128) {
    guard ties == .mean else { return (units(ofPlace: places.places[row]), 1) }
    let taken = places.taken(row: row)
    return (taken.reduce(0) { $0 + units(ofPlace: $1) }, Int128(taken.count))
  }
}

extension RankLadder {
  fileprivate func points(_ places: Places, row: Int) -> (Int128, Int128) {
    let units = { (place: Int) in Int128(points(ofPlace: place).units) }
    guard ties == .mean else { return (units(places.places[row]), 1) }
    let taken = places.taken(row: row)
    return (taken.reduce(0) { $0 + units($1) }, Int128(taken.count))
  }
}

extension ThresholdSlope {
  /// With `at = a/b` and the value `n·s/d` units, the shortfall in per cent is
  /// `(10⁶·a·d − n·s·b) / (10⁴·b·d)`; the linter keeps `b` and the slope small enough for 128 bits.
  func points(_ values: RuleValues, row: Int) -> (Int128, Int128) {
    let (a, b) = (Int128(at.numerator), Int128(at.denominator))
    let (value, d) = (
      Int128(values.numerators[row]) * Int128(values.scale), Int128(values.denominators[row])
    )
    let unit = Int128(Points.unitsPerPoint)
    let shortfall = 100 * unit * a * d - value * b
    guard shortfall > 0 else { return (Int128(full.units), 1) }
    let whole = unit * b * d
    let points = Int128(full.units) * whole - Int128(perPercent.units) * shortfall
    let least = Int128(lowest.units)
    return points < least * whole ? (least, 1) : (points, whole)
  }
}

extension ValueSteps {
  /// The step that a value reaches; `nil` below all.
  func step(_ values: RuleValues, row: Int) -> Int? {
    steps.firstIndex { values.reaches($0.from, row: row) }
  }

  fileprivate func points(_ values: RuleValues, row: Int) -> Int128 {
    Int128((step(values, row: row).map { steps[$0].points } ?? below).units)
  }
}

extension UnitPoints {
  func points(_ values: RuleValues, row: Int) -> (Int128, Int128) {
    let numerator = Int128(points.units) * Int128(values.numerators[row])
    let denominator = Int128(values.denominators[row])
    return numerator > Int128(most.units) * denominator
      ? (Int128(most.units), 1) : (numerator, denominator)
  }
}

extension ProportionPoints {
  /// With the value `n·s/d` units: `n·s·full / (d·at)`, at most 2⁶³ · 2²⁰ · 2³⁰ in 128 bits.
  func points(_ values: RuleValues, row: Int) -> (Int128, Int128) {
    let numerator =
      Int128(full.units) * Int128(values.numerators[row]) * Int128(values.scale)
    let denominator = Int128(at.units) * Int128(values.denominators[row])
    if let most, numerator > Int128(most.units) * denominator { return (Int128(most.units), 1) }
    return (numerator, denominator)
  }
}
