import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme
import Testing

@Suite("Stages in turn (指导员四级评定)")
struct StageTests {
  private static func standings(_ failures: [String], missing: String) throws -> Standings {
    let names = ["archive", "firm", "unit"]
    let weights = ["20", "40", "40"]
    let stages = zip(names, failures).map { name, failure in
      "  - { id: \(name)-stage, indicator: \(name), atLeast: 60, ifNot: \(failure) }\n"
    }
    let scheme = try scheme(
      schemeText(
        indicators(zip(names, weights).map { mark($0, $1) }) + "stages:\n" + stages.joined(),
        missing: missing))
    var desk = RecordDesk(scheme, roster(["u1", "u2", "u3", "u4"]))
    try desk.readValues(
      "marks",
      "subject,archive,firm,unit\nu1,60,80,90\nu2,59.9999,80,90\nu3,90,50,90\nu4,90,,90\n")
    return desk.scored()
  }

  // u1 passes: 12 + 32 + 36 = 80. u2 stops at the first: 59.9999 alone. u3 at the second: (18 +
  // 20)/0.6 = 63.33. u4 has no second: 90 alone.
  @Test("A later stage counts only when all earlier ones were passed")
  func stops() throws {
    let standings = try Self.standings(["stop", "stop", "stop"], missing: "renormalise")
    #expect(standings.compositeTexts() == ["80.00", "60.00", "63.33", "90.00"])
    let unit = try #require(standings.points(of: "unit"))
    #expect((0..<4).map { unit[$0]?.text() } == ["90", nil, nil, nil])
    #expect(unit.missing[1] == MissingReason.stageNotReached.rawValue)
  }

  @Test("A stage may leave those without a composite who do not pass it")
  func noScore() throws {
    let standings = try Self.standings(["noScore", "stop", "stop"], missing: "zero")
    // u3: (18 + 20 + 0)/1 = 38; u4: 18.
    #expect(standings.compositeTexts() == ["80.00", nil, "38.00", "18.00"])
  }
}
