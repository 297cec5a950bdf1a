import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Signals of misuse")
struct SignalCollectorTests {
  private func codes(_ findings: SignalFindings) -> [BallotSignal.Code] {
    findings.listed.map(\.code)
  }

  // MARK: - Cases computed by hand

  @Test("A township of 20,000 that hands in 70,000 ballots")
  func township() throws {
    let marks = (1...70_000).map { MarkDesk.mark($0, group: 1, subject: 3) }
    let findings = MarkDesk.collector(marks).signals(
      by: SignalRules(),
      eligible: [BallotCell(subject: 3, group: 1): 20_000, BallotCell(subject: 3, group: 0): 9])
    let signal = try #require(findings.listed.first)
    #expect(codes(findings) == [.aboveEligible])
    #expect(signal.count == 70_000)
    #expect(signal.threshold == .eligible(20_000))
    #expect(signal.subject == 3)
    #expect(signal.group == 1)
    #expect(signal.records == Array(1...1000), "the first thousand are listed")
    #expect(findings.records(carrying: [.aboveEligible]).count == 70_000, "all can be left out")
  }

  @Test("As many ballots as people are not too many")
  func fullTurnout() {
    let marks = (1...5).map { MarkDesk.mark($0) }
    let eligible = [BallotCell(subject: 0, group: 0): 5]
    #expect(MarkDesk.collector(marks).signals(by: SignalRules(), eligible: eligible).listed == [])
    let more = MarkDesk.collector(marks + [MarkDesk.mark(6)])
    #expect(codes(more.signals(by: SignalRules(), eligible: eligible)) == [.aboveEligible])
  }

  @Test("Sheets of one second and less, but not of two or of unknown duration")
  func oneSecond() {
    let seconds: [Int32] = [0, 1, 2, -1, 1, 300, -7]
    let marks = seconds.enumerated().map { MarkDesk.mark(Int32($0) + 1, seconds: $1) }
    let findings = MarkDesk.collector(marks).signals(by: SignalRules())
    #expect(codes(findings) == [.filledInstantly])
    #expect(findings.listed[0].records == [1, 2, 5])
    #expect(findings.listed[0].places.map(\.line) == [2, 3, 6])
    #expect(findings.listed[0].threshold == .seconds(1))
    #expect(findings.listed[0].span == nil)
  }

  @Test("Two seconds per rating, when asked for")
  func hasty() throws {
    let marks = [
      MarkDesk.mark(1, answered: 6, seconds: 11), MarkDesk.mark(2, answered: 6, seconds: 12),
      MarkDesk.mark(3, answered: .max, seconds: .max), MarkDesk.mark(4, answered: 0, seconds: 0),
    ]
    let rules = try SignalRules(minimumSeconds: 0, secondsPerItem: 2)
    let findings = MarkDesk.collector(marks).signals(by: rules)
    #expect(findings.records(carrying: [.filledHastily]) == [1, 3])
    #expect(findings.records(carrying: [.filledInstantly]) == [4])
    let huge = try SignalRules(minimumSeconds: 0, secondsPerItem: .max)
    #expect(
      MarkDesk.collector(marks).signals(by: huge).records(carrying: [.filledHastily]) == [1, 2, 3])
  }

  /// Ten sheets, one each 18 seconds: 162 seconds from the first to the last.
  private func classroom(_ flags: BallotMark.Flags = [], answered: Int32 = 6) -> [BallotMark] {
    (0..<10).map {
      MarkDesk.mark(
        $0 + 1, group: Int16($0 % 2), subject: 7, answered: answered,
        moment: 1_764_547_200 + Int64($0) * 18, answers: 99, flags: flags)
    }
  }

  @Test("A class of ten hands in identical answers within three minutes")
  func identicalAnswers() throws {
    let findings = MarkDesk.collector(classroom()).signals(by: SignalRules())
    let signal = try #require(findings.listed.first)
    #expect(codes(findings) == [.identicalAnswers])
    #expect(signal.records == Array(1...10))
    #expect(signal.group == nil, "the sheets belong to two groups")
    #expect(signal.subject == 7)
    #expect(signal.span?.first == 1_764_547_200)
    #expect(signal.span?.last == 1_764_547_362)
    #expect(signal.threshold == .burst(ballots: 5, seconds: 600))
  }

  @Test("Identical answers on short or uniform sheets say nothing, unless asked for")
  func uniformAnswers() throws {
    let short = MarkDesk.collector(classroom(answered: 2))
    #expect(short.signals(by: SignalRules()).listed == [])
    let uniform = MarkDesk.collector(classroom(.allSame))
    #expect(codes(uniform.signals(by: SignalRules())) == [.allSame, .allSame])
    let compared = uniform.signals(by: try SignalRules(uniformSheets: .compared))
    #expect(codes(compared) == [.allSame, .allSame, .identicalAnswers])
  }

  @Test("Uniform sheets count from three ratings, by subject and group")
  func uniformSheets() {
    let marks = [
      MarkDesk.mark(1, subject: 2, answered: 3, flags: [.allSame]),
      MarkDesk.mark(2, subject: 2, answered: 2, flags: [.allSame, .allHighest]),
      MarkDesk.mark(3, subject: 2, answered: 3, flags: [.allSame, .allHighest]),
      MarkDesk.mark(4, subject: 1, answered: 9, flags: [.allSame]),
      MarkDesk.mark(5, group: 1, subject: 1, answered: 9, flags: [.allSame]),
    ]
    let found = MarkDesk.collector(marks).signals(by: SignalRules()).listed
    #expect(found.map(\.code) == [.allSame, .allSame, .allSame, .allHighest])
    #expect(found.map(\.records) == [[1, 3], [4], [5], [3]], "the largest first")
    #expect(found.map(\.group) == [0, 0, 1, 0])
  }

  @Test("One evaluator, one ballot for each subject and group")
  func repeatedRater() {
    let marks = [
      MarkDesk.mark(1, rater: 8), MarkDesk.mark(2, rater: 8), MarkDesk.mark(3, rater: 9),
      MarkDesk.mark(4, subject: 1, rater: 8), MarkDesk.mark(5, group: 1, rater: 8),
      MarkDesk.mark(6), MarkDesk.mark(7), MarkDesk.mark(8, rater: 8),
    ]
    let found = MarkDesk.collector(marks).signals(by: SignalRules()).listed
    #expect(found.map(\.records) == [[1, 2, 8]])
    #expect(found.map(\.threshold) == [.onePerRater])
  }

  @Test("One evaluator with a sheet for each of thirty colleagues is no burst")
  func thirtyColleagues() {
    let sitting = (0..<30).map {
      MarkDesk.mark($0 + 1, subject: $0, moment: Int64($0) * 15, address: 5, device: 6)
    }
    #expect(MarkDesk.collector(sitting).signals(by: SignalRules()).listed == [])
    let stuffed = (0..<30).map {
      MarkDesk.mark($0 + 1, moment: Int64($0) * 15, address: 5, device: 6)
    }
    #expect(
      codes(MarkDesk.collector(stuffed).signals(by: SignalRules())) == [
        .addressBurst, .deviceBurst,
      ])
  }

  @Test("Without marks nothing is found")
  func empty() {
    let findings = SignalCollector().signals(
      by: SignalRules(), eligible: [BallotCell(subject: 0, group: 0): 0])
    #expect(findings.listed == [])
    #expect(findings.subjects == [])
  }

  @Test("A ballot with several reasons counts once among the distinct ones")
  func overlap() throws {
    let marks = [
      MarkDesk.mark(1, seconds: 1, flags: [.allSame, .allHighest]), MarkDesk.mark(2, seconds: 1),
      MarkDesk.mark(3, group: 1, seconds: 60), MarkDesk.mark(4, subject: 5, seconds: 0),
      MarkDesk.mark(5, subject: BallotMark.manySubjects),
    ]
    let findings = MarkDesk.collector(marks).signals(by: SignalRules())
    #expect(findings.subjects.map(\.subject) == [-1, 0, 5])
    #expect(findings.subjects.map(\.ballots) == [1, 3, 1])
    #expect(findings.subjects.map(\.distinctBallots) == [0, 2, 1])
    let subject = findings.subjects[1]
    #expect(subject.ballots(carrying: .filledInstantly) == 2)
    #expect(subject.ballots(carryingOnly: .filledInstantly) == 1)
    #expect(subject.ballots(carrying: .allSame) == 1)
    #expect(subject.ballots(carryingOnly: .allSame) == 0)
    #expect(findings.records(carrying: [.allHighest, .allSame]) == [1])
    #expect(findings.records(carrying: []) == [])
  }

  @Test("Beyond ten thousand signals of a reason the smallest are counted, not listed")
  func manySignals() {
    let pairs = (0..<20_004).map { MarkDesk.mark($0 + 1, rater: UInt64($0 / 2) + 1) }
    let triple = (0..<3).map { MarkDesk.mark(20_005 + $0, rater: 50_000) }
    let findings = MarkDesk.collector(pairs + triple).signals(by: SignalRules())
    #expect(findings.listed.count == 10_000)
    #expect(findings.unlisted == [.raterRepeated: 3])
    #expect(findings.listed[0].records == [20_005, 20_006, 20_007])
    #expect(findings.listed[1].records == [1, 2])
    #expect(findings.subjects.map(\.distinctBallots) == [20_007])
  }

  // MARK: - Order

  @Test("The order of blocks and of marks decides nothing", arguments: [1, 2, 3] as [UInt64])
  func permutations(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let marks = MarkDesk.random(400, spread: 3000, using: &generator)
    let rules = try SignalRules(secondsPerItem: 1, burstBallots: 3, fewestItems: 2)
    let eligible = [BallotCell(subject: 1, group: 0): 20, BallotCell(subject: -1, group: 1): 999]
    let expected = MarkDesk.collector(marks).signals(by: rules, eligible: eligible)
    #expect(Set(codes(expected)) == Set(BallotSignal.Code.allCases), "every reason takes part")
    for _ in 0..<6 {
      var rest = marks[...]
      var blocks: [SignalCollector] = []
      while !rest.isEmpty {
        let block = rest.prefix(.random(in: 1...90, using: &generator))
        rest = rest.dropFirst(block.count)
        blocks.append(MarkDesk.collector(block.shuffled(using: &generator)))
      }
      blocks.shuffle(using: &generator)
      let merged = blocks.reduce(into: SignalCollector()) { $0.merge($1) }
      #expect(merged.signals(by: rules, eligible: eligible) == expected)
    }
  }

  @Test("Marks of one record come in the order of their contents")
  func oneRecord() {
    let marks = (0..<6).map {
      MarkDesk.mark(4, group: Int16($0 % 3), seconds: Int32($0 / 3), flags: $0 > 4 ? .allSame : [])
    }
    let expected = MarkDesk.collector(marks).signals(by: SignalRules())
    #expect(expected.listed.map(\.group) == [0, 1, 2, 2])
    #expect(MarkDesk.collector(marks.reversed()).signals(by: SignalRules()) == expected)
  }

  @Test("Blocks that count from their own beginning are put behind each other")
  func counting() {
    var collector = MarkDesk.collector([MarkDesk.mark(1, seconds: 0), MarkDesk.mark(2)])
    let block = MarkDesk.collector([MarkDesk.mark(1, group: 0, seconds: 1)])
    collector.merge(block, recordsBefore: 2, linesBefore: 5)
    #expect(collector.count == 3)
    let found = collector.signals(by: SignalRules()).listed
    #expect(found.map(\.records) == [[1, 3]])
    #expect(found[0].places.map(\.line) == [2, 7])
    var far = SignalCollector()
    far.merge(block, recordsBefore: 9, linesBefore: 5_000_000_000)
    #expect(far.signals(by: SignalRules()).listed[0].places.map(\.line) == [.max])
  }

  // MARK: - Secrecy and size

  @Test("Neither a mark nor a signal shows a hash, however it is printed")
  func secrecy() {
    let secret: UInt64 = 7_777_777_777_777_777
    let marks = (0..<5).map {
      MarkDesk.mark(
        $0 + 1, moment: 60, address: secret, device: secret, rater: secret, answers: secret)
    }
    let collector = MarkDesk.collector(marks)
    let findings = collector.signals(by: SignalRules())
    #expect(findings.listed.count == 4, "the hashes are looked at")
    var text = "\(marks) \(collector) \(findings)"
    dump(marks, to: &text)
    dump(collector, to: &text)
    dump(findings, to: &text)
    #expect(!text.contains("7777777777777777"))
  }

  @Test("A mark takes 64 bytes")
  func size() { #expect(MemoryLayout<BallotMark>.stride == 64) }

  @Test("Numbers that are no rule are refused")
  func rules() {
    #expect(throws: SignalRulesError(rule: .minimumSeconds, found: -1, least: 0)) {
      try SignalRules(minimumSeconds: -1)
    }
    #expect(throws: SignalRulesError(rule: .secondsPerItem, found: 0, least: 1)) {
      try SignalRules(secondsPerItem: 0)
    }
    #expect(throws: SignalRulesError(rule: .burstBallots, found: 1, least: 2)) {
      try SignalRules(burstBallots: 1)
    }
    #expect(throws: SignalRulesError(rule: .burstSeconds, found: -1, least: 0)) {
      try SignalRules(burstSeconds: -1)
    }
    #expect(throws: SignalRulesError(rule: .fewestItems, found: 0, least: 1)) {
      try SignalRules(fewestItems: 0)
    }
  }
}
