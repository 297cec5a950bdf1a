import Foundation
import Testing

@Suite("Spellings that no list has")
struct NamingTests {
  /// The small assessment, whose projects are of units by other spellings than the roster's.
  private func workdir(naming: String = "", projects: String) throws -> Workdir {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    try workdir.write(
      SmallAssessment.assessment.replacingOccurrences(
        of: "    kind: projects\n", with: "    kind: projects\n" + naming),
      to: "f/assessment.yaml")
    try workdir.write(projects, to: "f/项目.csv")
    return workdir
  }

  /// The projects of the small assessment: 甲单位 is A's name, 老丙 nobody's.
  private let projects = "编号,单位,状态\nP1,甲单位,完成\nP2,A,完成\nP3,甲单位,未完成\nP4,老丙,完成\n"

  @Test("The draft, completed and declared, gives the result of a file with identifiers")
  func draft() throws {
    let workdir = try workdir(projects: projects)
    let check = try workdir.pingyi("check", "f", "--draft-mapping", "f/对照表.csv")
    #expect(check.status == 1)
    #expect(check.messages.contains("names: { file"))
    let draft = try workdir.text("f/对照表.csv")
    #expect(Array(draft.utf8.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(
      draft.dropFirst().split(separator: "\r\n").map(String.init) == [
        "文件中的写法,名册编号,名册名称,相似之处,出现次数,首次出现行", "甲单位,A,甲单位,甲单位 = A,2,2", "老丙,,,,1,5",
      ])
    // No evaluator is in it.
    #expect(!draft.contains("zzRATER"))

    try workdir.write(
      draft.replacingOccurrences(of: "老丙,,", with: "老丙,C,"), to: "f/对照表.csv")
    try workdir.write(
      SmallAssessment.assessment.replacingOccurrences(
        of: "    kind: projects\n", with: "    kind: projects\n    names: { file: 对照表.csv }\n"),
      to: "f/assessment.yaml")
    let mapped = try workdir.pingyi("assess", "f", "--format", "csv")
    #expect(mapped.status == 0)
    #expect(try workdir.text("f/result/issues.csv").contains("有 3 处写法按对照表换成了编号"))
    #expect(try workdir.pingyi("explain", "f", "C").output.contains("P4"))

    let plain = try Workdir()
    try SmallAssessment.write(to: plain)
    #expect(mapped.output == (try plain.pingyi("assess", "f", "--format", "csv")).output)
  }

  @Test("A draft that is there already is left as it is")
  func draftIsKept() throws {
    let workdir = try workdir(projects: projects)
    try workdir.write("mine", to: "draft.csv")
    let check = try workdir.pingyi("check", "f", "--draft-mapping", "draft.csv")
    #expect(check.status == 5)
    #expect(try workdir.text("draft.csv") == "mine")
    let known = try self.workdir(projects: SmallAssessment.projects)
    _ = try known.pingyi("check", "f", "--draft-mapping", "draft.csv")
    #expect(!known.exists("draft.csv"))
  }

  @Test("By name, the file needs no identifiers")
  func byName() throws {
    let named = try workdir(
      naming: "    by: name\n",
      projects: "编号,单位,状态\nP1,甲单位,完成\nP2,甲单位,完成\nP3,甲单位,未完成\nP4,丙单位,完成\n")
    let plain = try Workdir()
    try SmallAssessment.write(to: plain)
    let arguments = ["assess", "f", "--format", "csv"]
    let run = try named.pingyi(arguments)
    #expect(run.status == 0)
    #expect(run.output == (try plain.pingyi(arguments)).output)
  }

  @Test("A mapping at fault refuses itself and the file that needs it")
  func refusedMapping() throws {
    let workdir = try workdir(naming: "    names: { file: 表.csv }\n", projects: projects)
    try workdir.write("文件中的写法,名册编号\n甲单位,Z\n", to: "f/表.csv")
    let check = try workdir.pingyi("check", "f", "--format", "csv")
    #expect(check.status == 3)
    #expect(check.output.contains("mapping-fault") && check.output.contains("not-read"))
  }

  @Test("A unit that rates itself is set aside unless the assessment allows it")
  func selfRatings() throws {
    let workdir = try workdir(projects: SmallAssessment.projects)
    try workdir.write(SmallAssessment.ballots + "A,同级,A,满意\n", to: "f/选票.csv")
    let check = try workdir.pingyi("check", "f", "--format", "csv")
    #expect(check.status == 1)
    #expect(check.output.contains("self-rating"))
    try workdir.write(
      SmallAssessment.assessment.replacingOccurrences(
        of: "    layout: long\n", with: "    layout: long\n    selfRatings: allowed\n"),
      to: "f/assessment.yaml")
    #expect(try workdir.pingyi("check", "f").status == 0)
  }
}
