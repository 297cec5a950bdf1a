import AppraisalTestSupport
import Testing

@testable import AppraisalNumerics

@Suite("Minimum covariance determinant")
struct MCDTests {
  private func normalTable(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix {
    var stream = RandomStream(seed: seed)
    var table = Matrix(rows: rows, columns: columns)
    for column in 0..<columns {
      for row in 0..<rows { table[row, column] = stream.normal() }
    }
    return table
  }

  private func estimate(
    _ table: Matrix, _ estimator: MinimumCovarianceDeterminant
  ) throws -> MCDEstimate {
    guard case .estimate(let estimate) = try estimator(table) else {
      throw OutlierError.notPositiveDefinite
    }
    return estimate
  }

  /// Every subset of `h` rows, by brute force.
  private func smallestDeterminant(_ table: Matrix, size: Int) -> Double {
    var best = Double.infinity
    for mask in 0..<(1 << table.rows) where mask.nonzeroBitCount == size {
      let rows = (0..<table.rows).filter { mask >> $0 & 1 == 1 }
      let moments = (0..<2).map { column in
        rows.reduce(0) { $0 + table[$1, column] } / Double(size)
      }
      func cross(_ a: Int, _ b: Int) -> Double {
        rows.reduce(0) { $0 + (table[$1, a] - moments[a]) * (table[$1, b] - moments[b]) }
          / Double(size - 1)
      }
      best = min(best, cross(0, 0) * cross(1, 1) - cross(0, 1) * cross(0, 1))
    }
    return logarithm(best)
  }

  @Test("Finds the smallest determinant of all subsets", arguments: 0..<8)
  func findsMinimum(_ seed: Int) throws {
    let table = normalTable(12, 2, seed: UInt64(seed))
    let smallest = smallestDeterminant(
      table, size: coveredRows(rows: 12, columns: 2, coverage: 0.5))
    for starts in [
      MinimumCovarianceDeterminant.Starts.random(count: 300, seed: 5), .exhaustive(limit: 220),
      .deterministicAndRandom(count: 300, seed: 6),
    ] {
      let estimator = try MinimumCovarianceDeterminant(coverage: 0.5, starts: starts)
      let found = try estimate(table, estimator).logDeterminant
      #expect(abs(found - smallest) < 1e-12)
    }
    let alone = try MinimumCovarianceDeterminant(coverage: 0.5, starts: .deterministic)
    let reached = try estimate(table, alone).logDeterminant
    #expect(reached > smallest - 1e-12)
  }

  @Test("Full coverage is mean and covariance; the consistency factor of everything is 1")
  func coversAll() throws {
    let table = normalTable(40, 3, seed: 4)
    let estimator = try MinimumCovarianceDeterminant(coverage: 1, starts: .deterministic)
    let found = try estimate(table, estimator)
    let classical = try classicalLocationScatter(table)
    #expect(found.rawConsistency == 1)
    #expect(found.rawSmallSample == 1)
    for (value, expected) in zip(found.raw.scatter.columnMajor, classical.scatter.columnMajor) {
      #expect(agree(value, expected, 1e-12, floor: 1e-14))
    }
  }

  /// The minimum over all subsets moves with the data; 364 starts from 14 rows find it.
  @Test("Stretched, shifted and mixed indicators: the same rows, the same distances")
  func isEquivariant() throws {
    var table = normalTable(14, 2, seed: 9)
    for row in 0..<3 { table[row, 1] += 6 }
    let estimator = try MinimumCovarianceDeterminant(
      coverage: 0.5, starts: .exhaustive(limit: 364))
    let plain = try estimate(table, estimator)
    var moved = table
    for row in 0..<14 {
      let (a, b) = (table[row, 0], table[row, 1])
      moved[row, 0] = 1_024 * (a + b) + 77
      moved[row, 1] = 0.001 * (b - 0.25 * a)
    }
    let mixed = try estimate(moved, estimator)
    #expect(mixed.bestSubset == plain.bestSubset)
    #expect(mixed.outliers() == plain.outliers())
    for (one, other) in zip(plain.distances, mixed.distances) {
      #expect(agree(one, other, 1e-8))
    }
    // |A| of the mixing: 1024 · 0.001 · (1 + ¼).
    let shift = 2 * logarithm(1_024 * 0.001 * 1.25)
    #expect(abs(mixed.logDeterminant - plain.logDeterminant - shift) < 1e-10)
  }

  @Test("Rows with missing values are left out, named and numbered as in the table")
  func skipsIncompleteRows() throws {
    var table = normalTable(60, 2, seed: 3)
    for column in 0..<2 { table[59, column] = 9 }
    let whole = try estimate(
      table.selecting(rows: Array(10..<60)),
      MinimumCovarianceDeterminant(starts: .deterministicAndRandom(count: 100, seed: 1)))
    for row in 0..<10 { table[row, row % 2] = .nan }
    let found = try estimate(
      table, MinimumCovarianceDeterminant(starts: .deterministicAndRandom(count: 100, seed: 1)))
    #expect(found.incompleteRows == Array(0..<10))
    #expect(found.rows == Array(10..<60))
    #expect(found.distances[..<10].allSatisfy { $0.isNaN })
    #expect(Array(found.distances[10...]) == whole.distances)
    #expect(found.bestSubset == whole.bestSubset.map { $0 + 10 })
    #expect(found.outliers().contains(59))
    #expect(!found.isKept[0])
  }

  @Test("A seed gives the same bits again, on whichever number of threads")
  func repeats() throws {
    let table = normalTable(900, 4, seed: 8)
    let estimator = try MinimumCovarianceDeterminant(
      starts: .deterministicAndRandom(count: 100, seed: 1))
    let threads = BLASThreads.count
    let first = try estimate(table, estimator)
    BLASThreads.set(1)
    let second = try estimate(table, estimator)
    BLASThreads.set(threads)
    #expect(first.distances == second.distances)
    #expect(first.reweighted == second.reweighted)
  }

  /// A table of 2,400 rows takes the search by groups.
  @Test("A third of planted outliers that hide each other are found in a large table")
  func findsPlanted() throws {
    var table = normalTable(2_400, 5, seed: 12)
    for row in 0..<800 {
      for column in 0..<5 { table[row, column] += 5 }
    }
    let found = try estimate(
      table,
      try MinimumCovarianceDeterminant(
        coverage: 0.5, starts: .deterministicAndRandom(count: 200, seed: 1)))
    #expect(Set(0..<800).isSubset(of: found.outliers()))
    let classical = try squaredDistances(table, from: try classicalLocationScatter(table))
    // Masking: by mean and covariance hardly one of them is beyond the same cut-off of 12.8.
    #expect(classical[..<800].count { $0 > 12.8 } < 40)
    #expect(found.search.settled > 0)
  }

  @Test("Consistent scatter: for clean normal data its diagonal is near 1 under both conventions")
  func isConsistent() throws {
    let table = normalTable(4_000, 3, seed: 21)
    for consistency in [MinimumCovarianceDeterminant.Consistency.atCutOff, .atKeptShare] {
      let found = try estimate(
        table,
        try MinimumCovarianceDeterminant(
          starts: .deterministic, consistency: consistency, weighting: .chiSquare))
      // A variance of 4,000 values has a standard error of .022; trimming and factors add a little.
      for column in 0..<3 { #expect(abs(found.reweighted.scatter[column, column] - 1) < 0.12) }
    }
  }
}

@Suite("Degenerate tables")
struct DegenerateTableTests {
  private func plane(_ columns: [[Double]]) throws -> Hyperplane? {
    for starts in [
      MinimumCovarianceDeterminant.Starts.deterministic, .random(count: 50, seed: 1),
    ] {
      let estimator = try MinimumCovarianceDeterminant(starts: starts)
      guard case .hyperplane = try estimator(try Matrix(columns: columns)) else { return nil }
    }
    let estimator = try MinimumCovarianceDeterminant(
      starts: .deterministicAndRandom(count: 50, seed: 1))
    guard case .hyperplane(let plane) = try estimator(try Matrix(columns: columns)) else {
      return nil
    }
    return plane
  }

  /// A total beside its two parts: x₁ + x₂ − x₃ = 0 holds for every row.
  @Test("A total beside its parts is reported with its coefficients")
  func knowsTotals() throws {
    var random = SeededGenerator(seed: 1)
    let first = (0..<50).map { _ in Double(Int.random(in: 0...90, using: &random)) }
    let second = (0..<50).map { _ in Double(Int.random(in: 0...90, using: &random)) }
    let other = (0..<50).map { _ in Double.random(in: 0...1, using: &random) }
    let found = try #require(
      try plane([first, second, zip(first, second).map { $0 + $1 }, other]))
    #expect(found.indicators == [0, 1, 2])
    #expect(found.rules == 1)
    #expect(agree(found.coefficients[1] / found.coefficients[0], 1, 1e-9))
    #expect(agree(found.coefficients[2] / found.coefficients[0], -1, 1e-9))
    #expect(abs(found.offset / found.coefficients[0]) < 1e-9)
    #expect(found.members == Array(0..<50))
    #expect(found.outliers.isEmpty)
  }

  @Test("Four fifths of the rows on a line are an exact fit, the others its outliers")
  func knowsExactFits() throws {
    var random = SeededGenerator(seed: 2)
    let first = (0..<60).map { _ in Double.random(in: 0...10, using: &random) }
    let second = first.enumerated().map {
      $0 < 48 ? 3 * $1 + 2 : Double.random(in: 60...90, using: &random)
    }
    let found = try #require(try plane([first, second]))
    #expect(found.members == Array(0..<48))
    #expect(found.outliers == Array(48..<60))
    #expect(agree(found.coefficients[0] / found.coefficients[1], -3, 1e-9))
    #expect(agree(found.offset / found.coefficients[1], 2, 1e-9))
  }

  @Test("A grade that nearly everybody got, a constant column, equal rows, a million ties")
  func knowsTies() throws {
    var random = SeededGenerator(seed: 3)
    let free = (0..<100).map { _ in Double.random(in: 0...1, using: &random) }
    let grade = (0..<100).map { $0 < 90 ? 5 : Double($0 % 4) }
    let nearly = try #require(try plane([free, grade]))
    #expect(nearly.members == Array(0..<90))
    #expect(nearly.indicators == [1])
    let constant = try #require(try plane([free, [Double](repeating: 7, count: 100)]))
    #expect(constant.members.count == 100)
    #expect(agree(constant.offset / constant.coefficients[1], 7, 1e-12))
    let equal = try #require(
      try plane([[Double](repeating: 1, count: 30), [Double](repeating: 2, count: 30)]))
    #expect(equal.rules == 2)
    let many = try Matrix(
      columns: [
        [Double](repeating: 1, count: 1_000_000) + [2, 3], Array(repeating: 4, count: 1_000_002),
      ])
    guard
      case .hyperplane(let flat) = try MinimumCovarianceDeterminant(
        starts: .deterministicAndRandom(count: 100, seed: 1))(many)
    else {
      Issue.record("no plane")
      return
    }
    #expect(flat.members.count == 1_000_002)
  }

  /// One row far out in two columns gives them a correlation that rounds to 1.
  @Test("A gross error is an outlier and no hyperplane; what cannot be squared is refused")
  func survivesGrossErrors() throws {
    var stream = RandomStream(seed: 41)
    let clean = try Matrix(
      rows: 40, columns: 3, columnMajor: (0..<120).map { _ in stream.normal() })
    for size in [1e6, 1e9, 1e20, 1e40] {
      var table = clean
      for column in 0..<3 { table[7, column] = size }
      for starts in [
        MinimumCovarianceDeterminant.Starts.deterministic, .random(count: 50, seed: 1),
      ] {
        guard
          case .estimate(let found) = try MinimumCovarianceDeterminant(starts: starts)(table)
        else {
          Issue.record("a plane at \(size)")
          continue
        }
        #expect(found.outliers().contains(7))
        #expect(found.outliers().count < 6)
      }
      guard case .estimate(let second) = try OrthogonalisedEstimator()(table) else {
        Issue.record("a plane at \(size)")
        continue
      }
      #expect(second.outliers.contains(7))
    }
    var table = clean
    table[3, 1] = 1e60
    #expect(throws: OutlierError.beyondReach(row: 3, column: 1)) {
      try MinimumCovarianceDeterminant(starts: .deterministicAndRandom(count: 100, seed: 1))(table)
    }
    for row in 0..<40 { table[row, 1] = clean[row, 1] * 0x1p-900 }
    #expect {
      try MinimumCovarianceDeterminant(starts: .deterministicAndRandom(count: 100, seed: 1))(table)
    } throws: { error in
      if case .spreadOutOfRange(column: 1, _) = error as? OutlierError { true } else { false }
    }
  }

  @Test("Answers on five steps: an estimate or a plane, never a crash", arguments: 0..<9)
  func survivesDiscreteScores(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let rows = Int.random(in: 14...80, using: &random)
    let steps = [2, 3, 5][seed % 3]
    let columns = (0..<Int.random(in: 1...5, using: &random)).map { _ in
      (0..<rows).map { _ in Double(min(Int.random(in: 1...9, using: &random), steps)) }
    }
    let table = try Matrix(columns: columns)
    for starts in [
      MinimumCovarianceDeterminant.Starts.deterministic, .random(count: 40, seed: 1),
      .deterministicAndRandom(count: 40, seed: 1),
    ] {
      switch try MinimumCovarianceDeterminant(coverage: 0.5, starts: starts)(table) {
      case .estimate(let estimate):
        #expect(estimate.distances.allSatisfy { $0.isFinite && $0 >= 0 })
      case .hyperplane(let plane):
        #expect(
          plane.members.count >= coveredRows(rows: rows, columns: columns.count, coverage: 0.5))
        for row in plane.members {
          let sum = columns.indices.reduce(0) { $0 + plane.coefficients[$1] * columns[$1][row] }
          #expect(abs(sum - plane.offset) < 1e-5)
        }
      }
    }
  }

  @Test("Too few rows, no column, infinities, ordinal answers and wild parameters are refused")
  func refuses() throws {
    let estimator = try MinimumCovarianceDeterminant(
      starts: .deterministicAndRandom(count: 100, seed: 1))
    let orthogonal = try OrthogonalisedEstimator()
    let small = Matrix(rows: 7, columns: 3, repeating: 1)
    #expect(throws: OutlierError.tooFewValues(found: 7, needed: 8)) { try estimator(small) }
    #expect(throws: OutlierError.tooFewValues(found: 7, needed: 8)) { try orthogonal(small) }
    #expect(throws: OutlierError.tooFewValues(found: 0, needed: 4)) {
      try estimator(Matrix(rows: 50, columns: 1, repeating: .nan))
    }
    #expect(throws: OutlierError.noColumns) { try estimator(Matrix(rows: 9, columns: 0)) }
    var infinite = Matrix(rows: 20, columns: 2)
    infinite[4, 1] = -.infinity
    #expect(throws: OutlierError.infinite(row: 4, column: 1)) { try estimator(infinite) }
    #expect(throws: OutlierError.ordinal) { try estimator(infinite, level: .ordinal) }
    #expect(throws: OutlierError.parameterOutOfRange(.coverage, 0.4)) {
      try MinimumCovarianceDeterminant(coverage: 0.4)
    }
    #expect(throws: OutlierError.parameterOutOfRange(.count, 0)) {
      try MinimumCovarianceDeterminant(starts: .random(count: 0, seed: 1))
    }
    #expect(throws: OutlierError.tooManySubsets(found: 15_504, limit: 9)) {
      let exhaustive = try MinimumCovarianceDeterminant(starts: .exhaustive(limit: 9))
      return try exhaustive(Matrix(rows: 20, columns: 4))
    }
    #expect(throws: OutlierError.notPositiveDefinite) {
      try squaredDistances(
        small, from: LocationScatter(centre: [0, 0, 0], scatter: Matrix(rows: 3, columns: 3)))
    }
  }

  @Test("Columns of very different units and far origins keep their digits")
  func survivesScales() throws {
    var stream = RandomStream(seed: 31)
    let first = (0..<50).map { _ in stream.normal() }
    let second = (0..<50).map { _ in stream.normal() }
    let estimator = try MinimumCovarianceDeterminant(
      starts: .deterministicAndRandom(count: 100, seed: 1))
    guard
      case .estimate(let plain) = try estimator(try Matrix(columns: [first, second])),
      case .estimate(let scaled) = try estimator(
        try Matrix(columns: [first.map { $0 * 0x1p200 }, second.map { $0 * 0x1p-200 }])),
      case .estimate(let far) = try estimator(
        try Matrix(columns: [first.map { $0 + 1e9 }, second]))
    else {
      Issue.record("no estimate")
      return
    }
    #expect(scaled.bestSubset == plain.bestSubset)
    #expect(far.outliers() == plain.outliers())
    for (one, other) in zip(plain.distances, scaled.distances) { #expect(agree(one, other, 1e-12)) }
    // Beside 1e9 a Double keeps seven places.
    for (one, other) in zip(plain.distances, far.distances) {
      #expect(agree(one, other, 1e-4, floor: 1e-5))
    }
  }
}
