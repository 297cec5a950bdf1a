import AppraisalNumerics
import AppraisalTestSupport
import Testing

@Suite("Importance")
struct ImportanceTests {
  private func covariances(_ deviations: [Double], _ correlation: (Int, Int) -> Double) -> Matrix {
    var matrix = Matrix(rows: deviations.count, columns: deviations.count)
    for row in deviations.indices {
      for column in deviations.indices {
        let r = row == column ? 1 : correlation(min(row, column), max(row, column))
        matrix[row, column] = deviations[row] * deviations[column] * r
      }
    }
    return matrix
  }

  /// The two sub-indices of the ASEM example have deviations in the ratio .614683 : .385317, so
  /// that equal importance asks for .385317 and .614683, at any correlation.
  @Test("Two indicators of equal importance weigh as the inverse of their deviations")
  func closedForm() throws {
    for correlation in [-0.9, -0.2, 0, 0.6, 0.99] {
      let matrix = covariances([0.614683 * 18, 0.385317 * 18]) { _, _ in correlation }
      let result = try ImportanceWeights(covariances: matrix, targets: [1, 1])
      #expect((result.weights.shares[0] - 0.385317).magnitude < 1e-12)
      #expect((result.weights.shares[1] - 0.614683).magnitude < 1e-12)
      #expect(result.largestMiss < 1e-12)
      #expect(result.zeroWeights.isEmpty)
    }
  }

  @Test("Targets that can be met are met, seen from the data", arguments: Array(UInt64(1)...12))
  func meetsTargets(_ seed: UInt64) throws {
    var random = RandomStream(seed: seed)
    let count = 400
    let shared = (0..<count).map { _ in random.normal() }
    let columns = (1...5).map { scale in
      shared.map { Double(scale) * (0.5 * $0 + random.normal()) }
    }
    let targets: [Double] = [0.22, 0.18, 0.2, 0.21, 0.19]
    let table = try Matrix(columns: columns)
    let result = try ImportanceWeights(scores: table, targets: targets)
    #expect(result.largestMiss < 1e-12)
    let composite = (0..<count).map { row in
      (0..<5).reduce(0) { $0 + result.weights.shares[$1] * columns[$1][row] }
    }
    let realised = try realisedImportance(
      scores: table, composite: composite, weights: result.weights)
    let total = realised.reduce(0) { $0 + $1.correlation }
    for (entry, target) in zip(realised, targets) {
      #expect((entry.correlation / total - target).magnitude < 1e-10)
    }
    #expect((realised.reduce(0) { $0 + $1.covarianceShare } - 1).magnitude < 1e-12)
  }

  /// The optimum is compared with a search over a grid of 1/200 on the simplex of weights.
  @Test("Where a negative weight would be needed, no admissible weights come closer")
  func boundedOptimum() throws {
    let matrix = covariances([1, 1, 1]) { row, column in
      row == 0 && column == 1 ? 0.95 : row == 0 ? 0.7 : 0.5
    }
    let targets = [0.2, 0.6, 0.2]
    let result = try ImportanceWeights(covariances: matrix, targets: targets)
    #expect(!result.zeroWeights.isEmpty)
    #expect(result.largestMiss > 0.01)
    func miss(_ weights: [Double]) -> Double {
      let image = (0..<3).map { row in
        (0..<3).reduce(0) { $0 + matrix[row, $1] * weights[$1] }
      }
      let total = image.reduce(0, +)
      return zip(image, targets).reduce(0) { $0 + ($1.0 / total - $1.1) * ($1.0 / total - $1.1) }
    }
    let found = miss(result.weights.shares)
    for first in 0...200 {
      for second in 0...(200 - first) {
        let weights = [first, second, 200 - first - second].map { Double($0) / 200 }
        #expect(found <= miss(weights) + 1e-12)
      }
    }
  }

  @Test("Constant and dependent columns are refused by name")
  func refusals() throws {
    let twin = covariances([1, 2]) { _, _ in 1 }
    #expect(throws: WeightingError.collinear) {
      try ImportanceWeights(covariances: twin, targets: [1, 1])
    }
    let constant = covariances([1, 0]) { _, _ in 0 }
    #expect(throws: WeightingError.constantColumn(1)) {
      try ImportanceWeights(covariances: constant, targets: [1, 1])
    }
    #expect(throws: WeightingError.countMismatch(found: 1, expected: 2)) {
      try ImportanceWeights(covariances: constant, targets: [1])
    }
    #expect(throws: WeightingError.tooFewSubjects(found: 2, needed: 3)) {
      try ImportanceWeights(scores: Matrix(columns: [[1, 2], [2, 1]]), targets: [1, 1])
    }
  }

  /// y = x²: no linear relation, yet the composite follows from x entirely.
  @Test("The correlation ratio sees a curve that the correlation misses")
  func curve() throws {
    let x = (-500...500).map(Double.init)
    let y = x.map { $0 * $0 }
    let importance = try realisedImportance(
      scores: Matrix(columns: [x]), composite: y, weights: WeightShares(equal: 1), bins: 50)[0]
    #expect(importance.correlation.magnitude < 1e-12)
    #expect(importance.correlationRatio > 0.99)
    #expect(importance.correlationRatio <= 1)
  }

  /// A cut after two of six would part the twos: the groups are {3, 2, 2} and {1, 1, 1} with means
  /// 6 and 2 around 4, squares 3·4 + 3·4 = 24 of 9 + 4 + 1 + 0 + 4 + 16 = 34.
  @Test("Cuts never separate equals")
  func ties() throws {
    let importance = try realisedImportance(
      scores: Matrix(columns: [[1, 1, 1, 2, 2, 3]]), composite: [1, 2, 3, 4, 6, 8],
      weights: WeightShares(equal: 1), bins: 3)[0]
    #expect((importance.correlationRatio - 24 / 34.0).magnitude < 1e-15)
  }
}
