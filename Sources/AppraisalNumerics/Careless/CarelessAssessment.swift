/// Which sheets look careless when all indices are taken together, on both sides.
///
/// Each index of a sheet gets a tail probability among sheets drawn from ``SheetModel``, two-sided
/// where both sides are suspicious (``CarelessIndex/suspiciousSides``);
/// the score is Fisher's sum `Σ −ln p`. The indices depend on each other, so the score is not
/// referred to a chi-squared table but to the scores of a second set of drawn sheets. A straight
/// line on items that nearly everybody answers alike is common among drawn sheets and therefore
/// not held against anybody.
///
/// Draws come in batches of as many sheets as there are real ones (at most 5,000), and each batch
/// is its own reference for person–total correlation, Guttman errors, distance and surprise:
/// figures of a small community are as uncertain in the draws as in reality.
///
/// Fisher's sum with probabilities from draws: Phipson and Smyth (2010) `[phipson2010pvalues]`.
///
/// Nothing is deleted: the flags say what stands out, and weights are an option that is shown
/// beside the unweighted result (``CarelessWeights``).
public struct CarelessAssessment: Sendable {
  /// The most items: drawing a sheet costs the square of their number.
  public static let maximumItems = 512

  /// The score of each sheet.
  public let scores: [Double]
  /// For each sheet the share of drawn honest sheets with at least its score.
  public let probabilities: [Double]
  /// The sheets at or below the level, in the order of the sheets.
  public let flags: [CarelessFlag]
  /// The score from which on a sheet is flagged.
  public let cutOff: Double
  /// Honest sheets that are flagged on average, if all sheets were honest: level × sheets.
  public let expectedFalseFlags: Double
  /// The indices combined, in their order.
  public let indices: [CarelessIndex]
  /// The pull that ``SheetModel`` needed.
  public let shrinkage: Double

  /// Assesses all sheets.
  ///
  /// - Parameters:
  ///   - answers: The sheets of one community that answered the same items, at least one.
  ///   - plan: What is known of the items.
  ///   - seconds: Completion times as in ``CarelessTable``. Drawn sheets get times drawn from the
  ///     real ones, independent of the answers.
  ///   - settings: Level, indices, draws and seed.
  /// - Throws: ``AnswerError``, also for more than ``maximumItems`` items and when the plan gives
  ///   none of the indices asked for.
  /// - Complexity: O((*n* + *m*) *p*²) for *m* draws.
  public init(
    of answers: AnswerMatrix, plan: CarelessPlan, seconds: [Double]? = nil,
    settings: CarelessSettings
  ) throws(AnswerError) {
    guard answers.items <= Self.maximumItems else { throw .tooLarge(count: answers.items) }
    let table = try CarelessTable(of: answers, plan: plan, seconds: seconds)
    let indices = CarelessIndex.allCases.filter {
      settings.indices.contains($0) && table[$0] != nil
    }
    guard !indices.isEmpty else { throw .count(found: 0, expected: 1) }
    let model = try SheetModel(fittedTo: answers)
    let draws = HonestDraws(model: model, plan: plan, seconds: seconds, sheets: answers.sheets)
    let tails = zip(try draws.columns(indices, settings, stream: 0), indices).map {
      TailProbability(reference: $0, sides: $1.suspiciousSides)
    }
    let drawn = fisherScores(try draws.columns(indices, settings, stream: 1), tails).sorted()
    let columns = indices.compactMap { table[$0] }
    scores = fisherScores(columns, tails)
    probabilities = scores.map { upperShare($0, drawn) }
    cutOff = CarelessAssessment.cutOff(drawn, settings.level)
    expectedFalseFlags = settings.level * Double(answers.sheets)
    self.indices = indices
    shrinkage = model.shrinkage
    let findings = Findings(indices: indices, columns: columns, tails: tails)
    flags = zip(scores, probabilities).enumerated().compactMap { sheet, pair in
      guard pair.1 <= settings.level else { return nil }
      return CarelessFlag(
        sheet: sheet, score: pair.0, probability: pair.1,
        reasons: findings.reasons(sheet, level: settings.level))
    }
  }

  /// The smallest score with `(1 + #{drawn ≥ score}) / (m + 1) ≤ level`, just above a drawn one.
  private static func cutOff(_ drawn: [Double], _ level: Double) -> Double {
    let admitted = Int((level * Double(drawn.count + 1)).rounded(.down)) - 1
    guard admitted >= 0, admitted < drawn.count else { return .infinity }
    return drawn[drawn.count - admitted - 1].nextUp
  }
}

/// What the combined indices found, sheet by sheet.
private struct Findings {
  let indices: [CarelessIndex]
  let columns: [[Double]]
  let tails: [TailProbability]

  /// The indices with a tail probability of at most the level, the rarest first.
  func reasons(_ sheet: Int, level: Double) -> [CarelessReason] {
    let all = indices.indices.map { place in
      let value = columns[place][sheet]
      let (probability, side) = tails[place](value)
      return CarelessReason(
        index: indices[place], side: side, value: value, probability: probability)
    }
    return all.filter { $0.probability <= level }
      .sorted { ($0.probability, $0.index.rawValue) < ($1.probability, $1.index.rawValue) }
  }
}

/// `Σ −ln p` of each sheet.
private func fisherScores(_ columns: [[Double]], _ tails: [TailProbability]) -> [Double] {
  var scores = [Double](repeating: 0, count: columns.first?.count ?? 0)
  for (column, tail) in zip(columns, tails) {
    for sheet in column.indices { scores[sheet] -= logarithm(tail(column[sheet]).probability) }
  }
  return scores
}

/// `(1 + #{drawn ≥ score}) / (m + 1)` for ascending drawn scores.
private func upperShare(_ score: Double, _ drawn: [Double]) -> Double {
  var (low, high) = (0, drawn.count)
  while low < high {
    let middle = (low + high) / 2
    if drawn[middle] >= score { high = middle } else { low = middle + 1 }
  }
  return Double(drawn.count - low + 1) / Double(drawn.count + 1)
}
