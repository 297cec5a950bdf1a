import Foundation
import Testing

@Suite("A scheme file by itself, and columns that it asks for")
struct SchemeFileTests {
  @Test("check looks at a scheme file without a folder around it")
  func check() throws {
    let workdir = try Workdir()
    try workdir.write(SmallAssessment.scheme, to: "rules.yaml")
    let whole = try workdir.pingyi("check", "rules.yaml", "--lang", "zh")
    #expect(whole.status == 0, "\(whole.messages)")
    #expect(whole.messages.contains("没有发现错误"))
    try workdir.write(
      SmallAssessment.scheme.replacingOccurrences(of: "from: 90", with: "from: 9"),
      to: "rules.yaml")
    let broken = try workdir.pingyi("check", "rules.yaml", "--lang", "zh")
    #expect(broken.status == 4)
    #expect(broken.messages.contains("grade-order"), "\(broken.messages)")
  }

  @Test("init makes a folder for a scheme of one's own")
  func start() throws {
    let workdir = try Workdir()
    try workdir.write(SmallAssessment.scheme, to: "own/rules.yaml")
    let made = try workdir.pingyi("init", "f", "--model", "own/rules.yaml")
    #expect(made.status == 0, "\(made.messages)")
    #expect(
      String(decoding: try workdir.bytes("f/scheme.yaml"), as: UTF8.self)
        == SmallAssessment.scheme)
    // The lists are empty yet, and nothing else is wrong.
    let checked = try workdir.pingyi("check", "f", "--format", "csv")
    #expect(checked.status == 3)
    #expect(checked.output.contains("no-records"), "\(checked.output)")
    #expect(!checked.output.contains("column-missing"))
    let missing = try workdir.pingyi("init", "g", "--model", "own/none.yaml")
    #expect(missing.status == 2, "\(missing.messages)")
  }

  @Test("A column that the scheme asks for is corrected in the scheme, and no decision called idle")
  func column() throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    try workdir.write(
      SmallAssessment.scheme.replacingOccurrences(of: "strata: [片区]", with: "strata: [“片区”]"),
      to: "f/scheme.yaml")
    let decision =
      "decisions:\n  - { file: 选票.csv, code: answer-off-scale, decidedBy: 甲, reason: 乙 }\n"
    try workdir.write(SmallAssessment.assessment + "\n" + decision, to: "f/assessment.yaml")
    let run = try workdir.pingyi("check", "f", "--lang", "zh")
    #expect(run.status == 3)
    #expect(run.output.contains("scheme.yaml 第 6 行"), "\(run.output)")
    #expect(run.output.contains("弯引号"))
    #expect(!run.output.contains("请改 assessment.yaml 中的列名"))
    #expect(!run.messages.contains("没有对应的待处理记录"), "\(run.messages)")
  }

  @Test("A decision that settles nothing is told what the file has")
  func decision() throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    let decision =
      "decisions:\n  - { file: 选票.csv, code: answers-off-scale, decidedBy: 甲, reason: 乙 }\n"
    try workdir.write(SmallAssessment.assessment + "\n" + decision, to: "f/assessment.yaml")
    let ballots = SmallAssessment.ballots + "\nzzRATERX,居民,A,很好\n"
    try workdir.write(ballots, to: "f/选票.csv")
    let run = try workdir.pingyi("check", "f", "--lang", "zh")
    #expect(run.messages.contains("这个文件待处理的代码有：answer-off-scale"), "\(run.messages)")
  }

  @Test("reweigh says why a name has no weight to change")
  func reweigh() throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    _ = try workdir.pingyi("assess", "f")
    let titled = try workdir.pingyi("reweigh", "f", "--weight", "居民=50", "--lang", "zh")
    #expect(titled.messages.contains("请写它的标识“residents”"), "\(titled.messages)")
  }
}
