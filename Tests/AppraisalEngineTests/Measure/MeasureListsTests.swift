import AppraisalEngine
import AppraisalScheme
import Testing

private let words = "words: { present: [到], absent: [缺], leave: [假], substitute: [代] }, "

@Suite("Attendance, categories, coverage, pairing and ranges")
struct MeasureListsTests {
  // u1: 到, 到, 假, 缺, 代. Excused left out and substitutes absent: 2 of 4; excused absent: 2 of 5;
  // excused present: 3 of 5; substitutes present besides: 3 of 4.
  @Test(
    "兼职委员到会率: what excused and represented meetings count as gives four answers",
    arguments: [
      ("leaveOut", "asAbsent", "50"), ("asAbsent", "asAbsent", "40"),
      ("asPresent", "asAbsent", "60"), ("leaveOut", "asPresent", "75"),
    ])
  func attendance(_ leave: String, _ substitute: String, _ points: String) throws {
    var desk = RecordDesk(
      try oneMeasure(
        "attendance: { input: a, \(words)leave: \(leave), substitute: \(substitute), "
          + "credit: linear }"), roster(["u1", "u2"]))
    try desk.readAttendance(
      "a",
      "who,meeting,word\nu1,2025-01-01,到\nu1,2025-02-01,到\nu1,2025-03-01,假\nu1,2025-04-01,缺\n"
        + "u1,2025-05-01,代\n")
    let table = desk.measured()
    // Nobody held a meeting for u2: not applicable, neither zero nor a division by it.
    #expect(try table.texts("x") == [points, nil])
    #expect(try table.reasons("x") == [nil, .noRecords])
    #expect(try table.detail(.notApplicable, "x") == [0, 1])
  }

  // a: 4 of 5 is 80 %, b: 3 of 4 is below it, c: no meeting, left out.
  @Test("坚持经常参加会议: the share of people at or above 80 %, exactly at the bound included")
  func regularly() throws {
    var desk = RecordDesk(
      try oneMeasure(
        "attendance: { input: a, words: { present: [到], absent: [缺] }, leave: leaveOut, "
          + "credit: { atLeast: 80% } }"), roster(["u1"]))
    try desk.readMembers("member,name,subject\na,甲,u1\nb,乙,u1\nc,丙,u1\n")
    let rows = { (who: String, present: Int, absent: Int) in
      (1...(present + absent)).map { "\(who),2025-0\($0)-01,\($0 <= present ? "到" : "缺")\n" }
        .joined()
    }
    try desk.readAttendance(
      "a", "who,meeting,word\n" + rows("a", 4, 1) + rows("b", 3, 1), ofMembers: true)
    #expect(try desk.measured().texts("x") == ["50"])
    #expect(try desk.measured().detail(.notApplicable, "x") == [1])
  }

  @Test(
    "A listed meeting without a record is missed or left out, as the scheme says",
    arguments: [("asAbsent", "33.3333"), ("leaveOut", "100")])
  func unrecorded(_ policy: String, _ points: String) throws {
    var desk = RecordDesk(
      try oneMeasure(
        "attendance: { input: a, words: { present: [到], absent: [缺] }, leave: leaveOut, "
          + "meetings: m, unrecorded: \(policy), credit: linear }"), roster(["u1"]))
    try desk.readMeetings(
      "m", "id,date\n1,2025-01-01\n2,2025-02-01\n3,2025-03-01\n", ofSubjects: false)
    try desk.readAttendance("a", "who,meeting,word\nu1,2,到\n")
    #expect(try desk.measured().texts("x") == [points])
  }

  // u1 owes m1 and m2 and was at m1; u2 owes m3, was there, and at m2 as a guest.
  @Test("With subjects on the list of meetings, each owes the meetings of its own subject")
  func ownMeetings() throws {
    var desk = RecordDesk(
      try oneMeasure(
        "attendance: { input: a, words: { present: [到], absent: [缺] }, leave: leaveOut, "
          + "meetings: m, unrecorded: asAbsent, credit: linear }"), roster(["u1", "u2"]))
    try desk.readMeetings(
      "m", "id,date,subject\nm1,2025-01-01,u1\nm2,2025-02-01,u1\nm3,2025-03-01,u2\n")
    try desk.readAttendance("a", "who,meeting,word\nu1,m1,到\nu2,m3,到\nu2,m2,到\n")
    #expect(try desk.measured().texts("x") == ["50", "100"])
  }

  // 10 held, 6 attended, 2 excused: 6 of 8, and 6 of 10 with excused ones missed.
  @Test(
    "Sums: excused meetings leave the denominator or stay; none held is not applicable (L01)",
    arguments: [("leaveOut", "75"), ("asAbsent", "60"), ("asPresent", "80")])
  func totals(_ leave: String, _ points: String) throws {
    var desk = RecordDesk(
      try oneMeasure("attendanceTotals: { input: s, leave: \(leave), credit: linear }"),
      roster(["u1", "u2"]))
    try desk.readTotals("s", "who,held,present,leave\nu1,10,6,2\nu2,0,0,0\n")
    #expect(try desk.measured().texts("x") == [points, nil])
  }

  @Test("六类岗位认领: distinct roles over the six, however often each is claimed")
  func categories() throws {
    var desk = RecordDesk(
      try oneMeasure(
        "categories: { input: c, of: [宣传, 信息, 参谋, 劝导, 帮扶, 安全], leftOut: [其他], "
          + "credit: linear }"), roster(["u1", "u2"]))
    try desk.readMembers("member,name,subject\na,甲,u1\nb,乙,u1\n")
    try desk.readEntries(
      "c", "who,category\na,宣传\nb,宣传\na,安全\nb,参谋\na,其他\n", ofMembers: true)
    let table = desk.measured()
    #expect(try table.texts("x") == ["50", "0"])
    #expect(try table.detail(.window(0), "x") == [2, 0])
    #expect(try table.detail(.leftOut, "x") == [1, 0])
  }

  // Leaders 甲 (two points), 乙 (none): 1 of 2. Points 一, 二 (甲), 三 (nobody): 2 of 3. Both: 3 of 5.
  @Test(
    "领导联系点: coverage both ways",
    arguments: [("leaders", "50"), ("points", "66.6667"), ("both", "60")])
  func contacts(_ basis: String, _ points: String) throws {
    var desk = RecordDesk(
      try oneMeasure("coverage: { input: c, of: \(basis) }"), roster(["u1"]))
    try desk.readContacts("c", "subject,leader,point\nu1,甲,一\nu1,甲,二\nu1,乙,\nu1,,三\n")
    let table = desk.measured()
    #expect(try table.texts("x") == [points])
    #expect(try table.detail(.uncoveredLeaders, "x") == [1])
    #expect(try table.detail(.uncoveredPoints, "x") == [1])
  }

  @Test("书记轮训: those trained at least once over the roster")
  func training() throws {
    var desk = RecordDesk(
      try oneMeasure("coverage: { input: t, of: members }"), roster(["u1", "u2"]))
    try desk.readMembers("member,name,subject\na,甲,u1\nb,乙,u1\nc,丙,u2\n")
    try desk.readLedger("t", "who,date\na,2025-03-01\na,2025-04-01\n", ofMembers: true)
    #expect(try desk.measured().texts("x") == ["50", "0"])
    #expect(try desk.measured().detail(.uncovered, "x") == [1, 1])
  }

  // 286/277 = 103.2491 %; 52/59 = 88.1356 %.
  @Test("286 个大党委、277 个社区；52/59: a ratio above one is reported with a warning, never clamped")
  func beyondWhole() throws {
    let people = roster(["u1", "u2", "u3"], numbers: ["社区数": [277, 59, 0]])
    var desk = RecordDesk(
      try oneMeasure("coverage: { input: t, of: { column: 社区数 }, counts: unit }"), people)
    let rows =
      (0..<286).map { "u1,2025-01-01,a\($0)\n" } + (0..<52).map { "u2,2025-01-01,b\($0)\n" }
    try desk.readLedger("t", "who,date,unit\n" + rows.joined(), unit: "unit")
    let table = desk.measured()
    #expect(try table.texts("x") == ["103.2491", "88.1356", nil])
    #expect(try table.detail(.beyondWhole, "x") == [9, 0, 0])
    #expect(try table.detail(.uncovered, "x") == [0, 7, 0])
  }

  @Test("网格“1+1”: grids with both roles filled, and the vacancies")
  func pairing() throws {
    var desk = RecordDesk(
      try oneMeasure("pairing: { input: p, roles: [网格长, 网格员], each: 1 }"),
      roster(["u1", "u2", "u3"]))
    // u1: grid 1 is whole, grid 2 lacks a worker, grid 3 has no row for its head. u2's grid 1 is
    // another one.
    try desk.readPosts(
      "p",
      "subject,place,role,holder\nu1,1,网格长,甲\nu1,1,网格员,乙\nu1,2,网格长,丙\nu1,2,网格员,\n"
        + "u1,3,网格员,丁\nu2,1,网格长,戊\n")
    let table = desk.measured()
    #expect(try table.texts("x") == ["33.3333", "0", nil])
    #expect(try table.detail(.window(0), "x") == [1, 0, 0])
    #expect(try table.detail(.window(1), "x") == [1, 1, 0])
    #expect(try table.detail(.vacant, "x") == [2, 1, 0])
  }

  @Test("干部结对 5—10 户、兼职委员 3—5 名: outside a range there is a notice and no point is lost")
  func ranges() throws {
    let rules = """
      strata: [层级]
      indicators: [{ id: a, weight: 100, measure: { table: { input: marks, value: a, lowest: 0, highest: 100 } } }]
      ranges:
        - { id: paired, of: { pairs: p }, from: 5, to: 10 }
        - id: seats
          of: { column: 兼职 }
          byLevel: { stratum: 层级, levels: { 街道: { to: 5 }, 社区: { from: 3, to: 5 } } }
        - { id: group, of: { table: marks, value: 户数 }, from: 250, to: 350 }

      """
    let people = roster(
      ["u1", "u2", "u3"], strata: [["街道"], ["社区"], ["小组"]], numbers: ["兼职": [2, 2, 9]])
    var desk = RecordDesk(try scheme(schemeText(rules)), people)
    try desk.readMembers("member,name,subject\na,甲,u1\nb,乙,u1\nc,丙,u1\nd,丁,u2\n")
    let pairs = [("a", 4), ("b", 5), ("c", 11)].flatMap { who, count in
      (0..<count).map { "\(who),h\(who)\($0)\n" }
    }
    try desk.readPairs("p", "who,household\n" + pairs.joined(), ofMembers: true)
    try desk.readValues("marks", "subject,a,户数\nu1,90,250\nu2,80,249.5\nu3,70,\n")
    let table = desk.measured()
    #expect(try table.detail(.belowRange, "range/paired") == [1, 1, 0])
    #expect(try table.detail(.insideRange, "range/paired") == [1, 0, 0])
    #expect(try table.detail(.aboveRange, "range/paired") == [1, 0, 0])
    // Two suit a street, not a community; a group has no bounds.
    #expect(try table.detail(.belowRange, "range/seats") == [0, 1, 0])
    #expect(try table.detail(.aboveRange, "range/seats") == [0, 0, 0])
    #expect(try table.detail(.belowRange, "range/group") == [0, 1, 0])
    #expect(desk.scored().compositeTexts() == ["90.00", "80.00", "70.00"])
  }
}
