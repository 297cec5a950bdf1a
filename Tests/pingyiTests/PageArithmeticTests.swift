import Foundation
import Testing

/// What the page of a subject says of commitments and projects, by the real command.
@Suite("Arithmetic of commitments and projects on the page")
struct PageArithmeticTests {
  private static let scheme = """
    schema: pingyi-scheme/1
    id: pledges
    title: 承诺
    period: 2025
    subjects: 单位
    missing: renormalise
    rounding: { places: 2, mode: halfUp, stage: final }
    indicators:
      - id: promises
        title: 承诺
        weight: 50
        measure: { commitments: { input: promises, late: 60%, notYetDue: leaveOut, importance: { 重点: 3, 一般: 1 } } }
      - id: projects
        title: 项目
        weight: 50
        measure: { projects: { input: projects, by: amount, completed: [完成], open: [在建], leftOut: [取消] } }
    """

  private static let assessment = """
    schema: pingyi-assessment/1
    title: 承诺
    scheme: scheme.yaml
    roster: { file: 名册.csv, columns: { id: 编号, name: 名称 } }
    inputs:
      promises: { kind: commitments, file: 承诺.csv, columns: { id: 编号, subject: 单位, due: 期限, done: 兑现, importance: 程度 } }
      projects: { kind: projects, file: 项目.csv, columns: { id: 编号, subject: 单位, state: 状态, amount: 金额 } }
    decisions:
      - { file: 承诺.csv, code: unknown-roster, decidedBy: 考核办, reason: 不是本街道的单位 }
    """

  private func folder() throws -> Workdir {
    let workdir = try Workdir()
    try workdir.write(Self.scheme, to: "f/scheme.yaml")
    try workdir.write(Self.assessment, to: "f/assessment.yaml")
    try workdir.write("编号,名称\nA,甲单位\n", to: "f/名册.csv")
    try workdir.write(
      """
      编号,单位,期限,兑现,程度
      c1,A,2025-06-30,2025-07-30,重点
      c2,A,2025-06-30,,重点
      c3,A,2025-06-30,2025-06-30,一般
      c4,A,2025-06-30,2025-07-30,一般
      c5,A,2025-06-30,,一般
      c6,A,2026-06-30,,一般
      c7,Z,2025-06-30,,一般
      c8,Z,2025-06-30,,一般

      """, to: "f/承诺.csv")
    try workdir.write(
      "编号,单位,状态,金额\np1,A,完成,12.65\np2,A,在建,7.35\np3,A,取消,5\n", to: "f/项目.csv")
    return workdir
  }

  /// By hand.
  ///
  /// 重点 counts 3: one late, one not kept; 一般 counts 1: one in time, one late, one not kept. In time 1,
  /// late 4 of 9: (1 + 4 · 3/5) / 9 = 3.4/9 = 37.7778 %; with the late ones in time 5/9 = 55.5556 %.
  /// Projects: 12.65 of 20 are 63.25 %.
  @Test("Weights, the share of late ones and amounts stand in their own unit, with the alternative")
  func arithmetic() throws {
    let workdir = try folder()
    let run = try workdir.pingyi("assess", "f", "--lang", "zh")
    #expect(run.status == 0, "\(run.messages)")
    let page = try workdir.pingyi("explain", "f", "A", "--lang", "zh").output
    for line in [
      "按期兑现 1、逾期兑现 2、未兑现 2、未到期 1",
      "重点 × 3（按期 0、逾期 1、未兑现 1）、一般 × 1（按期 1、逾期 1、未兑现 1）；100 × (1 + 4 × 3/5) ÷ 9 = 37.7778",
      "若逾期的都按期：100 × 5 ÷ 9 = 55.5556",
      "完成 12.65，共 20，不计入 1 项；100 × 12.65 ÷ 20 = 63.25",
      "承诺.csv:7  不计入（未到期）：c6", "项目.csv:4  不计入（状态）：p3",
    ] {
      #expect(page.contains(line), "\(line)\n\(page)")
    }
  }

  @Test("A decision without a line says how many records it covers")
  func wideDecision() throws {
    let workdir = try folder()
    let check = try workdir.pingyi("check", "f", "--lang", "zh")
    let text = check.output + check.messages
    #expect(text.contains("这条决定没写 line，现在涵盖 2 条记录（承诺.csv，unknown-roster）"), "\(text)")
    #expect(text.contains("unknown-roster"))
  }
}
