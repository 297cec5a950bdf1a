import AppraisalNumerics
import AppraisalTestSupport
import Testing

@Suite("Aggregation")
struct AggregationTests {
  private func score(
    _ method: Aggregation, _ rows: [[Double]], _ weights: [Double],
    availability: Availability = .any
  ) throws -> [Double] {
    let columns = weights.indices.map { column in rows.map { $0[column] } }
    var nodes: [CompositeTree.Node] = [
      .init(name: "root", parent: nil, weight: 1, content: .aggregate(method, availability))
    ]
    for (column, weight) in weights.enumerated() {
      nodes.append(
        .init(
          name: "\(column)", parent: 0, weight: weight,
          content: .indicator(.init(column: column, normalisation: nil))))
    }
    return try PreparedComposite(
      tree: CompositeTree(nodes: nodes), table: Matrix(columns: columns)
    ).scores().composite
  }

  /// The check of composite-indicator texts: 80, missing, 60 with weights 1, 2, 1.
  @Test("Means of what is present: 70, 69.2820323 and 68.5714286")
  func means() throws {
    let row: [[Double]] = [[80, .nan, 60]]
    #expect(try score(.arithmetic, row, [1, 2, 1]) == [70])
    // √4800 and 2/(1/80 + 1/60) = 480/7.
    #expect((try score(.geometric, row, [1, 2, 1])[0] - 69.28203230275509).magnitude < 1e-12)
    #expect((try score(.harmonic, row, [1, 2, 1])[0] - 480 / 7.0).magnitude < 1e-12)
    #expect(
      (try score(.power(PowerMean(exponent: 2)), row, [1, 2, 1])[0] - 5_000.0.squareRoot())
        .magnitude < 1e-12)
    #expect(
      (try score(.power(PowerMean(exponent: -1)), row, [1, 2, 1])[0] - 480 / 7.0).magnitude < 1e-12)
    #expect(try score(.minimum, row, [1, 2, 1]) == [60])
    #expect(try score(.maximum, row, [1, 2, 1]) == [80])
    #expect(try score(.product, row, [1, 2, 1])[0].isNaN)
    #expect(try score(.product, [[3, 4, 0.5]], [1, 2, 1]) == [6])
  }

  @Test("Everything missing is missing under every method")
  func allMissing() throws {
    for method: Aggregation in [
      .arithmetic, .geometric, .harmonic, .power(try PowerMean(exponent: 3)), .product, .minimum,
      .maximum, .mazziottaPareto(.init(penalty: .subtracted, divisor: .sample)),
      .topsis(.init(scaling: .vector)), .vikor(try Vikor()), .weightedBorda(.init(ties: .halves)),
    ] {
      let scores = try score(method, [[.nan, .nan], [1, 2], [2, 3]], [1, 3])
      #expect(scores[0].isNaN, "\(method)")
      #expect(scores[1].isFinite && scores[2].isFinite, "\(method)")
    }
  }

  @Test("Availability counts children, strictly below the threshold is missing")
  func availability() throws {
    let rows: [[Double]] = [[1, .nan, .nan], [1, 2, .nan], [1, 2, 3]]
    let two = try score(
      .arithmetic, rows, [1, 1, 1], availability: Availability(minimumShare: 2 / 3.0))
    #expect(two[0].isNaN)
    #expect(Array(two[1...]) == [1.5, 2])
    let all = try score(.arithmetic, rows, [8, 1, 1], availability: .all)
    #expect(all[1].isNaN)
    #expect(throws: AggregateError.self) { try Availability(minimumShare: 1.01) }
    #expect(throws: AggregateError.self) { try Availability(minimumShare: .nan) }
  }

  @Test("A score outside a method's domain is an error that names its place")
  func domains() throws {
    let rows: [[Double]] = [[1, 2], [3, 4], [5, 0], [-1, 0]]
    for method: Aggregation in [
      .geometric, .harmonic, .power(try PowerMean(exponent: -2)),
    ] {
      #expect {
        _ = try score(method, rows, [1, 1])
      } throws: { error in
        guard
          case .aggregation(_, .outsideDomain(_, let row, let column, let value))? = error
            as? CompositeError
        else { return false }
        return row == 2 && column == 1 && value == 0
      }
    }
    #expect(try score(.power(PowerMean(exponent: 2)), [[0, 2]], [1, 1])[0] == 2.0.squareRoot())
    #expect(throws: CompositeError.self) {
      try score(.power(PowerMean(exponent: 2)), [[-1, 2]], [1, 1])
    }
    #expect(throws: CompositeError.self) {
      try score(
        .mazziottaPareto(.init(penalty: .added, divisor: .population)), [[-1, 1]], [1, 1])
    }
    #expect(throws: AggregateError.badExponent(0)) { try PowerMean(exponent: 0) }
    #expect(throws: CompositeError.overflow(node: "root", row: 0)) {
      try score(.product, [[1e200, 1e200]], [1, 1])
    }
  }

  /// Mean 100, deviations ∓10: σ² is 100 with divisor n and 200 with n − 1.
  @Test("Mazziotta and Pareto's penalty, both signs and both divisors")
  func mazziottaPareto() throws {
    func index(_ penalty: MazziottaPareto.Penalty, _ divisor: VarianceDivisor) throws -> Double {
      try score(
        .mazziottaPareto(.init(penalty: penalty, divisor: divisor)), [[90, 110]], [1, 1])[0]
    }
    #expect(try index(.subtracted, .population) == 99)
    #expect(try index(.added, .population) == 101)
    #expect(try index(.subtracted, .sample) == 98)
    #expect(
      try score(
        .mazziottaPareto(.init(penalty: .subtracted, divisor: .sample)), [[90, .nan]], [1, 1])
        == [90])
    // Weights 3 and 1: mean 95, σ² = (3·25 + 225) / 4 = 75.
    #expect(
      try score(
        .mazziottaPareto(.init(penalty: .subtracted, divisor: .population)), [[90, 110]], [3, 1])
        == [95 - 75 / 95.0])
  }

  /// COINr's page on aggregation prints five rows of four indicators of the ASEM portal (logistics,
  /// flights, shipping, borders; 1…100) and their harmonic means with weights 1, 1, 2, 1, all to three
  /// digits: rounding of the children allows for one unit in the last digit of the mean.
  @Test("Published harmonic means: 2.36, 41.5, 14.3, 17.4, 3.93")
  func publishedHarmonicMeans() throws {
    let found = try score(
      .harmonic,
      [
        [94.1, 14.2, 1, 29.4], [94.6, 15.6, 97.2, 40], [35, 4.89, 38, 15.6],
        [51.2, 4.9, 59.2, 34.3], [43.7, 4.66, 55.7, 1],
      ], [1, 1, 2, 1])
    for (score, (mean, unit)) in zip(
      found, [(2.36, 0.01), (41.5, 0.1), (14.3, 0.1), (17.4, 0.1), (3.93, 0.01)])
    {
      #expect((score - mean).magnitude <= 1.5 * unit, "\(score)")
    }
  }

  /// Values 2, 4, 6 and 9, 5, 1 where less is better.
  ///
  /// Means 4 and 5, deviations (n − 1) 2 and 4, so z scores −1, 0, 1 twice. The first subject: −1 and −1, 90 and 90, no penalty; another with
  /// 6 and 5 has 110 and 100, μ = 105, σ² = 50.
  @Test("The whole index from values: mean 100, deviation 10, costs turned, penalty added")
  func mazziottaParetoFromValues() throws {
    let rules = [Direction.higherIsBetter, .lowerIsBetter].map {
      Normalisation.standardScore(
        StandardScore(
          direction: $0, centre: 100, spread: 10, divisor: .sample, constant: .refused))
    }
    func index(_ second: [Double]) throws -> [Double] {
      let method = MazziottaPareto(penalty: .added, divisor: .sample)
      let nodes: [CompositeTree.Node] =
        [
          .init(
            name: "root", parent: nil, weight: 1,
            content: .aggregate(.mazziottaPareto(method), .any))
        ]
        + rules.indices.map { column in
          .init(
            name: "\(column)", parent: 0, weight: 1,
            content: .indicator(.init(column: column, normalisation: rules[column])))
        }
      return try PreparedComposite(
        tree: CompositeTree(nodes: nodes), table: Matrix(columns: [[2, 4, 6], second])
      ).scores().composite
    }
    #expect(try index([9, 5, 1]) == [90, 100, 110])
    let crossed = try index([9, 1, 5])
    for (found, expected) in zip(crossed, [90, 105 + 50 / 105.0, 105 + 50 / 105.0]) {
      #expect((found - expected).magnitude < 1e-12)
    }
  }

  @Test("Power means rise with their exponent, between the least and the largest part")
  func powerMeansAreOrdered() throws {
    var random = SeededGenerator(seed: 8)
    for _ in 0..<50 {
      let row = (0..<5).map { _ in Double.random(in: 0.1...9, using: &random) }
      let weights = (0..<5).map { _ in Double.random(in: 0.1...2, using: &random) }
      let means = try [
        .minimum, .power(PowerMean(exponent: -3)), .harmonic, .geometric, .arithmetic,
        .power(PowerMean(exponent: 4)), .maximum,
      ].map { try score($0, [row], weights)[0] }
      for (less, more) in zip(means, means.dropFirst()) { #expect(less <= more * (1 + 1e-14)) }
    }
  }
}
