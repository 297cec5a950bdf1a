/// Which inputs are run to tell the shares of several factors in a variance apart: the design of
/// Saltelli.
///
/// A base row *j* holds 2*D* numbers, half of them the row of matrix A, half that of matrix B. For
/// *d* factors it gives *d* + 2 runs, in this order:
/// ```
/// A_j,   AB⁽¹⁾_j, …, AB⁽ᵈ⁾_j,   B_j        AB⁽ⁱ⁾: row A_j with the numbers of factor i from B_j
/// ```
/// so *N* rows cost *N*(*d* + 2) runs. A factor may take several numbers that are exchanged
/// together (all weights of an index as one factor); its indices are then those of the group.
///
/// **Points.** Row *j* is either point skip + *j* of the Sobol sequence, or 2*D* numbers of random
/// stream *j*. ``conventionalSkip(rows:)`` is the skip that SALib's `saltelli` sampler uses; with a
/// power of two as *N* and a skip that is a multiple of it, every input is evenly spread.
///
/// Source: Saltelli et al. (2010), `saltelli2010variance`.
public struct SensitivityDesign: Sendable, Hashable {
  /// Where the points come from.
  public enum Source: Sendable, Hashable {
    /// The unscrambled Sobol sequence from a point on.
    case sobol(skip: Int)
    /// Independent random numbers; row *j* draws from stream *j* under the seed.
    case random(seed: UInt64)
  }

  /// The most runs of one design unless another limit is stated.
  public static let runLimit = 10_000_000

  /// How many numbers each factor takes.
  public let widths: [Int]
  /// The number of base rows *N*.
  public let rows: Int
  /// Where the points come from.
  public let source: Source

  /// The number of factors *d*.
  public var factorCount: Int { widths.count }
  /// The number of inputs *D* of a run.
  public var inputCount: Int { factorOfInput.count }
  /// The number of runs, *N*(*d* + 2).
  public var runCount: Int { rows * (factorCount + 2) }

  private let factorOfInput: [Int]
  private let sequence: SobolSequence?

  /// Designs are the same when they run the same inputs.
  public static func == (left: SensitivityDesign, right: SensitivityDesign) -> Bool {
    left.widths == right.widths && left.rows == right.rows && left.source == right.source
  }

  /// Feeds what makes the design into a hasher.
  ///
  /// - Parameter hasher: The hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(widths)
    hasher.combine(rows)
    hasher.combine(source)
  }

  /// A design.
  ///
  /// - Parameters:
  ///   - widths: How many numbers each factor takes, at least 1.
  ///   - rows: Base rows, at least 2; a power of two for the Sobol sequence.
  ///   - source: Where the points come from.
  ///   - limit: The most runs allowed.
  /// - Throws: ``SensitivityError``: no factors, too few rows, too many runs or dimensions (64
  ///   numbers for the Sobol sequence), a skip below 0 or beyond 2³² points.
  public init(
    widths: [Int], rows: Int, source: Source, limit: Int = SensitivityDesign.runLimit
  ) throws(SensitivityError) {
    guard !widths.isEmpty, widths.allSatisfy({ $0 >= 1 }) else { throw .noFactors }
    guard rows >= 2 else { throw .tooFewRows(found: rows, needed: 2) }
    let (runs, overflows) = rows.multipliedReportingOverflow(by: widths.count + 2)
    guard !overflows, runs <= limit else {
      throw .tooLarge(what: "runs", found: overflows ? .max : runs, limit: limit)
    }
    let inputs = widths.reduce(0) { $0 &+ min($1, 1_000_001) }
    guard inputs <= 1_000_000 else {
      throw .tooLarge(what: "inputs", found: inputs, limit: 1_000_000)
    }
    sequence = try SensitivityDesign.sequence(source, inputs: inputs, rows: rows)
    factorOfInput = widths.indices.flatMap { Array(repeating: $0, count: widths[$0]) }
    self.widths = widths
    self.rows = rows
    self.source = source
  }

  private static func sequence(
    _ source: Source, inputs: Int, rows: Int
  ) throws(SensitivityError) -> SobolSequence? {
    guard case .sobol(let skip) = source else { return nil }
    guard skip >= 0 else { throw .outOfRange(name: "the skip", value: Double(skip)) }
    let (end, overflows) = skip.addingReportingOverflow(rows)
    guard !overflows, end <= 1 << 32 else {
      throw .tooLarge(what: "points of the sequence", found: overflows ? .max : end, limit: 1 << 32)
    }
    return try SobolSequence(dimensions: 2 * inputs)
  }

  /// The smallest power of two that is at least the number of rows and at least 16.
  ///
  /// - Parameter rows: Base rows.
  /// - Returns: The number of points to leave out at the beginning of the Sobol sequence.
  public static func conventionalSkip(rows: Int) -> Int {
    var skip = 16
    while skip < rows, skip < 1 << 32 { skip *= 2 }
    return skip
  }

  /// The inputs of a run.
  ///
  /// - Parameter run: The number of the run, from 0 to ``runCount`` − 1.
  /// - Returns: *D* numbers between 0 and 1, factor after factor; random ones are neither 0 nor 1,
  ///   those of the sequence never 1.
  /// - Complexity: O(*D*).
  public func inputs(ofRun run: Int) -> [Double] {
    let (row, part) = run.quotientAndRemainder(dividingBy: factorCount + 2)
    let numbers = baseRow(row)
    return factorOfInput.indices.map { input in
      let isFromB = part == factorCount + 1 || part == factorOfInput[input] + 1
      return numbers[isFromB ? inputCount + input : input]
    }
  }

  private func baseRow(_ row: Int) -> [Double] {
    switch source {
    case .sobol(let skip): return sequence?.point(UInt32(skip + row)) ?? []
    case .random(let seed):
      var stream = RandomStream(seed: seed, stream: UInt64(row))
      return (0..<(2 * inputCount)).map { _ in stream.uniform() }
    }
  }
}
