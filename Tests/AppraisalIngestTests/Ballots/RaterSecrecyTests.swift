import Testing

@testable import AppraisalIngest

@Suite("Secrecy of raters")
struct RaterSecrecyTests {
  /// A word that only identifiers of evaluators hold.
  private static let canary = "CANARY"

  /// Files of ballots in which something is wrong at every place.
  private static let files: [String] = [
    // Every column at fault in turn, blanks around the evaluator, copies and contradictions.
    """
    票号,主体,对象,项目,评价
    CANARY-1,路人,S1,服务,优秀
    CANARY-2,居民,S9,服务,优秀
    CANARY-3,居民,S1,态度,优秀
    CANARY-4,居民,S1,服务,极好
     CANARY-5 ,居民,S1,服务,
    CANARY-6,居民,S1,服务
    CANARY-7,居民,S1,服务,优秀,多
    CANARY-8,居民,S1,服务,优秀
    CANARY-8,居民,S1,服务,优秀
    CANARY-9,居民,S1,服务,优秀
    CANARY-9,居民,S1,服务,合格
    "CANARY
    10",居民,S1,服务,良
    CANARY-11,,,,
    合计,CANARY-12,,,
    CANARY-13,居民,S1,服务,优秀,,,
    """,
    "票号,主体,对象,项目,评价\nCANARY-1,居民,S1,服务,优秀\n\"CANARY-2\"x,居民,S1,服务,优秀\n",
    "票号,主体,对象,项目,评价\n\"CANARY-1,居民,S1,服务,优秀\n",
    // A column is missing, and one is there twice.
    "票号,主体,对象,项目\nCANARY-1,居民,S1,服务\n",
    "票号,主体,对象,项目,评价,评价\nCANARY-1,居民,S1,服务,优秀,优秀\n",
    // Without header the first ballot stands where the headers are looked for.
    "CANARY-1,居民,S1,服务,优秀\nCANARY-2,居民,S1,服务,优秀\n",
    "CANARY-票号,居民,S1,服务,优秀\n",
    // Other delimiters than declared or than can be read.
    "票号，主体，对象，项目，评价\nCANARY-1，居民，S1，服务，优秀\n",
    "CANARY-1|居民|S1|服务|优秀\n",
    "sep=;\nCANARY-1;居民;S1;服务;优秀\n",
    "票号,主体,对象,项目,评价\nCANARY-1\0,居民,S1,服务,优秀\n",
    "票号,S1,S2\nCANARY-1,极好,优秀\nCANARY-2,优秀\nCANARY-3,优秀,优秀\nCANARY-3,优秀,合格\n",
    "CANARY-1,优秀,优秀\nCANARY-2,优秀,优秀\n",
  ]

  private func dump(_ source: SourceFile, _ plan: BallotPlan, _ options: TextOptions) -> String {
    var log = IssueLog()
    let tally = readBallots(source, options: options, plan: plan, log: &log)?.tally
    return [String(describing: log.issues), String(reflecting: log), String(describing: tally)]
      .joined(separator: "\n")
  }

  @Test("No issue, account or tally holds an evaluator, whatever is wrong", arguments: files)
  func holdsNoRater(text: String) throws {
    let scale = try #require(SmallReader.words())
    let wide = BallotPlan(
      reference: .subjects(SmallReader.subjects), subjects: 3, items: [""], groups: [["居民"]],
      scale: scale, rater: "票号", group: .fixed(0),
      layout: .wide(rated: nil, ["S1", "S2", "S8"].map { .init(.header($0), rated: $0) }))
    let narrow = BallotPlan(
      reference: .subjects(SmallReader.subjects), subjects: 3, items: [""], groups: [["居民"]],
      scale: scale, rater: "票号", group: .fixed(0),
      layout: .wide(rated: nil, ["S1", "S2"].map { .init(.header($0), rated: $0) }))
    let long = try #require(SmallReader.longPlan())
    for plan in [long, wide, narrow] {
      for delimiter in [nil, UInt8(ascii: ","), UInt8(ascii: ";")] {
        let dump = dump(SourceFile(text), plan, TextOptions(delimiter: delimiter))
        let givesAway = dump.contains(RaterSecrecyTests.canary)
        #expect(!givesAway)
        // The dump is one of issues, not an empty one.
        let hasIssues = dump.contains("records.csv")
        #expect(hasIssues)
      }
    }
  }

  @Test("Broken and doubtful encodings give no evaluator away")
  func encodings() throws {
    let plan = try #require(SmallReader.longPlan())
    let ballots = Array("票号,主体,对象,项目,评价\nCANARY-1,居民,S1,服务,".utf8)
    let doubtful = Array("id,group\nCANARY-1,".utf8) + [0xD6, 0xA3, 0xD0, 0xBB, 0xD4, 0xAC]
    for bytes in [ballots + [0xC4, 0xE3, 0xFF], [0xFF, 0xFE] + ballots, doubtful] {
      let text = dump(SourceFile(name: "records.csv", bytes: bytes), plan, .init())
      #expect(text.contains("undecodable"))
      #expect(!text.contains(RaterSecrecyTests.canary))
    }
  }

  @Test("The headers are told when most of them are known")
  func headersAreTold() throws {
    let plan = try #require(SmallReader.longPlan())
    var log = IssueLog()
    _ = readBallots(
      SourceFile("票号,主体,被评对象,项目,评价\n1,居民,S1,服务,优秀\n"), options: .init(), plan: plan, log: &log)
    #expect(
      log.issues.map(\.kind) == [
        .missingColumn(
          wanted: "对象", nearest: "被评对象", headers: ["票号", "主体", "被评对象", "项目", "评价"])
      ])
  }
}
