public import AppraisalNumerics

/// Which sheets of a community agree beyond what their severities explain.
public struct AgreementFinding: Sendable {
  /// Connected groups of sheets whose pairs are beyond the cut, the largest first.
  public let clusters: [SheetCluster]
  /// Pairs beyond the cut.
  public let pairs: Int
  /// Pairs that were compared, and all there are.
  public let compared: Int
  /// All pairs of the community.
  public let possible: Int
  /// A pair counts at or below this probability.
  public let cut: Double
  /// Groups of identical sheets that are rarer than chance allows at the level, the rarest first.
  public let copies: [DuplicateGroup]
  /// Pairs of identical sheets, and how many are expected of independent ones.
  public let identicalPairs: Int
  /// Identical pairs expected of independent sheets.
  public let expectedIdenticalPairs: Double
  /// Sheets with a few answers changed; `nil` when they were not looked for.
  public let nearCopies: NearCopies?
}

/// Pairs of sheets that differ in a few answers only.
public struct NearCopies: Sendable, Hashable {
  /// The most answers that differ.
  public let distance: Int
  /// Pairs within that distance, identical ones included.
  public let pairs: Int
  /// Pairs expected of independent sheets.
  public let expected: Double
  /// The probability of so many.
  public let probability: Double
}

extension SheetCommunity {
  /// Looks for agreed sheets by ``CollusionSearch``, ``DuplicateSearch`` and ``NearDuplicateSearch``.
  ///
  /// - Parameter settings: The level is the chance that independent sheets have any pair beyond the
  ///   cut, and the share of chance findings among copies.
  /// - Returns: The finding, and why near copies were not looked for.
  /// - Throws: ``SheetProblem`` for a community that is too small or too large.
  /// - Complexity: O(*n*² *p*) up to 20 million pairs.
  public func agreedSheets(
    _ settings: SheetSettings
  ) throws(SheetProblem) -> (finding: AgreementFinding, nearProblem: SheetProblem?) {
    try checkSize()
    let model: SeverityModel
    let search: CollusionSearch
    do throws(CollusionError) {
      model = try SeverityModel(fittedTo: answers)
      search = CollusionSearch(
        in: answers, model: model, settings: try CollusionSettings(level: settings.level))
    } catch {
      throw SheetProblem(error)
    }
    let copies = DuplicateSearch(in: answers, model: model)
    let (near, problem) = nearCopies(model)
    return (
      AgreementFinding(
        clusters: search.clusters, pairs: search.pairCount, compared: search.compared,
        possible: search.possible, cut: search.cut,
        copies: copies.groups.filter { $0.adjusted <= settings.level },
        identicalPairs: copies.pairs, expectedIdenticalPairs: copies.expectedPairs,
        nearCopies: near), problem
    )
  }

  /// Sheets within a tenth of the items, one at least.
  private func nearCopies(_ model: SeverityModel) -> (NearCopies?, SheetProblem?) {
    let distance = max(1, answers.items / 10)
    do throws(CollusionError) {
      let search = try NearDuplicateSearch(in: answers, model: model, distance: distance)
      return (
        NearCopies(
          distance: distance, pairs: search.pairs, expected: search.expectedPairs,
          probability: search.probability), nil
      )
    } catch {
      return (nil, SheetProblem(error))
    }
  }
}

extension SheetProblem {
  /// What a size beyond the limits of the search means here; the rest was checked before.
  fileprivate init(_ error: CollusionError) {
    switch error {
    case .tooManyClasses(let cells, let limit):
      self = .tooManyClasses(found: cells, limit: limit)
    case .tooManyPairs(let limit): self = .tooManyPairs(limit: limit)
    default: self = .noSheets
    }
  }
}
