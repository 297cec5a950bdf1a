public import AppraisalNumerics

/// All indicators together: which subjects have an unusual combination.
public struct JointExamination: Sendable {
  /// The indicators looked at, in the order of the columns of the estimate.
  public let targets: [OutlierTarget]
  /// Their values, one list per indicator with an entry per subject; NaN where missing.
  public let values: [[Double]]
  /// Subjects with a value in all of them.
  public let complete: Int
  /// Rows of the others, those aside who take no part, ascending.
  public let incomplete: [Int]
  /// What came of it.
  public let outcome: Outcome

  /// What a joint search comes to.
  public enum Outcome: Sendable {
    /// Nothing: the reason stands among those that were not examined.
    case unexamined
    /// Distances from a robust centre.
    case distances(JointDistances)
    /// A linear rule that most subjects obey, and those who do not.
    case rule(LinearRule, members: Int, rules: Int, off: [Int])
  }

  /// The value of an indicator; `nil` where missing, and for an indicator not looked at.
  /// - Parameters:
  ///   - target: The indicator.
  ///   - row: The row of the subject.
  /// - Returns: The value in the unit of the indicator.
  public func value(of target: OutlierTarget, row: Int) -> Double? {
    targets.firstIndex(of: target).map { values[$0][row] }.flatMap { $0.isNaN ? nil : $0 }
  }

  /// How far a row is from a linear rule.
  /// - Parameters:
  ///   - rule: A rule between the indicators.
  ///   - row: The row of the subject.
  /// - Returns: `Σ coefficient · value − offset`; NaN where a value is missing.
  public func residual(of rule: LinearRule, row: Int) -> Double {
    zip(rule.targets, rule.coefficients).reduce(-rule.offset) { sum, part in
      sum + part.1 * (value(of: part.0, row: row) ?? .nan)
    }
  }

  /// The flagged rows with their method, ascending.
  var flaggedRows: [(method: OutlierMethod, row: Int)] {
    switch outcome {
    case .unexamined: []
    case .distances(let distances): distances.flags.map { (.mcd, $0.row) }
    case .rule(_, _, _, let off): off.map { (.offPlane, $0) }
    }
  }
}

/// Distances of all subjects from a robust centre.
public struct JointDistances: Sendable {
  /// The estimate of centre and scatter.
  public let estimate: MCDEstimate
  /// The probability of each row under clean data; NaN for incomplete rows.
  public let probabilities: [Double]
  /// Probabilities up to here are flagged; 0 when nobody is.
  public let cutOff: Double
  /// The flagged, ascending by row.
  public let flags: [JointFlag]
}

/// A subject whose indicators do not go together as those of the others do.
public struct JointFlag: Sendable {
  /// The row of the subject.
  public let row: Int
  /// `d²`, from the reweighted centre.
  public let squaredDistance: Double
  /// The probability of such a distance under clean data.
  public let probability: Double
  /// What each indicator has to do with it.
  public let explanation: DistanceExplanation
  /// What would be without the indicator that contributes most.
  public let without: WithoutOutcome
}

/// Looks at all indicators together.
///
/// Left out by name are steps and places, constants, indicators that more than half of the subjects
/// lack, and those that follow from others for everybody.
func examineTogether(
  _ leaves: [ExaminedColumn], _ whatIf: WithoutIndicator, _ settings: OutlierSettings,
  _ unexamined: inout [Unexamined]
) -> JointExamination {
  let rows = whatIf.table.subjects.indices.filter { row in
    leaves.contains { !$0.values[row].isNaN }
  }
  var columns = leaves.filter { column in
    guard let reason = column.obstacle(rows.count) else { return true }
    unexamined.append(Unexamined(.mcd, column.target, reason))
    return false
  }
  while true {
    let search = JointSearch(columns: columns, rows: rows)
    switch search.result(settings) {
    case .failure(let problem):
      unexamined.append(Unexamined(.mcd, nil, problem.reason))
      return search.examination(.unexamined)
    case .success(.estimate(let estimate)):
      return search.examination(.distances(judged(estimate, columns, whatIf, settings)))
    case .success(.hyperplane(let plane)):
      let rule = search.rule(plane)
      guard plane.outliers.isEmpty, let last = plane.indicators.last else {
        return search.examination(
          .rule(rule, members: plane.members.count, rules: plane.rules, off: plane.outliers))
      }
      // What follows from the others for all subjects says nothing that they do not say.
      unexamined.append(Unexamined(.mcd, columns[last].target, .determined(rule)))
      columns.remove(at: last)
    }
  }
}

extension ExaminedColumn {
  /// Why it is not looked at together with the others.
  fileprivate func obstacle(_ subjects: Int) -> Unexamined.Reason? {
    if isOrdinal { return .ordinal }
    let present = values.filter { !$0.isNaN }
    guard let first = present.first else { return .noValues }
    if 2 * present.count < subjects {
      return .mostlyMissing(present: present.count, of: subjects)
    }
    return present.allSatisfy { $0 == first } ? .constant : nil
  }
}

/// One search over some indicators.
private struct JointSearch {
  let columns: [ExaminedColumn]
  /// Rows with any value.
  let rows: [Int]

  struct Problem: Error {
    let reason: Unexamined.Reason
  }

  func result(_ settings: OutlierSettings) -> Result<MCDResult, Problem> {
    guard columns.count > 1 else {
      return .failure(Problem(reason: .tooFewIndicators(columns.count)))
    }
    do {
      let table = try Matrix(columns: columns.map(\.values))
      let estimator = try MinimumCovarianceDeterminant(
        starts: .deterministicAndRandom(count: OutlierSettings.starts, seed: settings.seed))
      return .success(try estimator(table))
    } catch let error as OutlierError {
      return .failure(Problem(reason: Unexamined.Reason(error, [])))
    } catch {
      preconditionFailure("columns are of one length")
    }
  }

  private func isComplete(_ row: Int) -> Bool { columns.allSatisfy { !$0.values[row].isNaN } }

  func examination(_ outcome: JointExamination.Outcome) -> JointExamination {
    let incomplete = rows.filter { !isComplete($0) }
    return JointExamination(
      targets: columns.map(\.target), values: columns.map(\.values),
      complete: rows.count - incomplete.count,
      incomplete: incomplete, outcome: outcome)
  }

  func rule(_ plane: Hyperplane) -> LinearRule {
    LinearRule(
      targets: plane.indicators.map { columns[$0].target },
      coefficients: plane.indicators.map { plane.coefficients[$0] }, offset: plane.offset)
  }
}

private func judged(
  _ estimate: MCDEstimate, _ columns: [ExaminedColumn], _ whatIf: WithoutIndicator,
  _ settings: OutlierSettings
) -> JointDistances {
  guard let test = try? OutlierTest(decision: .falseDiscovery(rate: settings.level)) else {
    preconditionFailure("a level lies inside 0…1")
  }
  let found = test(estimate)
  let tested = found.probabilities.count { !$0.isNaN }
  var whatIf = whatIf
  let flags = found.outliers.compactMap { row -> JointFlag? in
    let values = columns.map { $0.values[row] }
    guard
      let explanation = try? DistanceExplanation(row: values, estimate: estimate.reweighted),
      let largest = explanation.parts.first
    else { return nil }
    return JointFlag(
      row: row, squaredDistance: estimate.distances[row],
      probability: found.probabilities[row], explanation: explanation,
      without: whatIf.outcome(row: row, without: columns[largest.indicator].source))
  }
  return JointDistances(
    estimate: estimate, probabilities: found.probabilities,
    cutOff: tested == 0 ? 0 : Double(flags.count) * settings.level / Double(tested),
    flags: flags)
}
