import AppraisalTestSupport
import Foundation
import Testing

/// The main job, by the real command.
///
/// Calculated by hand for the small assessment:
/// - A: residents 280/3 = 93.3333, peers 80; 0.6·93.3333 + 0.4·80 = 87.99998 → 88.0000;
///   projects 66.6667; 0.7·88 + 0.3·66.6667 = 81.60001 → 81.60.
/// - B: residents 220/3 = 73.3333 (abstention left out), no peers, so 73.3333; no projects, so the
///   composite is 73.33.
/// - C: residents 100, peers 73.3333; 60 + 29.33332 = 89.33332 → 89.3333; projects 100;
///   62.53331 + 30 = 92.53331 → 92.53.
@Suite("assess")
struct AssessTests {
  @Test("A run in which nobody has a score is not final, and says so")
  func nobodyScored() throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    // Nobody has fifty ballots.
    let scheme = SmallAssessment.scheme
      .replacing("weight: 60 }", with: "weight: 60, minimumValid: 50 }")
      .replacing("weight: 40 }", with: "weight: 40, minimumValid: 50 }")
      .replacing("missing: renormalise", with: "missing: noScore")
    try workdir.write(scheme, to: "f/scheme.yaml")
    let run = try workdir.pingyi("assess", "f")
    #expect(run.status == 1)
    #expect(run.messages.contains("没有一个对象有得分"))
    #expect(!run.messages.contains("结果为最终结果"))
    #expect(try workdir.text("f/result/issues.csv").contains("nobody-scored"))
    let manifest = try JSONSerialization.jsonObject(with: workdir.bytes("f/result/manifest.json"))
    #expect((manifest as? [String: Any])?["final"] as? Bool == false)
    // Somebody may say that it is meant.
    let decision =
      "\ndecisions:\n  - { file: scheme.yaml, code: nobody-scored, decidedBy: 考核办, reason: 试算 }\n"
    try workdir.write(SmallAssessment.assessment + decision, to: "f/assessment.yaml")
    #expect(try workdir.pingyi("assess", "f").status == 0)
  }

  @Test("The ranked list of the small assessment is that of the calculation by hand")
  func ranking() throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    let run = try workdir.pingyi("assess", "f", "--quiet")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.messages == "")
    #expect(
      run.output == """
        名次  编号  单位    片区  其中名次  等次  综合得分   满意度      项目
        ────  ────  ──────  ────  ────────  ────  ────────  ───────  ────────
           1  C     丙单位  西           1  好       92.53  89.3333  100.0000
           2  A     甲单位  东           1  中       81.60  88.0000   66.6667
           3  B     乙单位  东           2  中       73.33  73.3333         —

        """)
  }

  @Test("The result folder holds five files, and the manifest vouches for four of them")
  func resultFolder() throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    _ = try workdir.pingyi("assess", "f")
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(workdir.path)/f/result")
    #expect(
      names.sorted() == [
        "issues.csv", "manifest.json", "ranking.csv", "ranking.json", "signals.csv",
      ])
    let manifest = try #require(
      JSONSerialization.jsonObject(with: workdir.bytes("f/result/manifest.json"))
        as? [String: Any])
    #expect(manifest["final"] as? Bool == true)
    let results = try #require(manifest["results"] as? [[String: String]])
    for result in results {
      let name = try #require(result["file"])
      #expect(result["sha256"] == (try sha256(of: "\(workdir.path)/f/result/\(name)")))
    }
    #expect(results.count == 4)
    for hidden in [".result-staging", ".result-previous"] {
      #expect(!workdir.exists("f/\(hidden)"))
    }
  }

  @Test("Files that somebody put beside the results survive the next run")
  func foreignFiles() throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    _ = try workdir.pingyi("assess", "f")
    try workdir.write("会议记录", to: "f/result/备注.txt")
    #expect(try workdir.pingyi("assess", "f").status == 0)
    #expect(try workdir.text("f/result/备注.txt") == "会议记录")
  }

  @Test("A run that was cut off while it published is taken up by the next one")
  func interruptedPublication() throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    _ = try workdir.pingyi("assess", "f")
    try FileManager.default.moveItem(
      atPath: "\(workdir.path)/f/result", toPath: "\(workdir.path)/f/.result-previous")
    try workdir.write("half", to: "f/.result-staging/ranking.csv")
    #expect(try workdir.pingyi("assess", "f").status == 0)
    #expect(workdir.exists("f/result/ranking.csv"))
    #expect(!workdir.exists("f/.result-previous") && !workdir.exists("f/.result-staging"))
  }

  @Test(
    "Threads, locale and time zone change no byte of a result",
    arguments: [
      ["OPENBLAS_NUM_THREADS": "1"], ["OPENBLAS_NUM_THREADS": "2"], ["LANG": "zh_CN.UTF-8"],
      ["LANG": "en_US.UTF-8"], ["TZ": "Asia/Shanghai"], ["TZ": "America/New_York", "LANG": "C"],
    ])
  func environment(_ environment: [String: String]) throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    _ = try workdir.pingyi("assess", "f")
    let before = try resultBytes(workdir)
    _ = try workdir.pingyi("assess", "f", environment: environment)
    #expect(try resultBytes(workdir) == before)
  }

  @Test("Shuffled rows change no byte of the lists", arguments: 0..<8)
  func shuffledRows(_ seed: Int) throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    _ = try workdir.pingyi("assess", "f")
    let before = try listBytes(workdir)
    var generator = SeededGenerator(seed: UInt64(seed))
    for (name, text) in [
      ("名册.csv", SmallAssessment.roster), ("选票.csv", SmallAssessment.ballots),
      ("项目.csv", SmallAssessment.projects),
    ] {
      let lines = text.split(separator: "\n").map(String.init)
      let rows = lines.dropFirst().shuffled(using: &generator)
      try workdir.write(([lines[0]] + rows).joined(separator: "\n") + "\n", to: "f/\(name)")
    }
    _ = try workdir.pingyi("assess", "f")
    #expect(try listBytes(workdir) == before)
  }

  @Test("No evaluator's number leaves the reading of the files")
  func ratersAreProtected() throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    // Faults of every kind in rows that name an evaluator.
    let faulty = "zzRATER9,居民,A,很差\nzzRATER1,居民,A,不满意\nzzRATER8,路人,A,满意\nzzRATER8,居民,A\n"
    try workdir.write(SmallAssessment.ballots + faulty, to: "f/选票.csv")
    let runs = [
      try workdir.pingyi("check", "f"), try workdir.pingyi("assess", "f"),
      try workdir.pingyi("explain", "f", "A"), try workdir.pingyi("rank", "f", "--format", "json"),
    ]
    #expect(runs.map(\.status) == [1, 1, 1, 1])
    for run in runs { #expect(!(run.output + run.messages).contains("zzRATER")) }
    for name in ["result/issues.csv", "result/ranking.json", "result/manifest.json"] {
      #expect(!(try workdir.text("f/\(name)")).contains("zzRATER"))
    }
    let canary = Data("zzRATER".utf8)
    #expect(try workdir.bytes("f/assessment.sqlite").range(of: canary) == nil)
  }

  @Test("Open records keep a run from being final until a decision is recorded")
  func decisions() throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    try workdir.write(SmallAssessment.ballots + "zz10,居民,X9,满意\n", to: "f/选票.csv")
    #expect(try workdir.pingyi("assess", "f").status == 1)
    let decision = """

      decisions:
        - file: 选票.csv
          code: unknown-roster
          line: 18
          decidedBy: 考核办
          reason: X9 不是本街道单位
      """
    try workdir.write(SmallAssessment.assessment + decision, to: "f/assessment.yaml")
    #expect(try workdir.pingyi("assess", "f").status == 0)
    #expect(try workdir.text("f/result/issues.csv").contains("X9 不是本街道单位（考核办）"))
    let stray = decision.replacingOccurrences(of: "line: 18", with: "line: 17")
    try workdir.write(SmallAssessment.assessment + stray, to: "f/assessment.yaml")
    let run = try workdir.pingyi("assess", "f")
    #expect(run.status == 1)
    #expect(run.messages.contains("这条决定没有对应的待处理记录"))
    let elsewhere = decision.replacingOccurrences(
      of: "line: 18", with: "line: 18\n    sheet: 表一")
    try workdir.write(SmallAssessment.assessment + elsewhere, to: "f/assessment.yaml")
    #expect(try workdir.pingyi("assess", "f").status == 1)
  }

  private func resultBytes(_ workdir: Workdir) throws -> [Data] {
    try ["ranking.csv", "ranking.json", "issues.csv", "manifest.json"].map {
      try workdir.bytes("f/result/\($0)")
    }
  }

  private func listBytes(_ workdir: Workdir) throws -> [Data] {
    try ["ranking.csv", "ranking.json"].map { try workdir.bytes("f/result/\($0)") }
  }

  /// By the system's own program, as an auditor would.
  private func sha256(of path: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
    process.arguments = [path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data.prefix(64), as: UTF8.self)
  }
}
