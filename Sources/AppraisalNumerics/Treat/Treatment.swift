/// How an indicator's distribution is treated before it is normalised; only when a scheme says so.
public enum Treatment: Sendable, Hashable {
  /// Pulls extreme values in.
  case winsorise(Winsorisation)
  /// Takes logarithms.
  case logarithm(LogTransform)
  /// Raises to a power.
  case boxCox(BoxCox)
  /// Winsorises; where that does not cure a column, its original values are transformed instead.
  case winsoriseOrLogarithm(Winsorisation, LogTransform)

  /// Treats a column.
  ///
  /// - Parameters:
  ///   - column: One value per subject, in the indicator's unit; NaN where missing.
  ///   - direction: Which end is the better one; it matters for the places reported only.
  /// - Returns: The treated column with its verdict and every change. Missing stays missing.
  /// - Throws: ``TreatError/infinite(row:)``.
  /// - Complexity: O(*n* log *n*) for the order; winsorising takes O(*n*) for each of its first 16
  ///   steps, and for a step that comes within 10⁻⁶ of a limit, O(1) for the others.
  public func treated(
    _ column: [Double], direction: Direction = .higherIsBetter
  ) throws(TreatError) -> TreatedColumn {
    if let row = column.firstIndex(where: { $0.isInfinite }) { throw .infinite(row: row) }
    let draft = TreatmentDraft(column)
    let result: TreatmentDraft
    switch self {
    case .winsorise(let rule): result = rule.treat(draft)
    case .logarithm(let rule): result = rule.treat(draft)
    case .boxCox(let rule): result = rule.treat(draft)
    case .winsoriseOrLogarithm(let first, let second):
      let winsorised = first.treat(draft)
      result = winsorised.verdict == .notCured ? second.treat(draft) : winsorised
    }
    return TreatedColumn(
      original: column, values: result.values, verdict: result.verdict, before: draft.before,
      direction: direction)
  }
}

/// A column on its way through a treatment.
struct TreatmentDraft {
  /// The values, NaN where missing.
  var values: [Double]
  /// The values present, ascending, as they were.
  let sorted: [Double]
  /// Their shape.
  let before: DistributionShape
  /// What became of the column.
  var verdict = TreatmentVerdict.passes

  init(_ column: [Double]) {
    values = column
    sorted = column.filter { !$0.isNaN }.sorted()
    before = DistributionShape(sorted: sorted)
  }

  /// Whether at least half of the distinct values are still distinct, and all are finite.
  var keepsValuesApart: Bool {
    let now = values.filter { !$0.isNaN }.sorted()
    guard now.count == sorted.count, now.allSatisfy(\.isFinite) else { return false }
    return 2 * DistributionShape.frequencies(now).distinct >= before.distinct
  }

  /// The draft with its verdict.
  func ended(_ verdict: TreatmentVerdict) -> TreatmentDraft {
    var ended = self
    ended.verdict = verdict
    return ended
  }
}
