import Testing

@testable import AppraisalIngest

@Suite("Events")
struct EventTests {
  private func read(
    _ rows: String, points: String? = "分值"
  ) throws -> (records: [EventRecord]?, log: IssueLog) {
    var log = IssueLog()
    let words = try #require(
      EventWords([.bonus: ["加分", "表彰"], .deduction: ["扣分"], .veto: ["一票否决"]]))
    let records = try readEvents(
      SourceFile("单位,日期,类别,分值,依据\n" + rows), options: .init(),
      columns: EventColumns(who: "单位", date: "日期", kind: "类别", points: points, evidence: "依据"),
      reference: .subjects(SmallReader.subjects), words: words,
      period: #require(SmallReader.year2025()), log: &log)
    return (records, log)
  }

  @Test("Each word has its effect; points are exact")
  func effects() throws {
    let (records, log) = try read(
      "S1,2025-01-01,表彰,0.5,文件〔2025〕1号\nS2,2025-06-30,扣分,2,\nS3,2025-12-31,一票否决,,通报\n")
    #expect(records?.map(\.effect) == [.bonus, .deduction, .veto])
    #expect(records?.map(\.word) == [1, 2, 3])
    #expect(records?.map(\.points) == [5000, 20_000, nil])
    #expect(records?.map(\.evidence) == ["文件〔2025〕1号", nil, "通报"])
    #expect(log.issues.isEmpty)
  }

  @Test("Evidence stays the text that it is")
  func evidence() throws {
    let texts = ["javascript:alert(1)", #"\\server\share\a.pdf"#, "=HYPERLINK(1)", "https://a.cn"]
    let (records, log) = try read(
      texts.enumerated().map { "S1,2025-01-0\($0 + 1),加分,1,\($1)\n" }.joined())
    #expect(records?.map(\.evidence) == texts)
    #expect(log.issues.isEmpty)
  }

  @Test("A bonus without points, a veto with some, and points with a sign")
  func points() throws {
    let (records, log) = try read(
      "S1,2025-01-01,加分,,\nS1,2025-01-02,一票否决,5,\nS1,2025-01-03,扣分,-2,\nS1,2025-01-04,扣分,两分,\n")
    #expect(records?.isEmpty == true)
    #expect(
      log.issues.map(\.kind) == [
        .pointsAgainstKind(kind: "加分", needsPoints: true),
        .pointsAgainstKind(kind: "一票否决", needsPoints: false),
        .numberOutOfRange(found: "-2", range: "0…1000000"), .notANumber(found: "两分"),
      ])
  }

  @Test("Without a column of points none is asked for")
  func withoutPoints() throws {
    let (records, log) = try read("S1,2025-01-01,加分,随便,\n", points: nil)
    #expect(records?.map(\.points) == [nil])
    #expect(log.issues.isEmpty)
  }

  @Test("All faults of a record are told")
  func allFaults() throws {
    let (records, log) = try read("S9,6.30,奖励,1.23456,\n")
    #expect(records?.isEmpty == true)
    #expect(
      log.issues.map(\.code) == [
        "unknown-roster", "date-ambiguous", "unknown-word", "too-many-places",
      ])
  }
}
