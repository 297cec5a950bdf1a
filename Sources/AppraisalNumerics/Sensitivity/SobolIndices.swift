/// Which share of an output's variance each factor explains: first-order and total indices of Sobol.
///
/// With *N* base rows, `f` centred at the mean of all *N*(*d* + 2) outputs, and `V` the variance of
/// the 2*N* outputs of A and B around their own mean, with the divisor stated:
/// ```
/// S_i  = (1/N) Σ_j f(B)_j (f(AB⁽ⁱ⁾)_j − f(A)_j) / V      alone; what would vanish if i were known
/// S_Ti = (1/N) Σ_j (f(A)_j − f(AB⁽ⁱ⁾)_j)² / (2V)          with all its interactions
/// ```
/// Without the centring the error of `S_i` would grow with the square of the mean. An estimate of a
/// share near zero is as often negative as positive; it is shown as it came out, never cut off.
/// `Σ S_i` is at most 1 and `Σ S_Ti` at least 1, but for the error of estimation.
///
/// **Intervals.** Base rows are drawn with replacement, A, B and all AB of a row together, and both
/// indices computed anew with their own centre and variance. The standard error is the deviation
/// (divisor *R* − 1) over replicates, the interval the estimate ∓ z standard errors. The rows of a
/// Sobol sequence are more even than random ones, so its intervals are wide rather than narrow.
///
/// Source: Sobol (2001), `sobol2001global`; estimators of Saltelli et al. (2010),
/// `saltelli2010variance`; the total one by Jansen (1999), `jansen1999analysis`.
public struct SobolIndices: Sendable, Hashable {
  /// An index with its error.
  public struct Estimate: Sendable, Hashable {
    /// The index; negative ones are errors of estimation around 0.
    public let value: Double
    /// The bootstrap standard error; `nil` when none was asked for or a replicate had no variance.
    public let standardError: Double?
    /// The interval at the level asked for.
    public let interval: ClosedRange<Double>?

    /// Whether the interval reaches 0 or below; `nil` without an interval.
    public var isIndistinguishableFromZero: Bool? { interval.map { $0.lowerBound <= 0 } }
  }

  /// How intervals are found.
  public struct Bootstrap: Sendable, Hashable {
    /// The number of replicates.
    public let replicates: Int
    /// The seed; replicate *r* draws from stream *r*.
    public let seed: UInt64
    /// The level of the interval.
    public let level: Double

    /// A bootstrap.
    ///
    /// - Parameters:
    ///   - replicates: 2…100,000.
    ///   - seed: The seed, printed in the report.
    ///   - level: The level of the interval, above 0 and below 1.
    /// - Throws: ``SensitivityError/outOfRange(name:value:)``.
    public init(
      replicates: Int = 1_000, seed: UInt64, level: Double = 0.95
    ) throws(SensitivityError) {
      guard (2...100_000).contains(replicates) else {
        throw .outOfRange(name: "the number of replicates", value: Double(replicates))
      }
      guard level > 0, level < 1 else { throw .outOfRange(name: "the level", value: level) }
      self.replicates = replicates
      self.seed = seed
      self.level = level
    }
  }

  /// The first-order index of each factor.
  public let first: [Estimate]
  /// The total index of each factor.
  public let total: [Estimate]
  /// The mean of all outputs.
  public let mean: Double
  /// The variance `V` of the outputs of A and B, in squared units of the output.
  public let variance: Double
  /// Replicates in which all drawn outputs of A and B were equal; with any, there are no intervals.
  public let undefinedReplicates: Int

  /// Estimates the indices.
  ///
  /// - Parameters:
  ///   - outputs: One finite output per run, in the order of a ``SensitivityDesign``.
  ///   - factorCount: The number of factors *d* of the design.
  ///   - divisor: The divisor of the variance, 2*N* or 2*N* − 1.
  ///   - bootstrap: How intervals are found; `nil` leaves them out.
  ///   - threads: Threads to use; the result does not depend on it.
  /// - Throws: ``SensitivityError/outputCount(found:expected:)``,
  ///   ``SensitivityError/notFinite(run:)``, ``SensitivityError/constantOutput``.
  /// - Complexity: O(*N d R*) for *R* replicates.
  public init(
    outputs: [Double], factorCount: Int, divisor: VarianceDivisor = .population,
    bootstrap: Bootstrap? = nil, threads: Int = 1
  ) throws(SensitivityError) {
    guard factorCount >= 1 else { throw .noFactors }
    let rows = outputs.count / (factorCount + 2)
    guard outputs.count == rows * (factorCount + 2) else {
      throw .outputCount(found: outputs.count, expected: rows * (factorCount + 2))
    }
    guard rows >= 2 else { throw .tooFewRows(found: rows, needed: 2) }
    if let run = outputs.firstIndex(where: { !$0.isFinite }) { throw .notFinite(run: run) }
    let estimator = SobolEstimator(outputs: outputs, factorCount: factorCount, divisor: divisor)
    guard let estimates = estimator.estimates(rows: Array(0..<rows)) else { throw .constantOutput }
    let replicates = bootstrap.map { estimator.replicates($0, rows: rows, threads: threads) } ?? []
    let defined = replicates.compactMap(\.self)
    undefinedReplicates = replicates.count - defined.count
    let usable = undefinedReplicates == 0 ? defined : []
    let z = bootstrap.map { normalQuantile(0.5 + $0.level / 2) } ?? 0
    first = estimates.first.indices.map { factor in
      Estimate(estimates.first[factor], replicates: usable.map { $0.first[factor] }, z: z)
    }
    total = estimates.total.indices.map { factor in
      Estimate(estimates.total[factor], replicates: usable.map { $0.total[factor] }, z: z)
    }
    mean = estimates.mean * estimator.unit
    variance = estimates.variance * estimator.unit * estimator.unit
  }
}

extension SobolIndices.Estimate {
  fileprivate init(_ value: Double, replicates: [Double], z: Double) {
    self.value = value
    guard replicates.count >= 2 else {
      (standardError, interval) = (nil, nil)
      return
    }
    let squares = sumOfSquares(replicates, around: arithmeticMean(replicates))
    let error = (squares / Double(replicates.count - 1)).squareRoot()
    standardError = error
    interval = (value - z * error)...(value + z * error)
  }
}
