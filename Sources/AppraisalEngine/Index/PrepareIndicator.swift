import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// What an indicator of an index is prepared from.
struct IndexColumns {
  let table: IndicatorTable
  let scheme: Scheme
  let indicator: String
  let measure: IndexMeasure
  /// Whether each subject has too few numbers to take part; empty when all take part.
  let screened: [Bool]
  /// The groups of every stratum that a rule names, and their names.
  private let groups: [String: NamedGroups]

  init(_ table: IndicatorTable, _ scheme: Scheme, _ indicator: String, _ measure: IndexMeasure) {
    self.table = table
    self.scheme = scheme
    self.indicator = indicator
    self.measure = measure
    screened = screenedRows(measure, table, indicator)
    let leaves = measure.root.indicators.compactMap(\.indicator)
    let named = leaves.flatMap { [$0.normalise.within, $0.impute?.within] }.compactMap(\.self)
    groups = Dictionary(
      uniqueKeysWithValues: Set(named).compactMap { stratum in
        namedGroups(stratum, table, scheme).map { (stratum, $0) }
      })
  }

  /// The numbers of an indicator: those of its column, divided by those of another where it says
  /// so; missing where either is.
  func numbers(
    _ node: IndexNode, _ rules: IndexIndicator
  ) throws(IndexProblem) -> (values: [Double], quotient: IndexQuotient?) {
    let over = numbers(rules.column)
    guard let per = rules.per else { return (over, nil) }
    let under = numbers(per)
    var values = over
    for row in values.indices {
      guard !over[row].isNaN, !under[row].isNaN else {
        values[row] = .nan
        continue
      }
      values[row] = over[row] / under[row]
      guard under[row] > 0, values[row].isFinite else {
        throw IndexProblem(
          indicator: indicator, node: node,
          kind: .denominator(row: row, over: over[row], under: under[row], column: per))
      }
    }
    return (values, IndexQuotient(column: per, over: over, under: under))
  }

  /// The values of those who take part.
  private func taking(_ values: [Double]) -> [Double] {
    screened.isEmpty ? values : zip(values, screened).map { $1 ? .nan : $0 }
  }

  /// The numbers of a column.
  private func numbers(_ column: String) -> [Double] {
    let key = ColumnKey.index(indicator, column: column)
    guard let numbers = table.column(key)?.numbers else {
      preconditionFailure("the columns of every index are measured, and stored with their details")
    }
    return numbers
  }

  /// The groups of a stratum, and their names; `nil` when all subjects are one group.
  private func groups(_ stratum: String?) -> NamedGroups? {
    stratum.flatMap { groups[$0] }
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
    let (raw, quotient) = try numbers(node, rules)
    let problem = { (kind: IndexProblem.Kind) in
      IndexProblem(indicator: indicator, node: node, kind: kind)
    }
    var values = taking(raw)
    var imputedRows: [Int32] = []
    if let rule = rules.impute, !isLeftAlone {
      let siblings = rule.imputation.asksSiblings ? try columns(of: siblings) : []
      do {
        let imputed = try rule.imputation.imputed(
          values, direction: rules.direction, groups: groups(rule.within)?.groups,
          siblings: siblings)
        values = taking(imputed.values)
        imputedRows = imputed.imputedRows.filter { !values[Int($0)].isNaN }
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
        values, rules.direction, groups: groups, reference: reference)
      if let row = scores.firstIndex(where: \.isInfinite) { throw problem(.overflow(row: row)) }
      let preparation = IndexPreparation(
        raw: raw, quotient: quotient, values: values, imputedRows: imputedRows,
        treatment: treatment, scales: scales,
        groups: groups?.names ?? [], labels: groups?.groups.labels ?? [])
      return (preparation, scores)
    } catch let error as NormaliseError {
      throw problem(.normalisation(error, groups: groups?.names ?? []))
    } catch NormaliseRuleError.unknownGroup(let name) {
      throw problem(.groupWithoutBounds(name))
    } catch NormaliseRuleError.divisor(let divisor) {
      throw problem(.divisor(divisor))
    } catch let error as IndexProblem {
      throw error
    } catch { preconditionFailure("no other error is thrown") }
  }

  /// The numbers of siblings that are indicators, with their directions.
  private func columns(
    of siblings: [IndexNode]
  ) throws(IndexProblem) -> [(column: [Double], direction: Direction)] {
    var columns: [(column: [Double], direction: Direction)] = []
    for sibling in siblings {
      guard let rules = sibling.indicator else { continue }
      columns.append((taking(try numbers(sibling, rules).values), rules.direction))
    }
    return columns
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

/// The groups of a stratum with their names.
private func namedGroups(
  _ stratum: String, _ table: IndicatorTable, _ scheme: Scheme
) -> NamedGroups? {
  guard
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

/// Whether each subject has fewer of the indicators than the index asks for; empty where it does not
/// ask.
private func screenedRows(
  _ measure: IndexMeasure, _ table: IndicatorTable, _ indicator: String
) -> [Bool] {
  guard let screen = measure.screen else { return [] }
  let leaves = measure.root.indicators.compactMap(\.indicator)
  var present = [Int](repeating: 0, count: table.subjects.count)
  for leaf in leaves {
    let columns = [leaf.column] + [leaf.per].compactMap(\.self)
    let missing = columns.compactMap { table.column(.index(indicator, column: $0))?.points.missing }
    for row in present.indices where missing.allSatisfy({ $0[row] == 0 }) { present[row] += 1 }
  }
  return present.map { Double($0) / Double(leaves.count) < screen.minimumShare }
}

extension Imputation {
  /// Whether it looks at the other indicators of the node.
  fileprivate var asksSiblings: Bool {
    if case .siblingMean = self { true } else { false }
  }
}
