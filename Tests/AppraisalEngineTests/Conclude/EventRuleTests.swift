import AppraisalEngine
import AppraisalIngest
import AppraisalScheme
import Testing

@Suite("One ledger of events for points and vetoes")
struct EventRuleTests {
  private static func rules(points input: String = "events") -> String {
    """
    vetoes:
      - { id: discipline, when: { input: events, words: [处分] }, effect: barTopGrade }
      - { id: crime, when: { input: events, words: [判刑] }, effect: lowestGrade }
    adjustments:
      - { id: conduct, input: \(input), words: { 处分: -3, 表彰: 2 }, most: 5, least: -10, insideHundred: true }
    total: { most: 100, least: 0 }

    """
  }

  // a: 95 − 3 = 92, an excellent total without the excellent grade. b: 90 + 2. c has no points of an
  // event, and the lowest grade.
  @Test("A word may take points away and bring about a veto besides")
  func both() throws {
    var desk = try ConclusionDesk(
      Self.rules(), [Person("a", 95), Person("b", 90), Person("c", 80)])
    #expect(
      ReadingPlan(desk.scheme).eventWords(of: "events")
        == [.bonus: ["表彰"], .deduction: ["处分"], .veto: ["判刑"]])
    try desk.readEvents("events", "a,2025-06-01,处分\nb,2025-06-01,表彰\nc,2025-06-01,判刑\n")
    let conclusions = desk.concluded()
    #expect(conclusions.standings.compositeTexts(places: 0) == ["92", "92", "80"])
    #expect(conclusions.grades(desk.scheme) == ["合格", "优秀", "不合格"])
  }

  @Test("Every input that a rule reads is used, whichever rule it is")
  func inputs() throws {
    let desk = try ConclusionDesk(Self.rules(points: "honours"), [Person("a", 95)])
    #expect(desk.scheme.usedInputs == ["marks", "events", "honours"])
  }
}
