import AppraisalNumerics
import AppraisalTestSupport
import Testing

@Suite("Weighting")
struct WeightingTests {
  /// Diakoulaki, Mavrotas and Papayannakis (1995): eight firms, three ratios.
  private static let firms: [[Double]] = [
    [61, 20.7, 16.3, 9, 5.4, 4, -6.1, -34.6],
    [1.08, 0.26, 1.98, 3.29, 2.77, 4.12, 3.52, 3.31],
    [4.33, 4.34, 2.53, 1.65, 2.33, 1.21, 2.10, 0.98],
  ]

  private func close(_ found: [Double], _ expected: [Double], _ tolerance: Double) -> Bool {
    found.count == expected.count
      && zip(found, expected).allSatisfy { ($0 - $1).magnitude <= tolerance }
  }

  @Test("Stated weights are shares, whatever their unit")
  func stated() throws {
    #expect(try WeightShares(stated: [30, 50, 20]).shares == [0.3, 0.5, 0.2])
    #expect(try WeightShares(stated: [1e308, 1e308]).shares == [0.5, 0.5])
    #expect(try WeightShares(equal: 4).shares == [0.25, 0.25, 0.25, 0.25])
    #expect(throws: WeightingError.noWeight) { try WeightShares(stated: [0, 0]) }
    #expect(throws: WeightingError.badWeight(position: 1, value: -1)) {
      try WeightShares(stated: [2, -1])
    }
    #expect(throws: WeightingError.self) { try WeightShares(stated: [.nan]) }
  }

  @Test("A budget is averaged, and how far people are apart is shown")
  func budget() throws {
    let allocation = try BudgetAllocation(
      points: Matrix(columns: [[50, 20, 20], [30, 30, 60], [20, 50, 20]]), budget: 100)
    #expect(close(allocation.weights.shares, [0.3, 0.4, 0.3], 1e-15))
    #expect(close(allocation.distances, [0.2, 0.2, 0.2], 1e-15))
    #expect((allocation.disagreement - 0.2).magnitude < 1e-15)
    // Deviations .2, -.1, -.1: variance .06 / 2.
    #expect((allocation.deviations[0] - 0.03.squareRoot()).magnitude < 1e-15)
    #expect(allocation.ranges[1] == 0.3...0.6)
    #expect(throws: WeightingError.budgetNotSpent(person: 1, spent: 90)) {
      try BudgetAllocation(points: Matrix(columns: [[50, 40], [50, 50]]), budget: 100)
    }
  }

  /// For three items the principal eigenvector is that of the geometric means of the rows, and
  /// λ = 1 + q + 1/q with q = (a₁₂ a₂₃ / a₁₃)^{1/3}.
  @Test("Comparisons of three items follow their closed form")
  func hierarchy() throws {
    let comparisons = try Matrix(columns: [[1, 1 / 3.0, 0.2], [3, 1, 0.5], [5, 2, 1]])
    let result = try AnalyticHierarchy(comparisons: comparisons, randomIndex: .saaty)
    // 15^{1/3}, (2/3)^{1/3}, (1/10)^{1/3}.
    let rows = [2.46621207433047, 0.873580464736299, 0.464158883361278]
    let total = rows.reduce(0, +)
    #expect(close(result.weights.shares, rows.map { $0 / total }, 1e-13))
    // q = (6/5)^{1/3} = 1.0626585691826112.
    let eigenvalue = 1 + 1.0626585691826112 + 1 / 1.0626585691826112
    #expect((result.eigenvalue - eigenvalue).magnitude < 1e-13)
    #expect((result.consistencyRatio - (eigenvalue - 3) / 2 / 0.58).magnitude < 1e-12)
    let other = try AnalyticHierarchy(comparisons: comparisons, randomIndex: .alonsoLamata)
    #expect((other.consistencyRatio - (eigenvalue - 3) / 2 / 0.5245).magnitude < 1e-12)
  }

  @Test("Consistent comparisons give back their weights with ratio 0; contradictions show")
  func consistency() throws {
    let weights: [Double] = [0.4, 0.3, 0.2, 0.1]
    let columns = weights.map { b in weights.map { a in a / b } }
    let result = try AnalyticHierarchy(
      comparisons: Matrix(columns: columns), randomIndex: .saaty)
    #expect(close(result.weights.shares, weights, 1e-14))
    #expect(result.consistencyRatio < 1e-14)
    let ring = try Matrix(columns: [[1, 1 / 9.0, 9], [9, 1, 1 / 9.0], [1 / 9.0, 9, 1]])
    let contradiction = try AnalyticHierarchy(comparisons: ring, randomIndex: .saaty)
    #expect(contradiction.consistencyRatio > 1)
    #expect(close(contradiction.weights.shares, [1 / 3.0, 1 / 3.0, 1 / 3.0], 1e-12))
    let combined = try AnalyticHierarchy.combined([ring, ring.transposed()])
    #expect(close(combined.columnMajor, [Double](repeating: 1, count: 9), 1e-15))
    #expect(throws: WeightingError.notReciprocal(row: 0, column: 1)) {
      try AnalyticHierarchy(
        comparisons: Matrix(columns: [[1, 0.5], [3, 1]]), randomIndex: .saaty)
    }
    #expect(throws: WeightingError.tooManyItems(16)) {
      try AnalyticHierarchy(
        comparisons: Matrix(rows: 16, columns: 16, repeating: 1), randomIndex: .saaty)
    }
    #expect(
      try AnalyticHierarchy(
        comparisons: Matrix(rows: 1, columns: 1, repeating: 1), randomIndex: .saaty
      ).weights.shares == [1])
  }

  /// The published tables of scikit-criteria for [[1, 2], [4, 16]].
  @Test("Deviations and entropy on a published table")
  func deviationsAndEntropy() throws {
    let table = try Matrix(columns: [[1, 4], [2, 16]])
    #expect(close(try deviationWeights(of: table).shares, [3 / 17.0, 14 / 17.0], 1e-15))
    #expect(close(try entropyWeights(of: table).shares, [0.358889, 0.641111], 5e-7))
  }

  @Test("A zero contributes nothing to the entropy and an even column has no weight")
  func entropyEdges() throws {
    let table = try Matrix(columns: [[0, 5, 5, .nan], [3, 3, 3, 3], [0, 0, 1, 0]])
    let shares = try entropyWeights(of: table).shares
    #expect(shares[1] == 0)
    // 1 − ln 2 / ln 3 beside 1.
    let first = 1 - 0.6309297535714574
    #expect((shares[0] - first / (first + 1)).magnitude < 1e-14)
    #expect(throws: WeightingError.noWeight) {
      try entropyWeights(of: Matrix(columns: [[2, 2], [7, 7]]))
    }
    #expect(throws: WeightingError.negative(row: 1, column: 0)) {
      try entropyWeights(of: Matrix(columns: [[2, -2]]))
    }
    #expect(throws: WeightingError.constantColumn(0)) {
      try entropyWeights(of: Matrix(columns: [[0, 0]]))
    }
    #expect(throws: WeightingError.tooFewSubjects(found: 1, needed: 2)) {
      try entropyWeights(of: Matrix(columns: [[2]]))
    }
  }

  @Test("CRITIC on the table of its paper, with both correlations")
  func critic() throws {
    let table = try Matrix(columns: Self.firms)
    let up = [Direction](repeating: .higherIsBetter, count: 3)
    // Printed to eight places by scikit-criteria; the paper has two.
    #expect(
      close(
        try CriticWeights(correlation: .pearson).weights(of: table, directions: up).shares,
        [0.20222554, 0.48090173, 0.31687273], 5e-9))
    #expect(
      close(
        try CriticWeights(correlation: .spearman).weights(of: table, directions: up).shares,
        [0.21454645, 0.4898563, 0.29559726], 5e-9))
  }

  @Test("CRITIC turns costs round: a mirrored column with mirrored direction changes nothing")
  func criticDirections() throws {
    let method = CriticWeights(correlation: .pearson)
    let up = [Direction](repeating: .higherIsBetter, count: 3)
    let plain = try method.weights(of: Matrix(columns: Self.firms), directions: up).shares
    let mirrored = try Matrix(columns: [Self.firms[0], Self.firms[1].map { -$0 }, Self.firms[2]])
    let same = try method.weights(
      of: mirrored, directions: [.higherIsBetter, .lowerIsBetter, .higherIsBetter])
    #expect(close(same.shares, plain, 1e-14))
    let other = try method.weights(of: mirrored, directions: up)
    #expect(!close(other.shares, plain, 0.01))
    let constant = try method.weights(
      of: Matrix(columns: Self.firms + [[Double](repeating: 2, count: 8)]),
      directions: up + [.lowerIsBetter])
    #expect(close(constant.shares, plain + [0], 1e-14))
  }

  @Test("The first component of equally correlated columns weighs them equally")
  func principalComponent() throws {
    // Three columns a + b, a + c, a + d of orthogonal contrasts: every correlation is 1/2.
    let (a, b, c, d): ([Double], [Double], [Double], [Double]) = (
      [1, 1, 1, 1, -1, -1, -1, -1], [1, 1, -1, -1, 1, 1, -1, -1], [1, -1, 1, -1, 1, -1, 1, -1],
      [1, -1, -1, 1, 1, -1, -1, 1]
    )
    let table = try Matrix(columns: [b, c, d].map { other in zip(a, other).map { $0 + $1 } })
    let result = try PrincipalComponentWeights(of: table, rule: .squaredLoadings)
    #expect(close(result.eigenvalues, [2, 0.5, 0.5], 1e-14))
    #expect(close(result.weights.shares, [1 / 3.0, 1 / 3.0, 1 / 3.0], 1e-14))
    let mixed = try Matrix(columns: [
      table.column(0).map { -$0 }, Array(table.column(1)), Array(table.column(2)),
    ])
    #expect(throws: WeightingError.oppositeLoadings([0])) {
      try PrincipalComponentWeights(of: mixed, rule: .loadings)
    }
    #expect(throws: WeightingError.weakComponent(share: 1 / 3.0, secondShare: 1 / 3.0)) {
      try PrincipalComponentWeights(of: Matrix(columns: [b, c, d]), rule: .loadings)
    }
    #expect(throws: WeightingError.constantColumn(1)) {
      try PrincipalComponentWeights(
        of: Matrix(columns: [b, [Double](repeating: 1, count: 8)]), rule: .loadings)
    }
    #expect(throws: WeightingError.tooFewSubjects(found: 3, needed: 4)) {
      try PrincipalComponentWeights(
        of: Matrix(columns: [[1, 2, 3], [2, 3, 1], [3, 1, 2]]), rule: .loadings)
    }
  }

  @Test("NaN rows are left out, infinities refused, everywhere")
  func missingRows() throws {
    let holes = try Matrix(columns: Self.firms.map { $0 + [.nan] })
    let up = [Direction](repeating: .higherIsBetter, count: 3)
    let method = CriticWeights(correlation: .pearson)
    #expect(
      try method.weights(of: holes, directions: up)
        == method.weights(of: Matrix(columns: Self.firms), directions: up))
    let infinite = try Matrix(columns: [[1, .infinity, 3], [1, 2, 3]])
    #expect(throws: WeightingError.infinite(row: 1, column: 0)) {
      try method.weights(of: infinite, directions: [.higherIsBetter, .higherIsBetter])
    }
    #expect(throws: WeightingError.infinite(row: 1, column: 0)) {
      try deviationWeights(of: infinite)
    }
    #expect(throws: WeightingError.noWeight) {
      try deviationWeights(of: Matrix(columns: [[2, 2], [1, 1]]))
    }
  }
}
