import AppraisalNumerics
import AppraisalTestSupport
import Testing

/// Published tables of methods that compare subjects with each other.
@Suite("TOPSIS, VIKOR, Borda, Copeland")
struct IdealMethodTests {
  private static let up = [Direction](repeating: .higherIsBetter, count: 3)

  private func table(_ rows: [[Double]]) throws -> Matrix {
    try Matrix(columns: (0..<(rows.first?.count ?? 0)).map { column in rows.map { $0[column] } })
  }

  private func close(_ found: [Double], _ expected: [Double], _ tolerance: Double) -> Bool {
    found.count == expected.count
      && zip(found, expected).allSatisfy { ($0 - $1).magnitude <= tolerance }
  }

  /// Tzeng and Huang (2011): durability, capability and reliability of four candidates.
  private static let candidates: [[Double]] = [[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]]

  @Test("TOPSIS on the table of Tzeng and Huang, printed to four places")
  func topsis() throws {
    let outcome = try Topsis(scaling: .vector).evaluate(
      table(Self.candidates), weights: WeightShares(stated: [0.3, 0.4, 0.3]), directions: Self.up)
    #expect(close(outcome.closeness, [0.5037, 0.6581, 0.7482, 0.3340], 5e-5))
  }

  /// The stock example of scikit-criteria: its cost column inverted, weights 2, 4, 1.
  @Test("TOPSIS on an example with an inverted cost, printed to six places")
  func stocks() throws {
    let rows: [[Double]] = [
      [7, 5, 35], [5, 4, 26], [5, 6, 28], [3, 4, 36], [1, 7, 30], [5, 8, 30],
    ]
    let inverted = try table(rows.map { [$0[0], $0[1], 1 / $0[2]] })
    let outcome = try Topsis(scaling: .vector).evaluate(
      inverted, weights: WeightShares(stated: [2, 4, 1]), directions: Self.up)
    #expect(
      close(
        outcome.closeness, [0.559567, 0.376103, 0.576314, 0.207689, 0.438244, 0.788973], 5e-7))
  }

  /// Found by a random search in another language: vector gives .988, .751, .180 and min-max .961,
  /// .451, .5.
  @Test("Another scaling is another method: the same table, another order")
  func scalingMatters() throws {
    let rows = try table([[8, 90], [7, 73], [2, 91]])
    let directions: [Direction] = [.higherIsBetter, .higherIsBetter]
    func closeness(_ scaling: Topsis.Scaling) throws -> [Double] {
      try Topsis(scaling: scaling).evaluate(
        rows, weights: WeightShares(equal: 2), directions: directions
      ).closeness
    }
    #expect(
      close(
        try closeness(.vector), [0.9881629539819515, 0.7510734605725776, 0.18048502287642917], 1e-14
      ))
    #expect(close(try closeness(.minMax), [0.9611783712315688, 0.45115105429092495, 0.5], 1e-14))
  }

  @Test("TOPSIS leaves incomplete subjects out and has nothing to say about equals")
  func topsisEdges() throws {
    let method = Topsis(scaling: .minMax)
    let weights = try WeightShares(equal: 2)
    let directions: [Direction] = [.higherIsBetter, .lowerIsBetter]
    let some = try method.evaluate(
      table([[1, 5], [.nan, 1], [3, 2], [3, 5]]), weights: weights, directions: directions)
    #expect(some.closeness[1].isNaN)
    #expect([some.closeness[0], some.closeness[2], some.closeness[3]] == [0, 1, 0.5])
    let equal = try method.evaluate(
      table([[2, 2], [2, 2]]), weights: weights, directions: directions)
    #expect(equal.closeness.allSatisfy { $0.isNaN })
    #expect(
      try method.evaluate(table([[2, 2]]), weights: weights, directions: directions)
        .closeness[0].isNaN)
    #expect(
      try method.evaluate(
        Matrix(rows: 0, columns: 2), weights: weights, directions: directions
      ).closeness.isEmpty)
    #expect(throws: AggregateError.infinite(row: 0, column: 1)) {
      try method.evaluate(table([[2, .infinity]]), weights: weights, directions: directions)
    }
  }

  @Test("VIKOR on the table of Tzeng and Huang")
  func vikor() throws {
    let outcome = try Vikor().evaluate(
      table(Self.candidates), weights: WeightShares(stated: [0.3, 0.4, 0.3]), directions: Self.up)
    #expect(close(outcome.utility, [0.6, 0.3, 0.15, 0.65], 1e-15))
    #expect(close(outcome.regret, [0.3, 0.2, 0.15, 0.4], 1e-15))
    #expect(close(outcome.index, [0.75, 0.25, 0, 1], 1e-15))
    #expect(outcome.compromise == [2, 1])
  }

  /// Opricovic and Tzeng (2004): three mountains by risk and altitude.
  @Test("VIKOR on the mountains of Opricovic and Tzeng")
  func mountains() throws {
    let outcome = try Vikor().evaluate(
      table([[1, 3_000], [2, 3_750], [5, 4_500]]), weights: WeightShares(equal: 2),
      directions: [.lowerIsBetter, .higherIsBetter])
    #expect(outcome.utility == [0.5, 0.375, 0.5])
    #expect(outcome.regret == [0.5, 0.25, 0.5])
    #expect(outcome.index == [1, 0, 1])
    #expect(outcome.compromise == [1])
  }

  /// Opricovic and Tzeng (2007): six hydropower systems; published to three places.
  @Test(
    "VIKOR on the hydropower systems under four weightings",
    arguments: [
      (1.0, 1.0, [0.991, 1.0, 0.473, 0.670, 0.0, 0.578], [4]),
      (2.0, 1.0, [1.0, 0.533, 0.552, 0.563, 0.0, 0.686], [4]),
      (1.0, 2.0, [0.684, 1.0, 0.147, 0.554, 0.041, 0.191], [4, 2, 5]),
      (1.0, 3.2, [0.668, 1.0, 0.051, 0.588, 0.058, 0.078], [2, 4, 5]),
    ])
  func hydropower(_ first: Double, _ last: Double, _ index: [Double], _ compromise: [Int]) throws {
    let rows: [[Double]] = [
      [4184.3, 2914.0, 407.2, 251.0, 195, 244, 15, 2.41],
      [5211.9, 3630.0, 501.7, 308.3, 282, 346, 21, 1.41],
      [5021.3, 3920.5, 504.0, 278.6, 12, 56, 3, 4.42],
      [5566.1, 3957.9, 559.5, 335.3, 167, 268, 16, 3.36],
      [5060.5, 3293.5, 514.1, 284.2, 69, 90, 7, 4.04],
      [4317.9, 2925.9, 432.8, 239.3, 12, 55, 3, 4.36],
    ]
    let directions: [Direction] = [
      .higherIsBetter, .lowerIsBetter, .higherIsBetter, .higherIsBetter, .lowerIsBetter,
      .lowerIsBetter, .lowerIsBetter, .higherIsBetter,
    ]
    let weights = try WeightShares(
      stated: [Double](repeating: first, count: 4) + [Double](repeating: last, count: 4))
    let outcome = try Vikor().evaluate(table(rows), weights: weights, directions: directions)
    // The weights of the paper were rounded before printing, hence one unit of the last place more.
    #expect(close(outcome.index, index, 1.6e-3))
    #expect(outcome.compromise == compromise)
  }

  @Test("VIKOR proposes two when the advantage is large but the best is best in neither part")
  func instability() throws {
    let rows: [[Double]] = [
      [1, 101, 1, 101, 1], [101, 1, 101, 1, 101], [1, 1, 1, 1, 101], [11, 11, 11, 16, 61],
      [56, 56, 56, 56, 56],
    ]
    let outcome = try Vikor().evaluate(
      table(rows), weights: WeightShares(equal: 5),
      directions: [Direction](repeating: .lowerIsBetter, count: 5))
    #expect(close(outcome.regret, [0.2, 0.2, 0.2, 0.12, 0.11], 1e-15))
    #expect(close(outcome.utility, [0.4, 0.6, 0.2, 0.21, 0.55], 1e-15))
    #expect(close(outcome.index, [0.75, 1, 0.5, 0.068, 0.4375], 5e-4))
    #expect(outcome.compromise == [3, 4])
  }

  @Test("VIKOR counts constant columns, and constant S or R, as 0")
  func vikorEdges() throws {
    let weights = try WeightShares(equal: 3)
    let constant = try Vikor().evaluate(
      table([[1, 0, 3], [5, 0, 6]]), weights: weights, directions: Self.up)
    #expect(constant.index == [1, 0])
    let sameRegret = try Vikor().evaluate(
      table([[1, 0, 3], [0, 5, 6]]), weights: weights, directions: Self.up)
    #expect(close(sameRegret.index, [0.5, 0], 1e-15))
    let single = try Vikor().evaluate(table([[1, 2, 3]]), weights: weights, directions: Self.up)
    #expect(single.index == [0])
    #expect(single.compromise == [0])
    #expect(throws: AggregateError.self) { try Vikor(utilityWeight: 1.1) }
  }

  @Test("Borda agrees with counting pairs", arguments: Array(UInt64(1)...8))
  func borda(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rows = (0..<25).map { _ in
      (0..<3).map { _ in
        Int.random(in: 0..<7, using: &random) == 0
          ? Double.nan : Double(Int.random(in: 0...6, using: &random))
      }
    }
    let weights = [0.5, 0.3, 0.2]
    let directions: [Direction] = [.higherIsBetter, .lowerIsBetter, .higherIsBetter]
    let found = try WeightedBorda(ties: .halves).evaluate(
      table(rows), weights: WeightShares(stated: weights), directions: directions)
    for row in rows.indices {
      var (sum, total) = (0.0, 0.0)
      for column in 0..<3 where !rows[row][column].isNaN {
        let others = rows.indices.filter { $0 != row && !rows[$0][column].isNaN }
        let beaten = others.reduce(0.0) { count, other in
          let (a, b) = (rows[row][column], rows[other][column])
          let wins = directions[column] == .higherIsBetter ? a > b : a < b
          return count + (wins ? 1 : a == b ? 0.5 : 0)
        }
        sum += weights[column] * beaten / Double(others.count)
        total += weights[column]
      }
      #expect(total > 0 ? (found[row] - sum / total).magnitude < 1e-14 : found[row].isNaN)
    }
  }

  @Test("A single subject has half of Borda's points")
  func bordaAlone() throws {
    let found = try WeightedBorda(ties: .none).evaluate(
      table([[4, .nan]]), weights: WeightShares(equal: 2), directions: Array(Self.up.prefix(2)))
    #expect(found == [0.5])
  }

  /// The incomplete table on which the result of another program depends on the order of rows.
  @Test("Copeland's scores do not depend on the order of rows, and large tables are refused")
  func copeland() throws {
    let rows: [[Double]] = [[1, .nan], [.nan, 2], [3, 3]]
    let weights = try WeightShares(equal: 2)
    let directions = Array(Self.up.prefix(2))
    #expect(
      try copelandScores(table(rows), weights: weights, directions: directions) == [-1, -1, 2])
    #expect(
      try copelandScores(table(rows.reversed()), weights: weights, directions: directions)
        == [2, -1, -1])
    #expect(throws: AggregateError.tooManySubjects(found: 3, limit: 2)) {
      try copelandScores(table(rows), weights: weights, directions: directions, limit: 2)
    }
  }
}
