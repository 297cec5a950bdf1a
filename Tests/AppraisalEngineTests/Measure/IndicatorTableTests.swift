import AppraisalEngine
import AppraisalIngest
import Testing

@Suite("The table of indicators")
struct IndicatorTableTests {
  /// The names stand in stored files, so a changed name would orphan what was stored.
  @Test(
    "Details keep the names under which they are stored",
    arguments: [
      (.records, "records"), (.numerator, "numerator"), (.denominator, "denominator"),
      (.valid, "valid"), (.abstained, "abstained"), (.void, "void"), (.unanswered, "unanswered"),
      (.trimmed, "trimmed"), (.answer(0), "answer:0"), (.answer(12), "answer:12"),
      (.members, "members"), (.compliantMembers, "compliantMembers"), (.services, "services"),
      (.completed, "completed"), (.total, "total"), (.leftOut, "leftOut"),
      (.fulfilled, "fulfilled"), (.late, "late"), (.unfulfilled, "unfulfilled"),
      (.notYetDue, "notYetDue"),
    ] as [(Detail, String)])
  func keepsNames(_ detail: Detail, _ name: String) {
    #expect(detail.name == name)
    #expect(Detail.named(name) == detail)
  }

  @Test("Unknown details are none", arguments: ["", "answer", "answer:", "answer:x", "Records"])
  func refusesUnknownNames(_ name: String) {
    #expect(Detail.named(name) == nil)
  }

  /// The codes stand in stored files; 0 means present.
  @Test("Reasons keep the codes under which they are stored")
  func keepsCodes() {
    #expect(
      MissingReason.allCases.map(\.rawValue) == [
        1, 2, 3, 4, 5, 20, 21, 22, 23, 25, 30, 31, 32, 40, 50,
      ])
    #expect(MissingReason.partMissing.rawValue == 1, "the code that weighted means give")
    #expect(MissingReason(rawValue: 0) == nil)
  }

  @Test("Rows are in the order of the identifiers' bytes, whatever the order of the roster")
  func ordersRows() throws {
    let text = schemeText(indicators([mark("a", "100")]))
    let identifiers = ["u10", "u9", "U1", "é", "e\u{301}", "张", "u1"]
    var desk = RecordDesk(try scheme(text), roster(identifiers))
    try desk.readValues(
      "marks",
      "subject,a\n" + identifiers.enumerated().map { "\($0.element),\($0.offset)\n" }.joined())
    let table = desk.measured()
    let expected = ["U1", "e\u{301}", "u1", "u10", "u9", "é", "张"]
    #expect(
      table.subjects.map { Array($0.identifier.utf8) } == expected.map { Array($0.utf8) })
    #expect(try table.texts("a") == ["2", "4", "6", "0", "1", "3", "5"])
  }
}
