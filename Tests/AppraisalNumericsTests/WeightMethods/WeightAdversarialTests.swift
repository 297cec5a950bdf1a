import AppraisalTestSupport
import Testing

@testable import AppraisalNumerics

@Suite("Weights from hostile numbers")
struct WeightAdversarialTests {
  private static let up = [Direction](repeating: .higherIsBetter, count: 3)

  private func isShare(_ weights: WeightShares) -> Bool {
    weights.shares.allSatisfy { $0 >= 0 && $0 <= 1 }
      && (weights.shares.reduce(0, +) - 1).magnitude < 1e-14
  }

  @Test("Stated weights add up to 1, or are refused by place")
  func stated() throws {
    for weights in [
      [1.7e308, 1.7e308], [leastDouble, leastDouble, 0], [1e-300, 1e300], [0, 0, 3],
      [Double](repeating: 0.1, count: 1_000),
    ] { #expect(isShare(try WeightShares(stated: weights))) }
    for wrong in [-1, -leastDouble, .nan, .infinity, -.infinity] {
      #expect(throws: WeightingError.self) { try WeightShares(stated: [1, wrong]) }
    }
    for none in [[], [0], [0, -0.0]] {
      #expect(throws: WeightingError.noWeight) { try WeightShares(stated: none) }
    }
    for count in [0, -1, .min] {
      #expect(throws: WeightingError.noWeight) { try WeightShares(equal: count) }
    }
  }

  /// Each hostile column between two ordinary ones.
  private func table(_ column: HostileColumn) throws -> Matrix {
    let first = column.values.indices.map { Double($0 * 7 % 19) }
    let last = column.values.indices.map { Double($0 * $0 % 23) + Double($0) / 7 }
    return try Matrix(columns: [first, column.values, last])
  }

  /// The methods that look at data.
  enum Method: CaseIterable {
    case deviation, entropy, criticPearson, criticSpearman, component, importance

    func callAsFunction(_ table: Matrix) throws(WeightingError) -> WeightShares {
      switch self {
      case .deviation: return try deviationWeights(of: table)
      case .entropy: return try entropyWeights(of: table)
      case .criticPearson:
        return try CriticWeights(correlation: .pearson).weights(of: table, directions: up)
      case .criticSpearman:
        return try CriticWeights(correlation: .spearman).weights(of: table, directions: up)
      case .component:
        return try PrincipalComponentWeights(
          of: table, rule: .squaredLoadings, minimumShare: 0, minimumRatio: 1
        ).weights
      case .importance: return try ImportanceWeights(scores: table, targets: [1, 1, 1]).weights
      }
    }
  }

  @Test("Data give shares, or a reason in the data", arguments: HostileColumn.finite)
  func shares(_ column: HostileColumn) throws {
    let table = try table(column)
    for method in Method.allCases {
      do throws(WeightingError) { #expect(isShare(try method(table))) } catch {
        switch error {
        case .tooFewSubjects(let found, let needed): #expect(found < needed)
        case .constantColumn(let position): #expect(position == 1)
        case .negative(let row, let position): #expect(table[row, position] < 0)
        case .oppositeLoadings, .weakComponent, .collinear: break
        case .noWeight: #expect(column.values.count < 5)
        // A spread beyond the range of Double is a weight beyond it.
        case .badWeight(let position, let value): #expect(position == 1 && value == .infinity)
        default: Issue.record("\(error)")
        }
      }
    }
  }

  /// CRITIC looks at shares of ranges, components at correlations: neither has a unit.
  @Test("A unit of any size keeps all digits", arguments: stretchable)
  func stretches(_ column: HostileColumn) throws {
    for method in [Method.criticPearson, .criticSpearman, .component] {
      guard let plain = try? method(table(column)) else { continue }
      for factor in AppraisalNumericsTests.stretches {
        let stretched = HostileColumn("", column.values.map { $0 * factor })
        #expect(try method(table(stretched)) == plain)
      }
    }
  }

  @Test(
    "A stretched indicator of stated importance has the inverse of its weight",
    arguments: [
      0x1p-300, 0x1p-900, 0x1p300, 0x1p900,
    ])
  func importance(_ factor: Double) throws {
    let column = HostileColumn("", (0..<60).map { Double($0 * 37 % 60) })
    let plain = try ImportanceWeights(scores: table(column), targets: [1, 1, 1])
    let stretched = try ImportanceWeights(
      scores: table(HostileColumn("", column.values.map { $0 * factor })), targets: [1, 1, 1])
    #expect(stretched.importances == plain.importances)
    let (w, v) = (plain.weights.shares, stretched.weights.shares)
    // Weights relative to the first column, where neither is lost beside the other.
    #expect((v[2] / v[0] / (w[2] / w[0]) - 1).magnitude < 1e-12 || factor < 1)
    #expect(
      (v[1] / max(v[0], leastDouble) / (w[1] / w[0] / factor) - 1).magnitude < 1e-12
        || !(v[0] > 0x1p-900) || !(v[1] > 0x1p-900))
  }

  @Test("Realised importance has no unit", arguments: [0x1p-900, 0x1p-500, 0x1p500, 0x1p900])
  func realised(_ factor: Double) throws {
    let plain = try table(HostileColumn("", (0..<60).map { Double($0 * 37 % 60) }))
    let weights = try WeightShares(stated: [1, 2, 3])
    let composite = (0..<60).map { row in
      (0..<3).reduce(0) { $0 + weights.shares[$1] * plain[row, $1] }
    }
    var stretched = plain
    for column in 0..<3 {
      for row in 0..<60 { stretched[row, column] *= factor }
    }
    let one = try realisedImportance(scores: plain, composite: composite, weights: weights)
    let other = try realisedImportance(
      scores: stretched, composite: composite.map { $0 * factor }, weights: weights)
    #expect(one == other)
    #expect((one.reduce(0) { $0 + $1.covarianceShare } - 1).magnitude < 1e-12)
  }

  @Test(
    "Realised importance of hostile columns: inside its bounds, or missing for constants",
    arguments: HostileColumn.finite)
  func realisedBounds(_ column: HostileColumn) throws {
    let table = try table(column)
    let composite = column.values.indices.map { Double($0 % 5) }
    do throws(WeightingError) {
      let found = try realisedImportance(
        scores: table, composite: composite, weights: WeightShares(equal: 3), bins: .max)
      let usable = Set(column.present)
      for entry in found {
        #expect(entry.correlation.isNaN || entry.correlation.magnitude <= 1 + 1e-12)
        #expect(
          entry.correlationRatio.isNaN
            || (entry.correlationRatio >= 0 && entry.correlationRatio <= 1 + 1e-12))
      }
      if usable.count > 1, column.present.count == 60 { #expect(!found[1].correlation.isNaN) }
    } catch { #expect(error == .tooFewSubjects(found: column.present.count, needed: 4)) }
  }

  @Test("Infinities are refused by place", arguments: HostileColumn.infinite)
  func infinities(_ column: HostileColumn) throws {
    let row = column.values.firstIndex { $0.isInfinite } ?? -1
    let table = try table(column)
    for method in Method.allCases {
      #expect(throws: WeightingError.infinite(row: row, column: 1)) { try method(table) }
    }
  }

  /// `A w = λ w` with λ at least the number of items (Perron, Saaty).
  @Test(
    "Circular comparisons of any size have their eigenvector",
    arguments: [1.0, 2, 9, 1e3, 1e8, 1e30, 1e99])
  func circles(_ times: Double) throws {
    for count in 3...6 {
      var matrix = Matrix(rows: count, columns: count, repeating: 1)
      for row in 0..<count {
        for column in 0..<row {
          let isLink = row - column == 1 || row - column == count - 1
          let value = isLink ? (row - column == 1 ? 1 / times : times) : Double(row)
          matrix[row, column] = value
          matrix[column, row] = 1 / value
        }
      }
      let found = try AnalyticHierarchy(comparisons: matrix, randomIndex: .alonsoLamata)
      #expect(isShare(found.weights) && found.eigenvalue >= Double(count) * (1 - 1e-12))
      for row in 0..<count {
        let image = (0..<count).reduce(0) { $0 + matrix[row, $1] * found.weights.shares[$1] }
        #expect(
          (image / (found.eigenvalue * found.weights.shares[row]) - 1).magnitude < 1e-9)
      }
    }
  }

  @Test("Comparisons and budgets that are none are refused by place")
  func refusals() throws {
    for wild in [0, -1, .nan, .infinity, 1e101] {
      let matrix = try Matrix(columns: [[1, 1 / wild], [wild, 1]])
      #expect(throws: WeightingError.badComparison(row: 0, column: 1)) {
        try AnalyticHierarchy(comparisons: matrix, randomIndex: .saaty)
      }
      #expect(throws: WeightingError.self) {
        try BudgetAllocation(points: Matrix(columns: [[wild], [11]]), budget: 10)
      }
      #expect(throws: WeightingError.self) {
        try BudgetAllocation(points: Matrix(columns: [[5], [5]]), budget: -wild)
      }
    }
    #expect(throws: WeightingError.tooManyItems(16)) {
      try AnalyticHierarchy(
        comparisons: Matrix(rows: 16, columns: 16, repeating: 1), randomIndex: .saaty)
    }
    #expect(throws: WeightingError.noWeight) {
      try AnalyticHierarchy(comparisons: Matrix(rows: 0, columns: 0), randomIndex: .saaty)
    }
    let single = try BudgetAllocation(points: Matrix(columns: [[leastDouble]]), budget: leastDouble)
    #expect(single.weights.shares == [1] && single.disagreement == 0)
    #expect(throws: WeightingError.infinite(row: 0, column: 0)) {
      try ImportanceWeights(covariances: Matrix(columns: [[.nan]]), targets: [1])
    }
  }

  /// A constant column was once given a spread by the rounding of its mean.
  @Test("A constant is constant whatever its digits", arguments: 0..<20)
  func constants(_ seed: Int) throws {
    var stream = RandomStream(seed: UInt64(seed), stream: 5)
    let value = stream.normal() / 3
    let rows = 5 + stream.below(900)
    let table = try Matrix(columns: [
      (0..<rows).map { Double($0 % 7) }, [Double](repeating: value, count: rows),
      (0..<rows).map { Double($0 % 11) },
    ])
    #expect(try deviationWeights(of: table).shares[1] == 0)
    #expect(
      try CriticWeights(correlation: .pearson).weights(of: table, directions: Self.up).shares[1]
        == 0)
    #expect(throws: WeightingError.constantColumn(1)) {
      try PrincipalComponentWeights(of: table, rule: .loadings)
    }
  }
}
