import AppraisalTestSupport
import Foundation
import Testing

@testable import pingyi

/// The page of one subject as a clerk reads it, by the real command.
@Suite("What a page says of groups, clauses and consequences")
struct PageTests {
  /// Its lines are counted from 1: the groups stand in 14 to 17, the grades in 23 and 24.
  private static let scheme = """
    schema: pingyi-scheme/1
    id: page
    title: 年度评议
    period: 2025
    subjects: 人员
    scales:
      two: { words: [{ word: 好, points: 100 }, { word: 差, points: 40 }], abstain: [弃权] }
    panels:
      all:
        scale: two
        abstentions: leaveOut
        ifUnmet: renormalise
        groups:
          - { id: self, title: 本人, weight: 10, open: true }
          - { id: office, title: 处室, weight: 30 }
          - { id: peers, title: 同级, weight: 40, minimumValid: 2 }
          - { id: public, title: 群众, weight: 20, quorum: { atLeast: 2/3, eligible: 45 } }
    indicators:
      - { id: vote, title: 民主测评, weight: 100, measure: { ballots: { input: votes, panel: all } } }
    missing: noScore
    rounding: { places: 2, mode: halfUp, stage: final }
    grades:
      - { grade: 合格, from: 60 }
      - { grade: 不合格, from: 0 }
    adjustments:
      - { id: bonus, title: 加分, input: events, words: { 表彰: 2 }, most: 5, least: 0, insideHundred: true }
    total: { most: 100, least: 0 }
    vetoes:
      - { id: crime, title: 违法, when: { input: events, words: [处分, 判刑] }, effect: totalZero }
    followUps:
      - id: talk
        title: 约谈
        when: { any: [{ indicator: vote, below: 80 }, { input: events, words: [处分, 判刑] }] }
    """

  private static let assessment = """
    schema: pingyi-assessment/1
    title: 年度评议
    scheme: scheme.yaml
    roster: { file: 名册.csv, columns: { id: 编号, name: 名称 } }
    inputs:
      votes: { kind: ballots, layout: long, file: 票.csv, selfRatings: allowed, group: { column: 主体 }, columns: { rater: 票号, rated: 编号, answer: 评价 } }
      events: { kind: events, file: 事项.csv, of: subjects, columns: { who: 编号, date: 日期, kind: 类别, evidence: 文号 } }
    """

  /// Ballots of one subject, by group: good ones and bad ones.
  private typealias Votes = [(group: String, good: Int, bad: Int)]

  private func folder(_ votes: [Votes], scheme: String = Self.scheme) throws -> Workdir {
    let workdir = try Workdir()
    try workdir.write(scheme, to: "f/scheme.yaml")
    try workdir.write(Self.assessment, to: "f/assessment.yaml")
    let names = votes.indices.map { "S\($0 + 1)" }
    try workdir.write(
      "编号,名称\n" + names.map { "\($0),某\($0)\n" }.joined(), to: "f/名册.csv")
    var rows = "票号,主体,编号,评价\n"
    for (name, groups) in zip(names, votes) {
      for (group, good, bad) in groups {
        for number in 0..<good + bad {
          rows += "\(group)\(number),\(group),\(name),\(number < good ? "好" : "差")\n"
        }
      }
    }
    try workdir.write(rows, to: "f/票.csv")
    try workdir.write(
      "编号,日期,类别,文号\nS1,2025-08-01,判刑,某纪〔2025〕7号\nS1,2025-03-01,表彰,8 号\n", to: "f/事项.csv")
    _ = try workdir.pingyi("assess", "f")
    return workdir
  }

  // 本人 40, 处室 6 of 10 good: 76, 同级 100, 群众 30 of 30: 100. 4 + 22.8 + 40 + 20 = 86.8; with the
  // bonus of 2 it is 88.8, and the veto makes it 0.
  private static let whole: Votes = [
    ("self", 0, 1), ("office", 6, 4), ("peers", 8, 0), ("public", 30, 0),
  ]

  @Test("The arithmetic of a vetoed person is true, and its evidence is named")
  func vetoed() throws {
    let page = try folder([Self.whole]).pingyi("explain", "f", "S1").output
    #expect(page.contains("得分 88.80 为合格（60 分及以上；方案第 23 行）"))
    #expect(page.contains("加减分之前 86.8"))
    #expect(page.contains("合计后总分限 0 至 100 → 88.8；一票否决后为 0.00（方案第 27 行）"))
    #expect(page.contains("综合得分 [total]：88.80；一票否决后为 0.00"))
    #expect(page.contains("有 1 条“判刑”，最早 2025-08-01"))
    #expect(page.contains("事项.csv:2  2025-08-01  判刑  某纪〔2025〕7号"))
    #expect(page.contains("没有这一条，则为合格"))
  }

  @Test("Every follow-up is listed, with what would have made it needless")
  func followUps() throws {
    // The second has nothing but 差: 40 points, below 80 and below 60.
    let workdir = try folder([Self.whole, [("office", 0, 6), ("peers", 0, 6), ("public", 0, 30)]])
    let list = try workdir.text("f/result/followups.csv").split(separator: "\r\n")
    #expect(list.count == 3)
    #expect(list[1].contains("S1,某S1,不合格,约谈,方案第 31 行"))
    #expect(list[1].hasSuffix("没有“判刑”"))
    #expect(list[2].hasSuffix("民主测评达到 80"))
    #expect(try workdir.pingyi("assess", "f").messages.contains("后续处理：约谈 2，见 followups.csv"))
  }

  @Test("Quorum and least number have their arithmetic, met or not")
  func needs() throws {
    // 30 of 45 are two thirds exactly, 29 are not: 29 ÷ 45 = 64.444… per cent.
    let short: Votes = [("office", 6, 0), ("peers", 6, 0), ("public", 29, 0)]
    let workdir = try folder([Self.whole, short])
    let met = try workdir.pingyi("explain", "f", "S1").output
    #expect(met.contains("收回 30 ÷ 应到 45 = 66.67%，应不少于 2/3，达到（方案第 17 行）"))
    #expect(met.contains("有效票 8 张，应不少于 2 张，达到（方案第 16 行）"))
    let unmet = try workdir.pingyi("explain", "f", "S2").output
    #expect(unmet.contains("收回 29 ÷ 应到 45 = 64.44%，应不少于 2/3，未达到（方案第 17 行）"))
    #expect(unmet.contains("缺：本人（10%，没有收到选票）、群众（20%，未达到法定比例）"))
    #expect(unmet.contains("规则：按其余权重折算（方案第 12 行）"))
  }

  @Test("An open group is shown however small; a small closed one takes the next smallest with it")
  func protection() throws {
    // 处室 has 3 ratings and is hidden; 同级, with 8 fewer than 群众, could be solved for.
    let votes: Votes = [("self", 1, 0), ("office", 3, 0), ("peers", 8, 0), ("public", 30, 0)]
    let workdir = try folder([Self.whole, votes])
    let page = try workdir.pingyi("explain", "f", "S2").output
    #expect(page.contains("10% × 100 + 30% × （不显示） + 40% × （不显示） + 20% × 100"))
    #expect(page.contains("不显示处室、同级的票数和得分"))
    #expect(page.contains("本人（方案第 14 行）：有效 1"))
    let whole = try workdir.pingyi("explain", "f", "S1").output
    #expect(!whole.contains("不显示"))
  }

  @Test("A group without a ballot is told of even where the others are hidden")
  func withoutBallots() throws {
    let votes: Votes = [("office", 3, 0), ("public", 30, 0)]
    let page = try folder([Self.whole, votes]).pingyi("explain", "f", "S2").output
    #expect(page.contains("缺：本人（10%，没有收到选票）、同级（40%，没有收到选票）"))
    #expect(page.contains("不显示处室、群众的票数和得分"))
  }

  @Test("Where the points are those of a single small group, check and page say so")
  func exposed() throws {
    let workdir = try folder([Self.whole, [("self", 0, 1), ("office", 1, 2)]])
    let page = try workdir.pingyi("explain", "f", "S2").output
    #expect(page.contains("由本项得分可以推出它的得分"))
    let check = try workdir.pingyi("check", "f").messages
    #expect(check.contains("“民主测评”：有 1 个人员只有一类保密的主体计分"))
    let open = try folder(
      [Self.whole, [("self", 0, 1), ("office", 1, 2)]],
      scheme: Self.scheme.replacingOccurrences(
        of: "title: 处室,", with: "title: 处室, open: true,"))
    #expect(!(try open.pingyi("check", "f").messages.contains("保密的主体")))
  }

  /// The oracle counts unknowns.
  ///
  /// The points of the indicator are one equation, `T = Σ w·x ÷ Σ w`, in the means of the groups that
  /// count. A hidden mean can be solved for when it is the only unknown.
  @Test("What stays visible is never one unknown short of everything")
  func equations() throws {
    var generator = SeededGenerator(seed: 5)
    let groups = ["self", "office", "peers", "public"]
    var votes: [Votes] = []
    for _ in 0..<10 {
      var given: Votes = []
      for group in groups {
        let good = Int.random(in: 0...7, using: &generator)
        given.append((group: group, good: good, bad: Int.random(in: 0...1, using: &generator)))
      }
      votes.append(given)
    }
    let scheme = Self.scheme.replacingOccurrences(
      of: ", quorum: { atLeast: 2/3, eligible: 45 }", with: "")
    let workdir = try folder(votes, scheme: scheme)
    for (position, given) in votes.enumerated() {
      let output = try workdir.pingyi("explain", "f", "S\(position + 1)", "--format", "json").output
      let page = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
      let steps = try #require(page?["steps"] as? [[String: Any]])
      let vote = try #require(steps.first { $0["indicator"] as? String == "vote" })
      let shown = try #require(vote["measured"] as? [[String: Any]])
        .compactMap { $0["group"] as? String }
      // 同级 counts from 2 ratings on, and 本人 is no secret.
      let counting = given.filter { $0.good + $0.bad >= ($0.group == "peers" ? 2 : 1) }
      let unknown = counting.filter { !shown.contains($0.group) }
      let closed = counting.filter { $0.group != "self" }
      #expect(unknown.count != 1 || closed.count == 1, "\(given)")
      #expect(closed.allSatisfy { $0.good + $0.bad >= 5 || !shown.contains($0.group) }, "\(given)")
      if closed.allSatisfy({ $0.good + $0.bad >= 5 }) { #expect(unknown.isEmpty, "\(given)") }
    }
  }

  @Test("The JSON has every line of the page")
  func json() throws {
    let workdir = try folder([Self.whole])
    let page = try workdir.pingyi("explain", "f", "S1").output
    let json = try workdir.pingyi("explain", "f", "S1", "--format", "json").output
    var told = 0
    for line in page.split(separator: "\n") where line.contains("方案第") && !line.contains("[") {
      let text = line.drop { $0 == " " || $0 == "·" }
      #expect(json.contains(String(text)), "\(line)")
      told += 1
    }
    #expect(told > 8)
  }

  @Test("Every column of the result files is told in the documentation")
  func documentation() throws {
    let workdir = try folder([Self.whole])
    let text = try String(
      contentsOfFile: Workdir.packageRoot + "/Documentation/Results.md", encoding: .utf8)
    let sections = text.components(separatedBy: "\n- `")
    let files = try FileManager.default.contentsOfDirectory(atPath: workdir.path + "/f/result")
    for file in files {
      #expect(text.contains("| `\(file)` |"), "\(file)")
      guard file.hasSuffix(".csv") else { continue }
      let section = try #require(sections.first { $0.hasPrefix("\(file)`：") }, "\(file)")
      let header = try workdir.text("f/result/\(file)").prefix { $0 != "\r\n" }
      for heading in header.dropFirst().split(separator: ",") {
        guard heading != "人员", !heading.contains("[") else { continue }
        #expect(section.contains(heading), "\(file): \(heading)")
      }
    }
  }
}
