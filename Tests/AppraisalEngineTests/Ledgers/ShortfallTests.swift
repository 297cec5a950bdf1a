import AppraisalEngine
import AppraisalScheme
import Testing

private let people = "member,name,subject\na,甲,u1\nb,乙,u1\nc,丙,u2\n"

@Suite("Who and what falls short, by name")
struct ShortfallTests {
  private func desk(_ measure: String) throws -> RecordDesk {
    RecordDesk(try oneMeasure(measure), roster(["u1", "u2"]))
  }

  private func found(_ desk: RecordDesk) -> [LedgerFinding] {
    ledgerFindings(desk.scheme, desk.records)
  }

  /// 甲 has both half-years, 乙 the first, 丙 none.
  @Test("Members below the minimum, those without any row first of all")
  func members() throws {
    var desk = try desk(
      "services: { input: s, per: member, atLeast: 1, window: halfYear, spread: each, credit: linear }"
    )
    try desk.readMembers(people)
    try desk.readServices(
      "s", "who,date\na,2025-01-02\na,2025-07-02\nb,2025-03-02\n", ofMembers: true)
    let found = found(desk)
    #expect(found.map(\.identifier) == ["b", "c"])
    #expect(found.map(\.item) == ["乙", "丙"])
    #expect(found.map(\.row) == [0, 1])
    #expect(
      found.map(\.kind) == [
        .belowMinimum(found: 1, due: 2, windows: [1], of: .halfYear),
        .belowMinimum(found: 0, due: 2, windows: [0, 1], of: .halfYear),
      ])
  }

  /// Over the year two of four are due and done, in whichever quarter.
  @Test("Over the whole period no window is missed")
  func total() throws {
    var desk = try desk(
      "services: { input: s, per: subject, atLeast: 1, window: halfYear, spread: total, credit: linear }"
    )
    try desk.readServices("s", "who,date\nu1,2025-01-02\nu1,2025-01-03\nu2,2025-01-02\n")
    let found = found(desk)
    #expect(found.map(\.row) == [1])
    #expect(found.map(\.kind) == [.belowMinimum(found: 1, due: 2, windows: [], of: .halfYear)])
  }

  @Test("Households that nobody visited stand with the line of the pairs that names them")
  func households() throws {
    var desk = try desk(
      "visits: { input: v, per: household, atLeast: 1, window: year, spread: each, credit: linear, "
        + "households: { listed: p } }")
    try desk.readMembers(people)
    try desk.readPairs("p", "who,household\na,H1\nb,H2\nc,H3\n", ofMembers: true)
    try desk.readVisits("v", "who,household,date\na,H1,2025-02-01\n", ofMembers: true)
    let found = found(desk)
    #expect(found.map(\.item) == ["H2", "H3"])
    #expect(found.map(\.line) == [3, 4])
    #expect(found.map(\.input) == ["p", "p"])
  }

  @Test("The untrained, leaders and points that stand alone, and posts that nobody holds")
  func others() throws {
    var trained = try desk("coverage: { input: t, of: members }")
    try trained.readMembers(people)
    try trained.readLedger("t", "who,date\na,2025-03-01\nc,2025-03-01\n", ofMembers: true)
    #expect(found(trained).map(\.identifier) == ["b"])
    #expect(found(trained).map(\.kind) == [.uncovered])
    // 甲 has two points and 乙 none; 三 has no leader.
    var contacts = try desk("coverage: { input: c, of: both }")
    try contacts.readContacts("c", "subject,leader,point\nu1,甲,一\nu1,甲,二\nu1,乙,\nu1,,三\n")
    #expect(found(contacts).map(\.item) == ["乙", "三"])
    #expect(found(contacts).map(\.kind) == [.withoutPoint, .withoutLeader])
    #expect(found(contacts).map(\.line) == [4, 5])
    var posts = try desk("pairing: { input: p, roles: [网格长, 网格员], each: 1 }")
    try posts.readPosts(
      "p", "subject,place,role,holder\nu1,G1,网格长,甲\nu1,G1,网格员,\nu2,G1,网格员,乙\n")
    let vacant = found(posts)
    #expect(
      vacant.map(\.kind) == [
        .vacant(role: "网格员", count: 1), .vacant(role: "网格长", count: 1),
      ])
    // The line of the empty post; where there is none, the first of the place.
    #expect(vacant.map(\.line) == [3, 4] && vacant.map(\.row) == [0, 1])
  }

  /// 甲 has three households of one or two, 丙 none.
  @Test("People with too many or too few households")
  func pairs() throws {
    let text = schemeText(
      """
      indicators:
        - { id: x, weight: 100, measure: { coverage: { input: t, of: members } } }
      ranges:
        - { id: paired, of: { pairs: p }, from: 1, to: 2 }

      """)
    var desk = RecordDesk(try scheme(text), roster(["u1", "u2"]))
    try desk.readMembers(people)
    try desk.readLedger(
      "t", "who,date\na,2025-03-01\nb,2025-03-01\nc,2025-03-01\n", ofMembers: true)
    try desk.readPairs("p", "who,household\na,1\na,2\na,3\nb,4\n", ofMembers: true)
    let found = found(desk)
    #expect(found.map(\.identifier) == ["a", "c"])
    #expect(
      found.map(\.kind) == [
        .outsideRange(number: 3, from: 1, to: 2), .outsideRange(number: 0, from: 1, to: 2),
      ])
    #expect(found.map(\.line) == [2, 0])
  }

  /// Lines 2 and 3 share their day, line 4 is of another kind.
  @Test("Rows that do not count, with the reason")
  func omissions() throws {
    var desk = try desk(
      "services: { input: s, per: subject, atLeast: 1, window: year, spread: each, credit: linear, "
        + "kinds: [甲类], leftOut: [乙类], distinct: day }")
    try desk.readMembers(people)
    try desk.readLedger(
      "s",
      "who,date,kind\na,2025-01-02,甲类\nb,2025-01-02,甲类\na,2025-01-03,乙类\nc,2025-01-02,甲类\n",
      ofMembers: true)
    let measure = try #require(desk.scheme.root.leaves.first?.measure)
    #expect(rowOmissions(measure, desk.scheme, desk.records) == [3: .sameDay, 4: .kind])
  }
}
