import AppraisalNumerics
import Testing

@testable import AppraisalScheme

@Suite("A scheme that uses every part of the language")
struct FullSchemeTests {
  private let scheme: Scheme

  init() throws {
    let reading = try schemeReading(fullScheme)
    #expect(reading.faults == [])
    scheme = try #require(reading.scheme)
  }

  private func measure(_ identifier: String) throws -> Measure {
    try #require(scheme.root.leaves.first { $0.identifier == identifier }?.measure)
  }

  @Test("The head is what the text says")
  func head() throws {
    #expect(scheme.identifier == "full-appraisal")
    #expect(scheme.title == "年度评议")
    #expect(scheme.source == "街道〔2025〕3 号")
    #expect(scheme.isIllustrative)
    #expect(scheme.subjectWord == "单位")
    #expect(scheme.strata == ["社区", "类别"])
    #expect(scheme.period.first.description == "2025-01-01")
    #expect(scheme.period.last.description == "2025-12-31")
    #expect(scheme.rounding.composite.step == 100)
    #expect(scheme.rounding.stage == .everyLevel)
    #expect(scheme.tieBreak == ["reviews", "visits"])
    #expect(scheme.minimumCell == 8)
  }

  @Test("Points of words, numbers and places are those of the text, in units of 0.0001")
  func scales() throws {
    #expect(scheme.scales.map(\.identifier) == ["four", "ten", "ranks"])
    let four = try #require(scheme.scale("four"))
    #expect(four.abstain == ["弃权", "不了解"])
    #expect(four.void == ["废票"])
    #expect(four.unanswered == ["", "(空)"])
    guard case .words(let words) = four.answers,
      case .numbers(let numbers) = try #require(scheme.scale("ten")).answers,
      case .words(let places) = try #require(scheme.scale("ranks")).answers
    else {
      Issue.record("other kinds of answers")
      return
    }
    #expect(words.map(\.word) == ["满意", "基本满意", "不满意"])
    #expect(words.map(\.points.units) == [1_000_000, 805_000, 400_000])
    #expect(words.map(\.aliases) == [["很满意"], [], []])
    // 1.0 to 10.0 in tenths; a tenth of an answer stands for one point.
    #expect([numbers.lowest, numbers.highest] == [10, 100])
    #expect(numbers.pointUnitsPerAnswerUnit == 10_000)
    #expect(places.map(\.word) == ["1", "2", "3", "4"])
    #expect(places.map(\.aliases) == [["第1名"], ["第2名"], ["第3名"], ["第4名"]])
    #expect(places.map(\.points.units) == [1_000_000, 975_000, 950_000, 925_000])
  }

  @Test("Panels carry their weights, policies, quorums and trims")
  func panels() throws {
    #expect(scheme.panels.map(\.identifier) == ["dual", "marks", "order"])
    #expect(scheme.panels.map(\.title) == ["双评议", "marks", "order"])
    #expect(scheme.panels.map(\.scale) == ["four", "ten", "ranks"])
    #expect(scheme.panels.map(\.ifUnmet) == [.renormalise, .noScore, .noScore])
    // The lowest word carries 40 points.
    let abstentions: [Panel.Abstentions] = [
      .count(as: try Points(40)), .count(as: try Points(60)), .leaveOut,
    ]
    #expect(scheme.panels.map(\.abstentions) == abstentions)
    let groups = try #require(scheme.panel("dual")).groups
    #expect(groups.map(\.identifier) == ["residents", "peers", "leaders"])
    #expect(groups.map(\.title) == ["居民", "同级单位", "leaders"])
    #expect(groups.map(\.aliases) == [["群众"], [], []])
    #expect(groups.map(\.weight.basisPoints) == [6000, 2500, 1500])
    #expect(groups.map(\.minimumValid) == [10, 1, 1])
    #expect(groups[0].quorum == nil)
    #expect(groups[1].quorum?.atLeast == (try Share(2, of: 3)))
    #expect(groups[1].quorum?.eligible == .rosterColumn("应到人数"))
    #expect(groups[2].quorum?.atLeast == (try Share(6667, of: 10_000)))
    #expect(groups[2].quorum?.eligible == .number(9))
    #expect(groups.map(\.trim) == [nil, nil, Trim(.number(high: 1, low: 2), whenMoreThan: 7)])
  }

  @Test("The tree carries weights in basis points, and policies stated or inherited")
  func tree() throws {
    let tree = scheme.root.subtree
    #expect(
      tree.map { "\($0.identifier) \($0.weight.basisPoints)" } == [
        "total 10000", "reviews 4000", "style 5000", "service-quality 3000", "jury-marks 1250",
        "order-marks 750", "work 6000", "visits 4000", "list 3333", "promises 1667", "score 1000",
      ])
    let policies = tree.compactMap { node -> MissingPolicy? in
      if case .group(_, let policy) = node.content { policy } else { nil }
    }
    #expect(policies == [.renormalise, .noScore, .zero])
    #expect(tree.map(\.title)[0...2] == ["年度评议", "双评议", "style"])
  }

  @Test("Every kind of source is read with its rules")
  func measures() throws {
    guard case .ballots(let style) = try measure("style"),
      case .ballots(let jury) = try measure("jury-marks"),
      case .services(let visits) = try measure("visits"),
      case .projects(let list) = try measure("list"),
      case .commitments(let promises) = try measure("promises"),
      case .table(let score) = try measure("score")
    else {
      Issue.record("other kinds of sources")
      return
    }
    #expect([style.input, style.item, style.panel] == ["unit-ballots", "作风", "dual"])
    #expect([jury.input, jury.item, jury.panel] == ["jury-ballots", nil, "marks"])
    #expect(visits.input == "services" && visits.per == .member && visits.atLeast == 2)
    #expect(visits.window == .halfYear && visits.spread == .each && visits.credit == .linear)
    #expect(list.by == .amount && list.completed == ["已办结", "已销号"])
    #expect(list.open == ["办理中"] && list.leftOut == ["已撤销"])
    #expect(promises.late == (try Share(1, of: 2)) && promises.notYetDue == .asUnfulfilled)
    #expect(promises.importance.map { "\($0.word) \($0.weight)" } == ["重点 3", "一般 1"])
    #expect([score.lowest.units, score.highest.units] == [-100_000, 1_205_000])
    #expect([score.input, score.value] == ["scores", "得分"])
  }

  @Test("Bands written in four ways meet without a hole")
  func bands() throws {
    let grades = try #require(scheme.grades)
    #expect(grades.bands.map(\.grade) == ["优秀", "合格", "基本合格", "不合格"])
    #expect(grades.bands.prefix(3).map(\.lowest.units) == [900_000, 700_000, 600_000])
    let scores: [(Int64, Int)] = [
      (1_000_000, 0), (900_000, 0), (899_900, 1), (700_000, 1), (699_900, 2), (600_000, 2),
      (599_900, 3), (0, 3),
    ]
    for (units, position) in scores {
      #expect(grades.position(of: try Points(units: units)) == position)
    }
  }

  @Test("A period of half a year is read with both its days")
  func halfYear() throws {
    let text = try changing(
      fullScheme, "period: 2025", to: "period: { from: 2024-09-01, to: 2025-02-28 }")
    let period = try #require(try schemeReading(text).scheme).period
    #expect(period.months == 6)
    #expect(period.first.description == "2024-09-01" && period.last.description == "2025-02-28")
  }

  @Test("What need not be said has the least surprising meaning")
  func defaults() throws {
    let text = """
      schema: pingyi-scheme/1
      id: small
      title: 小
      period: 2025
      subjects: 支部
      indicators:
        - { id: score, weight: 100, measure: { table: { input: a, value: 分, lowest: 0, highest: 9 } } }
      missing: noScore
      rounding: { places: 0, mode: halfUp, stage: final }
      """
    let scheme = try #require(try schemeReading(text).scheme)
    #expect(!scheme.isIllustrative && scheme.source == nil && scheme.grades == nil)
    #expect(scheme.strata == [] && scheme.tieBreak == [] && scheme.minimumCell == 5)
    #expect(scheme.panels.isEmpty && scheme.scales.isEmpty)
    #expect(scheme.rounding.parts == .unit)
  }
}
