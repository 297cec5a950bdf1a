import AppraisalEngine
import AppraisalIngest
import Testing

@Suite("What a scheme wants read")
struct ReadingPlanTests {
  private static let rules = """
    scales:
      four: { words: [{ word: 好, points: 100, aliases: [很好] }, { word: 差, points: 40 }] }
    panels:
      leaders:
        { scale: four, abstentions: leaveOut, ifUnmet: noScore,
          groups: [
            { id: superiors, title: 上级, weight: 60,
              quorum: { atLeast: 1/2, eligible: { column: 应到 } } },
            { id: peers, aliases: [同级], weight: 40,
              quorum: { atLeast: 1/2, eligible: { column: 同级数 } } }] }
      public:
        { scale: four, abstentions: leaveOut, ifUnmet: noScore,
          groups: [
            { id: peers, title: 兄弟单位, weight: 50,
              quorum: { atLeast: 2/3, eligible: { column: 应到 } } },
            { id: residents, weight: 50 }] }
    indicators:
      - { id: duty, weight: 20, measure: { ballots: { input: s, item: 履职, panel: public } } }
      - { id: style, weight: 20, measure: { ballots: { input: s, item: 作风, panel: leaders } } }
      - { id: again, weight: 20, measure: { ballots: { input: s, item: 履职, panel: leaders } } }
      - id: projects
        weight: 20
        measure: { projects: { input: list, by: count, completed: [完成], open: [在建, 未开工] } }
      - id: begun
        weight: 10
        measure: { projects: { input: list, by: count, completed: [在建, 完成], open: [未开工] } }
      - { id: a, weight: 5, measure: { table: { input: t, value: 分, lowest: 0, highest: 90 } } }
      - { id: b, weight: 5, measure: { table: { input: t, value: 分, lowest: 10, highest: 100 } } }

    """

  @Test("Items and groups of all panels of an input are read once each, under all their words")
  func unitesPanels() throws {
    let plan = ReadingPlan(try scheme(schemeText(Self.rules)))
    #expect(plan.items(of: "s") == ["履职", "作风"])
    let groups = plan.groups(of: "s")
    #expect(groups.map(\.identifier) == ["peers", "residents", "superiors"])
    #expect(
      groups.map(\.words) == [
        ["peers", "兄弟单位", "同级"], ["residents"], ["superiors", "上级"],
      ])
    #expect(plan.rosterNumbers == ["应到", "同级数"])
    #expect(plan.scale(of: "s") != nil)
    #expect(plan.scale(of: "list") == nil)
    #expect(plan.items(of: "list").isEmpty)
  }

  /// Records hold the position of the state word, so both indicators must number them alike.
  @Test("Two indicators that sort the states differently read the same records")
  func numbersStatesAlike() throws {
    var desk = RecordDesk(try scheme(schemeText(Self.rules)), roster(["u1"]))
    try desk.readProjects(
      "list", "id,subject,state,amount\n1,u1,完成,0\n2,u1,在建,0\n3,u1,在建,0\n4,u1,未开工,0\n")
    try desk.readValues("t", "subject,分\nu1,50\n")
    try desk.readBallots("s", "group,rated,item,answer\n")
    let table = desk.measured()
    #expect(try table.texts("projects") == ["25"])
    #expect(try table.texts("begun") == ["75"])
  }

  @Test("A value that two indicators use must lie in the range of both")
  func narrowsRanges() throws {
    let plan = ReadingPlan(try scheme(schemeText(Self.rules)))
    let columns = plan.values(of: "t", headers: ["分": "得分"])
    #expect(columns.map(\.header) == ["得分"])
    #expect(columns.map(\.range) == [100_000...900_000])
    #expect(plan.values(of: "t", headers: [:]).map(\.header) == ["分"])
  }
}
