import AppraisalNumerics
import Testing

@Suite("Returned sheets and bursts")
struct ReturnAndBurstTests {
  @Test("Surplus is arithmetic; a full return stands out more the larger the community")
  func comparesReturns() throws {
    let found = try compareReturns([
      ReturnedCount(returned: 210, eligible: 200), ReturnedCount(returned: 60, eligible: 100),
      ReturnedCount(returned: 620, eligible: 1_000), ReturnedCount(returned: 10, eligible: 10),
      ReturnedCount(returned: 3, eligible: 0),
    ])
    #expect(found.map(\.surplus) == [10, 0, 0, 0, 3])
    #expect(found[0].share == 1.05 && found[1].share == 0.6 && found[4].share.isNaN)
    #expect(found[0].score > found[3].score && found[3].score > 2)
    #expect(found[4].score.isNaN)
    // By hand for the second: 2 asin √.6 = 1.7721542476, others 830 of 1210:
    // 2 asin √(830/1210) = 1.9518522128, standard error √(1/100 + 1/1210) = .1040502104.
    #expect(abs(found[1].score + 1.72703125291869) < 1e-12)
    #expect(throws: CollusionError.count(community: 0)) {
      try compareReturns([ReturnedCount(returned: -1, eligible: 4)])
    }
    #expect(try compareReturns([]).isEmpty)
    #expect(try compareReturns([ReturnedCount(returned: 4, eligible: 4)])[0].score.isNaN)
  }

  /// Evenings are rush hours for everybody.
  private func times(_ count: Int, using random: inout RandomStream) -> [Double] {
    (0..<count).map { _ in
      random.below(2) == 0 ? 86_400 * random.uniform() : 68_400 + 3_600 * random.uniform()
    }
  }

  @Test("Rush hours that all communities have are no burst")
  func keepsLevel() throws {
    var found = 0
    for seed in UInt64(1)...60 {
      var random = RandomStream(seed: seed, stream: 4)
      let others = times(2_000, using: &random)
      let scan = try BurstScan(
        times: times(60, using: &random), others: others, lengths: [120, 600], draws: 99,
        using: &random)
      if try #require(scan).probability <= 0.05 { found += 1 }
    }
    #expect(found <= 7, "\(found) of 60, about 3 expected")
  }

  @Test("Fifteen sheets in two minutes of a quiet night are found, with their window")
  func findsBurst() throws {
    for seed in UInt64(1)...10 {
      var random = RandomStream(seed: seed, stream: 5)
      let others = times(2_000, using: &random)
      let own =
        times(60, using: &random) + (0..<15).map { _ in 7_200 + 120 * random.uniform() }
      let scan = try #require(
        try BurstScan(times: own, others: others, lengths: [120, 600], draws: 99, using: &random))
      #expect(scan.probability == 0.01 && scan.sheets >= 15 && scan.expected < 2)
      #expect((7_000...7_320).contains(scan.start))
    }
  }

  @Test("Unknown times are left out; too few, or a time without end, are said so")
  func survives() throws {
    var random = RandomStream(seed: 1)
    #expect(
      try BurstScan(times: [.nan, 3], others: [1, 2], lengths: [5], using: &random) == nil)
    #expect(try BurstScan(times: [1, 2], others: [.nan], lengths: [5], using: &random) == nil)
    #expect(try BurstScan(times: [1, 2], others: [1], lengths: [], using: &random) == nil)
    #expect(throws: CollusionError.time(sheet: 1)) {
      try BurstScan(times: [1, .infinity], others: [1], lengths: [5], using: &random)
    }
    #expect(throws: CollusionError.length(place: 0)) {
      try BurstScan(times: [1, 2], others: [1], lengths: [.nan], using: &random)
    }
  }
}
