import Foundation
import Testing

/// Ledgers with stages, due days and two sources, and the organisation tree, by the real command.
@Suite("assess: ledgers and the organisation tree")
struct LedgerAssessTests {
  private static let scheme = """
    schema: pingyi-scheme/1
    id: ledgers
    title: 台账评议
    period: 2025
    subjects: 单位
    indicators:
      - id: orders
        title: 点单
        weight: 20
        measure:
          claims: { input: orders, stages: [点单, 接单, 办结], from: 点单, to: 办结, by: count, staleAfter: 60 }
      - id: solved
        title: 认领办结
        weight: 20
        measure:
          claims: { input: solved, stages: [认领, 解决], from: 认领, to: 解决, by: number }
      - id: reports
        title: 双报告
        weight: 20
        measure:
          checklist:
            { input: reports, per: subject, items: [单位报告], due: 2025-12-10, late: 50%, notYetDue: leaveOut }
      - id: agreement
        title: 核对
        weight: 20
        measure:
          reconcile: { input: community, with: own, value: 次数, per: member, oneSided: asDifference }
      - id: coverage
        title: 覆盖
        weight: 10
        measure: { ratio: { input: built, numerator: 已建, denominator: 应建, warnAbove: 1 } }
      - id: needs
        title: 对接
        weight: 10
        measure: { lists: { input: needs, with: services, match: id, count: needs } }
    missing: renormalise
    rounding: { places: 2, mode: halfUp, stage: final }
    rollUp: { by: mean, ranked: [社区] }
    """

  private static let assessment = """
    schema: pingyi-assessment/1
    title: 台账评议
    scheme: scheme.yaml
    roster: { file: 名册.csv, columns: { id: 编号, name: 名称, organisation: 组织 } }
    organisations:
      file: 组织.csv
      columns: { id: 编号, name: 名称, parent: 上级, level: 层级 }
      levels: [街道, 社区]
    members: { file: 党员.csv, columns: { id: 编号, name: 姓名, subject: 单位 } }
    inputs:
      orders:
        kind: claims
        file: 点单.csv
        columns: { id: 编号, subject: 单位, stage: 阶段 }
        days: { 点单: 点单日, 办结: 办结日 }
      solved:
        kind: claims
        file: 认领.csv
        columns: { id: 编号, subject: 单位, stage: 阶段, number: 件数 }
      reports:
        kind: checklist
        file: 报告.csv
        of: subjects
        columns: { who: 单位, item: 项目, done: 交来 }
      community: { kind: table, of: members, file: 社区.csv, columns: { subject: 党员 } }
      own: { kind: table, of: members, file: 本人.csv, columns: { subject: 党员 } }
      built: { kind: table, file: 覆盖.csv, columns: { subject: 单位 } }
      needs: { kind: list, file: 需求.csv, columns: { id: 编号, subject: 单位, owner: 负责 } }
      services: { kind: list, file: 服务.csv, columns: { id: 编号, subject: 单位, need: 需求 } }
    """

  private func workdir() throws -> Workdir {
    let workdir = try Workdir()
    let files = [
      ("scheme.yaml", Self.scheme), ("assessment.yaml", Self.assessment),
      ("名册.csv", "编号,名称,组织\nA,甲单位,S1\nB,乙单位,S2\n"),
      ("组织.csv", "编号,名称,上级,层级\nD,街道,,街道\nS1,一社区,D,社区\nS2,二社区,D,社区\n"),
      ("党员.csv", "编号,姓名,单位\nm1,王一,A\nm2,王二,A\nm3,王三,B\n"),
      (
        "点单.csv",
        "编号,单位,阶段,点单日,办结日\no1,A,办结,2025-03-01,2025-03-06\no2,A,点单,2025-09-02,\n"
          + "o3,B,办结,2025-04-01,2025-04-03\n"
      ),
      ("认领.csv", "编号,单位,阶段,件数\nr1,A,认领,2000余件\nr2,A,解决,1000余件\nr3,B,解决,5\n"),
      ("报告.csv", "单位,项目,交来\nA,单位报告,2025-12-01\n"),
      ("社区.csv", "党员,次数\nm1,2\nm2,3\nm3,1\n"), ("本人.csv", "党员,次数\nm1,2\nm2,2\nm3,1\n"),
      ("覆盖.csv", "单位,已建,应建\nA,286,277\nB,52,59\n"),
      ("需求.csv", "编号,单位,负责\nn1,A,张\nn2,A,\nn3,B,李\n"),
      ("服务.csv", "编号,单位,需求\ns1,A,n1\ns2,B,n3\n"),
    ]
    for (name, text) in files { try workdir.write(text, to: "f/\(name)") }
    return workdir
  }

  // A: orders 1/2 = 50, solved 1000/3000 = 33.3333, report 100, agreement 1/2 = 50, coverage 103.2491,
  // needs 1/2 = 50: 10 + 6.66666 + 20 + 10 + 10.32491 + 5 = 61.99157.
  // B: 100, 100, no report 0, 100, 88.1356, 100: 20 + 20 + 0 + 20 + 8.81356 + 10 = 78.81356.
  @Test("Every measure of ledgers in one assessment gives the score of the calculation by hand")
  func scores() throws {
    let workdir = try workdir()
    let run = try workdir.pingyi("assess", "f", "--format", "csv")
    #expect(run.status == 0, "\(run.messages)")
    let lines = run.output.split(whereSeparator: \.isNewline).map(String.init)
    #expect(lines.dropFirst().map { $0.split(separator: ",")[1] } == ["B", "A"])
    #expect(lines[1].contains("78.81") && lines[2].contains("61.99"))
    #expect(lines[2].contains("103.2491"), "never clamped")
    #expect(run.messages.contains("2 条数量是约数或下限"))
    #expect(run.messages.contains("1 个的比率高于提示线"))
  }

  @Test("What somebody should see to, and differences, stand in files of their own")
  func files() throws {
    let workdir = try workdir()
    _ = try workdir.pingyi("assess", "f")
    let followUps = try workdir.text("f/result/shortfalls.csv")
    for part in [
      "点单,orders,A,甲单位,,o2,积压 120 天,点单.csv,3", "双报告,reports,B,乙单位,,单位报告,未交",
      "对接,needs,A,甲单位,,n2,需求没有对上,需求.csv,3",
      "对接,needs,A,甲单位,,n2,无人负责,需求.csv,3",
      "覆盖,built,A,甲单位,,已建,比率高于提示线：286 ÷ 277,覆盖.csv,2",
      "认领办结,solved,A,甲单位,,r1,数量是约数或下限,认领.csv,2",
    ] {
      #expect(followUps.contains(part), "\(part)")
    }
    let differences = try workdir.text("f/result/reconciliation.csv")
    let rows = differences.split(whereSeparator: \.isNewline)
    #expect(rows.count == 2)
    #expect(rows.last == "agreement,A,甲单位,m2,王二,次数,社区.csv,3,3,本人.csv,3,2,1")
  }

  // The composites are 61.99 and 78.81; their mean is 70.40.
  @Test("Results are rolled up along the tree, with ranks inside a level")
  func organisations() throws {
    let workdir = try workdir()
    _ = try workdir.pingyi("assess", "f")
    let rows = try workdir.text("f/result/organisations.csv").split(whereSeparator: \.isNewline)
    #expect(rows.count == 4)
    #expect(rows[1].hasPrefix("街道,D,街道,,2,2,70.4,,,"))
    #expect(rows[2].hasPrefix("社区,S1,一社区,D,1,1,61.99,2,2,"))
    #expect(rows[3].hasPrefix("社区,S2,二社区,D,1,1,78.81,1,2,"))
    // Orders completed and in all; numbers of claims in their own units.
    #expect(rows[1].hasSuffix(",2,3,1005,3005"))
  }

  @Test("explain shows the rows, the arithmetic and what another clause would have given")
  func explained() throws {
    let workdir = try workdir()
    _ = try workdir.pingyi("assess", "f")
    let page = try workdir.pingyi("explain", "f", "A")
    #expect(page.status == 0, "\(page.messages)")
    for part in [
      "点单 2 → 接单 1 → 办结 1", "100 × 1 ÷ 2 = 50.00", "超过 60 天 1 件", "2 条的数量是约数或下限",
      "100 × 1000 ÷ 3000 = 33.3333",
      "已建 286 ÷ 应建 277；100 × 286 ÷ 277 = 103.2491", "不封顶", "社区.csv:3  王二  次数 3",
      "本人.csv:3  王二  次数 2",
      "社区 一社区（S1）：1 个中 1 个有得分，61.99 ÷ 1 = 61.99，本级 2 个中第 2 名",
      "街道 街道（D）：2 个中 2 个有得分，140.8 ÷ 2 = 70.40",
      "点单.csv:3  o2  点单  点单 2025-09-02", "需求 2 项，对上 1 项", "若两份清单都数：100 × 2 ÷ 3 = 66.6667",
    ] {
      #expect(page.output.contains(part), "\(part)\n\(page.output)")
    }
    let english = try workdir.pingyi("explain", "f", "B", "--lang", "en")
    #expect(english.output.contains("1 not handed in (1 of them without a row)"))
  }

  @Test("What the assessment lacks for a rule is refused before a record is read")
  func missingParts() throws {
    for (old, new, code) in [
      (", number: 件数", "", "column-missing"), ("办结: 办结日", "结束: 办结日", "unknown-stage"),
      ("days: { 点单: 点单日, 办结: 办结日 }", "days: { 办结: 办结日 }", "column-missing"),
      ("own: { kind: table, of: members", "own: { kind: table, of: subjects", "members-missing"),
      (", need: 需求", "", "column-missing"),
      ("levels: [街道, 社区]", "levels: [街道, 居委会]", "unknown-level"),
      ("of: subjects\n", "of: members\n", "members-missing"),
    ] {
      let workdir = try workdir()
      try workdir.write(
        Self.assessment.replacingOccurrences(of: old, with: new), to: "f/assessment.yaml")
      let run = try workdir.pingyi("check", "f")
      #expect(run.status == 3, "\(old)")
      #expect(run.messages.contains(code), "\(old): \(run.messages)")
    }
  }

  /// 一事一诺一评议: the matters are the subjects; each has a promise and ballots of its own.
  @Test("一事一评: a matter is a subject, with one publishable line")
  func matters() throws {
    let workdir = try Workdir()
    try workdir.write(
      """
      schema: pingyi-scheme/1
      id: matters
      title: 一事一诺一评议
      period: 2025
      subjects: 事项
      scales:
        w: { words: [{ word: 满意, points: 100 }, { word: 不满意, points: 0 }] }
      panels:
        p:
          scale: w
          abstentions: leaveOut
          ifUnmet: noScore
          groups: [{ id: residents, title: 居民, weight: 100 }]
      indicators:
        - { id: pledge, title: 承诺, weight: 50, measure: { commitments: { input: pledges, late: 50%, notYetDue: leaveOut } } }
        - { id: review, title: 评议, weight: 50, measure: { ballots: { input: ballots, panel: p } } }
      missing: noScore
      rounding: { places: 2, mode: halfUp, stage: final }
      minimumCell: 3
      """, to: "f/scheme.yaml")
    try workdir.write(
      """
      schema: pingyi-assessment/1
      title: 一事一诺一评议
      scheme: scheme.yaml
      roster: { file: 事项.csv, columns: { id: 编号, name: 事项 } }
      inputs:
        pledges:
          kind: commitments
          file: 承诺.csv
          columns: { id: 承诺编号, subject: 编号, due: 期限, done: 完成 }
        ballots:
          kind: ballots
          file: 评议.csv
          layout: long
          group: residents
          columns: { rated: 编号, answer: 评价 }
      """, to: "f/assessment.yaml")
    try workdir.write("编号,事项\n1,修路\n2,装灯\n", to: "f/事项.csv")
    try workdir.write(
      "承诺编号,编号,期限,完成\nc1,1,2025-06-30,2025-06-01\nc2,2,2025-06-30,2025-07-01\n", to: "f/承诺.csv")
    let votes = { (matter: Int, word: String, count: Int) in
      String(repeating: "\(matter),\(word)\n", count: count)
    }
    try workdir.write(
      "编号,评价\n" + votes(1, "满意", 3) + votes(1, "不满意", 1) + votes(2, "满意", 4), to: "f/评议.csv")
    let run = try workdir.pingyi("assess", "f", "--quiet")
    #expect(run.status == 0, "\(run.messages)")
    // 修路: kept in time, 3 of 4 satisfied: (100 + 75)/2. 装灯: late, all satisfied: (50 + 100)/2.
    let lines = try workdir.text("f/result/ranking.csv").split(whereSeparator: \.isNewline)
    #expect(lines.count == 3)
    #expect(lines[1].hasPrefix("1,1,修路,,87.50,100,75"))
    #expect(lines[2].hasPrefix("2,2,装灯,,75.00,50,100"))
  }

  @Test("The results of another assessment are taken as a table: an external component")
  func externalComponent() throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir, folder: "first")
    _ = try workdir.pingyi("assess", "first")
    try workdir.write(
      """
      schema: pingyi-scheme/1
      id: second
      title: 党建考核
      period: 2025
      subjects: 单位
      indicators:
        - { id: external, title: 评议结果, weight: 100, measure: { table: { input: first, value: 得分, lowest: 0, highest: 100 } } }
      missing: noScore
      rounding: { places: 2, mode: halfUp, stage: final }
      """, to: "f/scheme.yaml")
    try workdir.write(
      """
      schema: pingyi-assessment/1
      title: 党建考核
      scheme: scheme.yaml
      roster: { file: 名册.csv, columns: { id: 编号, name: 名称 } }
      inputs:
        first: { kind: table, file: ranking.csv, columns: { subject: 编号, 得分: 综合得分 } }
      """, to: "f/assessment.yaml")
    try workdir.write(SmallAssessment.roster, to: "f/名册.csv")
    try FileManager.default.copyItem(
      atPath: "\(workdir.path)/first/result/ranking.csv", toPath: "\(workdir.path)/f/ranking.csv")
    let run = try workdir.pingyi("assess", "f", "--format", "csv", "--quiet")
    #expect(run.status == 0, "\(run.messages)")
    let scores = run.output.split(whereSeparator: \.isNewline).dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false)[4] }
    #expect(scores == ["92.53", "81.60", "73.33"])
  }
}
