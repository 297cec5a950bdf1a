import AppraisalNumerics
import AppraisalScheme
import Glibc

/// Why a rule of a scheme cannot be applied, besides what the library refuses.
enum NormaliseRuleError: Error {
  /// No earlier year left bounds for a group.
  case unknownGroup(String)
  /// The column adds up to nothing that can be divided by.
  case divisor(Double)
}

/// The groups inside which subjects are compared, with their names.
typealias NamedGroups = (groups: PeerGroups, names: [String])

extension NormaliseRule {
  /// The scores of values, and the scales that give them.
  func scores(
    _ values: [Double], _ direction: Direction, groups: NamedGroups?, reference: Int
  ) throws -> (scores: [Double], scales: FrozenNormalisation?) {
    let rises = direction == .higherIsBetter
    switch method {
    case .value: return (rises ? values : values.map { 0 - $0 }, nil)
    case .goalposts(let from, let to, let isLogarithmic, let caps, let scale):
      let ends = isLogarithmic ? [log(from), log(to)] : [from, to]
      let rule = try Goalposts(
        lower: ends[0], upper: ends[1], direction: direction, caps: caps, base: scale.from,
        gain: scale.gain)
      let frozen = FrozenNormalisation(scales: [.linear(rule.scale)])
      return (try frozen.normalised(isLogarithmic ? logarithms(values) : values), frozen)
    case .minMax(let scale, _, let bounds?):
      return try apply(bounds, values, groups) { ends in
        .linear(
          try LinearScale(
            worst: rises ? ends.from : ends.to, best: rises ? ends.to : ends.from,
            base: scale.from, gain: scale.gain, caps: ends.caps))
      }
    case .minMax(let scale, let constant, nil):
      let rule = MinMax(
        direction: direction, base: scale.from, gain: scale.gain, constant: constant)
      return try settle(.minMax(rule), values, groups)
    case .standardScore(let centre, let spread, _, _, let bounds?):
      return try apply(bounds, values, groups) { moments in
        .linear(
          try LinearScale(
            origin: moments.mean, span: rises ? moments.deviation : -moments.deviation,
            base: centre, gain: spread))
      }
    case .standardScore(let centre, let spread, let divisor, let constant, nil):
      let rule = StandardScore(
        direction: direction, centre: centre, spread: spread, divisor: divisor,
        constant: constant)
      return try settle(.standardScore(rule), values, groups)
    case .rank(let points, let ties, let decimals, let constant):
      let rule = try RankScore(
        direction: direction, points: points, ties: ties, decimals: decimals, constant: constant)
      return (try Normalisation.rank(rule).normalised(values, groups: groups?.groups), nil)
    case .distanceToTarget(let target, let isCapped, let worst?):
      return try apply(worst, values, groups) { worst in
        guard rises ? target > worst : target < worst else {
          throw NormaliseError.targetNotBetter(target: target, worst: worst)
        }
        return .linear(
          try LinearScale(worst: worst, best: target, caps: isCapped ? .best : .none))
      }
    case .distanceToTarget(let target, let isCapped, nil):
      let rule = DistanceToTarget(direction: direction, target: target, capsAtTarget: isCapped)
      return try settle(.distanceToTarget(rule), values, groups)
    case .distanceToReference(_, let isCapped):
      let rule = DistanceToReference(
        direction: direction, row: reference, capsAtReference: isCapped)
      return try settle(.distanceToReference(rule), values, groups)
    case .ratioToBest(let best?):
      return try apply(best, values, groups) { best in
        rises ? .linear(try LinearScale(origin: 0, span: best)) : .inverseRatio(best: best)
      }
    case .ratioToBest(nil):
      return try settle(
        .ratioToBest(AppraisalNumerics.RatioToBest(direction: direction)), values, groups)
    case .aroundReference(let reference, let scale, let constant, let range):
      let frozen = try aroundReference(
        values, reference, range.map { ($0.from, $0.to) }, rises, scale, constant)
      return (try frozen.normalised(values), frozen)
    case .proportion(let length, let divisor):
      let whole = try divisor ?? length.whole(of: values)
      let frozen = FrozenNormalisation(
        scales: [.linear(try LinearScale(origin: 0, span: rises ? whole : -whole))])
      return (try frozen.normalised(values), frozen)
    }
  }

  private func settle(
    _ rule: Normalisation, _ values: [Double], _ groups: NamedGroups?
  ) throws(NormaliseError) -> ([Double], FrozenNormalisation?) {
    let scales = try rule.frozen(on: values, groups: groups?.groups)
    return (try scales.normalised(values, groups: groups?.groups), scales)
  }

  /// Applies what an earlier year left, to each group its own.
  private func apply<Value>(
    _ kept: Kept<Value>, _ values: [Double], _ groups: NamedGroups?,
    _ scale: (Value) throws -> FrozenScale
  ) throws -> ([Double], FrozenNormalisation?) {
    guard case .byGroup = kept, let groups else {
      let frozen = FrozenNormalisation(scales: try kept.values.map(scale))
      return (try frozen.normalised(values), frozen)
    }
    var isPresent = [Bool](repeating: false, count: groups.names.count)
    for (label, value) in zip(groups.groups.labels, values) where !value.isNaN {
      isPresent[Int(label)] = true
    }
    let scales = try zip(groups.names, isPresent).map { name, isPresent in
      if let value = kept.value(of: name) { return try scale(value) }
      guard !isPresent else { throw NormaliseRuleError.unknownGroup(name) }
      return FrozenScale.missing
    }
    let frozen = FrozenNormalisation(scales: scales)
    return (try frozen.normalised(values, groups: groups.groups), frozen)
  }

  private func logarithms(_ values: [Double]) throws(NormaliseError) -> [Double] {
    if let row = values.firstIndex(where: { $0 <= 0 }) {
      throw .notPositive(row: row, value: values[row])
    }
    return values.map { log($0) }
  }

  /// The line from half a range on the worse side of the reference to half a range on the better.
  private func aroundReference(
    _ values: [Double], _ reference: Double?, _ range: (from: Double, to: Double)?, _ rises: Bool,
    _ scale: Scale, _ constant: ConstantColumn
  ) throws(NormaliseError) -> FrozenNormalisation {
    let present = values.filter { !$0.isNaN }
    guard let lowest = present.min(), let highest = present.max() else {
      return FrozenNormalisation(scales: [.missing])
    }
    let ends = range ?? (lowest, highest)
    guard ends.from < ends.to else {
      switch constant {
      case .refused: throw .constantColumn(group: 0)
      case .missing: return FrozenNormalisation(scales: [.missing])
      case .score(let score): return FrozenNormalisation(scales: [.constant(score)])
      }
    }
    let half = (ends.to - ends.from) / 2
    let middle = reference ?? (try? Sample(present))?.mean ?? lowest
    let (low, high) = (middle - half, middle + half)
    return FrozenNormalisation(scales: [
      .linear(
        try LinearScale(
          worst: rises ? low : high, best: rises ? high : low, base: scale.from, gain: scale.gain))
    ])
  }
}

extension NormaliseRule.ColumnLength {
  /// What the column is divided by; above zero.
  fileprivate func whole(of values: [Double]) throws(NormaliseRuleError) -> Double {
    let present = values.filter { !$0.isNaN }
    guard !present.isEmpty else { return 1 }
    let largest = present.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0 else { throw .divisor(0) }
    let whole =
      switch self {
      case .largest: largest
      // Shares of the largest first, so that squares neither overflow nor vanish.
      case .euclidean:
        largest * present.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
      case .sum: present.reduce(0, +)
      }
    guard whole > 0, whole.isFinite else { throw .divisor(whole) }
    return whole
  }
}

extension NormaliseRule.Scale {
  /// What the better end has more.
  fileprivate var gain: Double { to - from }
}
