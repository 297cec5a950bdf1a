import AppraisalEngine
import AppraisalReport
import AppraisalScheme
import Testing

@testable import pingyi

/// Points rules, a ratio, bonus and deduction, and a veto from one ledger, by the real command.
@Suite("Rules between values and the composite, from the folder to the page")
struct RuleFolderTests {
  private static let scheme = """
    schema: pingyi-scheme/1
    id: rules
    title: 年度评议
    period: 2025
    subjects: 单位
    combine: sum
    missing: noScore
    rounding: { places: 2, mode: halfUp, stage: final }
    indicators:
      - id: income
        title: 增收
        measure: { table: { input: marks, value: 增收, lowest: 0, highest: 1000 } }
        points: { ratioToBest: { full: 60 } }
        multiplier: { of: difficulty, per: 10, lowest: 0.8, highest: 1.2, missing: one }
      - id: difficulty
        title: 难度
        measure: { table: { input: marks, value: 难度, lowest: 0, highest: 120 } }
        points: { steps: { steps: [{ from: 100, points: 10 }], below: 5 } }
      - id: conduct
        title: 作风
        measure: { events: { input: events, words: { 处分: -5 }, start: 20, lowest: 0, highest: 20 } }
    adjustments:
      - { id: honours, title: 荣誉, input: events, words: { 表彰: 3 }, most: 5, least: 0, insideHundred: true }
    total: { most: 100, least: 0 }
    grades:
      - { grade: 优秀, from: 85 }
      - { grade: 合格, from: 50 }
      - { grade: 不合格, from: 0 }
    vetoes:
      - { id: discipline, title: 党纪处分, when: { input: events, words: [处分, 判刑] }, effect: barTopGrade }
    """

  private static let assessment = """
    schema: pingyi-assessment/1
    title: 年度评议
    scheme: scheme.yaml
    roster: { file: 名册.csv, columns: { id: 编号, name: 名称 } }
    inputs:
      marks: { kind: table, file: 数值.csv, columns: { subject: 编号 } }
      events: { kind: events, file: 事项.csv, of: subjects, columns: { who: 编号, date: 日期, kind: 类别, evidence: 文号 } }
    """

  private func folder() throws -> Workdir {
    let workdir = try Workdir()
    try workdir.write(Self.scheme, to: "f/scheme.yaml")
    try workdir.write(Self.assessment, to: "f/assessment.yaml")
    try workdir.write("编号,名称\nA,甲\nB,乙\n", to: "f/名册.csv")
    try workdir.write("编号,增收,难度\nA,90,110\nB,76,90\n", to: "f/数值.csv")
    try workdir.write(
      "编号,日期,类别,文号\nA,2025-03-01,表彰,1 号\nA,2025-04-01,表彰,2 号\nA,2025-05-01,处分,3 号\n"
        + "B,2025-05-01,判刑,4 号\n", to: "f/事项.csv")
    return workdir
  }

  // A: 60 + 10 + (20 − 5) + 5 of 6 = 90. B: 76/90 · 60 = 50.6667, times 0.8, the least, 40.5334, + 5
  // + 20 = 65.5334.
  @Test("Every number on the page is that of the rules, with the lines behind it")
  func page() throws {
    let workdir = try folder()
    let run = try workdir.pingyi("assess", "f", "--format", "csv")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains("90.00") && run.output.contains("65.53"))
    let first = try workdir.pingyi("explain", "f", "A").output
    #expect(first.contains("最终等次 合格，按得分为优秀"))
    #expect(first.contains("60 + 10 + 15 = 85"))
    #expect(first.contains("荣誉：2 件，加 6、扣 0，限 0 至 5，计 5（100 分以内）"))
    #expect(first.contains("事项.csv:4  2025-05-01  处分  −5  3 号"))
    #expect(first.contains("事项.csv:3  2025-04-01  表彰  +3  2 号"))
    #expect(!first.contains("，权重"), "the parts of a sum have no weights")
    let second = try workdir.pingyi("explain", "f", "B").output
    #expect(second.contains("76 ÷ 最好的 90 × 60 → 50.6667"))
    #expect(second.contains("× 8000/10000 → 40.5334"))
  }

  @Test("A ledger that several rules read is one table of a new folder, with the words of all")
  func template() throws {
    let source = try SchemeSource(name: "scheme.yaml", bytes: Array(Self.scheme.utf8))
    let scheme = try #require(readScheme(source).scheme)
    let template = FolderTemplate(scheme, format: .xlsx, wording: Wording(.chinese))
    let text = String(decoding: template.assessment(), as: UTF8.self)
    #expect(text.split(separator: "kind: events").count == 2, "\(text)")
    let columns = TemplateColumns(
      scheme, plan: ReadingPlan(scheme), wording: Wording(.chinese)
    ).events(scheme.adjustments[0].scoring)
    #expect(columns.map(\.heading) == ["单位编号", "日期", "事项", "依据"])
    #expect(columns[2].kind == .choice(["表彰", "处分", "判刑"]))
  }
}
