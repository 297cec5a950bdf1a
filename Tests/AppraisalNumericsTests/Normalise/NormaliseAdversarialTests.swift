import AppraisalTestSupport
import Foundation
import Testing

@testable import AppraisalNumerics

@Suite("Normalising hostile columns")
struct NormaliseAdversarialTests {
  static let directions = Direction.allCases

  private static func rules(_ direction: Direction) throws -> [Normalisation] {
    try [
      .goalposts(Goalposts(lower: -3, upper: 40, direction: direction, caps: .both, gain: 100)),
      .minMax(MinMax(direction: direction, base: 1, gain: 99, constant: .score(50))),
      .minMax(MinMax(direction: direction, constant: .refused)),
      .standardScore(.z(direction: direction)),
      .standardScore(.tScore(direction: direction, divisor: .population, constant: .missing)),
      .distanceToTarget(DistanceToTarget(direction: direction, target: 100, capsAtTarget: true)),
      .distanceToReference(
        DistanceToReference(direction: direction, row: 1, capsAtReference: false)),
      .ratioToBest(RatioToBest(direction: direction)),
    ] + ranks(direction)
  }

  private static func ranks(_ direction: Direction) throws -> [Normalisation] {
    try [
      RankScore.Points.place, .borda, .percentileOfOthers, .percentileOfHighest,
    ].flatMap { points in
      try TieRule.allCases.map { ties in
        .rank(
          try RankScore(direction: direction, points: points, ties: ties, constant: .score(0.5)))
      }
    }
  }

  @Test(
    "Scores are numbers where values are, or the column is refused", arguments: HostileColumn.finite
  )
  func scores(_ column: HostileColumn) throws {
    let groups = try PeerGroups(labels: column.values.indices.map { Int32($0 % 3 == 2 ? 1 : 0) })
    for direction in Self.directions {
      for rule in try Self.rules(direction) {
        for groups in [nil, groups] {
          do throws(NormaliseError) {
            let scores = try rule.normalised(column.values, groups: groups)
            #expect(scores.count == column.values.count)
            check(scores, column, rule, groups)
          } catch { #expect(isReason(error, column, rule)) }
        }
      }
    }
  }

  private func check(
    _ scores: [Double], _ column: HostileColumn, _ rule: Normalisation, _ groups: PeerGroups?
  ) {
    var isMissingAllowed = false
    if case .standardScore(let score) = rule { isMissingAllowed = score.constant == .missing }
    for (value, score) in zip(column.values, scores) {
      #expect(value.isNaN ? score.isNaN : score.isFinite || (score.isNaN && isMissingAllowed))
    }
    if case .minMax(let rule) = rule {
      #expect(
        scores.allSatisfy { $0.isNaN || ($0 >= rule.base && $0 <= rule.base + rule.gain) })
    }
    if case .rank(let rule) = rule, rule.points == .percentileOfOthers {
      #expect(scores.allSatisfy { $0.isNaN || ($0 >= 0 && $0 <= 1) })
    }
    guard groups == nil else { return }
    let order = column.values.indices.filter { !scores[$0].isNaN }
      .sorted { column.values[$0] < column.values[$1] }
    let rises = rule.direction == .higherIsBetter
    for (low, high) in zip(order, order.dropFirst()) {
      if column.values[low] < column.values[high] {
        #expect(rises ? scores[low] <= scores[high] : scores[low] >= scores[high])
      } else if !isOrdinal(rule) {
        #expect(scores[low] == scores[high])
      }
    }
  }

  private func isOrdinal(_ rule: Normalisation) -> Bool {
    if case .rank(let rank) = rule { return rank.ties == .ordinal }
    return false
  }

  /// A refusal that the column deserves.
  private func isReason(
    _ error: NormaliseError, _ column: HostileColumn, _ rule: Normalisation
  ) -> Bool {
    let (least, most) = (column.present.min() ?? 0, column.present.max() ?? 0)
    switch (error, rule) {
    case (.constantColumn, .minMax): return true
    case (.badBounds, _), (.scoreInfinite, _): return !(most - least).isFinite || most > 1e300
    case (.targetNotBetter, .distanceToTarget), (.targetNotBetter, .distanceToReference):
      return true
    case (.referenceMissing, .distanceToReference): return true
    case (.notPositive(_, let value), .ratioToBest): return value <= 0
    default: return false
    }
  }

  /// Means of values that differ in their last bits have digits that a denormal has not.
  @Test(
    "A unit of any size keeps the digits of scores that have none",
    arguments: stretchable.filter { $0.name != "last bits" })
  func stretches(_ column: HostileColumn) throws {
    for direction in Self.directions {
      let rules: [Normalisation] = [
        .minMax(MinMax(direction: direction, base: 1, gain: 99, constant: .score(50))),
        .standardScore(.z(direction: direction)),
        .standardScore(.tScore(direction: direction, divisor: .population)),
      ]
      for rule in try rules + Self.ranks(direction) {
        guard let plain = try? rule.normalised(column.values) else { continue }
        for factor in AppraisalNumericsTests.stretches {
          let stretched = try rule.normalised(column.values.map { $0 * factor })
          #expect(sameBits(stretched, plain))
        }
      }
    }
  }

  @Test("Rows in another order get the same scores, bit for bit", arguments: HostileColumn.finite)
  func permutes(_ column: HostileColumn) throws {
    let order = shuffledRows(column.values.count, seed: 12)
    let shuffled = order.map { column.values[$0] }
    for rule in try Self.rules(.lowerIsBetter) {
      switch rule {
      case .standardScore, .distanceToReference: continue
      case .rank(let rank) where rank.ties == .ordinal: continue
      default: break
      }
      guard let plain = try? rule.normalised(column.values) else { continue }
      #expect(sameBits(try rule.normalised(shuffled), order.map { plain[$0] }))
    }
  }

  @Test("Infinities are refused by row", arguments: HostileColumn.infinite)
  func infinities(_ column: HostileColumn) throws {
    let row = column.values.firstIndex { $0.isInfinite } ?? -1
    for rule in try Self.rules(.higherIsBetter) {
      #expect(throws: NormaliseError.infinite(row: row)) { try rule.normalised(column.values) }
    }
  }

  @Test("A ratio names the row of the group that has none")
  func ratioRow() throws {
    let groups = try PeerGroups(labels: [0, 0, 1, 1])
    #expect(throws: NormaliseError.notPositive(row: 2, value: 0)) {
      try Normalisation.ratioToBest(RatioToBest(direction: .higherIsBetter))
        .normalised([0, 5, 0, 0], groups: groups)
    }
  }

  @Test("A reference that is no row is refused, and said so", arguments: [Int.min, -1, 3, .max])
  func references(_ row: Int) {
    let rule = Normalisation.distanceToReference(
      DistanceToReference(direction: .higherIsBetter, row: row, capsAtReference: true))
    let expected = NormaliseError.referenceMissing(row: row)
    #expect(throws: expected) { try rule.normalised([1, 2, 3]) }
    #expect(!expected.description.isEmpty)
  }

  @Test("A value far beyond last year's bounds has no silent infinity")
  func farValues() throws {
    let frozen = try Normalisation.minMax(MinMax(direction: .higherIsBetter, constant: .refused))
      .frozen(on: [0, 1e-300])
    #expect(throws: NormaliseError.scoreInfinite(row: 1)) { try frozen.normalised([0, 1e10]) }
    #expect(try frozen.normalised([0, .nan, 1e-300]).filter { !$0.isNaN } == [0, 1])
    let capped = FrozenNormalisation(scales: [
      .linear(try LinearScale(origin: 0, span: 1e-300, caps: .both))
    ])
    #expect(try capped.normalised([1e10, -1e10]) == [1, 0])
  }

  @Test("Scales that no rule would settle are refused when applied or read")
  func wildScales() throws {
    for best in [0, -1, .nan, .infinity] {
      #expect(throws: NormaliseError.self) {
        try FrozenNormalisation(scales: [.inverseRatio(best: best)]).normalised([1])
      }
    }
    #expect(throws: NormaliseError.self) {
      try FrozenNormalisation(scales: [.constant(.infinity)]).normalised([1])
    }
    for (origin, span, base, gain) in [
      (0.0, 0.0, 0.0, 1.0), (.nan, 1, 0, 1), (0, .infinity, 0, 1), (0, 1, 1e308, 1e308),
      (0, 1, .nan, 1),
    ] {
      #expect(throws: NormaliseError.self) {
        try LinearScale(origin: origin, span: span, base: base, gain: gain)
      }
    }
    let stored = try JSONEncoder().encode(LinearScale(origin: 1, span: 4, caps: .best))
    #expect(
      try JSONDecoder().decode(LinearScale.self, from: stored)
        == LinearScale(origin: 1, span: 4, caps: .best))
    let spoilt = String(decoding: stored, as: UTF8.self)
      .replacingOccurrences(of: "\"span\":4", with: "\"span\":0")
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(LinearScale.self, from: Data(spoilt.utf8))
    }
  }

  @Test("A million ties, and a million by turns")
  func million() throws {
    let ties = [Double](repeating: 4, count: 1_000_000)
    let rule = Normalisation.minMax(MinMax(direction: .higherIsBetter, constant: .score(7)))
    #expect(try rule.normalised(ties).allSatisfy { $0 == 7 })
    let places = try Normalisation.rank(
      RankScore(
        direction: .higherIsBetter, points: .percentileOfOthers, ties: .average, constant: .refused)
    )
    // Mean place of all is (n + 1)/2, hence a percentile of one half.
    #expect(try places.normalised(ties).allSatisfy { $0 == 0.5 })
    let turns = (0..<1_000_000).map { Double($0 % 2) }
    #expect(try rule.normalised(turns) == turns)
    let score = try Normalisation.standardScore(.z(direction: .lowerIsBetter, divisor: .population))
      .normalised(turns)
    #expect(
      score.enumerated().allSatisfy {
        ($0.element - ($0.offset % 2 == 0 ? 1 : -1)).magnitude < 1e-15
      })
  }
}
