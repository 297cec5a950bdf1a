/// Weights that pull suspicious sheets down instead of leaving them out: an option, to be shown
/// beside the unweighted result.
/// ```
/// w = max(1/1000, min(1, c / score))
/// ```
/// with the cut-off `c` of the assessment: 1 for every sheet below it, falling as the score rises, which
/// is Huber's weight `[huber1964robust]`. No sheet has weight 0; the floor matters only where all
/// sheets drawn are alike, so that `c` is nearly 0.
public struct CarelessWeights: Sendable, Hashable {
  /// One weight per sheet, from 0.001 to 1.
  public let values: [Double]

  /// Weights after an assessment.
  ///
  /// - Parameter assessment: Of the sheets to be weighted.
  /// - Complexity: O(*n*).
  public init(_ assessment: CarelessAssessment) {
    values = assessment.scores.map {
      $0 > assessment.cutOff ? max(assessment.cutOff / $0, 0.001) : 1
    }
  }

  /// The mean answer to each item, without and with the weights.
  ///
  /// - Parameter answers: The sheets that were assessed.
  /// - Returns: Per item both means, in units of the scale and NaN when nobody answered, and the
  ///   number of unweighted sheets that would carry as much information, `(Σ w)² / Σ w²`.
  /// - Throws: ``AnswerError/count(found:expected:)`` for another number of sheets.
  /// - Complexity: O(*n p*).
  public func itemMeans(of answers: AnswerMatrix) throws(AnswerError) -> [WeightedItemMean] {
    guard answers.sheets == values.count else {
      throw .count(found: answers.sheets, expected: values.count)
    }
    return (0..<answers.items).map { item in
      let rows = (0..<answers.sheets).filter { answers[$0, item] != AnswerMatrix.missing }
      let given = rows.map { Double(answers[$0, item]) }
      let weights = rows.map { values[$0] }
      let total = fixedOrderSum(weights)
      let squares = fixedOrderSum(weights.map { $0 * $0 })
      return WeightedItemMean(
        unweighted: fixedOrderSum(given) / Double(rows.count),
        weighted: fixedOrderSum(zip(given, weights).map { $0 * $1 }) / total,
        effectiveSheets: squares > 0 ? total * total / squares : 0)
    }
  }
}

/// The mean answer to one item without and with weights.
public struct WeightedItemMean: Sendable, Hashable {
  /// Every sheet counts once.
  public let unweighted: Double
  /// Suspicious sheets count less.
  public let weighted: Double
  /// `(Σ w)² / Σ w²`.
  public let effectiveSheets: Double
}
