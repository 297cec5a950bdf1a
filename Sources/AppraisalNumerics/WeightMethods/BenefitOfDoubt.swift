/// Every subject judged by the weights that suit it best: the benefit of the doubt.
///
/// For subject *c* among *n*, with indicators `y ≥ 0` of which more is better:
/// ```
/// score_c = max Σ_j w_j y_cj    subject to    Σ_j w_j y_kj ≤ 1 for every subject k,   w ≥ 0
///           and, where bounds are stated,     lo_j s ≤ w_j y_cj ≤ hi_j s,   s = Σ_i w_i y_ci
/// ```
/// The score lies in 0…1 and does not depend on the units of the indicators. The share
/// `w_j y_cj / s` is the part of the score that indicator *j* makes.
///
/// **Without bounds this cannot rank.** Who is best in one indicator puts all weight there and
/// scores 1; of 35 countries with 11 indicators of well-being 15 do. ``bestCount`` says how many.
/// Bounds on shares bring the subjects apart, at a price: who has a zero in an indicator with a
/// lower bound above zero can only score 0, and so can who has zeros in all indicators but some
/// whose upper bounds do not add up to 1. The weights of a subject with score 1 are seldom
/// unique, the score is.
///
/// A missing value has no benefit and no doubt: it is refused, and so are negative and infinite ones, a
/// column of zeros, and among several subjects a constant column, which would make everybody best.
///
/// Source: Melyn and Moesen (1991), `melyn1991towards`; Cherchye, Moesen, Rogge and Van
/// Puyenbroeck (2007), `cherchye2007introduction`; bounds on shares from Wong and Beasley (1990),
/// `wong1990restricting`.
public struct BenefitOfDoubt: Sendable, Hashable {
  /// The share of the score that an indicator may make.
  public struct ShareBounds: Sendable, Hashable {
    /// No bounds, 0…1.
    public static let none = ShareBounds(trusted: 0, 1)

    /// The least share.
    public let lower: Double
    /// The largest share.
    public let upper: Double

    /// Bounds.
    ///
    /// - Parameters:
    ///   - lower: The least share, at least 0.
    ///   - upper: The largest share, at most 1 and not below the least.
    /// - Throws: ``BenefitOfDoubtError/badBounds(lower:upper:)``.
    public init(lower: Double, upper: Double) throws(BenefitOfDoubtError) {
      guard lower >= 0, lower <= upper, upper <= 1, upper > 0 else {
        throw .badBounds(lower: lower, upper: upper)
      }
      self.init(trusted: lower, upper)
    }

    private init(trusted lower: Double, _ upper: Double) {
      self.lower = lower
      self.upper = upper
    }
  }

  /// What a subject makes of the benefit.
  public struct Assessment: Sendable, Hashable {
    /// The score, 0…1.
    public let score: Double
    /// The weights, one per indicator, in units of 1 over the indicator's unit.
    public let weights: [Double]
    /// The part of the score that each indicator makes; all 0 where the score is 0.
    public let shares: [Double]
    /// The subjects, in row order, whose being at 1 under these weights keeps the score from being
    /// higher: those with a positive multiplier in the dual problem.
    public let benchmarks: [Int]
    /// The most by which the score can be below the optimum, proved by the dual problem.
    public let dualityGap: Double
  }

  /// The most multiplications, *n*²*p*, unless another limit is stated.
  public static let workLimit = 1_000_000_000
  /// The largest duality gap, as a part of the score, and the largest violation of a share's bound
  /// with which a solution is accepted; both are usually in the 15th digit.
  public static let tolerance = 1e-9

  /// The bounds per indicator; empty for none.
  public let bounds: [ShareBounds]
  /// The most multiplications, *n*²*p*.
  public let limit: Int

  /// A benefit of the doubt.
  ///
  /// - Parameters:
  ///   - bounds: The bounds per indicator; empty for none.
  ///   - limit: The most multiplications *n*²*p* that may be asked for.
  /// - Throws: ``BenefitOfDoubtError/boundsLeaveNothing`` when the least shares add up to more than
  ///   1, or the largest to less.
  public init(
    bounds: [ShareBounds] = [], limit: Int = BenefitOfDoubt.workLimit
  ) throws(BenefitOfDoubtError) {
    if !bounds.isEmpty {
      let (least, most) = (
        fixedOrderSum(bounds.map(\.lower)), fixedOrderSum(bounds.map(\.upper))
      )
      // Sums such as 10 · 0.1 may miss 1 by rounding.
      guard least <= 1 + 1e-12, most >= 1 - 1e-12 else { throw .boundsLeaveNothing }
    }
    self.bounds = bounds
    self.limit = limit
  }

  /// Assesses every subject.
  ///
  /// - Parameters:
  ///   - table: One row per subject and one column per indicator, *n* × *p*; normalised so that
  ///     more is better; not negative, nothing missing.
  ///   - threads: Threads to use; every subject has a problem of its own, so that the result does
  ///     not depend on it.
  /// - Returns: One assessment per subject.
  /// - Throws: ``BenefitOfDoubtError``.
  /// - Complexity: O(*n*²*p k*) for *k* simplex steps per subject, usually about 2*p*.
  public func assessments(
    _ table: Matrix, threads: Int = 1
  ) throws(BenefitOfDoubtError) -> [Assessment] {
    let scales = try checkedScales(table)
    var problems = [Result<Assessment, BenefitOfDoubtError>?](repeating: nil, count: table.rows)
    let values = scales.indices.flatMap { column in
      table.column(column).map { $0 / scales[column] }
    }
    problems.withUnsafeMutableBufferPointer { problems in
      // Each piece writes its own element.
      nonisolated(unsafe) let problems = problems
      forEachPiece(table.rows, threads: threads) { _, row in
        problems[row] = BenefitProblem(
          values: values, subjectCount: table.rows, subject: row, bounds: bounds
        ).solved(scales)
      }
    }
    var assessments: [Assessment] = []
    for problem in problems.compactMap(\.self) { assessments.append(try problem.get()) }
    return assessments
  }

  /// How many subjects score 1 to within ``tolerance``: they cannot be told apart.
  ///
  /// - Parameter assessments: The assessments of all subjects.
  /// - Returns: The number.
  public static func bestCount(_ assessments: [Assessment]) -> Int {
    assessments.count { $0.score >= 1 - tolerance }
  }

  /// The largest value of each column, after refusing what has no meaning here.
  private func checkedScales(_ table: Matrix) throws(BenefitOfDoubtError) -> [Double] {
    guard table.rows > 0, table.columns > 0 else { throw .empty }
    guard bounds.isEmpty || bounds.count == table.columns else {
      throw .boundCount(found: bounds.count, expected: table.columns)
    }
    let work = Double(table.rows) * Double(table.rows) * Double(table.columns)
    guard work <= Double(limit) else {
      throw .tooLarge(rows: table.rows, columns: table.columns, limit: limit)
    }
    return try (0..<table.columns).map { column throws(BenefitOfDoubtError) in
      let values = table.column(column)
      for (row, value) in values.enumerated() {
        guard value.isFinite else { throw .notFinite(row: row, column: column) }
        guard value >= 0 else { throw .negative(row: row, column: column) }
      }
      let (least, most) = (values.min() ?? 0, values.max() ?? 0)
      // Weights are in units of 1 over the maximum, which must stay finite.
      guard most > 1e-300 else { throw .zeroColumn(column) }
      guard table.rows == 1 || least < most else { throw .constantColumn(column) }
      return most
    }
  }
}
