import AppraisalTestSupport
import Testing

@testable import AppraisalNumerics

@Suite("Tests and explanations of outlying rows")
struct OutlierTestTests {
  /// The fifteen ordered probabilities of Benjamini and Hochberg's own example (1995, §4.1): at a
  /// rate of .05 the first four are rejected, by Bonferroni's rule only three.
  @Test("The example of the article")
  func knowsExample() {
    let probabilities = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1.0,
    ]
    #expect(benjaminiHochberg(probabilities, rate: 0.05) == [0, 1, 2, 3])
    let shuffled: [Double] = [.nan, 0.3240] + probabilities.reversed().filter { $0 != 0.3240 }
    #expect(benjaminiHochberg(shuffled, rate: 0.05) == [12, 13, 14, 15])
    #expect(benjaminiHochberg([], rate: 0.05).isEmpty)
    #expect(benjaminiHochberg([.nan], rate: 0.05).isEmpty)
    #expect(benjaminiHochberg([0.04, 0.04, 0.04], rate: 0.05) == [0, 1, 2])
    // Šidák: 1 − .95^(1/15) = .003414.
    #expect(decide(probabilities, .familyWise(level: 0.05)) == [0, 1, 2])
    #expect(decide(probabilities, .perRow(level: 0.03)) == [0, 1, 2, 3, 4, 5, 6])
  }

  /// All rows covered: the scatter is that of n rows, a Wishart matrix with about n degrees.
  @Test("Wishart degrees grow with the rows and with the coverage")
  func knowsDegrees() {
    #expect(wishartDegrees(rows: 100, columns: 3, covered: 100) == 100)
    let almost = wishartDegrees(rows: 1_000, columns: 3, covered: 999)
    #expect(almost > 900 && almost < 1_000)
    let three = wishartDegrees(rows: 1_000, columns: 3, covered: 750)
    let two = wishartDegrees(rows: 1_000, columns: 3, covered: 600)
    #expect(two < three && three < almost)
    // A variance of m degrees of freedom has the relative variance 2/m, in proportion to 1/n.
    let larger = wishartDegrees(rows: 4_000, columns: 3, covered: 3_000)
    #expect(agree(larger, 4 * three, 1e-9))
  }

  /// With 60 tables of 60 clean rows a rate of 2.5 % has a standard error of .26 %, and more since
  /// rows of a table depend on each other; chi-square flags 4 to 6 %.
  @Test("Small clean tables: the small-sample methods keep their level, chi-square does not")
  func keepsLevels() throws {
    var counts = [OutlierTest.Method: Int]()
    var tables = [OutlierTest.Method: Int]()
    for replicate in 0..<60 {
      var stream = RandomStream(seed: 5, stream: UInt64(replicate))
      let table = try Matrix(
        rows: 60, columns: 4, columnMajor: (0..<240).map { _ in stream.normal() })
      let careful = try estimate(table, .hardinRocke)
      let usual = try estimate(table, .chiSquare)
      for (method, estimate) in [
        (OutlierTest.Method.chiSquare, usual), (.hardinRocke, careful), (.cerioli, careful),
      ] {
        let test = try OutlierTest(method: method, decision: .perRow(level: 0.025))
        counts[method, default: 0] += test(estimate).outliers.count
        let any = try OutlierTest(method: method, decision: .falseDiscovery(rate: 0.05))
        tables[method, default: 0] += any(estimate).outliers.isEmpty ? 0 : 1
      }
    }
    func share(_ method: OutlierTest.Method) -> Double { Double(counts[method] ?? 0) / 3_600 }
    #expect(share(.chiSquare) > 0.035)
    #expect(share(.hardinRocke) < 0.032)
    #expect(share(.cerioli) < 0.032)
    #expect(tables[.chiSquare] ?? 0 > 12)
    // 5 % of 60 tables are 3; 9 lie three and a half standard deviations above.
    #expect(tables[.hardinRocke] ?? 0 <= 9)
    #expect(tables[.cerioli] ?? 0 <= 9)
  }

  private func estimate(
    _ table: Matrix, _ weighting: MinimumCovarianceDeterminant.Weighting
  ) throws -> MCDEstimate {
    let estimator = try MinimumCovarianceDeterminant(starts: .deterministic, weighting: weighting)
    guard case .estimate(let estimate) = try estimator(table) else {
      throw OutlierError.notPositiveDefinite
    }
    return estimate
  }

  @Test("Real outliers are found by every method, incomplete rows have no probability")
  func findsOutliers() throws {
    var stream = RandomStream(seed: 6)
    var table = try Matrix(
      rows: 60, columns: 3, columnMajor: (0..<180).map { _ in stream.normal() })
    for row in 0..<5 { table[row, 2] = 15 + stream.normal() }
    table[59, 0] = .nan
    guard
      case .estimate(let estimate) = try MinimumCovarianceDeterminant(
        starts: .deterministicAndRandom(count: 100, seed: 1))(table)
    else {
      Issue.record("no estimate")
      return
    }
    for method in [OutlierTest.Method.chiSquare, .hardinRocke, .cerioli] {
      let result = try OutlierTest(method: method)(estimate)
      #expect(result.outliers.starts(with: 0..<5))
      #expect(result.probabilities[59].isNaN)
      #expect(result.probabilities[..<59].allSatisfy { $0 >= 0 && $0 <= 1 })
    }
    #expect(throws: OutlierError.parameterOutOfRange(.probability, 0)) {
      try OutlierTest(decision: .perRow(level: 0))
    }
  }

  /// Two indicators with unit variances and correlation ½, and the row (2, −1), by hand.
  ///
  /// Σ⁻¹ = 4/3 · [[1, −½], [−½, 1]], d² = 4/3 · (4 + 1 + 2) = 28/3; given the other, indicator 0 is
  /// expected at −½ with the scale √¾, so its conditional deviation is 2.5/√¾.
  @Test("The explanation of a row by hand")
  func explainsByHand() throws {
    let estimate = LocationScatter(
      centre: [0, 0], scatter: try Matrix(columns: [[1, 0.5], [0.5, 1]]))
    let found = try DistanceExplanation(row: [2, -1], estimate: estimate)
    #expect(agree(found.squaredDistance, 28.0 / 3, 1e-14))
    let first = try #require(found.parts.first { $0.indicator == 0 })
    #expect(first.deviation == 2)
    #expect(agree(first.expected, -0.5, 1e-14))
    #expect(agree(first.conditionalDeviation, 2.5 / 0.75.squareRoot(), 1e-14))
    // Without indicator 0 the distance is (−1)² = 1.
    #expect(agree(first.distanceWithout, 1, 1e-13))
    // R^(−½) = ½ [[a + b, a − b], [a − b, a + b]] with a = 1/√1.5, b = 1/√0.5.
    let (a, b) = (1 / 1.5.squareRoot(), 1 / 0.5.squareRoot())
    let coordinate = 0.5 * ((a + b) * 2 - (a - b))
    #expect(agree(first.contribution, coordinate * coordinate, 1e-13))
    #expect(found.parts.map(\.indicator) == [0, 1])
    // χ²₂(.975) = 7.38 < 9.33, and 1 < χ²₁(.975): without indicator 0 the row is inside.
    #expect(found.decisive == [0])
  }

  @Test(
    "Contributions add up, distances without agree with refits, decisive ones suffice",
    arguments: 0..<10)
  func explains(_ seed: Int) throws {
    var stream = RandomStream(seed: UInt64(seed))
    let order = 2 + seed % 5
    let table = try Matrix(
      rows: 50, columns: order, columnMajor: (0..<(50 * order)).map { _ in stream.normal() })
    let estimate = try classicalLocationScatter(table)
    let row = (0..<order).map { _ in 3 * stream.normal() }
    let found = try DistanceExplanation(row: row, estimate: estimate)
    #expect(agree(found.parts.reduce(0) { $0 + $1.contribution }, found.squaredDistance, 1e-12))
    let measured = try squaredDistances(
      try Matrix(columns: row.map { [$0] }), from: estimate)
    #expect(agree(measured[0], found.squaredDistance, 1e-12))
    for part in found.parts {
      #expect(part.contribution >= 0)
      let without = try distance(row, estimate, leavingOut: [part.indicator])
      #expect(agree(part.distanceWithout, without, 1e-10, floor: 1e-12))
    }
    let left = order - found.decisive.count
    if left > 0 {
      let rest = try distance(row, estimate, leavingOut: found.decisive)
      let cutOff = try ChiSquareDistribution(degrees: Double(left)).quantile(0.975)
      #expect(rest < cutOff)
    }
  }

  private func distance(
    _ row: [Double], _ estimate: LocationScatter, leavingOut gone: [Int]
  ) throws -> Double {
    let rest = row.indices.filter { !gone.contains($0) }
    guard !rest.isEmpty else { return 0 }
    let part = LocationScatter(
      centre: rest.map { estimate.centre[$0] },
      scatter: estimate.scatter.selecting(rows: rest).selecting(columns: rest))
    return try squaredDistances(try Matrix(columns: rest.map { [row[$0]] }), from: part)[0]
  }

  @Test("A row inside has nothing decisive; missing values are left out; nonsense is refused")
  func knowsEnds() throws {
    let estimate = LocationScatter(centre: [1, 2, 3], scatter: .identity(3))
    let inside = try DistanceExplanation(row: [1, 2, 3], estimate: estimate)
    #expect(inside.squaredDistance == 0)
    #expect(inside.decisive.isEmpty)
    let partial = try DistanceExplanation(row: [.nan, 9, 3], estimate: estimate)
    #expect(partial.parts.map(\.indicator) == [1, 2])
    #expect(partial.decisive == [1])
    #expect(throws: OutlierError.tooFewValues(found: 0, needed: 1)) {
      try DistanceExplanation(row: [.nan, .nan, .nan], estimate: estimate)
    }
    #expect(throws: OutlierError.countsDiffer(found: 1, expected: 3)) {
      try DistanceExplanation(row: [1], estimate: estimate)
    }
    #expect(throws: OutlierError.infinite(row: 0, column: 2)) {
      try DistanceExplanation(row: [1, 1, .infinity], estimate: estimate)
    }
    #expect(throws: OutlierError.notPositiveDefinite) {
      try DistanceExplanation(
        row: [1, 2],
        estimate: LocationScatter(
          centre: [0, 0], scatter: try Matrix(columns: [[1, 1], [1, 1]])))
    }
  }
}
