import Testing

@testable import AppraisalScheme

@Suite("How an input names people and units")
struct InputNamingTests {
  private func input(_ lines: String) throws -> (input: RecordInput?, faults: [Fault]) {
    let text = try changing(
      fullAssessment, "of: members\n",
      to: "of: members\n" + lines.split(separator: "\n").map { "    \($0)\n" }.joined())
    let reading = try assessmentReading(text)
    return (reading.assessment?.inputs.first { $0.identifier == "services" }, reading.faults)
  }

  @Test("Without a word about it, by identifier and without a mapping")
  func plain() throws {
    let naming = try #require(try input("").input).naming
    #expect(naming.key == .identifier && naming.unit == nil && naming.mapping == nil)
  }

  @Test("By name and unit, with a mapping and its headers")
  func full() throws {
    let (input, faults) = try input(
      """
      by: name
      unit: 单位
      names: { file: 对照表.csv, encoding: gb18030, columns: { form: 写法, id: 编号 } }
      """)
    #expect(faults == [])
    let naming = try #require(input).naming
    #expect(naming.key == .name && naming.unit == "单位")
    let mapping = try #require(naming.mapping)
    #expect(mapping.file.path == "对照表.csv" && mapping.file.encoding == .gb18030)
    #expect(mapping.columns?.form == "写法" && mapping.columns?.identifier == "编号")
  }

  @Test("A mapping without headers has those of a draft")
  func draftHeaders() throws {
    let mapping = try #require(try input("names: { file: a.csv }").input?.naming.mapping)
    #expect(mapping.columns == nil)
  }

  @Test(
    "What does not fit is found on its line",
    arguments: [
      ("unit: 单位", "45 unit-without-name"), ("by: names", "45 not-a-choice"),
      ("names: 对照表.csv", "45 not-a-mapping"), ("names: { file: ../a.csv }", "45 path-outside"),
      ("names: { file: a.csv, columns: { form: 写法 } }", "45 missing-key"),
      ("selfRatings: allowed", "45 unknown-key"),
    ])
  func broken(_ line: String, _ fault: String) throws {
    let (input, faults) = try input(line)
    #expect(input == nil)
    #expect(faults.map { "\($0.mark.line) \($0.code)" } == [fault])
  }

  @Test("Ratings of oneself count only where the input says so")
  func selfRatings() throws {
    for (line, isAllowed) in [
      ("", false), ("    selfRatings: allowed\n", true), ("    selfRatings: quarantined\n", false),
    ] {
      let text = try changing(
        fullAssessment, "    group: { column: 主体 }\n", to: "    group: { column: 主体 }\n" + line)
      let assessment = try #require(try assessmentReading(text).assessment)
      guard case .ballots(let columns) = assessment.inputs[0].columns else {
        Issue.record("other columns")
        return
      }
      #expect(columns.allowsSelfRatings == isAllowed)
    }
  }
}
