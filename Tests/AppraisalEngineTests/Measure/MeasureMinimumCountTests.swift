import AppraisalEngine
import AppraisalScheme
import AppraisalTestSupport
import Testing

private func services(_ keys: String, _ input: String = "ledger") -> String {
  "services: { input: \(input), \(keys) }"
}

@Suite("Minimum counts over dated ledgers")
struct MeasureMinimumCountTests {
  private static let twoInFirstHalf = "who,date\nu1,2025-02-01\nu1,2025-03-01\n"

  // Two in the first half-year, none in the second: 2 of 2 over the year, 1 of 2 half-years.
  @Test(
    "在职党员每半年至少 1 次（2+0 不达标）: two a year pass, one each half-year fail (vector H)",
    arguments: [
      ("atLeast: 2, window: year, spread: each, credit: allOrNothing", "100", 2, 2),
      ("atLeast: 1, window: halfYear, spread: total, credit: allOrNothing", "100", 2, 0),
      ("atLeast: 1, window: halfYear, spread: each, credit: allOrNothing", "0", 0, 2),
      ("atLeast: 1, window: halfYear, spread: each, credit: linear", "50", 1, 2),
    ] as [(String, String, Int64, Int64)])
  func halfYears(
    _ keys: String, _ points: String, _ numerator: Int64, _ alternative: Int64
  ) throws {
    var desk = RecordDesk(try oneMeasure(services("per: subject, " + keys)), roster(["u1"]))
    try desk.readLedger("ledger", Self.twoInFirstHalf)
    let table = desk.measured()
    #expect(try table.texts("x") == [points])
    #expect(try table.detail(.numerator, "x") == [numerator])
    #expect(try table.detail(.alternative, "x") == [alternative])
  }

  @Test(
    "双报到: the shortfall of each member against two services a year; subjects' ledgers of members")
  func memberRowsOfSubjects() throws {
    var desk = RecordDesk(
      try oneMeasure(
        services("per: subject, atLeast: 2, window: year, spread: each, credit: linear")),
      roster(["u1", "u2"]))
    try desk.readMembers("member,name,subject\na,甲,u2\nb,乙,u2\nc,丙,u1\n")
    try desk.readLedger("ledger", "who,date\na,2025-01-01\nb,2025-01-01\n", ofMembers: true)
    // Both services count for the unit of the two members.
    #expect(try desk.measured().texts("x") == ["0", "100"])
  }

  // Four members, ten services: a mean of 2.5, and two of the four have none.
  @Test(
    "2600 人 6600 次: the mean of 2.5 hides those with none, so the distribution stands beside it")
  func distribution() throws {
    var desk = RecordDesk(
      try oneMeasure(
        services("per: member, atLeast: 2, window: year, spread: each, credit: allOrNothing")),
      roster(["u1"]))
    try desk.readMembers("member,name,subject\na,甲,u1\nb,乙,u1\nc,丙,u1\nd,丁,u1\n")
    let many = (1...9).map { "a,2025-01-0\($0)\n" }.joined()
    try desk.readLedger("ledger", "who,date\n\(many)b,2025-05-05\n", ofMembers: true)
    let table = desk.measured()
    #expect(try table.detail(.services, "x") == [10])
    #expect(try (0...2).map { try table.detail(.having($0), "x")[0] } == [2, 1, 1])
    #expect(try table.texts("x") == ["25"])
  }

  @Test(
    "Several services on one day, or at one unit in one window, count once where the rule says so",
    arguments: [("", "100", 4), (", distinct: day", "75", 3), (", distinct: unit", "50", 2)]
      as [(String, String, Int64)])
  func distinct(_ keys: String, _ points: String, _ counted: Int64) throws {
    var desk = RecordDesk(
      try oneMeasure(
        services("per: subject, atLeast: 4, window: year, spread: each, credit: linear" + keys)),
      roster(["u1"]))
    // Two on 1 March at A and B, then A twice more: 4 entries, 3 days, 2 units.
    try desk.readLedger(
      "ledger",
      "who,date,unit\nu1,2025-03-01,A\nu1,2025-03-01,B\nu1,2025-03-02,A\nu1,2025-03-03,A\n",
      unit: "unit")
    let table = desk.measured()
    #expect(try table.texts("x") == [points])
    #expect(try table.detail(.records, "x") == [4])
    #expect(try table.detail(.services, "x") == [counted])
  }

  @Test("Only the kinds that the rule names count; the others are told")
  func kinds() throws {
    var desk = RecordDesk(
      try oneMeasure(
        services(
          "per: subject, atLeast: 2, window: year, spread: each, credit: linear, kinds: [服务], "
            + "leftOut: [联谊]")), roster(["u1"]))
    try desk.readLedger(
      "ledger", "who,date,kind\nu1,2025-03-01,服务\nu1,2025-03-02,联谊\nu1,2025-03-03,联谊\n")
    let table = desk.measured()
    #expect(try table.texts("x") == ["50"])
    #expect(try table.detail(.leftOut, "x") == [2])
  }

  // Visits in January, February, June and December: eight months missed, of which July to November
  // are five in a row; the first and second and fourth quarters are filled.
  @Test(
    "月走访·季督查·年考评: slots filled, slots missed and the longest streak",
    arguments: [
      ("month", "33.3333", 8, 5), ("quarter", "75", 1, 1), ("halfYear", "100", 0, 0),
      ("year", "100", 0, 0),
    ] as [(String, String, Int64, Int64)])
  func cadence(
    _ window: String, _ points: String, _ missed: Int64, _ longest: Int64
  ) throws {
    var desk = RecordDesk(
      try oneMeasure(
        "visits: { input: v, per: subject, atLeast: 1, window: \(window), spread: each, "
          + "credit: linear }"), roster(["u1"]))
    try desk.readVisits(
      "v",
      "who,household,date\nu1,h,2025-01-31\nu1,h,2025-02-01\nu1,h,2025-06-30\nu1,h,2025-12-31\n")
    let table = desk.measured()
    #expect(try table.texts("x") == [points])
    #expect(try table.detail(.missed, "x") == [missed])
    #expect(try table.detail(.longestMissed, "x") == [longest])
    let first = try table.detail(.window(0), "x")
    #expect(first == [1])
  }

  @Test("街道与单位联席会议每半年 1 次、大党委会议每季度 1 次: each kind of meeting by its own window")
  func meetings() throws {
    let rules = """
      indicators:
        - id: joint
          weight: 50
          measure:
            meetings: { input: m, per: subject, atLeast: 1, window: halfYear, spread: each, credit: linear, kinds: [联席会议], leftOut: [大党委会议] }
        - id: committee
          weight: 50
          measure:
            meetings: { input: m, per: subject, atLeast: 1, window: quarter, spread: each, credit: linear, kinds: [大党委会议], leftOut: [联席会议] }

      """
    var desk = RecordDesk(try scheme(schemeText(rules)), roster(["u1", "u2"]))
    try desk.readMeetings(
      "m",
      "id,date,kind,subject\n1,2025-01-10,联席会议,u1\n2,2025-08-10,联席会议,u1\n"
        + "3,2025-02-10,大党委会议,u1\n4,2025-05-10,大党委会议,u1\n5,2025-11-10,大党委会议,u1\n")
    let table = desk.measured()
    #expect(try table.texts("joint") == ["100", "0"])
    #expect(try table.texts("committee") == ["75", "0"])
  }

  @Test("结对户每年走访不少于 2 次: the share of households, those never visited among them")
  func households() throws {
    let keys =
      "visits: { input: v, per: household, atLeast: 2, window: year, spread: each, "
      + "credit: allOrNothing, households: "
    let visits =
      "who,household,date\nu1,h1,2025-01-01\nu1,h1,2025-05-01\nu1,h2,2025-05-01\nu2,h4,2025-05-01\n"
    var listed = RecordDesk(try oneMeasure(keys + "{ listed: p } }"), roster(["u1", "u2"]))
    try listed.readPairs("p", "who,household\nu1,h1\nu1,h2\nu1,h3\nu2,h4\n")
    try listed.readVisits("v", visits)
    // h1 of three; h4 once only.
    #expect(try listed.measured().texts("x") == ["33.3333", "0"])
    #expect(try listed.measured().detail(.households, "x") == [3, 1])
    #expect(try listed.measured().detail(.having(0), "x") == [1, 0])
    var visited = RecordDesk(try oneMeasure(keys + "visited }"), roster(["u1", "u2"]))
    try visited.readVisits("v", visits)
    // h3 cannot be seen: h1 of two.
    #expect(try visited.measured().texts("x") == ["50", "0"])
  }

  @Test("Random ledgers agree with counting by hand, window by window")
  func oracle() throws {
    var random = SeededGenerator(seed: 20_251)
    for _ in 0..<60 {
      let minimum = Int.random(in: 1...3, using: &random)
      let isEach = Bool.random(using: &random)
      let byDay = Bool.random(using: &random)
      let months = (0..<Int.random(in: 1...30, using: &random)).map { number in
        (number, Int.random(in: 1...12, using: &random), Int.random(in: 1...3, using: &random))
      }
      var desk = RecordDesk(
        try oneMeasure(
          services(
            "per: subject, atLeast: \(minimum), window: quarter, "
              + "spread: \(isEach ? "each" : "total"), credit: linear"
              + (byDay ? ", distinct: day" : ""))), roster(["u1"]))
      let rows = months.map { number, month, day in
        "u1,2025-\(month < 10 ? "0" : "")\(month)-0\(day),n\(number)\n"
      }
      try desk.readLedger("ledger", "who,date,unit\n" + rows.joined(), unit: "unit")
      var slots = [Int](repeating: 0, count: 4)
      var days: Set<[Int]> = []
      for (_, month, day) in months {
        if byDay, !days.insert([month, day]).inserted { continue }
        slots[(month - 1) / 3] += 1
      }
      let reached =
        isEach
        ? slots.map { min($0, minimum) }.reduce(0, +)
        : min(slots.reduce(0, +), 4 * minimum)
      #expect(try desk.measured().detail(.numerator, "x") == [Int64(reached)])
      #expect(try desk.measured().detail(.denominator, "x") == [Int64(4 * minimum)])
    }
  }
}
