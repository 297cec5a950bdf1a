import Testing

@testable import AppraisalIngest

/// A workbook with a sheet for each of the rated.
@Suite("A sheet for each of the rated")
struct BallotSheetTests {
  private struct Reading {
    let ballots: Ballots?
    let log: IssueLog

    var codes: [String] { log.issues.map(\.code) }
    /// Seen, accepted, quarantined and refused, by sheet.
    var accounts: [[Int]] {
      log.accounts.map { [$0.seen, $0.accepted, $0.quarantined, $0.refused] }
    }
  }

  private func read(_ book: [SheetText], records: Int? = nil) throws -> Reading {
    var log = IssueLog()
    let plan = BallotPlan(
      reference: .subjects(SmallReader.subjects), subjects: 3, items: SmallReader.items,
      groups: SmallReader.groups, scale: try #require(SmallReader.words()), rater: "票号",
      group: .fixed(0),
      layout: .wide(
        rated: nil, [.init(.header("服务"), item: "服务"), .init(.header("作风"), item: "作风")])
    )
    let ballots = readBallotSheets(
      SourceFile(name: "b.xlsx", bytes: workbook(book)), options: TextOptions(records: records),
      plan: plan, log: &log)
    return Reading(ballots: ballots, log: log)
  }

  private func key(_ subject: Int, _ item: Int, _ code: Int) -> CountKey {
    CountKey(subject: subject, item: item, group: 0, code: code)
  }

  @Test("Sheets are named by identifier or name, and an evaluator may be on each of them")
  func adds() throws {
    let reading = try read([
      .init("S2", "票号,服务,作风\nP1,优秀,合格\nP2,优秀,弃权\n"),
      .init("S1社区", "票号,作风,服务\nP1,优秀,合格\n"),
      .init("空", ""),
    ])
    #expect(reading.codes.isEmpty)
    // By hand: two ballots for S2, one for S1 with its columns the other way round.
    #expect(
      reading.ballots?.tally.table == [
        key(1, 0, 3): 2, key(1, 1, 4): 1, key(1, 1, 0): 1, key(0, 0, 4): 1, key(0, 1, 3): 1,
      ])
    #expect(reading.accounts == [[2, 2, 0, 0], [1, 1, 0, 0]])
    #expect(reading.log.accounts.map(\.sheet) == ["S2", "S1社区"])
  }

  @Test("Two sheets for the same one are refused: an evaluator could be on both")
  func refusesTwins() throws {
    let reading = try read([
      .init("S1", "票号,服务,作风\nP1,优秀,合格\n"), .init("S1社区", "票号,服务,作风\nP1,不合格,合格\n"),
    ])
    #expect(reading.ballots == nil)
    #expect(reading.codes == ["sheet-rated-twice"])
    #expect(reading.log.issues.first?.place.sheet == "S1社区")
  }

  @Test("A hidden sheet is passed over with a note, unless it is empty")
  func notesHidden() throws {
    let reading = try read([
      .init("S1", "票号,服务,作风\nP1,优秀,合格\n"),
      .init("S2", "票号,服务,作风\nP1,优秀,合格\n", isHidden: true),
      .init("S3", "", isHidden: true),
    ])
    #expect(reading.ballots?.tally.total == 2)
    #expect(reading.codes == ["sheet-hidden"])
    #expect(reading.log.issues.first?.place.sheet == "S2")
  }

  @Test("One sheet refused refuses all, and the others are still read")
  func refusesAll() throws {
    let reading = try read([
      .init("说明", "请逐项打分\n"), .init("S9", "票号,服务,作风\nP1,优秀,合格\n"),
      .init("S1", "票号,服务,作风\nP1,还行,合格\n"),
    ])
    #expect(reading.ballots == nil)
    #expect(reading.codes.contains("column-missing"))
    #expect(reading.codes.contains("sheet-rated-unknown"))
    #expect(reading.codes.contains("answer-off-scale"))
  }

  @Test("A declared number of records is that of all sheets", arguments: [3, 2, 4])
  func countsTogether(declared: Int) throws {
    let reading = try read(
      [
        .init("S1", "票号,服务,作风\nP1,优秀,合格\n"),
        .init("S2", "票号,服务,作风\nP1,优秀,合格\nP2,优秀,合格\n"),
      ], records: declared)
    #expect(reading.ballots?.tally.total == 6)
    #expect(reading.codes == (declared == 3 ? [] : ["record-count"]))
  }

  @Test("A workbook of which nothing can be read is refused with a word", arguments: [true, false])
  func refusesEmpty(isHidden: Bool) throws {
    let text = isHidden ? "票号,服务,作风\nP1,优秀,合格\n" : ""
    let reading = try read([.init("S1", text, isHidden: isHidden)])
    #expect(reading.ballots == nil)
    #expect(reading.log.issues.map(\.severity) == [.refused])
    #expect(reading.accounts.count == 1)
  }

  @Test("A text has no sheets")
  func refusesText() {
    var log = IssueLog()
    #expect(readSheetNames(SourceFile("票号,服务\nP1,优秀\n"), log: &log) == nil)
    #expect(log.issues.map(\.code) == ["workbook-unreadable"])
  }

  @Test("A hidden sheet beside the one that is read is noted, unless that one is declared")
  func notesHiddenBeside() throws {
    let sample = "票号,主体,对象,项目,评价\nP1,居民,S1,服务,优秀\nP2,干部,S2,作风,弃权\n"
    let book = workbook([.init("一", sample), .init("二", sample, isHidden: true)])
    for (sheet, codes) in [(nil, ["sheet-hidden"]), ("一", [])] {
      var log = IssueLog()
      let records = SmallReader.ballots.read(
        SourceFile(name: "b.xlsx", bytes: book), options: TextOptions(sheet: sheet), log: &log)
      #expect(records == 2)
      #expect(log.issues.map(\.code) == codes)
    }
  }
}

/// A sheet as comma-separated text.
private struct SheetText {
  let name: String
  let text: String
  let isHidden: Bool

  init(_ name: String, _ text: String, isHidden: Bool = false) {
    self.name = name
    self.text = text
    self.isHidden = isHidden
  }

  /// Its part of the workbook.
  var part: String {
    let rows = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return CorpusBook(rows).parts.sheet
  }
}

/// A workbook of several sheets.
private func workbook(_ sheets: [SheetText]) -> [UInt8] {
  let numbered = Array(zip(1..., sheets))
  let list = numbered.map { number, sheet in
    "<sheet name=\"\(sheet.name)\" sheetId=\"\(number)\" r:id=\"r\(number)\""
      + (sheet.isHidden ? " state=\"hidden\"/>" : "/>")
  }
  let relations = numbered.map { number, _ in
    "<Relationship Id=\"r\(number)\" Type=\"\(BookParts.relationships)/worksheet\" "
      + "Target=\"worksheets/sheet\(number).xml\"/>"
  }
  // The parts that say what kind of file it is are those of any other workbook.
  let common = CorpusBook([]).parts.parts.prefix(2)
  let own = [
    (
      "xl/workbook.xml",
      "<workbook xmlns=\"\(BookParts.main)\" xmlns:r=\"\(BookParts.relationships)\"><sheets>"
        + list.joined() + "</sheets></workbook>"
    ),
    ("xl/_rels/workbook.xml.rels", "<Relationships>\(relations.joined())</Relationships>"),
  ]
  let parts = numbered.map { ("xl/worksheets/sheet\($0).xml", $1.part) }
  return ArchiveWriter(Array(common) + own + parts).bytes
}
