import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Signals against their definitions")
struct SignalOracleTests {
  @Test("Every ballot carries the reasons of the definitions", arguments: 0..<25 as Range<UInt64>)
  func everyBallot(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let marks = MarkDesk.random(
      .random(in: 0..<250, using: &generator), spread: 2000, using: &generator)
    let rules = try SignalRules(
      minimumSeconds: .random(in: 0..<3, using: &generator),
      secondsPerItem: .random(in: 1..<4, using: &generator),
      burstBallots: .random(in: 2..<6, using: &generator),
      burstSeconds: .random(in: 0..<400, using: &generator),
      fewestItems: .random(in: 1..<4, using: &generator))
    let eligible = [BallotCell(subject: 0, group: 1): 12, BallotCell(subject: -1, group: 0): 30]
    let slow = SlowSignals(marks: marks, rules: rules, eligible: eligible)
    let findings = MarkDesk.collector(marks.shuffled(using: &generator))
      .signals(by: rules, eligible: eligible)
    for code in BallotSignal.Code.allCases {
      let expected = slow.records(carrying: code)
      #expect(findings.records(carrying: [code]) == expected, "\(code)")
      #expect(
        findings.listed.filter { $0.code == code }.flatMap(\.records).sorted() == expected,
        "each ballot is in one signal of \(code)")
      #expect(
        findings.subjects.reduce(0) { $0 + $1.ballots(carrying: code) } == expected.count)
    }
  }

  @Test("A key shared by few is not lost among many others")
  func rareKeys() {
    // 60,000 evaluators with one ballot and 50 with two.
    var generator = SeededGenerator(seed: 11)
    let single = (0..<60_000).map { _ in UInt64.random(in: 1...UInt64.max, using: &generator) }
    let raters = single + single.prefix(50)
    let marks = raters.enumerated().map { MarkDesk.mark(Int32($0) + 1, rater: $1) }
    let found = MarkDesk.collector(marks).signals(by: SignalRules()).listed
    // Two of 60,000 random 64-bit numbers are equal with a probability of 10⁻¹⁰.
    #expect(found.map(\.records) == (1...50).map { [$0, 60_000 + $0] })
  }
}

@Suite("Stable order")
struct StableOrderTests {
  @Test("The same as sorting keys with their positions", arguments: [0, 1, 2, 1000])
  func order(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    for bits in [0, 3, 11, 22, 40, 64] as [UInt64] {
      let keys = (0..<count).map { _ in
        bits == 0 ? 7 : UInt64.random(in: 0...UInt64.max, using: &generator) >> (64 - bits)
      }
      let expected = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
      #expect(stableOrder(of: keys).map(Int.init) == expected)
    }
  }

  @Test("Signed numbers keep their order as unsigned ones")
  func signed() {
    let numbers: [Int64] = [.min, -5, -1, 0, 1, 9, .max]
    let keys = numbers.map(UInt64.init(orderOf:))
    #expect(keys == keys.sorted())
    #expect(Set(keys).count == keys.count)
  }
}
