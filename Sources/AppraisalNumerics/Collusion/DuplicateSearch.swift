/// Sheets that are identical in every answer, against the number expected of independent ones.
///
/// Under ``SeverityModel`` two sheets with the same gaps are identical with probability `Π mₖ`; the
/// sum over all such pairs is the expected number of identical pairs. For a group of `g` identical
/// sheets the others are expected to hold `λ = Σ Π pₜₖ(xₖ)` further copies of its answers `x`, and
/// its probability is the Poisson tail `P(N ≥ g − 1)`. Sheets of all top marks have many copies
/// under the model too, and are therefore no evidence.
public struct DuplicateSearch: Sendable {
  /// Groups of identical sheets, the rarest first.
  public let groups: [DuplicateGroup]
  /// Pairs of identical sheets; sheets without any answer aside.
  public let pairs: Int
  /// The number expected.
  public let expectedPairs: Double

  /// Searches one community.
  ///
  /// - Parameters:
  ///   - answers: Its sheets.
  ///   - model: Fitted to the same sheets; another shape is a precondition that fails.
  /// - Complexity: O(*n p* + *c*² *p m*) for *c* classes with the same gaps, which are at most
  ///   *p m* + 1.
  public init(in answers: AnswerMatrix, model: SeverityModel) {
    model.requireFit(answers)
    let identical = IdenticalSheets(in: answers)
    let classGroups = GapGroups(model)
    let byGaps = Dictionary(
      uniqueKeysWithValues: classGroups.groups.map { (model.gaps[$0[0]], $0) })
    var found: [DuplicateGroup] = []
    for sheets in identical.groups {
      let row = (0..<answers.items).map { answers[sheets[0], $0] }
      guard row.contains(where: { $0 != AnswerMatrix.missing }) else { continue }
      let own = Int(model.classes[sheets[0]])
      let expected = DuplicateSearch.expectedCopies(
        row, lowest: Int(answers.scale.lowerBound), model: model, own: own,
        classes: byGaps[model.gaps[own]] ?? [])
      found.append(
        DuplicateGroup(
          sheets: sheets, expectedCopies: expected,
          probability: poissonTail(sheets.count - 1, mean: expected), adjusted: 1))
    }
    let distinct = zip(identical.first.indices, identical.first).count { $0 == Int($1) }
    groups = DuplicateSearch.adjusted(found, tests: distinct)
    pairs = found.reduce(0) { $0 + $1.sheets.count * ($1.sheets.count - 1) / 2 }
    var expected = 0.0
    classGroups.forEachPair(model) { pairs, agreement in
      expected += pairs * agreement.reduce(1, *)
    }
    expectedPairs = expected
  }

  private static func expectedCopies(
    _ row: [Int8], lowest: Int, model: SeverityModel, own: Int, classes: [Int]
  ) -> Double {
    var sum = 0.0
    for group in classes {
      var product = Double(model.classSizes[group] - (group == own ? 1 : 0))
      for item in row.indices where row[item] != AnswerMatrix.missing {
        let place = (group * model.items + item) * model.categories
        product *= model.probabilities[place + Int(row[item]) - lowest]
      }
      sum += product
    }
    return sum
  }

  /// Step-up `[benjamini1995controlling]` over all distinct sheets, those without a copy being
  /// tests with probability 1.
  private static func adjusted(_ groups: [DuplicateGroup], tests: Int) -> [DuplicateGroup] {
    let sorted = groups.sorted {
      ($0.probability, $0.sheets[0]) < ($1.probability, $1.sheets[0])
    }
    var smallest = 1.0
    var result: [DuplicateGroup] = []
    for (rank, group) in sorted.enumerated().reversed() {
      smallest = min(smallest, group.probability * Double(tests) / Double(rank + 1))
      result.append(
        DuplicateGroup(
          sheets: group.sheets, expectedCopies: group.expectedCopies,
          probability: group.probability, adjusted: smallest))
    }
    return result.reversed()
  }
}

/// Sheets with the same answers throughout.
public struct DuplicateGroup: Sendable, Hashable {
  /// The sheets, ascending; two or more.
  public let sheets: [Int]
  /// Further copies expected of independent sheets.
  public let expectedCopies: Double
  /// Probability of so many further copies or more.
  public let probability: Double
  /// The same after Benjamini and Hochberg: groups up to *q* hold on average a share of at most *q*
  /// of chance findings.
  public let adjusted: Double
}
