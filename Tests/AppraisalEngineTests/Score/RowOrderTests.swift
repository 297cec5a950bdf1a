import AppraisalEngine
import AppraisalIngest
import AppraisalTestSupport
import Testing

/// Inputs of every kind, as rows that can be shuffled.
private struct Inputs {
  static let rules = """
    strata: [片区]
    scales: { hundred: { numbers: { from: 0, to: 100 }, abstain: [弃权] } }
    panels:
      public:
        { scale: hundred, abstentions: leaveOut, ifUnmet: renormalise,
          groups: [
            { id: residents, weight: 70, trim: { high: 1, low: 1, whenMoreThan: 4 } },
            { id: peers, weight: 30, minimumValid: 2 }] }
    indicators:
      - { id: satisfaction, weight: 40, measure: { ballots: { input: survey, panel: public } } }
      - id: service
        weight: 20
        measure:
          services:
            { input: ledger, per: member, atLeast: 1, window: quarter, spread: each, credit: linear }
      - id: projects
        weight: 20
        measure: { projects: { input: list, by: amount, completed: [完成], open: [在建] } }
      - id: promises
        weight: 10
        measure:
          commitments: { input: pledges, late: 1/3, notYetDue: leaveOut }
      - { id: a, weight: 10, measure: { table: { input: marks, value: a, lowest: 0, highest: 100 } } }
    grades: [{ grade: 好, from: 60 }, { grade: 差, from: 0 }]
    tieBreak: [projects, satisfaction]

    """

  let subjects: [(identifier: String, stratum: String)]
  var files: [String: [String]] = [:]

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    subjects = (0..<40).map { (String($0 * 7 % 40), "片\($0 % 3)") }
    let anySubject = { (random: inout SeededGenerator) in Int.random(in: 0..<40, using: &random) }
    let day = { (random: inout SeededGenerator) in
      let month = Int.random(in: 1...12, using: &random)
      let day = Int.random(in: 1...28, using: &random)
      return "2025-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
    files["members"] = (0..<90).map { "m\($0),成员\($0),\($0 % 40)\n" }
    files["survey"] = (0..<900).map { _ in
      let rating = Int.random(in: -5...100, using: &random)
      let group = Bool.random(using: &random) ? "residents" : "peers"
      return "\(group),\(anySubject(&random)),\(rating < 0 ? "弃权" : String(rating))\n"
    }
    files["ledger"] = (0..<150).map { number in
      "m\(Int.random(in: 0..<90, using: &random)),\(day(&random)),\(number)\n"
    }
    files["list"] = (0..<120).map { number in
      let state = Bool.random(using: &random) ? "完成" : "在建"
      return "p\(number),\(anySubject(&random)),\(state),"
        + "\(Int.random(in: 1...9_999, using: &random)).5\n"
    }
    files["pledges"] = (0..<120).map { number in
      let done = Bool.random(using: &random) ? day(&random) : ""
      return "c\(number),\(anySubject(&random)),\(day(&random)),\(done)\n"
    }
    files["marks"] = (0..<40).map { "\($0),\(Int.random(in: 0...100, using: &random))\n" }
  }

  func rows(_ name: String) -> String { files[name, default: []].joined() }

  func desk(_ order: [Int]) throws -> RecordDesk {
    let people = roster(
      order.map { subjects[$0].identifier }, strata: order.map { [subjects[$0].stratum] })
    var desk = RecordDesk(try scheme(schemeText(Self.rules)), people)
    try desk.readMembers("member,name,subject\n" + rows("members"))
    try desk.readBallots("survey", ballotHeader + rows("survey"))
    try desk.readServices("ledger", "who,date,number\n" + rows("ledger"), ofMembers: true)
    try desk.readProjects("list", "id,subject,state,amount\n" + rows("list"))
    try desk.readCommitments("pledges", "id,subject,due,done\n" + rows("pledges"))
    try desk.readValues("marks", "subject,a\n" + rows("marks"))
    return desk
  }
}

@Suite("The order of rows")
struct RowOrderTests {
  @Test(
    "Of the roster and of every other file decides nothing", arguments: [UInt64(1), 2, 3])
  func decidesNothing(_ seed: UInt64) throws {
    var inputs = Inputs(seed: seed)
    let table = try inputs.desk(Array(0..<40)).measured()
    let scheme = try scheme(schemeText(Inputs.rules))
    let standings = score(table, scheme)
    #expect(standings.scoredCount > 5)
    var random = SeededGenerator(seed: seed)
    for name in inputs.files.keys.sorted() {
      inputs.files[name, default: []].shuffle(using: &random)
    }
    let shuffled = try inputs.desk(Array(0..<40).shuffled(using: &random)).measured()
    #expect(shuffled.subjects == table.subjects)
    for (left, right) in zip(table.columns, shuffled.columns) {
      #expect(left.key == right.key)
      #expect(left.points == right.points, "\(left.key)")
      #expect(left.details == right.details, "\(left.key)")
    }
    #expect(score(shuffled, scheme).decided == standings.decided)
  }
}
