import AppraisalNumerics
import AppraisalTestSupport
import Testing

@Suite("Normalisation")
struct NormalisationTests {
  private static let values: [Double] = [2, .nan, 4, 10, 6]

  @Test("Min-max follows the formula in both directions and leaves missing values missing")
  func minMax() throws {
    let up = try Normalisation.minMax(MinMax(direction: .higherIsBetter, constant: .refused))
      .normalised(Self.values)
    #expect(up[1].isNaN)
    #expect([up[0], up[2], up[3], up[4]] == [0, 0.25, 1, 0.5])
    let down = try Normalisation.minMax(
      MinMax(direction: .lowerIsBetter, base: 1, gain: 99, constant: .refused)
    ).normalised(Self.values)
    #expect([down[0], down[2], down[3], down[4]] == [100, 75.25, 1, 50.5])
  }

  /// Switzerland in the human development report of 2023/24: life expectancy 84.255 between 20 and
  /// 85, expected schooling 16.583731 of 18, mean schooling 13.904066 of 15, published index .967.
  @Test("Goalposts with caps reproduce a country of the human development index")
  func goalposts() throws {
    func index(_ value: Double, _ lower: Double, _ upper: Double) throws -> Double {
      let rule = try Goalposts(lower: lower, upper: upper, direction: .higherIsBetter, caps: .best)
      return try Normalisation.goalposts(rule).normalised([value])[0]
    }
    let life = try index(84.255, 20, 85)
    let education = try (index(16.583731, 0, 18) + index(13.904066, 0, 15)) / 2
    // ln 69432.78669, ln 100 and ln 75000, by hand.
    let income = try index(11.148114, 4.605170186, 11.225243392)
    let table = try Matrix(columns: [[life], [education], [income]])
    let tree = try CompositeTree(
      nodes: [
        .init(name: "index", parent: nil, weight: 1, content: .aggregate(.geometric, .all))
      ]
        + (0..<3).map {
          .init(
            name: "part", parent: 0, weight: 1,
            content: .indicator(.init(column: $0, normalisation: nil)))
        })
    let score = try PreparedComposite(tree: tree, table: table).scores().composite[0]
    #expect((score - 0.966523).magnitude < 1e-6, "printed to six places")
    #expect(try index(120, 20, 85) == 1)
    #expect(try index(7, 20, 85) == -0.2)
  }

  @Test("Caps cut at the end they name, whichever way the scale runs")
  func caps() throws {
    for (caps, expected) in [
      (Caps.none, [1.5, -0.5]), (.best, [1, -0.5]), (.worst, [1.5, 0]), (.both, [1, 0]),
    ] {
      let rule = try Goalposts(lower: 0, upper: 10, direction: .lowerIsBetter, caps: caps)
      #expect(try Normalisation.goalposts(rule).normalised([-5, 15]) == expected)
    }
  }

  /// Mean 5, squared deviations 9 + 1 + 1 + 9 = 20.
  @Test("Standard scores state their divisor")
  func standardScores() throws {
    let column: [Double] = [2, 4, 6, 8]
    let population = try Normalisation.standardScore(
      .tScore(direction: .higherIsBetter, divisor: .population)
    ).normalised(column)
    let step = 10 / 5.0.squareRoot()
    for (found, expected) in zip(population, [50 - 3 * step, 50 - step, 50 + step, 50 + 3 * step]) {
      #expect((found - expected).magnitude < 1e-12)
    }
    let sample = try Normalisation.standardScore(.z(direction: .lowerIsBetter)).normalised(column)
    #expect((sample[0] - 3 / (20 / 3.0).squareRoot()).magnitude < 1e-14)
  }

  @Test("Targets, references and ratios follow their formulas in both directions")
  func distances() throws {
    let column: [Double] = [2, 4, 10, 6]
    func scores(_ rule: Normalisation) throws -> [Double] { try rule.normalised(column) }
    #expect(
      try scores(
        .distanceToTarget(.init(direction: .higherIsBetter, target: 6, capsAtTarget: true)))
        == [0, 0.5, 1, 1])
    #expect(
      try scores(
        .distanceToTarget(.init(direction: .lowerIsBetter, target: 0, capsAtTarget: false)))
        == [0.8, 0.6, 0, 0.4])
    #expect(
      try scores(
        .distanceToReference(.init(direction: .higherIsBetter, row: 3, capsAtReference: false)))
        == [0, 0.5, 2, 1])
    #expect(try scores(.ratioToBest(.init(direction: .higherIsBetter))) == [0.2, 0.4, 1, 0.6])
    #expect(
      try scores(.ratioToBest(.init(direction: .lowerIsBetter))) == [1, 0.5, 0.2, 2.0 / 6])
  }

  @Test("Places, Borda points and percentiles of 9, 8, 8, 7 and a missing one")
  func ranks() throws {
    let column: [Double] = [9, 8, 8, .nan, 7]
    func scores(
      _ points: RankScore.Points, _ ties: TieRule, _ direction: Direction = .higherIsBetter
    ) throws -> [Double] {
      let rule = try RankScore(
        direction: direction, points: points, ties: ties, constant: .refused)
      let all = try Normalisation.rank(rule).normalised(column)
      #expect(all[3].isNaN)
      return [all[0], all[1], all[2], all[4]]
    }
    #expect(try scores(.place, .competition) == [4, 2, 2, 1])
    #expect(try scores(.place, .average) == [4, 2.5, 2.5, 1])
    #expect(try scores(.borda, .competition) == [3, 1, 1, 0])
    #expect(try scores(.percentileOfOthers, .competition) == [1, 1 / 3.0, 1 / 3.0, 0])
    #expect(try scores(.percentileOfHighest, .dense) == [1, 0.5, 0.5, 0])
    #expect(try scores(.borda, .competition, .lowerIsBetter) == [0, 1, 1, 3])
  }

  @Test("Every rule states what a constant column and a single subject become")
  func constantColumns() throws {
    for column: [Double] in [[7, 7, .nan, 7], [7]] {
      let minMax = { (constant: ConstantColumn) in
        Normalisation.minMax(MinMax(direction: .higherIsBetter, constant: constant))
      }
      #expect(throws: NormaliseError.constantColumn(group: 0)) {
        try minMax(.refused).normalised(column)
      }
      #expect(try minMax(.score(0.5)).normalised(column)[0] == 0.5)
      #expect(try minMax(.missing).normalised(column)[0].isNaN)
      #expect(
        try Normalisation.standardScore(.tScore(direction: .lowerIsBetter)).normalised(column)[0]
          == 50)
      #expect(
        try Normalisation.ratioToBest(.init(direction: .lowerIsBetter)).normalised(column)[0] == 1)
      let percentile = try RankScore(
        direction: .higherIsBetter, points: .percentileOfHighest, constant: .score(0.25))
      #expect(try Normalisation.rank(percentile).normalised(column)[0] == 0.25)
    }
    #expect(throws: NormaliseError.targetNotBetter(target: 3, worst: 7)) {
      try Normalisation.distanceToTarget(
        .init(direction: .higherIsBetter, target: 3, capsAtTarget: true)
      ).normalised([7, 8])
    }
    #expect(throws: NormaliseError.targetNotBetter(target: 7, worst: 7)) {
      try Normalisation.distanceToReference(
        .init(direction: .higherIsBetter, row: 0, capsAtReference: true)
      ).normalised([7, 8])
    }
  }

  @Test("Nothing, all missing, infinite values and wrong groups are answered, not trapped")
  func refusals() throws {
    let rule = Normalisation.minMax(MinMax(direction: .higherIsBetter, constant: .refused))
    #expect(try rule.normalised([]).isEmpty)
    #expect(try rule.normalised([.nan, .nan]).allSatisfy(\.isNaN))
    #expect(throws: NormaliseError.infinite(row: 1)) { try rule.normalised([1, .infinity, 2]) }
    #expect(throws: NormaliseError.infinite(row: 9)) {
      try rule.normalised(Array(repeating: 1, count: 9) + [-.infinity])
    }
    #expect(throws: NormaliseError.self) {
      try rule.normalised([-Double.greatestFiniteMagnitude, .greatestFiniteMagnitude])
    }
    #expect(throws: NormaliseError.groupOutOfRange(row: 1, group: 2)) {
      try PeerGroups(labels: [0, 2])
    }
    #expect(throws: NormaliseError.groupCount(labels: 2, rows: 3)) {
      try rule.normalised([1, 2, 3], groups: PeerGroups(labels: [0, 0]))
    }
    #expect(throws: NormaliseError.badBounds(lower: 3, upper: 3)) {
      try Goalposts(lower: 3, upper: 3, direction: .higherIsBetter, caps: .none)
    }
    #expect(throws: NormaliseError.ranksCannotBeFrozen) {
      try Normalisation.rank(
        RankScore(direction: .higherIsBetter, points: .borda, constant: .refused)
      ).frozen(on: [1, 2])
    }
    #expect(throws: NormaliseError.notPositive(row: 1, value: -1)) {
      try Normalisation.ratioToBest(.init(direction: .higherIsBetter)).normalised([2, -1, 5])
    }
  }

  @Test("A group is normalised as if it were alone, and a group without values has no scores")
  func peerGroups() throws {
    var random = SeededGenerator(seed: 5)
    let labels = (0..<300).map { _ in Int32.random(in: 0...6, using: &random) }
    let groups = try PeerGroups(labels: labels)
    let column = labels.map { label in
      label == 4 || Int.random(in: 0..<9, using: &random) == 0
        ? Double.nan : Double.random(in: -3...3, using: &random) * Double(label + 1)
    }
    let rules: [Normalisation] = [
      .minMax(MinMax(direction: .lowerIsBetter, constant: .refused)),
      .standardScore(.z(direction: .higherIsBetter)),
      .rank(
        try RankScore(
          direction: .higherIsBetter, points: .percentileOfOthers, ties: .average,
          constant: .refused)),
    ]
    for rule in rules {
      let scores = try rule.normalised(column, groups: groups)
      for group in Int32(0)...6 {
        let rows = labels.indices.filter { labels[$0] == group }
        let alone = try rule.normalised(rows.map { column[$0] })
        for (row, expected) in zip(rows, alone) {
          #expect(scores[row] == expected || (scores[row].isNaN && expected.isNaN))
        }
      }
    }
  }

  @Test("Frozen scales give next year's values the scores of this year's bounds")
  func frozenScales() throws {
    let rule = Normalisation.minMax(
      MinMax(direction: .higherIsBetter, base: 0, gain: 100, constant: .refused))
    let frozen = try rule.frozen(on: [20, 70, .nan])
    #expect(try frozen.normalised([45, 95, .nan, 20]).prefix(2) == [50, 150])
    #expect(try frozen.normalised([20, 70]) == rule.normalised([20, 70]))
    let groups = try PeerGroups(labels: [0, 1])
    #expect(throws: NormaliseError.scaleCount(scales: 1, groups: 2)) {
      try frozen.normalised([1, 2], groups: groups)
    }
    let inverse = try Normalisation.ratioToBest(.init(direction: .lowerIsBetter)).frozen(on: [4])
    #expect(try inverse.normalised([8, 2]) == [0.5, 2])
    #expect(throws: NormaliseError.notPositive(row: 1, value: 0)) {
      try inverse.normalised([1, 0])
    }
  }

  /// Years 40…60 and 50…80: range 40, reference 50, goalposts 30 and 70.
  @Test("Adjusted goalposts: the reference scores 100, less is better mirrors around it")
  func adjustedGoalposts() throws {
    let years: [[Double]] = [[40, 50, .nan, 60], [50, 80, 70]]
    let rises = try Goalposts.adjusted(reference: 50, years: years, direction: .higherIsBetter)
    let falls = try Goalposts.adjusted(reference: 50, years: years, direction: .lowerIsBetter)
    // 70 + 60 (x − 30)/40 and 70 + 60 (70 − x)/40.
    #expect(
      try Normalisation.goalposts(rises).normalised([40, 50, 60, 80]) == [85, 100, 115, 145])
    #expect(try Normalisation.goalposts(falls).normalised([40, 50, 60, 80]) == [115, 100, 85, 55])
    // The reference in the middle of the range: 70…130.
    let middle = try Goalposts.adjusted(reference: 60, years: years, direction: .higherIsBetter)
    #expect(try Normalisation.goalposts(middle).normalised([40, 80]) == [70, 130])
    for (reference, years) in [
      (50.0, [[5.0, 5], [5]]), (50, [[.nan]]), (50, []), (.nan, [[1, 2]]),
    ] {
      #expect(throws: NormaliseError.self) {
        try Goalposts.adjusted(reference: reference, years: years, direction: .higherIsBetter)
      }
    }
    #expect(throws: NormaliseError.infinite(row: 1)) {
      try Goalposts.adjusted(
        reference: 1, years: [[1, 2], [3, .infinity]], direction: .higherIsBetter)
    }
  }
}
