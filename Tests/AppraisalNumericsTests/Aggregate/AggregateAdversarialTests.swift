import AppraisalTestSupport
import Testing

@testable import AppraisalNumerics

@Suite("Aggregating hostile scores")
struct AggregateAdversarialTests {
  private func means(
    _ method: Aggregation, _ table: Matrix, _ weights: [Double], _ availability: Availability = .any
  ) -> [Double] {
    aggregated(table, RowKernel(method, weights: weights, availability: availability))
  }

  private static func power(_ exponent: Double) throws -> Aggregation {
    .power(try PowerMean(exponent: exponent))
  }

  @Test(
    "Means of positive scores stand in order between the least and the largest", arguments: 0..<30)
  func ordered(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let scale = [1, 1e-300, 1e300, 0x1p-1030, 1e150, 1e-160][seed % 6]
    let columns = (0..<5).map { _ in
      (0..<40).map { _ in
        Int.random(in: 0..<6, using: &random) == 0
          ? Double.nan : scale * Double.random(in: 0.01...100, using: &random)
      }
    }
    let weights = (0..<5).map { _ in Double(Int.random(in: 0...3, using: &random)) }
    guard weights.contains(where: { $0 > 0 }) else { return }
    let table = try Matrix(columns: columns)
    let rising = try [
      Self.power(-100), Self.power(-2), .harmonic, .geometric, .arithmetic, Self.power(2),
      Self.power(100),
    ].map { means($0, table, weights) }
    for row in 0..<40 {
      let present = (0..<5).filter { !columns[$0][row].isNaN && weights[$0] > 0 }
      let values = present.map { columns[$0][row] }
      for (less, more) in zip(rising, rising.dropFirst()) where !values.isEmpty {
        #expect(less[row] <= more[row] * (1 + 1e-11))
      }
      for mean in rising {
        guard let least = values.min(), let most = values.max() else {
          #expect(mean[row].isNaN)
          continue
        }
        #expect(mean[row] >= least * (1 - 1e-11) && mean[row] <= most * (1 + 1e-11))
      }
    }
  }

  /// `M_p(c x) = c M_p(x)`; with 100 as exponent the powers leave the range of Double.
  @Test("Power means turn with the unit", arguments: [-100.0, -7, -1, -0.01, 0.01, 3, 100])
  func powers(_ exponent: Double) throws {
    let row = try Matrix(columns: [[2], [3], [5]])
    let plain = means(try Self.power(exponent), row, [1, 2, 1])[0]
    for factor in [1e-300, 1e-4, 1e4, 1e200, 1e300] {
      let stretched = try Matrix(columns: [[2 * factor], [3 * factor], [5 * factor]])
      let found = means(try Self.power(exponent), stretched, [1, 2, 1])[0]
      #expect((found / factor / plain - 1).magnitude < 1e-11)
    }
    // Zero weights have no say, however large the power.
    let silent = try Matrix(columns: [[2], [3], [5], [1e250], [1e-250]])
    let found = means(try Self.power(exponent), silent, [1, 2, 1, 0, 0])[0]
    #expect((found / plain - 1).magnitude < 1e-11)
  }

  @Test("The harmonic mean of denormals lies between them")
  func denormals() throws {
    let table = try Matrix(columns: [
      [leastDouble, 4 * leastDouble], [leastDouble, 4 * leastDouble],
    ])
    #expect(means(.harmonic, table, [1, 1]) == [leastDouble, 4 * leastDouble])
  }

  private static let up = [Direction](repeating: .higherIsBetter, count: 2)

  private func table(_ column: HostileColumn) throws -> Matrix {
    try Matrix(columns: [column.values.indices.map { Double($0 * 7 % 19) }, column.values])
  }

  @Test(
    "Closeness, VIKOR's three figures and Borda's share lie in 0…1", arguments: HostileColumn.finite
  )
  func ranges(_ column: HostileColumn) throws {
    let table = try table(column)
    let weights = try WeightShares(stated: [1, 2])
    for scaling in Topsis.Scaling.allCases {
      let outcome = try Topsis(scaling: scaling).evaluate(
        table, weights: weights, directions: Self.up)
      check(outcome.closeness, table, mayBeMissing: isOnePoint(table))
    }
    let vikor = try Vikor().evaluate(table, weights: weights, directions: Self.up)
    for figures in [vikor.utility, vikor.regret, vikor.index] {
      check(figures, table, mayBeMissing: false)
    }
    #expect(vikor.compromise.isEmpty == complete(table).isEmpty)
    for ties in WeightedBorda.Ties.allCases {
      let scores = try WeightedBorda(ties: ties).evaluate(
        table, weights: weights, directions: Self.up)
      #expect(scores.allSatisfy { $0 >= 0 && $0 <= 1 })
    }
    let copeland = try copelandScores(table, weights: weights, directions: Self.up)
    #expect(copeland.reduce(0, +) == 0)
    #expect(copeland.allSatisfy { $0.magnitude <= Double(max(table.rows - 1, 0)) })
  }

  private func complete(_ table: Matrix) -> [Int] {
    (0..<table.rows).filter { row in (0..<table.columns).allSatisfy { !table[row, $0].isNaN } }
  }

  private func isOnePoint(_ table: Matrix) -> Bool {
    Set(complete(table).map { row in (0..<table.columns).map { table[row, $0] } }).count < 2
  }

  private func check(_ figures: [Double], _ table: Matrix, mayBeMissing: Bool) {
    let rows = Set(complete(table))
    for (row, figure) in figures.enumerated() {
      let isMissing = figure.isNaN && (mayBeMissing || !rows.contains(row))
      #expect(isMissing || (figure >= 0 && figure <= 1 + 1e-15))
    }
  }

  @Test("Methods that compare subjects keep their bits in any unit", arguments: stretchable)
  func stretches(_ column: HostileColumn) throws {
    let weights = try WeightShares(stated: [1, 2])
    let plain = try table(column)
    for factor in AppraisalNumericsTests.stretches {
      let stretched = try Matrix(columns: [
        Array(plain.column(0)), plain.column(1).map { $0 * factor },
      ])
      for scaling in [Topsis.Scaling.vector, .minMax] {
        let method = Topsis(scaling: scaling)
        let expected = try method.evaluate(plain, weights: weights, directions: Self.up)
        let found = try method.evaluate(stretched, weights: weights, directions: Self.up)
        #expect(sameBits(found.closeness, expected.closeness))
      }
      let expected = try Vikor().evaluate(plain, weights: weights, directions: Self.up)
      let found = try Vikor().evaluate(stretched, weights: weights, directions: Self.up)
      #expect(sameBits(found.index, expected.index) && found.compromise == expected.compromise)
      // Without a scaling both columns change their unit together.
      let both = try Matrix(columns: (0..<2).map { c in plain.column(c).map { $0 * factor } })
      let bare = Topsis(scaling: .none)
      let one = try bare.evaluate(plain, weights: weights, directions: Self.up)
      let other = try bare.evaluate(both, weights: weights, directions: Self.up)
      for (left, right) in zip(one.closeness, other.closeness) {
        #expect((left - right).magnitude < 1e-14 || (left.isNaN && right.isNaN))
      }
    }
  }

  @Test("Rows in another order get the same figures", arguments: HostileColumn.finite)
  func permutes(_ column: HostileColumn) throws {
    let weights = try WeightShares(stated: [1, 2])
    let plain = try table(column)
    let order = shuffledRows(plain.rows, seed: 4)
    let shuffled = plain.selecting(rows: order)
    func moved(_ figures: [Double]) -> [Double] { order.map { figures[$0] } }
    let minMax = Topsis(scaling: .minMax)
    #expect(
      sameBits(
        try minMax.evaluate(shuffled, weights: weights, directions: Self.up).closeness,
        moved(try minMax.evaluate(plain, weights: weights, directions: Self.up).closeness)))
    #expect(
      sameBits(
        try Vikor().evaluate(shuffled, weights: weights, directions: Self.up).index,
        moved(try Vikor().evaluate(plain, weights: weights, directions: Self.up).index)))
    let borda = WeightedBorda(ties: .halves)
    #expect(
      sameBits(
        try borda.evaluate(shuffled, weights: weights, directions: Self.up),
        moved(try borda.evaluate(plain, weights: weights, directions: Self.up))))
    #expect(
      try copelandScores(shuffled, weights: weights, directions: Self.up)
        == moved(try copelandScores(plain, weights: weights, directions: Self.up)))
  }

  @Test("Infinities are refused by place", arguments: HostileColumn.infinite)
  func infinities(_ column: HostileColumn) throws {
    let row = column.values.firstIndex { $0.isInfinite } ?? -1
    let table = try table(column)
    let weights = try WeightShares(equal: 2)
    let expected = AggregateError.infinite(row: row, column: 1)
    #expect(throws: expected) {
      try Topsis(scaling: .none).evaluate(table, weights: weights, directions: Self.up)
    }
    #expect(throws: expected) {
      try Vikor().evaluate(table, weights: weights, directions: Self.up)
    }
    #expect(throws: expected) {
      try WeightedBorda(ties: .none).evaluate(table, weights: weights, directions: Self.up)
    }
    #expect(throws: expected) {
      try copelandScores(table, weights: weights, directions: Self.up)
    }
  }

  @Test("Wild parameters are refused")
  func refusals() {
    for wild in [-0.1, 1.1, .nan, .infinity] {
      #expect(throws: AggregateError.self) { try Availability(minimumShare: wild) }
      #expect(throws: AggregateError.self) { try Vikor(utilityWeight: wild) }
    }
    for wild in [0, 101, -101, .nan, .infinity] {
      #expect(throws: AggregateError.self) { try PowerMean(exponent: wild) }
    }
    for wild in [1e308, .infinity, -100_001] {
      #expect(throws: AggregateError.self) { try PointsColumn(scores: [1, wild], rounding: .unit) }
    }
  }
}
