/// How likely each value is on each sheet, given how strict that sheet is as a whole.
///
/// Masters' partial credit model `[masters1982partial]` with one severity `θ` per sheet and free
/// item shares:
/// ```
/// pₛₖ(c) = qₖ(c) exp(c θₛ) / Σ_b qₖ(b) exp(b θₛ),    c = 0 … m
/// ```
/// `θ` makes the expected total of a sheet equal to its own, and `q` makes the expected number of
/// every value of every item equal to the observed one (joint maximum likelihood, by turns). A
/// sheet with the lowest or highest total possible is certain of its answers in this model, so it
/// is never evidence of anything; the severity shown for it is that of a total 0.3 points further
/// in.
///
/// All sheets with the same gaps and the same total have the same `θ`: they form a class, and a
/// community has few classes whatever its size.
public struct SeverityModel: Sendable {
  /// Most numbers that a model may hold: classes × items × values.
  public static let maximumCells = 10_000_000

  /// Severity of each sheet, in logits per point, the mean over all sheets being 0; positive is
  /// generous, as higher values are more likely.
  public let severities: [Double]
  /// Largest difference, as a share of the sheets, between an observed and an expected number.
  public let misfit: Double
  /// The class of each sheet.
  let classes: [Int32]
  /// Sheets in each class.
  let classSizes: [Int]
  /// The first sheet with the same gaps, per class: classes with different numbers have different
  /// gaps.
  let gaps: [Int32]
  let items: Int
  let categories: Int
  /// `pₛₖ(c)` at `(class · items + k) · categories + c`; 0 throughout for a gap.
  let probabilities: [Double]

  /// Fits the model to the sheets of one community.
  ///
  /// - Parameters:
  ///   - answers: The sheets, honest and dishonest; may be empty.
  ///   - sweeps: At most this many turns; the fit ends earlier when no expected number is wrong
  ///     by more than a ten-thousandth of the sheets.
  /// - Throws: ``CollusionError/tooManyClasses(cells:limit:)``.
  /// - Complexity: O(*g p m*) per sweep for *g* classes, O(*n p*) besides.
  public init(fittedTo answers: AnswerMatrix, sweeps: Int = 60) throws(CollusionError) {
    let grouping = SheetClasses(of: answers)
    let cells = grouping.totals.count * answers.items * answers.categories
    guard cells <= Self.maximumCells else {
      throw .tooManyClasses(cells: cells, limit: Self.maximumCells)
    }
    var fit = PartialCreditFit(answers, grouping)
    var misfit = 0.0
    for _ in 0..<max(1, sweeps) {
      misfit = fit.sweep()
      if misfit < 1e-4 { break }
    }
    self.misfit = misfit
    classes = grouping.classes
    classSizes = grouping.sizes
    gaps = grouping.gaps
    items = answers.items
    categories = answers.categories
    probabilities = fit.probabilities
    let mean =
      fixedOrderSum(grouping.classes.map { fit.thetas[Int($0)] })
      / Double(max(1, answers.sheets))
    severities = grouping.classes.map { fit.thetas[Int($0)] - mean }
  }

  /// Stops when sheets are not those that the model was fitted to, whose numbers it holds.
  func requireFit(_ answers: AnswerMatrix) {
    precondition(
      classes.count == answers.sheets && items == answers.items
        && categories == answers.categories, "the model belongs to other sheets")
  }

  /// For each item the probability that sheets of two classes agree: `Σ_c p(c) p′(c)`, 0 where
  /// either has a gap.
  func agreement(_ first: Int, _ second: Int, into agreement: inout [Double]) {
    let width = items * categories
    probabilities.withUnsafeBufferPointer { all in
      for item in 0..<items {
        var sum = 0.0
        let left = first * width + item * categories
        let right = second * width + item * categories
        for value in 0..<categories { sum += all[left + value] * all[right + value] }
        agreement[item] = sum
      }
    }
  }
}
