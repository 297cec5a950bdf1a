import AppraisalEngine
import AppraisalIngest
import AppraisalScheme
import Testing

private let scale = """
  words: [{ word: 优秀, points: [100, 95, 90], aliases: [优] }, { word: 称职, points: [85, 80.5] }, \
  { word: 不称职, points: 40 }]
  """

private func text(_ scale: String = scale) -> String {
  panelText(
    scale: scale, "abstentions: leaveOut\nifUnmet: noScore", groups: ["{ id: jury, weight: 100 }"])
}

@Suite("Words with several points")
struct WordPointsTests {
  /// (95 + 95 + 95 + 100 + 80.5 + 40) / 6 = 84.25.
  @Test("A ballot says which points of a word are meant, and the word is counted")
  func reads() throws {
    let answers = ["95", "优秀95", "优（95）", "优秀(100)", "称职80.5", "不称职"]
    let desk = try BallotDesk(
      text(), roster(["u1"]), header: "group,rated,answer", answers.map { "jury,u1,\($0)" })
    #expect(desk.log.issues.map(\.code) == ["anonymous-ballots"])
    #expect(desk.composites() == ["84.25"])
    let words = try (0..<3).map { try desk.table.detail(.answer($0), "all", "jury")[0] }
    #expect(words == [4, 1, 1])
  }

  @Test("The bare word is set aside, and so are points that the word does not have")
  func setsAside() throws {
    let desk = try BallotDesk(
      text(), roster(["u1"]), header: "group,rated,answer",
      ["jury,u1,优秀", "jury,u1,优", "jury,u1,优秀85", "jury,u1,96", "jury,u1,90"])
    #expect(
      desk.log.issues.filter { $0.severity == .quarantined }.map(\.code)
        == ["points-not-stated", "points-not-stated", "answer-off-scale", "answer-off-scale"])
    #expect(desk.composites() == ["90.00"])
  }

  @Test(
    "Points that two words share, or that do not descend, are refused",
    arguments: [
      ("words: [{ word: 优, points: [100, 90] }, { word: 良, points: [90, 80] }]", "word-repeated"),
      ("words: [{ word: 优, points: [90, 100] }]", "choices-descend"),
    ])
  func refuses(_ scale: String, _ code: String) throws {
    #expect(try reading(of: text(scale)).faults.map(\.code).contains(code))
  }
}
