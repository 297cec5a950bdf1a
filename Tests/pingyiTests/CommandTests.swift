import Foundation
import Testing

@Suite("The other commands")
struct CommandTests {
  @Test("reweigh says what an assess with those weights says")
  func reweighAgreesWithAssess() throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    _ = try workdir.pingyi("assess", "f")
    let what = try workdir.pingyi(
      "reweigh", "f", "--weight", "projects=55", "--weight", "residents=10", "--format", "csv")
    #expect(what.status == 0)
    // The same weights written into the scheme: siblings keep their proportions, 45 and 90.
    let changed = SmallAssessment.scheme
      .replacingOccurrences(of: "weight: 70", with: "weight: 45")
      .replacingOccurrences(of: "weight: 30", with: "weight: 55")
      .replacingOccurrences(of: "weight: 60", with: "weight: 10")
      .replacingOccurrences(of: "weight: 40", with: "weight: 90")
    try workdir.write(changed, to: "f/scheme.yaml")
    let assessed = try workdir.pingyi("assess", "f", "--format", "csv")
    let after = table(what.output).map { [$0[0], $0[3], $0[5], $0[7]] }
    let expected = table(assessed.output).map { [$0[1], $0[6], $0[0], $0[5]] }
    #expect(after == expected)
    #expect(after.count == 3)
  }

  @Test("reweigh lists who moves and who changes grade")
  func reweighText() throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    _ = try workdir.pingyi("assess", "f")
    let run = try workdir.pingyi("reweigh", "f", "--weight", "projects=100")
    // By hand: A 66.67 (差), C 100, B has no project, so its weight of 0 leaves nothing: no score.
    #expect(
      run.output == """
        权重                    原    现
        ─────────────────────  ───  ────
        满意度 [satisfaction]  70%    0%
        项目 [projects]        30%  100%

        共 3 个：名次变动 1 个，等次变动 2 个。

        等次变动
        编号  单位     得分     现得分  名次     现名次  升降  等次
        ────  ──────  ─────  ─  ──────  ────  ─  ──────  ────  ───────
        B     乙单位  73.33  →       —     3  →       —  退出  中 → —
        A     甲单位  81.60  →   66.67     2  →       2     —  中 → 差

        名次变动最大
        编号  单位     得分     现得分  名次     现名次  升降  等次
        ────  ──────  ─────  ─  ──────  ────  ─  ──────  ────  ──────
        B     乙单位  73.33  →       —     3  →       —  退出  中 → —

        """)
  }

  @Test(
    "Wrong usage is told apart from refused inputs and schemes by the exit code",
    arguments: [
      (["assess"], 2), (["assess", "f", "--bogus"], 2), (["reweigh", "f", "--weight", "x=50"], 2),
      (["reweigh", "f", "--weight", "residents=abc"], 2),
      (["reweigh", "f", "--weight", "residents=101"], 2),
      (["reweigh", "f", "--weight", "residents=60", "--weight", "peers=60"], 2),
      (["explain", "f", "nobody"], 2), (["rank", "f", "--stratum", "南"], 2),
      (["rank", "f", "--top", "0"], 2), (["frobnicate"], 2), (["assess", "missing"], 3),
      (["rank", "missing"], 3), (["--help"], 0), (["help", "reweigh"], 0), (["--version"], 0),
    ] as [([String], Int32)])
  func exitCodes(_ arguments: [String], _ status: Int32) throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    _ = try workdir.pingyi("assess", "f")
    let run = try workdir.pingyi(arguments)
    #expect(run.status == status, "\(run.messages)")
    if status == 2 { #expect(run.output == "" && run.messages != "") }
  }

  @Test("A scheme with holes is refused with all of them, before a record is read")
  func schemeRefused() throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    let broken = SmallAssessment.scheme
      .replacingOccurrences(of: "weight: 30", with: "weight: 29")
      .replacingOccurrences(of: "from: 70", with: "from: 70.005")
      .replacingOccurrences(of: "wieght", with: "weight")
    try workdir.write(broken, to: "f/scheme.yaml")
    try FileManager.default.removeItem(atPath: "\(workdir.path)/f/选票.csv")
    let run = try workdir.pingyi("check", "f")
    #expect(run.status == 4)
    #expect(run.output == "")
    #expect(run.messages.contains("weights-do-not-add-up"))
    #expect(run.messages.contains("合计 99%"))
    #expect(run.messages.contains("band-finer-than-rounding"))
  }

  @Test("All refused files are reported at once")
  func inputsRefused() throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    try workdir.write("评价人,主体,单位\n", to: "f/选票.csv")
    try workdir.write("PK\u{3}\u{4}", to: "f/项目.csv")
    let run = try workdir.pingyi("check", "f", "--format", "json")
    #expect(run.status == 3)
    #expect(run.output.contains("column-missing") && run.output.contains("workbook-unreadable"))
    #expect(try workdir.pingyi("assess", "f").status == 3)
    #expect(!workdir.exists("f/result"))
  }

  @Test("Output that cannot be written ends with code 5 and leaves the result before")
  func unwritable() throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    _ = try workdir.pingyi("assess", "f")
    let before = try workdir.bytes("f/result/ranking.csv")
    let stored = try workdir.pingyi("rank", "f").output
    // Other ballots, and a folder in the staging folder, which is none of ours to remove.
    try workdir.write(SmallAssessment.ballots + "zz9,居民,B,满意\n", to: "f/选票.csv")
    try workdir.write("x", to: "f/.result-staging/somebody/else")
    #expect(try workdir.pingyi("assess", "f").status == 5)
    #expect(try workdir.bytes("f/result/ranking.csv") == before)
    #expect(try workdir.pingyi("rank", "f").output == stored)
  }

  @Test("A file or a link under the name of the result folder is left alone")
  func foreignResult() throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    try workdir.write("mine", to: "f/result")
    let run = try workdir.pingyi("assess", "f")
    #expect(run.status == 5 && run.messages.contains("它不是文件夹"))
    #expect(try workdir.text("f/result") == "mine")
    #expect(!workdir.exists("f/assessment.sqlite"))
  }

  @Test("An invisible character in a title is spelt out, not obeyed")
  func invisibleTitle() throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    let scheme = SmallAssessment.scheme
      .replacingOccurrences(of: "title: 满意度", with: "title: 满意度\u{200B}")
    try workdir.write(scheme, to: "f/scheme.yaml")
    let run = try workdir.pingyi("assess", "f")
    #expect(run.status == 0)
    #expect(run.output.contains("满意度\\u{200B}") && !run.output.contains("\u{200B}"))
  }

  @Test("Files that refer to a refused list are not read, instead of all their records reported")
  func refusedMembers() throws {
    let workdir = try Workdir()
    try FileManager.default.copyItem(
      atPath: Workdir.packageRoot + "/Examples/tianyuan-2025", toPath: workdir.path + "/f")
    try workdir.write("党员号,姓名,单位编号\nDY1,王某,DW001\n", to: "f/党员.csv")
    let assessment = try workdir.text("f/assessment.yaml")
      .replacingOccurrences(of: "encoding: gb18030", with: "encoding: utf-8")
    try workdir.write(assessment, to: "f/assessment.yaml")
    let run = try workdir.pingyi("check", "f", "--format", "json")
    #expect(run.status == 3)
    let issues = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    let unread = issues.filter { $0["code"] as? String == "not-read" }
    #expect(
      Set(unread.compactMap { $0["file"] as? String }) == ["服务台账.csv", "党员评议.csv"])
    #expect(issues.count < 60)
  }

  @Test("explain writes out arithmetic that can be redone by hand")
  func explainText() throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    _ = try workdir.pingyi("assess", "f")
    let page = try workdir.pingyi("explain", "f", "甲单位").output
    for line in [
      "= (70% × 88 + 30% × 66.6667) ÷ 100% = 81.60001 ÷ 1 = 81.6（四舍五入到 2 位；方案第 34 行）",
      "= (60% × 93.3333 + 40% × 80) ÷ 100% = 87.99998 ÷ 1 = 88（四舍五入到 4 位）",
      "居民（方案第 20 行）：有效 3、弃权 0、废票 0；(满意 2 × 100 + 基本满意 1 × 80) = 280 ÷ 3 = 93.3333",
      "完成 2，共 3；100 × 2 ÷ 3 = 66.6667", "项目.csv:2  P1  完成",
      "等次 中（70 分及以上、不满 90 分；方案第 37 行），距好差 8.4 分",
      "3 个中第 2 名",
    ] { #expect(page.contains(line), "\(line)\n\(page)") }
    let partial = try workdir.pingyi("explain", "f", "B").output
    #expect(partial.contains("= (70% × 73.3333) ÷ 70% = 51.33331 ÷ 0.7 = 73.33"))
    #expect(partial.contains("缺：项目（30%，没有可计算的记录），规则：按其余权重折算"))
    #expect(partial.contains("弃权 1"))
  }

  @Test("Two groups below the smallest cell hide their figures in every format")
  func smallCells() throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    let scheme = SmallAssessment.scheme
      .replacingOccurrences(of: "minimumCell: 3", with: "minimumCell: 4")
    try workdir.write(scheme, to: "f/scheme.yaml")
    _ = try workdir.pingyi("assess", "f")
    for format in ["table", "csv", "json"] {
      let page = try workdir.pingyi("explain", "f", "A", "--format", format).output
      #expect(!page.contains("93.3333"))
      #expect(page.contains("88"))
    }
  }

  @Test("A record of the subject that was set aside stands on the page with its reason")
  func setAside() throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    try workdir.write(SmallAssessment.projects + "P9,A,完工\n", to: "f/项目.csv")
    #expect(try workdir.pingyi("assess", "f").status == 1)
    let page = try workdir.pingyi("explain", "f", "A")
    #expect(page.output.contains("项目.csv:6  不计入（待处理）：“完工”不是允许的词"), "\(page.output)")
    #expect(page.messages.contains("结果还不是最终结果"))
    #expect(!(try workdir.pingyi("explain", "f", "C").output).contains("不计入（待处理）"))
  }

  @Test("A ledger changed after the run is not shown as its evidence")
  func changedEvidence() throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    _ = try workdir.pingyi("assess", "f")
    try workdir.write(SmallAssessment.projects + "P9,A,完成\n", to: "f/项目.csv")
    let run = try workdir.pingyi("explain", "f", "A")
    #expect(run.messages.contains("项目.csv 在计算之后被改动或移走"))
    #expect(!run.output.contains("P9") && !run.output.contains("P1"))
  }

  @Test("rank repeats the stored run and says when the scheme has changed since")
  func rankAfterChange() throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    let assessed = try workdir.pingyi("assess", "f", "--format", "csv").output
    try workdir.write(SmallAssessment.scheme + "\n# later\n", to: "f/scheme.yaml")
    let run = try workdir.pingyi("rank", "f", "--format", "csv")
    #expect(run.output == assessed)
    #expect(run.messages.contains("scheme.yaml 在上次 assess 之后改动过"))
    let east = try workdir.pingyi("rank", "f", "--stratum", "东", "--top", "1", "--format", "csv")
    #expect(table(east.output).map { $0[1] } == ["A"])
  }

  @Test("Messages are English for an English locale or on request, and Chinese else")
  func languages() throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    let english = try workdir.pingyi("assess", "f", environment: ["LANG": "en_GB.UTF-8"])
    #expect(english.messages.contains("3 subjects, 3 with a score."))
    #expect(try workdir.text("f/result/ranking.csv").contains("综合得分"))
    #expect(try workdir.pingyi("rank", "f", "--lang", "en").output.contains("Score"))
    #expect(try workdir.pingyi("rank", "f").output.contains("综合得分"))
  }

  @Test("Every model starts a folder whose scheme and headings are accepted")
  func initialise() throws {
    let workdir = try Workdir()
    let names = try workdir.pingyi("init", "x", "--list").output.split(separator: "\n")
    let files = try FileManager.default
      .contentsOfDirectory(atPath: Workdir.packageRoot + "/Models")
      .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    #expect(names.map(String.init) == files.sorted())
    for name in names {
      #expect(try workdir.pingyi("init", "f-\(name)", "--model", "\(name)").status == 0)
      let check = try workdir.pingyi("check", "f-\(name)", "--format", "json")
      #expect(check.status == 3)
      let issues = try #require(
        JSONSerialization.jsonObject(with: Data(check.output.utf8)) as? [[String: Any]])
      let refused = issues.filter { $0["severity"] as? String == "refused" }
      let codes = refused.map { $0["code"] as? String }
      // The roster has no records yet, and what refers to it waits for them; two tables with the
      // same headings and nothing below are the same file so far.
      #expect(codes.first == "no-records", "\(name)")
      #expect(codes.dropFirst().allSatisfy { $0 == "not-read" || $0 == "same-file" }, "\(name)")
      #expect(!refused.isEmpty)
      let again = try workdir.pingyi("init", "f-\(name)", "--model", "\(name)")
      #expect(again.status == 5 && again.messages.contains("文件已存在"))
    }
    #expect(try workdir.pingyi("init", "y", "--model", "nothing").status == 2)
  }

  /// The rows of a CSV text without quotes in it, the header left out.
  private func table(_ text: String) -> [[String]] {
    text.split(separator: "\r\n").dropFirst().map { row in
      row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
