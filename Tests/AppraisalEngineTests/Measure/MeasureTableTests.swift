import AppraisalEngine
import Testing

@Suite("Measuring tables of values")
struct MeasureTableTests {
  @Test("Values are taken as points; an empty cell and a missing row were not handed in")
  func takesValues() throws {
    let text = indicators([mark("a", "60"), mark("b", "40", highest: 120)])
    var desk = RecordDesk(try scheme(schemeText(text)), roster(["u1", "u2", "u3"]))
    try desk.readValues("marks", "subject,b,a\nu3,,0\nu1,120,99.9999\n")
    let table = desk.measured()
    #expect(try table.texts("a") == ["99.9999", nil, "0"])
    #expect(try table.texts("b") == ["120", nil, nil])
    #expect(try table.reasons("b") == [nil, .notHandedIn, .notHandedIn])
    #expect(try table.detail(.records, "a") == [1, 0, 1])
  }

  @Test(
    "Values are rounded only when the scheme rounds at every level",
    arguments: [
      ("final", ["86.0449", "86.045", "86.055"]), ("everyLevel", ["86.04", "86.05", "86.06"]),
    ])
  func roundsValues(_ stage: String, _ expected: [String]) throws {
    let text = schemeText(indicators([mark("a", "100")]), stage: stage)
    var desk = RecordDesk(try scheme(text), roster(["u1", "u2", "u3"]))
    try desk.readValues("marks", "subject,a\nu1,86.0449\nu2,86.045\nu3,86.055\n")
    #expect(try desk.measured().texts("a") == expected)
  }
}
