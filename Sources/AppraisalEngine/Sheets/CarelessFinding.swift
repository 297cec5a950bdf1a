public import AppraisalNumerics

/// Which sheets of a community look careless, all indices taken together.
public struct CarelessFinding: Sendable {
  /// The sheets beyond the cut-off, by their number in the community.
  public let flags: [CarelessFlag]
  /// The score from which on a sheet is flagged.
  public let cutOff: Double
  /// Sheets that would be flagged on average if all were honest.
  public let expectedFalseFlags: Double
  /// The indices that were combined.
  public let indices: [CarelessIndex]
}

extension SheetCommunity {
  /// Looks for careless sheets by ``CarelessAssessment``.
  ///
  /// Reversed items do not occur: points say what is good, and answers are put in their order. Even–odd
  /// consistency is among the indices where the items come in ``factors``, seconds per item where
  /// times are known.
  ///
  /// - Parameter settings: Level and seed.
  /// - Returns: The finding.
  /// - Throws: ``SheetProblem`` for a community that is too small or too large.
  /// - Complexity: O((*n* + draws) *p*²) for *n* sheets and *p* items.
  public func carelessSheets(
    _ settings: SheetSettings
  ) throws(SheetProblem) -> CarelessFinding {
    try checkSize()
    guard answers.items <= CarelessAssessment.maximumItems else {
      throw .tooManyItems(found: answers.items, limit: CarelessAssessment.maximumItems)
    }
    do throws(AnswerError) {
      let assessment = try CarelessAssessment(
        of: answers, plan: CarelessPlan(factors: factors, items: answers.items), seconds: seconds,
        settings: CarelessSettings(
          level: settings.level, draws: settings.draws, seed: settings.seed))
      return CarelessFinding(
        flags: assessment.flags, cutOff: assessment.cutOff,
        expectedFalseFlags: assessment.expectedFalseFlags, indices: assessment.indices)
    } catch {
      // Everything that the error names was checked before, by the community or just now.
      throw .noSheets
    }
  }

  /// Whether there is enough to tell what is usual.
  func checkSize() throws(SheetProblem) {
    guard sheets.count >= SheetSettings.fewestSheets else {
      throw .tooFewSheets(found: sheets.count, needed: SheetSettings.fewestSheets)
    }
    guard answers.items >= SheetSettings.fewestItems else {
      throw .tooFewItems(found: answers.items, needed: SheetSettings.fewestItems)
    }
  }
}
