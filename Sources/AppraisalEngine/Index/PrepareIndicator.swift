import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme
import Glibc

/// What an indicator of an index is prepared from.
struct IndexColumns {
  let table: IndicatorTable
  let scheme: Scheme
  let indicator: String

  /// The numbers of a column.
  func numbers(_ column: String) -> [Double] {
    let key = ColumnKey.index(indicator, column: column)
    guard let numbers = table.column(key)?.numbers else {
      preconditionFailure("the columns of every index are measured, and stored with their details")
    }
    return numbers
  }

  /// The groups of a stratum, and their names; `nil` when all subjects are one group.
  func groups(_ stratum: String?) -> (groups: PeerGroups, names: [String])? {
    guard let stratum,
      let position = scheme.strata.firstIndex(where: { $0.utf8.elementsEqual(stratum.utf8) })
    else { return nil }
    let numbers = stratumNumbers(table, position: position)
    guard let groups = try? PeerGroups(labels: numbers) else {
      preconditionFailure("strata are numbered from 0")
    }
    var names = [String](repeating: "", count: groups.count)
    for (row, number) in numbers.enumerated() {
      names[Int(number)] = table.subjects[row].strata[position]
    }
    return (groups, names)
  }

  /// Imputes, treats and normalises an indicator.
  ///
  /// - Parameters:
  ///   - node: The node.
  ///   - rules: What is done with it.
  ///   - siblings: The other children of its parent.
  ///   - isLeftAlone: Whether it is neither imputed nor treated, to see what that would give.
  /// - Returns: What was done, and the scores.
  /// - Throws: ``IndexProblem``.
  func prepared(
    _ node: IndexNode, _ rules: IndexIndicator, siblings: [IndexNode], isLeftAlone: Bool
  ) throws(IndexProblem) -> (IndexPreparation, scores: [Double]) {
    let raw = numbers(rules.column)
    let problem = { (kind: IndexProblem.Kind) in
      IndexProblem(indicator: indicator, node: node, kind: kind)
    }
    var values = raw
    var imputedRows: [Int32] = []
    if let rule = rules.impute, !isLeftAlone {
      do {
        let imputed = try rule.imputation.imputed(
          raw, direction: rules.direction, groups: groups(rule.within)?.groups,
          siblings: siblings.compactMap { sibling in
            sibling.indicator.map { (numbers($0.column), $0.direction) }
          })
        (values, imputedRows) = (imputed.values, imputed.imputedRows)
      } catch { throw problem(.imputation(error)) }
    }
    var treatment: TreatedColumn?
    if let rule = rules.treat, !isLeftAlone {
      do {
        let treated = try rule.treatment.treated(values, direction: rules.direction)
        (values, treatment) = (treated.values, treated)
      } catch { throw problem(.treatment(error)) }
    }
    let groups = groups(rules.normalise.within)
    do {
      let reference = try reference(rules.normalise, problem)
      let (scores, scales) = try rules.normalise.scores(
        values, rules.direction, groups: groups?.groups, reference: reference)
      let preparation = IndexPreparation(
        raw: raw, values: values, imputedRows: imputedRows, treatment: treatment, scales: scales,
        groups: groups?.names ?? [], labels: groups?.groups.labels ?? [])
      return (preparation, scores)
    } catch let error as NormaliseError {
      throw problem(.normalisation(error, groups: groups?.names ?? []))
    } catch let error as IndexProblem {
      throw error
    } catch { preconditionFailure("no other error is thrown") }
  }

  private func reference(
    _ rule: NormaliseRule, _ problem: (IndexProblem.Kind) -> IndexProblem
  ) throws -> Int {
    guard case .distanceToReference(let subject, _) = rule.method else { return 0 }
    let row = table.subjects.firstIndex { $0.identifier.utf8.elementsEqual(subject.utf8) }
    guard let row else { throw problem(.unknownReference(subject)) }
    return row
  }
}

extension NormaliseRule {
  /// The scores of values, and the scales that give them.
  func scores(
    _ values: [Double], _ direction: Direction, groups: PeerGroups?, reference: Int
  ) throws(NormaliseError) -> (scores: [Double], scales: FrozenNormalisation?) {
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
      let line = try LinearScale(
        worst: rises ? bounds.from : bounds.to, best: rises ? bounds.to : bounds.from,
        base: scale.from, gain: scale.gain, caps: bounds.caps)
      return try apply(FrozenNormalisation(scales: [.linear(line)]), values)
    case .minMax(let scale, let constant, nil):
      let rule = MinMax(
        direction: direction, base: scale.from, gain: scale.gain, constant: constant)
      return try settle(.minMax(rule), values, groups)
    case .standardScore(let centre, let spread, _, _, let bounds?):
      let line = try LinearScale(
        origin: bounds.mean, span: rises ? bounds.deviation : -bounds.deviation, base: centre,
        gain: spread)
      return try apply(FrozenNormalisation(scales: [.linear(line)]), values)
    case .standardScore(let centre, let spread, let divisor, let constant, nil):
      let rule = StandardScore(
        direction: direction, centre: centre, spread: spread, divisor: divisor,
        constant: constant)
      return try settle(.standardScore(rule), values, groups)
    case .rank(let points, let ties, let decimals, let constant):
      let rule = try RankScore(
        direction: direction, points: points, ties: ties, decimals: decimals, constant: constant)
      return (try Normalisation.rank(rule).normalised(values, groups: groups), nil)
    case .distanceToTarget(let target, let isCapped, let worst?):
      guard rises ? target > worst : target < worst else {
        throw .targetNotBetter(target: target, worst: worst)
      }
      let line = try LinearScale(worst: worst, best: target, caps: isCapped ? .best : .none)
      return try apply(FrozenNormalisation(scales: [.linear(line)]), values)
    case .distanceToTarget(let target, let isCapped, nil):
      let rule = DistanceToTarget(direction: direction, target: target, capsAtTarget: isCapped)
      return try settle(.distanceToTarget(rule), values, groups)
    case .distanceToReference(_, let isCapped):
      let rule = DistanceToReference(
        direction: direction, row: reference, capsAtReference: isCapped)
      return try settle(.distanceToReference(rule), values, groups)
    case .ratioToBest(let best?):
      let scale =
        rises
        ? FrozenScale.linear(try LinearScale(origin: 0, span: best)) : .inverseRatio(best: best)
      return try apply(FrozenNormalisation(scales: [scale]), values)
    case .ratioToBest(nil):
      return try settle(
        .ratioToBest(AppraisalNumerics.RatioToBest(direction: direction)), values, groups)
    }
  }

  private func settle(
    _ rule: Normalisation, _ values: [Double], _ groups: PeerGroups?
  ) throws(NormaliseError) -> ([Double], FrozenNormalisation?) {
    let scales = try rule.frozen(on: values, groups: groups)
    return (try scales.normalised(values, groups: groups), scales)
  }

  private func apply(
    _ scales: FrozenNormalisation, _ values: [Double]
  ) throws(NormaliseError) -> ([Double], FrozenNormalisation?) {
    (try scales.normalised(values), scales)
  }

  private func logarithms(_ values: [Double]) throws(NormaliseError) -> [Double] {
    if let row = values.firstIndex(where: { $0 <= 0 }) {
      throw .notPositive(row: row, value: values[row])
    }
    return values.map { log($0) }
  }
}

extension NormaliseRule.Scale {
  /// What the better end has more.
  fileprivate var gain: Double { to - from }
}
