/// Sheets of one community that agree beyond what their severities explain, and their clusters.
///
/// The score of a pair is that of `[wollack1997nominal]`, with the partial credit model of
/// ``SeverityModel`` in place of a nominal one:
/// ```
/// z = (M − Σ mₖ) / √(Σ mₖ (1 − mₖ)),    mₖ = Σ_c pₛₖ(c) pₜₖ(c)
/// ```
/// over the items that both answered. The probability of a pair is the exact tail of the number of
/// matches, not that of a normal variable; a pair counts when it is at most level / number of
/// pairs. Pairs with `z < 3` are passed over: their tail exceeds 10⁻⁴ (a Poisson number of failed
/// matches, the lightest case, has `e^{−z²}`), so this loses nothing when there are 500 pairs or
/// more at the level of 0.05, and little below.
public struct CollusionSearch: Sendable {
  /// What no score of answers can see; it belongs beside every result.
  public static let blindSpot =
    "Sheets with uniform top marks cannot be told from honest enthusiasm by their answers: an "
    + "agreement to give everybody the best mark is not found here."

  /// Pairs beyond the cut, the rarest first; at most the number of the settings.
  public let pairs: [PairEvidence]
  /// How many pairs are beyond the cut, listed or not.
  public let pairCount: Int
  /// Connected groups of such pairs, the largest first, then by their first sheet.
  public let clusters: [SheetCluster]
  /// The fifth-largest score of each sheet among the pairs compared.
  ///
  /// NaN with fewer than five. A member of a ring of six or more has a large one, a sheet with one
  /// odd twin has not.
  public let fifthScores: [Double]
  /// Pairs that were compared.
  public let compared: Int
  /// All pairs of the community; larger than `compared` when only candidates were.
  public let possible: Int
  /// A pair counts at or below this probability.
  public let cut: Double

  /// Searches one community.
  ///
  /// - Parameters:
  ///   - answers: Its sheets, all on the same items.
  ///   - model: Fitted to the same sheets; another shape is a precondition that fails.
  ///   - settings: Level and limits.
  /// - Complexity: O(*n*² *p*) up to the limit of pairs, O(limit · *p*) above it.
  public init(in answers: AnswerMatrix, model: SeverityModel, settings: CollusionSettings) {
    model.requireFit(answers)
    possible = answers.sheets * (answers.sheets - 1) / 2
    cut = settings.level / Double(max(1, possible))
    var collector = PairCollector(answers, model, cut: cut, listed: settings.maximumListed)
    if possible <= settings.maximumPairs {
      for second in 0..<answers.sheets {
        for first in 0..<second { collector.consider(first, second) }
      }
      compared = possible
    } else {
      let candidates = RareAnswerPairs(in: answers, limit: settings.maximumPairs).pairs
      for pair in candidates { collector.consider(pair.first, pair.second) }
      compared = candidates.count
    }
    pairs = collector.listedPairs()
    pairCount = collector.count
    clusters = collector.clusters()
    fifthScores = collector.fifthScores
  }
}
