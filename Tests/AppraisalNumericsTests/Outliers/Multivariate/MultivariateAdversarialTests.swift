import AppraisalTestSupport
import Testing

@testable import AppraisalNumerics

@Suite("Multivariate outliers of hostile tables")
struct MultivariateAdversarialTests {
  /// A table with a name.
  struct Table: Sendable, CustomTestStringConvertible {
    let name: String
    let matrix: Matrix
    var testDescription: String { name }

    init(_ name: String, _ columns: [[Double]]) {
      self.name = name
      matrix = (try? Matrix(columns: columns)) ?? Matrix(rows: 0, columns: 0)
    }

    /// Whether a column's spread is no more than some last places of its origin, which a centre in
    /// Doubles misses.
    var isFar: Bool { ["last bits", "far origin, small spread"].contains(name) }

    var complete: [Int] {
      (0..<matrix.rows).filter { row in
        (0..<matrix.columns).allSatisfy { !matrix[row, $0].isNaN }
      }
    }
  }

  private static func noise(_ seed: UInt64, count: Int = 60) -> [Double] {
    var stream = RandomStream(seed: seed, stream: 3)
    return (0..<count).map { _ in stream.normal() }
  }

  /// Each hostile column beside an ordinary one, and tables that are hostile as a whole.
  static let tables: [Table] =
    HostileColumn.finite.filter { $0.values.count == 60 }.map {
      Table($0.name, [noise(1), $0.values])
    } + wholes

  private static let wholes = [
    Table("no column", []), Table("no row", [[], []]), Table("one row", [[1], [2]]),
    Table("two rows", [[1, 2], [2, 5]]), Table("fewer rows than columns", columns(8, rows: 5)),
    Table("as many rows as columns", columns(6, rows: 6)),
    Table("least rows", columns(3, rows: 8)),
    Table("a column twice", [noise(1), noise(1), noise(2)]),
    Table("a column turned round", [noise(1), noise(1).map { -$0 }, noise(2)]),
    Table(
      "a total beside its parts", [noise(1), noise(2), zip(noise(1), noise(2)).map { $0 + $1 }]),
    Table(
      "all rows equal", [[Double](repeating: 3, count: 40), [Double](repeating: 8, count: 40)]),
    Table("a row of gaps", [[.nan] + noise(1, count: 30), [.nan] + noise(2, count: 30)]),
    Table(
      "gaps in turn",
      [
        noise(1).enumerated().map { $0.offset % 3 == 0 ? .nan : $0.element },
        noise(2).enumerated().map { $0.offset % 3 == 1 ? .nan : $0.element },
      ]),
    Table("units apart", [noise(1).map { $0 * 1e90 }, noise(2).map { $0 * 1e-90 }]),
    Table("units beyond reach", [noise(1).map { $0 * 1e150 }, noise(2).map { $0 * 1e-150 }]),
    Table("two rows repeated", (0..<2).map { c in (0..<40).map { Double(($0 + c) % 2) } }),
  ]

  private static func columns(_ count: Int, rows: Int) -> [[Double]] {
    (0..<count).map { noise(UInt64($0) + 20, count: rows) }
  }

  static let estimators: [MinimumCovarianceDeterminant] = {
    let starts: [MinimumCovarianceDeterminant.Starts] = [
      .deterministic, .random(count: 40, seed: 2), .deterministicAndRandom(count: 40, seed: 2),
    ]
    return [0.5, 0.75, 1].flatMap { coverage in
      starts.compactMap { try? MinimumCovarianceDeterminant(coverage: coverage, starts: $0) }
    }
  }()

  @Test("The determinant answers with numbers, a plane, or a reason", arguments: tables)
  func determinant(_ table: Table) throws {
    for estimator in Self.estimators {
      do throws(OutlierError) {
        switch try estimator(table.matrix) {
        case .estimate(let estimate):
          check(estimate.raw)
          check(estimate.reweighted)
          check(estimate.rawDistances, table)
          check(estimate.distances, table)
          #expect(estimate.rows == table.complete && estimate.logDeterminant.isFinite)
          checkTests(estimate, table)
        case .hyperplane(let plane): check(plane, table)
        }
      } catch { #expect(isReason(error, table)) }
    }
  }

  @Test("The orthogonalised estimate answers with numbers, a plane, or a reason", arguments: tables)
  func orthogonalised(_ table: Table) throws {
    for scale in [OrthogonalisedEstimator.Scale.tau, .qn, .qnWithTauPairs] {
      do throws(OutlierError) {
        switch try OrthogonalisedEstimator(scale: scale)(table.matrix) {
        case .estimate(let estimate):
          check(estimate.raw)
          check(estimate.rawDistances, table)
          check(estimate.distances, table)
        case .hyperplane(let plane): check(plane, table)
        }
      } catch { #expect(isReason(error, table)) }
    }
  }

  @Test("Mean, covariance, distances and explanations are numbers, or refused", arguments: tables)
  func classical(_ table: Table) throws {
    do throws(OutlierError) {
      let estimate = try classicalLocationScatter(table.matrix)
      check(estimate)
      let distances = try squaredDistances(table.matrix, from: estimate)
      check(distances, table)
      // The mean of d² is (n − 1) p / n, whatever the data.
      let rows = table.complete
      let mean = rows.reduce(0) { $0 + distances[$1] } / Double(rows.count)
      let expected = Double(table.matrix.columns) * Double(rows.count - 1) / Double(rows.count)
      if !table.isFar { #expect((mean / expected - 1).magnitude < 1e-6) }
      for row in rows {
        let explanation = try DistanceExplanation(
          row: (0..<table.matrix.columns).map { table.matrix[row, $0] }, estimate: estimate)
        let sum = explanation.parts.reduce(0) { $0 + $1.contribution }
        #expect((sum - explanation.squaredDistance).magnitude <= 1e-6 * (1 + sum))
      }
    } catch {
      switch error {
      case .notPositiveDefinite, .spreadOutOfRange, .beyondReach, .tooFewValues, .noColumns: break
      default: Issue.record("\(error)")
      }
    }
  }

  private func check(_ estimate: LocationScatter) {
    #expect(estimate.centre.allSatisfy { $0.isFinite })
    #expect(estimate.scatter.firstNotFinite() == nil)
    #expect(estimate.scatter == estimate.scatter.transposed())
    #expect(estimate.scales.allSatisfy { $0 >= 0 })
  }

  private func check(_ distances: [Double], _ table: Table) {
    let complete = Set(table.complete)
    #expect(distances.count == table.matrix.rows)
    for (row, distance) in distances.enumerated() {
      #expect(complete.contains(row) ? distance >= 0 && distance.isFinite : distance.isNaN)
    }
  }

  private func check(_ plane: Hyperplane, _ table: Table) {
    #expect((plane.members + plane.outliers).sorted() == table.complete)
    #expect(2 * plane.members.count >= table.complete.count)
    #expect(plane.offset.isFinite && plane.coefficients.allSatisfy { $0.isFinite })
    #expect(
      plane.coefficients.contains { $0 != 0 } && !plane.indicators.isEmpty && plane.rules >= 1)
  }

  private func checkTests(_ estimate: MCDEstimate, _ table: Table) {
    for method in [OutlierTest.Method.chiSquare, .hardinRocke, .cerioli] {
      for decision in [
        OutlierTest.Decision.perRow(level: 0.01), .falseDiscovery(rate: 0.05),
        .familyWise(level: 0.05),
      ] {
        guard let test = try? OutlierTest(method: method, decision: decision) else { continue }
        let result = test(estimate)
        for (row, probability) in result.probabilities.enumerated() {
          #expect(
            estimate.distances[row].isNaN
              ? probability.isNaN : probability >= 0 && probability <= 1)
        }
        #expect(result.outliers.allSatisfy { table.complete.contains($0) })
      }
    }
  }

  /// A refusal that the table deserves.
  private func isReason(_ error: OutlierError, _ table: Table) -> Bool {
    let needed = 2 * table.matrix.columns + 2
    let largest = table.matrix.columnMajor.reduce(0) { max($0, $1.isNaN ? 0 : $1.magnitude) }
    switch error {
    case .noColumns: return table.matrix.columns == 0
    case .tooFewValues(let found, let least):
      return found == table.complete.count && least == needed && found < needed
    case .spreadOutOfRange(_, let spread):
      return spread > 0 && !(spread >= 1e-100 && spread <= 1e100)
    case .beyondReach: return largest > 1e49
    case .notPositiveDefinite: return table.name == "one huge outlier" || largest > 1e49
    default: return false
    }
  }

  /// Rows of an ordinary table change places: every distance goes with its row.
  @Test("The order of rows moves nobody", arguments: 0..<6)
  func permutes(_ seed: Int) throws {
    let matrix = try Matrix(columns: Self.columns(3, rows: 40 + seed))
    let order = shuffledRows(matrix.rows, seed: UInt64(seed))
    let shuffled = matrix.selecting(rows: order)
    let estimator = try MinimumCovarianceDeterminant(coverage: 0.75, starts: .deterministic)
    guard case .estimate(let one) = try estimator(matrix),
      case .estimate(let other) = try estimator(shuffled)
    else {
      Issue.record("no estimate")
      return
    }
    #expect(Set(other.bestSubset.map { order[$0] }) == Set(one.bestSubset))
    for (place, row) in order.enumerated() {
      #expect((other.distances[place] / one.distances[row] - 1).magnitude < 1e-9)
    }
  }

  /// `x ↦ A x + b` with a matrix of determinant 2 leaves the distances of an exhaustive search.
  @Test("Mixing the indicators leaves the distances", arguments: 0..<6)
  func mixes(_ seed: Int) throws {
    let a = Self.noise(UInt64(seed) + 40, count: 16)
    let b = Self.noise(UInt64(seed) + 80, count: 16)
    let plain = try Matrix(columns: [a, b])
    let mixed = try Matrix(columns: [
      zip(a, b).map { 3 * $0 + $1 + 7 }, zip(a, b).map { 1e3 * ($0 + $1) - 2 },
    ])
    let estimator = try MinimumCovarianceDeterminant(
      coverage: 0.5, starts: .exhaustive(limit: 1_000))
    guard case .estimate(let one) = try estimator(plain),
      case .estimate(let other) = try estimator(mixed)
    else {
      Issue.record("no estimate")
      return
    }
    #expect(one.bestSubset == other.bestSubset && one.isKept == other.isKept)
    for (left, right) in zip(one.distances, other.distances) {
      #expect((left / right - 1).magnitude < 1e-9)
    }
    let distances = try squaredDistances(plain, from: classicalLocationScatter(plain))
    let turned = try squaredDistances(mixed, from: classicalLocationScatter(mixed))
    for (left, right) in zip(distances, turned) { #expect((left / right - 1).magnitude < 1e-9) }
  }

  @Test("Infinities and values beyond reach are refused by place")
  func refusals() throws {
    let plain = try Matrix(columns: Self.columns(2, rows: 30))
    var wild = plain
    wild[7, 1] = .infinity
    for estimator in Self.estimators {
      #expect(throws: OutlierError.infinite(row: 7, column: 1)) { try estimator(wild) }
    }
    #expect(throws: OutlierError.infinite(row: 7, column: 1)) {
      try OrthogonalisedEstimator()(wild)
    }
    let estimate = try classicalLocationScatter(plain)
    #expect(throws: OutlierError.infinite(row: 7, column: 1)) {
      try squaredDistances(wild, from: estimate)
    }
    wild[7, 1] = -1e200
    #expect(throws: OutlierError.beyondReach(row: 7, column: 1)) {
      try squaredDistances(wild, from: estimate)
    }
    #expect(throws: OutlierError.beyondReach(row: 0, column: 1)) {
      try DistanceExplanation(row: [0, 1.7e308], estimate: estimate)
    }
    for level in [0, 1, -1, .nan, .infinity] {
      #expect(throws: OutlierError.self) { try OutlierTest(decision: .perRow(level: level)) }
      #expect(benjaminiHochberg([0.001, 0.5], rate: level).isEmpty)
    }
    for coverage in [0.49, 1.01, .nan, .infinity] {
      #expect(throws: OutlierError.self) { try MinimumCovarianceDeterminant(coverage: coverage) }
    }
    guard case .estimate(let robust) = try Self.estimators[3](plain) else { return }
    #expect(robust.outliers(beyond: .nan).isEmpty && robust.outliers(beyond: 2).isEmpty)
  }

  @Test("Half of a large table in one point, the rest around it")
  func ties() throws {
    var stream = RandomStream(seed: 4)
    let columns = (0..<2).map { _ in
      (0..<4_000).map { $0 % 2 == 0 ? 1.0 : 1 + stream.normal() }
    }
    let table = Table("half tied", columns)
    for estimator in Self.estimators {
      switch try estimator(table.matrix) {
      case .estimate(let estimate): check(estimate.distances, table)
      case .hyperplane(let plane): check(plane, table)
      }
    }
  }
}
