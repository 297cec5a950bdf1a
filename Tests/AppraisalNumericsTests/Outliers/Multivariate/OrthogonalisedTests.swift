import AppraisalTestSupport
import Testing

@testable import AppraisalNumerics

@Suite(
  "Orthogonalised estimate against R",
  .enabled(if: OutlierGolden.isPresent, Comment(rawValue: OutlierGolden.absence)))
struct OrthogonalisedGoldenTests {
  private static let cases = OutlierGolden.rows("robust/ogk.csv")

  /// The reference is printed with 12 digits.
  ///
  /// Its Qn is partly in single precision (see the univariate tests): 6e-8, which two turns amplify
  /// to some millionths of the largest entry. The reweighted estimates agree to 1e-9 all the same.
  @Test("Raw and reweighted centres and scatters, and the rows without weight", arguments: 0..<16)
  func agrees(_ index: Int) throws {
    let row = Self.cases[index]
    let name = Comment(rawValue: "\(row["set"] ?? "") \(row["sigmamu"] ?? "")")
    let isQn = row["sigmamu"] == "s_Qn"
    let table = try Matrix(columns: OutlierGolden.columns("robust/data_\(row["set"] ?? "").csv"))
    let estimator = try OrthogonalisedEstimator(
      scale: isQn ? .qnWithTauPairs : .tau, keptProbability: 0.9)
    guard case .estimate(let estimate) = try estimator(table) else {
      Issue.record("no estimate")
      return
    }
    let tolerance = isQn ? 2e-6 : 1e-9
    check(estimate.raw.centre, row["center"], tolerance, name)
    check(estimate.raw.scatter.columnMajor, row["cov"], tolerance, name)
    check(estimate.reweighted.centre, row["wcenter"], 1e-9, name)
    check(estimate.reweighted.scatter.columnMajor, row["wcov"], 1e-9, name)
    #expect(estimate.outliers == (row["outliers"] ?? "").rowNumbers, name)
  }

  private func check(
    _ found: [Double], _ expected: String?, _ tolerance: Double, _ name: Comment
  ) {
    let numbers = (expected ?? "").numbers
    #expect(found.count == numbers.count, name)
    let largest = numbers.reduce(0) { max($0, abs($1)) }
    for (value, number) in zip(found, numbers) {
      #expect(
        agree(value, number, tolerance, floor: (tolerance > 1e-8 ? 1e-5 : 1e-11) * largest), name)
    }
  }
}

@Suite("Orthogonalised estimate")
struct OrthogonalisedTests {
  @Test("Planted outliers that break the correlation are found, clean rows keep their weight")
  func findsPlanted() throws {
    var stream = RandomStream(seed: 1)
    let first = (0..<400).map { _ in stream.normal() }
    let second = first.map { 2 * $0 + 0.3 * stream.normal() }
    var columns = [first, second, (0..<400).map { _ in stream.normal() }]
    for row in 0..<40 {
      (columns[0][row], columns[1][row]) = (1.5 + 0.1 * stream.normal(), -3)
    }
    let estimator = try OrthogonalisedEstimator()
    guard case .estimate(let estimate) = try estimator(try Matrix(columns: columns)) else {
      Issue.record("no estimate")
      return
    }
    #expect(Set(0..<40).isSubset(of: estimate.outliers))
    // 2.5 % of 360 clean rows are 9; a doubling of it is 3 standard deviations away.
    #expect(estimate.outliers.count < 40 + 19)
  }

  @Test("A constant column, a column nearly so, and a total beside its parts are a plane")
  func findsPlanes() throws {
    var random = SeededGenerator(seed: 2)
    let first = (0..<60).map { _ in Double(Int.random(in: 0...50, using: &random)) }
    let second = (0..<60).map { _ in Double(Int.random(in: 0...50, using: &random)) }
    let total = zip(first, second).map { $0 + $1 }
    let nearly = (0..<60).map { $0 < 50 ? 5 : Double($0) }
    for scale in [OrthogonalisedEstimator.Scale.tau, .qn, .qnWithTauPairs] {
      let any = try OrthogonalisedEstimator(scale: scale)
      let constant = [Double](repeating: 3, count: 60)
      guard case .hyperplane(let flat) = try any(try Matrix(columns: [first, constant])) else {
        Issue.record("no plane")
        return
      }
      #expect(flat.indicators == [1])
      #expect(flat.members.count == 60)
      guard case .hyperplane(let sum) = try any(try Matrix(columns: [first, second, total])) else {
        Issue.record("no plane")
        return
      }
      #expect(sum.indicators == [0, 1, 2])
      // Whether a column with 50 equal values has a scale at all depends on the others beside it.
      switch try any(try Matrix(columns: [first, nearly])) {
      case .hyperplane(let plane): #expect(plane.members.count >= 30)
      case .estimate(let estimate): #expect(Set(50..<60).isSubset(of: estimate.outliers))
      }
    }
  }
}
