import Foundation
import Testing

/// Dated ledgers, lists and ranges, from the files to the page, by the real command.
@Suite("Dated ledgers in a folder")
struct LedgerFolderTests {
  private static let scheme = """
    schema: pingyi-scheme/1
    id: ledgers
    title: 台账评议
    period: 2025
    subjects: 单位
    missing: renormalise
    rounding: { places: 2, mode: halfUp, stage: final }
    indicators:
      - id: service
        title: 服务
        weight: 20
        measure:
          services: { input: services, per: member, atLeast: 1, window: halfYear, spread: each, credit: linear, kinds: [志愿], leftOut: [联谊] }
      - id: visit
        title: 走访
        weight: 20
        measure:
          visits: { input: visits, per: household, atLeast: 2, window: year, spread: each, credit: allOrNothing, households: { listed: pairs } }
      - id: committee
        title: 大党委
        weight: 20
        measure:
          meetings: { input: meetings, per: subject, atLeast: 1, window: quarter, spread: each, credit: linear }
      - id: presence
        title: 到会
        weight: 20
        measure:
          attendance: { input: presence, words: { present: [到会], absent: [缺席], leave: [请假] }, leave: leaveOut, meetings: meetings, unrecorded: leaveOut, credit: linear }
      - id: grid
        title: 网格
        weight: 10
        measure: { pairing: { input: posts, roles: [网格长, 网格员], each: 1 } }
      - id: training
        title: 轮训
        weight: 10
        measure: { coverage: { input: trained, of: { column: 应训 } } }
    ranges:
      - { id: paired, title: 结对户数, of: { pairs: pairs }, from: 2, to: 10 }
    """

  private static let assessment = """
    schema: pingyi-assessment/1
    title: 台账评议
    scheme: scheme.yaml
    roster: { file: 名册.csv, columns: { id: 编号, name: 名称 } }
    members: { file: 党员.csv, columns: { id: 编号, name: 姓名, subject: 单位 } }
    inputs:
      services: { kind: services, file: 服务.csv, of: members, columns: { who: 党员, date: 日期, kind: 种类 } }
      visits: { kind: visits, file: 走访.csv, of: members, columns: { who: 党员, household: 户, date: 日期 } }
      presence: { kind: attendance, file: 考勤.csv, of: members, columns: { who: 党员, meeting: 会议, presence: 考勤 } }
      meetings: { kind: meetings, file: 会议.csv, columns: { id: 编号, date: 日期, subject: 单位 } }
      pairs: { kind: pairs, file: 结对.csv, of: members, columns: { who: 党员, household: 户 } }
      posts: { kind: posts, file: 网格.csv, columns: { subject: 单位, place: 网格, role: 角色, holder: 姓名 } }
      trained: { kind: services, file: 轮训.csv, of: members, columns: { who: 党员, date: 日期 } }
    """

  private static let files = [
    "名册.csv": "编号,名称,应训\nA,甲单位,1\n",
    "党员.csv": "编号,姓名,单位\np,张三,A\nq,李四,A\n",
    "服务.csv": "党员,日期,种类\np,2025-02-01,志愿\np,2025-03-01,志愿\nq,2025-02-01,联谊\n",
    "走访.csv": "党员,户,日期\np,H1,2025-02-01\np,H1,2025-05-01\nq,H2,2025-06-01\n",
    "结对.csv": "党员,户\np,H1\np,H3\nq,H2\n",
    "会议.csv": "编号,日期,单位\nM1,2025-02-01,A\nM2,2025-09-01,A\n",
    "考勤.csv": "党员,会议,考勤\np,M1,到会\np,M2,到会\nq,M1,请假\nq,M2,缺席\n",
    "网格.csv": "单位,网格,角色,姓名\nA,G1,网格长,甲\nA,G1,网格员,乙\nA,G2,网格长,丙\nA,G2,网格员,\n",
    "轮训.csv": "党员,日期\np,2025-03-01\nq,2025-03-01\n",
  ]

  private func folder() throws -> Workdir {
    let workdir = try Workdir()
    try workdir.write(Self.scheme, to: "f/scheme.yaml")
    try workdir.write(Self.assessment, to: "f/assessment.yaml")
    for (name, text) in Self.files { try workdir.write(text, to: "f/\(name)") }
    return workdir
  }

  // services: p 1 of 2 half-years, q 0 of 2 → 25. visits: H1 of three → 33.3333. meetings: two of four
  // quarters → 50. attendance: q's excuse is left out, 2 of 3 → 66.6667. grids: 1 of 2 → 50. training:
  // 2 of 1 → 200. 0.2·(25 + 33.3333 + 50 + 66.6667) + 0.1·(50 + 200) = 35 + 25 = 60.
  @Test("The result is that of the calculation by hand, and what a mean hides stands beside it")
  func result() throws {
    let workdir = try folder()
    let run = try workdir.pingyi("assess", "f", "--lang", "zh")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains("60.00"), "\(run.output)")
    for line in [
      "服务：0 次 1 人、1 次 0 人、2 次及以上 1 人。", "走访：0 次 1 户、1 次 1 户、2 次及以上 1 户。",
      "轮训：1 个的覆盖数超过应有数", "结对户数：1 个不在规定范围内，只提示，不扣分。",
    ] {
      #expect(run.messages.contains(line), "\(line)")
    }
    #expect(try workdir.text("f/result/notices.csv").contains("覆盖 2，应有 1，超过 100%"))
  }

  @Test("The page shows the missed windows, the alternative, the vacancy and who was never visited")
  func page() throws {
    let workdir = try folder()
    _ = try workdir.pingyi("assess", "f")
    let page = try workdir.pingyi("explain", "f", "A", "--lang", "zh").output
    for line in [
      "成员 2 人，共 2 次，足额完成 0 人；每人每半年不少于 1 次，不足按比例；100 × 1 ÷ 4 = 25.00",
      "分布：0 次 1 人，1 次 0 人，2 次及以上 1 人",
      "未达到最低次数的时段：2025-01…2025-06 1 人、2025-07…2025-12 2 人；最长连续 2 个",
      "若按全周期合计：100 × 2 ÷ 4 = 50", "种类不计数的 1 条",
      "未达到最低次数的时段：2025-04…2025-06、2025-10…2025-12；最长连续 1 个",
      "到会 2、请假 1（不计）、缺席 1；100 × 2 ÷ 3 = 66.6667", "网格 2 个，空缺：网格员 1",
      "结对.csv:3  H3  从未走访  张三", "网格.csv:5  G2  网格员  空缺", "超出应有数 1",
      "结对户数：应为 2–10，不足 1 人、合适 1 人、超出 0 人",
      "走访.csv:2  2025-02-01  张三  H1", "2025-02-01  李四  请假",
    ] {
      #expect(page.contains(line), "\(line)\n\(page)")
    }
  }

  @Test("Rows that do not count say why, and take no place from those that do")
  func omitted() throws {
    let workdir = try folder()
    _ = try workdir.pingyi("assess", "f")
    let page = try workdir.pingyi("explain", "f", "A", "--lang", "zh", "--rows", "2").output
    for line in [
      "服务.csv:2  2025-02-01  张三  志愿", "服务.csv:3  2025-03-01  张三  志愿",
      "服务.csv:4  不计入（种类）：2025-02-01  李四  联谊", "考勤.csv:4  不计入（请假、迟到或代会按方案不计）：",
    ] {
      #expect(page.contains(line), "\(line)\n\(page)")
    }
  }

  @Test("Everybody who falls short stands in the list by name, with the line where there is one")
  func shortfalls() throws {
    let workdir = try folder()
    _ = try workdir.pingyi("assess", "f", "--lang", "zh")
    let names = ["followups.csv", "shortfalls.csv"].map { try? workdir.text("f/result/\($0)") }
    let list = try #require(names.compactMap(\.self).first)
    for line in [
      "服务,services,A,甲单位,p,张三,共 2 次，全周期应有 2 次；没有达到最低次数的时段：2025-07…2025-12",
      "服务,services,A,甲单位,q,李四,共 0 次，全周期应有 2 次；没有达到最低次数的时段：2025-01…2025-06、2025-07…2025-12",
      "走访,pairs,A,甲单位,,H3,共 0 次", "结对.csv,3", "走访,pairs,A,甲单位,,H2,共 1 次",
      "大党委,meetings,A,甲单位,,,共 2 次", "网格,posts,A,甲单位,,G2,网格员空缺 1 个,网格.csv,5",
      "结对户数,pairs,A,甲单位,q,李四,1 户，应为 2–10,结对.csv,4",
    ] {
      #expect(list.contains(line), "\(line)\n\(list)")
    }
  }

  @Test("A list that is refused leaves those unread that refer to it, and says why")
  func refusedList() throws {
    let workdir = try folder()
    try workdir.write("编号,日期,单位\nM1,2025-02-01,A\nM1,2025-09-01,A\n", to: "f/会议.csv")
    let check = try workdir.pingyi("check", "f", "--lang", "zh")
    #expect(check.status == 3)
    #expect((check.output + check.messages).contains("考勤.csv"))
    #expect((check.output + check.messages).contains("会议.csv"))
  }
}
