import AppraisalReport
import AppraisalScheme
import Foundation
import Testing

@testable import pingyi

@Suite("Consequences, from the folder to the files")
struct ConsequenceCommandTests {
  private static let scheme = """
    schema: pingyi-scheme/1
    id: consequences
    title: 年度考核
    period: 2025
    subjects: 人员
    indicators:
      - { id: work, title: 实绩, weight: 100, measure: { table: { input: marks, value: 得分, lowest: 0, highest: 100 } } }
    missing: noScore
    rounding: { places: 2, mode: halfUp, stage: final }
    grades:
      - { grade: 优秀, from: 90 }
      - { grade: 合格, from: 60 }
      - { grade: 不合格, from: 0 }
    exemptions:
      - { id: sick, title: 长期病假, when: { column: 备注, words: [病假] }, effect: excluded }
    vetoes:
      - { id: discipline, title: 党纪处分, when: { input: events, words: [处分] }, effect: totalZero }
    quotas:
      - { grade: 优秀, most: 1/3, of: eligible, rounding: floor, atCut: exceed, spill: 合格 }
    bottom: { kind: belowFloor, floor: 60, minimumStratum: 3, consecutiveYears: 2, inputs: [past] }
    followUps:
      - { id: end, title: 解除合同, when: { history: { grades: [不合格], years: 2, inputs: [past] } } }
    awards:
      - { id: best, title: 先进个人, first: 1, grades: [优秀], atCut: exceed }
    rewards: { amounts: { column: 津贴 }, months: { 优秀: 1, 合格: 0, 不合格: 0 } }
    publication: { order: strokes, columns: [name, grade] }
    """

  private static let assessment = """
    schema: pingyi-assessment/1
    title: 年度考核
    scheme: scheme.yaml
    roster: { file: 名册.csv, columns: { id: 编号, name: 姓名 } }
    inputs:
      marks: { kind: table, file: 得分.csv, columns: { subject: 编号 } }
      events: { kind: events, file: 事项.csv, of: subjects, columns: { who: 编号, date: 日期, kind: 类别 } }
      past: { kind: history, file: 去年.csv, year: 2024, columns: { id: 编号, grade: 等次, bottom: 末位 } }
    overrides:
      - { subject: P3, grade: 优秀, decidedBy: 党工委, date: 2025-12-28, reason: 攻坚克难 }
    """

  private func folder(overrides: String? = nil) throws -> Workdir {
    let workdir = try Workdir()
    try workdir.write(Self.scheme, to: "f/scheme.yaml")
    try workdir.write(
      overrides.map { Self.assessment.replacingOccurrences(of: "subject: P3", with: $0) }
        ?? Self.assessment, to: "f/assessment.yaml")
    try workdir.write(
      "编号,姓名,备注,津贴\nP1,魏一,,1000\nP2,王二,,1000.01\nP3,丁三,,900\nP4,李四,病假,1000\n"
        + "P5,张五,,1000\nP6,刘六,,\nP7,赵七,,1000\n", to: "f/名册.csv")
    try workdir.write(
      "编号,得分\nP1,95\nP2,98\nP3,92\nP4,99\nP5,97\nP6,50\nP7,70\n", to: "f/得分.csv")
    try workdir.write("编号,日期,类别\nP5,2025-06-01,处分\n", to: "f/事项.csv")
    try workdir.write("编号,等次,末位\nP6,不合格,末位\nP9,优秀,\n", to: "f/去年.csv")
    return workdir
  }

  @Test("Every rule leaves its mark in the files, and the stored run shows the same again")
  func files() throws {
    let workdir = try folder()
    let run = try workdir.pingyi("assess", "f", "--format", "csv")
    #expect(run.status == 0, "\(run.messages)")
    // The committee's third is beyond the quota of two.
    #expect(run.messages.contains("“优秀”最终 3 个，超出名额 2 个"))
    // Six are eligible, so there are two places: P2 with 98 and P1 with 95. P5 has a total of zero.
    let ranking = try workdir.text("f/result/ranking.csv")
    let grades = ["P2": "优秀", "P1": "优秀", "P3": "优秀", "P7": "合格", "P6": "不合格", "P5": "不合格"]
    for (identifier, grade) in grades {
      let line = try #require(
        ranking.split(separator: "\r\n").first { $0.contains(",\(identifier),") })
      #expect(line.contains(",\(grade),"), "\(line)")
    }
    let effects = try workdir.text("f/result/effects.csv")
    #expect(effects.contains("P3,丁三,1,名额,优秀,方案第 19 行,优秀,合格"))
    #expect(effects.contains("P3,丁三,2,组织研究,党工委,评议文件第 10 行,合格,优秀"))
    #expect(effects.contains("P4,李四,1,免考,长期病假"))
    #expect(effects.contains("P5,张五,1,一票否决,党纪处分,方案第 17 行,优秀,不合格,97"))
    #expect(effects.contains("2025-06-01"))
    #expect(try workdir.text("f/result/quotas.csv").contains("6 人 × 1/3 舍去小数 = 2 个名额"))
    #expect(try workdir.text("f/result/awards.csv").contains("先进个人,,1,P2,王二,98.00,是"))
    // 1000 + 1000.01 + 900 for the three who are excellent in the end.
    #expect(try workdir.text("f/result/rewards.csv").contains("合计,,,,,2900.01,,0.00,"))
    let publication = try workdir.text("f/result/publication.csv").split(separator: "\r\n")
    #expect(
      publication.dropFirst() == [
        "丁三,优秀", "王二,优秀", "刘六,不合格", "张五,不合格", "李四,无等次", "赵七,合格", "魏一,优秀",
      ])
    let again = try workdir.pingyi("rank", "f", "--format", "csv")
    #expect(again.output == run.output)
    #expect(again.status == 0)
  }

  @Test("A page says which clause, which finding, and what would have been without it")
  func pages() throws {
    let workdir = try folder()
    _ = try workdir.pingyi("assess", "f")
    let vetoed = try workdir.pingyi("explain", "f", "P5").output
    #expect(vetoed.contains("最终等次 不合格，按得分为优秀"))
    #expect(vetoed.contains("台账 events 有 1 条“处分”，最早 2025-06-01"))
    #expect(vetoed.contains("得分 97 → 0"))
    #expect(vetoed.contains("没有这一条，扣名额之前是优秀"))
    let decided = try workdir.pingyi("explain", "f", "P3").output
    #expect(decided.contains("名额再多 1 个"))
    #expect(decided.contains("按规则计算为合格"))
    let kept = try workdir.pingyi("explain", "f", "P1").output
    #expect(kept.contains("本人第 2 位"))
    let last = try workdir.pingyi("explain", "f", "P6").output
    #expect(last.contains("连续 2 年，启动问责"))
    #expect(last.contains("解除合同"))
    #expect(last.contains("2025 不合格、2024 不合格"))
    let exempt = try workdir.pingyi("explain", "f", "P4").output
    #expect(exempt.contains("不免考则为得分 99、优秀"))
    #expect(exempt.contains("综合得分 [total]：免考，不计（若参加考核则为 99.00）"))
    #expect(!exempt.contains("待遇：") && !exempt.contains("后续："))
    let actions = try workdir.text("f/result/followups.csv")
    #expect(actions.contains("P6,刘六,不合格,解除合同,方案第"))
    #expect(actions.contains("P6,刘六,不合格,末位，问责,方案第"))
    let changed = try workdir.pingyi("reweigh", "f", "--weight", "work=100", "--format", "csv")
    #expect(changed.status == 0)
  }

  @Test("Who is excluded gets no grade by a decision, and the summary says so")
  func declined() throws {
    let workdir = try folder(overrides: "subject: P4")
    let run = try workdir.pingyi("assess", "f", "--lang", "zh")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.messages.contains("P4 李四：组织研究的决定没有执行：定为优秀"))
    // Only what the scheme has pay for is summed up.
    #expect(run.messages.contains("待遇合计：奖励") && !run.messages.contains("绩效"))
    #expect(try workdir.text("f/result/rewards.csv").contains("P4,李四,无等次,,,,,,免考，不参加考核，不计发"))
    let page = try workdir.pingyi("explain", "f", "P4", "--lang", "zh").output
    #expect(page.contains("组织研究的决定没有执行"))
  }

  @Test("A folder made from such a scheme has every table and column that its rules read")
  func template() throws {
    let source = try SchemeSource(name: "scheme.yaml", bytes: Array(Self.scheme.utf8))
    let scheme = try #require(readScheme(source).scheme)
    let template = FolderTemplate(scheme, format: .csv, wording: Wording(.chinese))
    let workdir = try Workdir()
    try workdir.write(Self.scheme, to: "g/scheme.yaml")
    try workdir.write(
      String(decoding: template.assessment(), as: UTF8.self), to: "g/assessment.yaml")
    let rows = [
      "名册.csv": "P1,魏一,,1000", "数值-marks.csv": "P1,95", "事项-events.csv": "P1,2025-06-01,处分",
      "往年-past.csv": "P1,优秀,,2024",
    ]
    let tables = try template.tables()
    #expect(Set(tables.map(\.name)) == Set(rows.keys))
    for table in tables {
      let text = String(decoding: table.bytes, as: UTF8.self) + (rows[table.name] ?? "") + "\r\n"
      try workdir.write(text, to: "g/\(table.name)")
    }
    let run = try workdir.pingyi("assess", "g")
    #expect(run.status == 0, "\(run.messages)")
  }

  @Test("An input that somebody says has no records needs no file, and the manifest names who")
  func none() throws {
    let workdir = try folder()
    let file = "kind: events, file: 事项.csv"
    let declared = Self.assessment.replacingOccurrences(
      of: file, with: "kind: events, none: { decidedBy: 考核办, reason: 本年没有 }")
    try workdir.write(declared, to: "f/assessment.yaml")
    let run = try workdir.pingyi("assess", "f")
    #expect(run.status == 0, "\(run.messages)")
    #expect(try workdir.text("f/result/issues.csv").contains("没有记录：本年没有（考核办）"))
    let manifest = try workdir.text("f/result/manifest.json")
    #expect(manifest.contains("考核办") && manifest.contains("inputs.events"))
    // Nobody is vetoed.
    #expect(try workdir.pingyi("explain", "f", "P5").output.contains("最终等次 优秀"))
    let contradicted = Self.assessment.replacingOccurrences(
      of: file, with: file + ", none: { decidedBy: 考核办, reason: 本年没有 }")
    try workdir.write(contradicted, to: "f/assessment.yaml")
    let refused = try workdir.pingyi("assess", "f")
    #expect(refused.status == 3)
    #expect(refused.messages.contains("none"))
  }

  @Test("A decision about nobody on the roster keeps the run from being final")
  func unknownSubject() throws {
    let workdir = try folder(overrides: "subject: P99")
    let run = try workdir.pingyi("assess", "f")
    #expect(run.status == 1)
    #expect(try workdir.text("f/result/issues.csv").contains("P99"))
  }
}
