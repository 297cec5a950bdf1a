/// Which of the choices behind a composite moves its ranking most, and how far each subject may move.
///
/// The choices are varied together by a ``SensitivityDesign``. Of every run the composite is computed
/// anew and ranked; its output is
/// ```
/// y = (1/n) Σ_c |place_c − nominal place_c|        over the n subjects with a nominal score
/// ```
/// in places (competition ranking at the declared precision), and ``indices`` tells which choice
/// explains its variance. The spread of each subject's place is taken over the 2*N* runs of A and
/// B, which are draws from the choices; the mixed runs are not.
///
/// A number *u* of the design becomes the factor 1 + *f*(2*u* − 1) of a weight, or alternative
/// ⌊*k u*⌋ of *k*. Weights without siblings are not varied. Alternatives are applied in the order of
/// the choices. A run in which the composite cannot be computed, or in which other subjects have a
/// score than nominally, has failed, and one failed run refuses the whole analysis, naming each.
///
/// Source: Saisana, Saltelli and Tarantola (2005), `saisana2005uncertainty`; OECD and JRC (2008),
/// `oecd2008handbook`.
public struct CompositeSensitivity: Sendable {
  /// Where a subject may stand.
  public struct PlaceSpread: Sendable, Hashable {
    /// The subject's row, from 0.
    public let row: Int
    /// The place without variation.
    public let nominal: Int
    /// The mean place.
    public let mean: Double
    /// The 5th percentile of the place (type 7).
    public let low: Double
    /// The median place.
    public let median: Double
    /// The 95th percentile of the place (type 7).
    public let high: Double
    /// The best and the worst place met.
    public let met: ClosedRange<Int>
  }

  /// How large an analysis may become.
  public struct Limits: Sendable, Hashable {
    /// Versions of the tree: the product of the numbers of alternatives.
    public let versions: Int
    /// Cells of all prepared versions, versions × subjects × indicators.
    public let cells: Int
    /// Places kept, 2*N* × subjects.
    public let places: Int
    /// Runs × subjects × indicators.
    public let work: Int

    /// Limits.
    ///
    /// - Parameters:
    ///   - versions: Versions of the tree.
    ///   - cells: Cells of all prepared versions, 8 bytes each.
    ///   - places: Places kept, 4 bytes each.
    ///   - work: Runs × subjects × indicators.
    public init(
      versions: Int = 256, cells: Int = 200_000_000, places: Int = 200_000_000,
      work: Int = 100_000_000_000
    ) {
      self.versions = versions
      self.cells = cells
      self.places = places
      self.work = work
    }
  }

  /// The design, one factor per choice.
  public let design: SensitivityDesign
  /// The indices of the mean shift in places, one factor per choice, in their order.
  public let indices: SobolIndices
  /// The mean shift in places of each run, in the order of the design.
  public let shifts: [Double]
  /// The spread of each subject's place, in row order; without those who have no score.
  public let places: [PlaceSpread]

  /// Analyses a composite.
  ///
  /// - Parameters:
  ///   - tree: The composite as it stands.
  ///   - table: One row per subject and one column per indicator, NaN where missing.
  ///   - choices: What could have been chosen otherwise, at most one of them the weights.
  ///   - rows: Base rows *N* of the design, a power of two for the Sobol sequence.
  ///   - source: Where the points come from.
  ///   - precision: The precision at which composites are ranked.
  ///   - groups: The peer groups in which indicators are imputed and normalised.
  ///   - bootstrap: How intervals of the indices are found.
  ///   - limits: How large the analysis may become.
  ///   - threads: Threads to use; the result does not depend on it.
  /// - Throws: ``SensitivityError``: ``SensitivityError/constantOutput`` also when no choice moves
  ///   anybody, for example with a single subject.
  /// - Complexity: *N*(*d* + 2) weighings and rankings of *n* subjects.
  public init(
    tree: CompositeTree, table: Matrix, choices: [CompositeChoice], rows: Int,
    source: SensitivityDesign.Source, precision: RankPrecision, groups: PeerGroups? = nil,
    bootstrap: SobolIndices.Bootstrap? = nil, limits: Limits = Limits(), threads: Int = 1
  ) throws(SensitivityError) {
    let plan = try CompositeVariation(tree: tree, choices: choices)
    let design = try SensitivityDesign(widths: plan.widths, rows: rows, source: source)
    try CompositeSensitivity.check(plan, design, table, limits)
    let nominal = try CompositeSensitivity.nominalPlaces(tree, table, groups, precision, threads)
    let versions = plan.prepared(table: table, groups: groups, threads: threads)
    let ranks = PlaceStore(design: design, subjects: table.rows)
    shifts = try design.outputs(threads: threads) { run, inputs in
      let (version, weights) = plan.drawn(inputs)
      let composite = try versions[version].get().scores(weights: weights).composite
      let places = ScoreRanking(
        finite: precision.units(composite), best: .higherIsBetter, tieBreaks: [], groups: nil
      ).competitionPlaces
      if let row = places.indices.first(where: { (places[$0] == 0) != (nominal[$0] == 0) }) {
        throw ScoredSubjectsDiffer(row: row)
      }
      ranks.keep(places, run: run)
      return meanShift(places, nominal)
    }
    indices = try SobolIndices(
      outputs: shifts, factorCount: choices.count, bootstrap: bootstrap, threads: threads)
    places = ranks.spreads(nominal: nominal)
    self.design = design
  }

  private static func check(
    _ plan: CompositeVariation, _ design: SensitivityDesign, _ table: Matrix, _ limits: Limits
  ) throws(SensitivityError) {
    let cells = table.rows * table.columns
    for (what, factors, limit) in [
      ("versions of the tree", [plan.versionCount], limits.versions),
      ("cells of all versions", [plan.versionCount, cells], limits.cells),
      ("places kept", [2 * design.rows, table.rows], limits.places),
      ("runs times cells", [design.runCount, cells], limits.work),
    ] {
      let found = factors.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
      let isExact = factors.reduce(1.0) { $0 * Double($1) } < 0x1p62
      guard isExact, found <= limit else {
        throw .tooLarge(what: what, found: isExact ? found : .max, limit: limit)
      }
    }
  }

  private static func nominalPlaces(
    _ tree: CompositeTree, _ table: Matrix, _ groups: PeerGroups?, _ precision: RankPrecision,
    _ threads: Int
  ) throws(SensitivityError) -> [Int32] {
    do throws(CompositeError) {
      let scores = try PreparedComposite(
        tree: tree, table: table, groups: groups, threads: threads
      ).scores(threads: threads).composite
      return ScoreRanking(
        finite: precision.units(scores), best: .higherIsBetter, tieBreaks: [], groups: nil
      ).competitionPlaces
    } catch { throw .nominal(error) }
  }
}

/// A run that gives a score to others than the composite as it stands does.
private struct ScoredSubjectsDiffer: Error, CustomStringConvertible {
  let row: Int

  var description: String {
    "row \(row + 1) has a score in the run or nominally, but not in both"
  }
}

/// The mean of |place − nominal place| over subjects with a score; the sum is one of integers.
private func meanShift(_ places: [Int32], _ nominal: [Int32]) -> Double {
  var (sum, count) = (0, 0)
  for row in places.indices where nominal[row] != 0 {
    sum += Int((places[row] - nominal[row]).magnitude)
    count += 1
  }
  return count == 0 ? 0 : Double(sum) / Double(count)
}
