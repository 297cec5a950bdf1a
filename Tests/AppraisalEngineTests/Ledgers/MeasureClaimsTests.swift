import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalTestSupport
import Testing

@Suite("Items with stages")
struct MeasureClaimsTests {
  private static let order =
    "claims: { input: o, stages: [居民点单, 党组织下单, 党员接单, 办结], from: 居民点单, to: 办结, by: count"

  /// By the end of 2025: o1 done after 10 days, o2 done after 20 days, o3 taken on, o4 done in 2026, so
  /// that it stands at 党员接单, o5 ordered only, o6 ordered in 2026, o7 done without days.
  private static let ledger = """
    id,subject,stage,居民点单,党组织下单,党员接单,办结
    o1,a,办结,2025-03-01,2025-03-02,2025-03-04,2025-03-11
    o2,a,办结,2025-05-01,2025-05-02,2025-05-03,2025-05-21
    o3,a,党员接单,2025-09-02,2025-09-05,2025-09-12,
    o4,a,办结,2025-12-20,2025-12-21,2025-12-22,2026-01-02
    o5,a,居民点单,2025-12-28,,,
    o6,a,居民点单,2026-01-03,,,
    o7,b,办结,,,,

    """

  private func desk(_ rest: String) throws -> StageDesk {
    var desk = try StageDesk(only(Self.order + rest + " }"), roster(["a", "b", "c"]))
    try desk.readClaims("o", Self.ledger)
    return desk
  }

  @Test("居民点单–党组织下单–党员接单: conversion, funnel, and lags per step")
  func funnel() throws {
    let table = try desk("").measured()
    // a: 2 of 5, since o6 was ordered after the period; b: its one is done.
    #expect(try table.texts("x") == ["40", "100", nil])
    #expect(try (0..<4).map { try table.fact(.reached, at: $0)[0] } == [5, 4, 4, 2])
    #expect(try table.fact(.afterPeriod) == [1, 0, 0])
    // 点单→下单: 1, 1, 3, 1 days. By nearest rank the median is the second, 90 % the fourth.
    #expect(try table.fact(.stepCount)[0] == 4)
    #expect(try table.fact(.stepMedian)[0] == 1)
    #expect(try table.fact(.stepNinetieth)[0] == 3)
    // 点单→办结: 10 and 20 days; half of two is the first.
    #expect(try table.fact(.spanCount) == [2, 0, 0])
    #expect(try table.fact(.spanMedian)[0] == 10)
    #expect(try table.fact(.spanNinetieth)[0] == 20)
  }

  // Ages on 31 December: o3 28 + 31 + 30 + 31 = 120 days, o4 11 days, o5 3 days.
  @Test("Stale items and those that nobody took on are aged at the end of the period")
  func stale() throws {
    let desk = try desk(", staleAfter: 60")
    let table = desk.measured()
    #expect(try table.fact(.open) == [3, 0, 0])
    #expect(try table.fact(.oldestOpen) == [120, 0, 0])
    #expect(try table.fact(.stale) == [1, 0, 0])
    #expect(try table.fact(.unclaimed) == [1, 0, 0])
    #expect(try table.fact(.oldestUnclaimed) == [3, 0, 0])
    let found = ledgerFindings(desk.scheme, desk.records)
    #expect(found.map(\.item) == ["o3", "o5"])
    #expect(found.map(\.kind) == [.stale(days: 120), .unclaimed(days: 3)])
    #expect(found.map(\.line) == [4, 6])
  }

  // Within 15 days: o1 in time, o2 late, o3 open and overdue, o4 and o5 still with time left (11 and 3
  // days old). So 1 of 3, or 1 of 5 where open ones count; o7 has no days.
  @Test(
    "A deadline counts what is done in time; each policy states what becomes of the rest",
    arguments: [
      ("late", "leaveOut", ["33.3333", "0", nil]), ("late", "asOpen", ["20", "0", nil]),
      ("inTime", "asOpen", ["20", "100", nil]), ("leaveOut", "asOpen", ["20", nil, nil]),
    ] as [(String, String, [String?])])
  func deadline(_ undated: String, _ pending: String, _ expected: [String?]) throws {
    let table = try desk(
      ", within: { days: 15, undated: \(undated), notYetDue: \(pending) }"
    ).measured()
    #expect(try table.texts("x") == expected)
    #expect(try table.fact(.inTime)[0] == 1)
    #expect(try table.fact(.overdue)[0] == 1)
    #expect(try table.fact(.pending)[0] == 2)
    #expect(try table.fact(.undated)[1] == 1)
  }

  @Test("月服务清单: items begun and done per month, and empty months")
  func months() throws {
    let table = try desk(", window: month").measured()
    let begun = try (0..<12).map { try table.fact(.begun, at: $0)[0] }
    #expect(begun == [0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 2])
    let done = try (0..<12).map { try table.fact(.begunAndDone, at: $0)[0] }
    #expect(done == [0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0])
    // c has no item at all: all twelve months are empty.
    #expect(try table.fact(.emptyWindows) == [8, 12, 12])
  }

  // 1000 of 1000 + 2000: a third, of which both numbers are lower bounds.
  @Test("Claims above 3000, solved above 1000: 余 is kept as a lower bound and flagged")
  func roughNumbers() throws {
    let rule =
      "claims: { input: o, stages: [认领, 办结], from: 认领, to: 办结, by: number }"
    var desk = try StageDesk(only(rule), roster(["a", "b"]))
    let rows = "id,subject,stage,n,认领,办结\nm1,a,办结,1000余件,,\nm2,a,认领,2000余,,\nm3,b,认领,,,\n"
    try desk.readClaims("o", rows, number: "n")
    let table = desk.measured()
    #expect(try table.texts("x") == ["33.3333", nil])
    #expect(try table.fact(.rough) == [2, 0])
    #expect(try table.fact(.roughDone) == [1, 0])
    #expect(try table.fact(.unnumbered) == [0, 1])
    #expect(try table.detail(.completed, "x") == [10_000_000, 0])
    #expect(ledgerFindings(desk.scheme, desk.records).map(\.kind) == [.roughNumber, .roughNumber])
  }

  @Test("五哨五到: lags by the type of the caller")
  func callers() throws {
    let rule =
      "claims: { input: o, stages: [吹哨, 报到], from: 吹哨, to: 报到, by: count, categories: [社区, 街道] }"
    var desk = try StageDesk(only(rule), roster(["a"]))
    let lags = [1, 2, 3, 4, 5, 6, 7, 8, 9, 30]
    let rows = lags.enumerated().map { index, lag in
      "w\(index),a,报到,社区,2025-01-01,2025-01-\(lag < 9 ? "0" : "")\(lag + 1)\n"
    }
    try desk.readClaims(
      "o",
      "id,subject,stage,type,吹哨,报到\n" + rows.joined() + "v,a,报到,街道,2025-02-01,2025-02-01\n",
      category: "type")
    let table = desk.measured()
    #expect(try table.fact(.categoryItems) == [10])
    // Of ten lags the fifth is the median, the ninth the 90th percentile.
    #expect(try table.fact(.categoryMedian) == [5])
    #expect(try table.fact(.categoryNinetieth) == [9])
    #expect(try table.fact(.categoryItems, at: 1) == [1])
    #expect(try table.fact(.categoryMedian, at: 1) == [0])
  }

  @Test("Five-step deliberation (提事–议事–定事–办事–监事): stage reached and dwell time")
  func deliberation() throws {
    let rule =
      "claims: { input: o, stages: [提事, 议事, 定事, 办事, 监事], from: 提事, to: 监事, by: count }"
    var desk = try StageDesk(only(rule), roster(["a"]))
    try desk.readClaims(
      "o",
      "id,subject,stage,提事,议事,定事,办事,监事\n"
        + "1,a,监事,2025-01-01,2025-01-08,2025-01-10,2025-02-09,2025-03-01\n"
        + "2,a,定事,2025-01-01,2025-01-31,2025-02-01,,\n3,a,提事,2025-06-01,,,,\n")
    let table = desk.measured()
    #expect(try (0..<5).map { try table.fact(.reached, at: $0)[0] } == [3, 2, 2, 1, 1])
    // 提事→议事 7 and 30 days, 议事→定事 2 and 1, 定事→办事 30, 办事→监事 20.
    #expect(try (0..<4).map { try table.fact(.stepMedian, at: $0)[0] } == [7, 1, 30, 20])
    #expect(try (0..<4).map { try table.fact(.stepNinetieth, at: $0)[0] } == [30, 2, 30, 20])
  }

  @Test(
    "Take-up of posts (领办制), settled disputes and wishes fulfilled are conversions of two stages",
    arguments: [("待领", "已领"), ("受理", "化解"), ("心愿", "实现")])
  func twoStages(_ first: String, _ second: String) throws {
    let rule =
      "claims: { input: o, stages: [\(first), \(second)], from: \(first), to: \(second), by: count }"
    var desk = try StageDesk(only(rule), roster(["a"]))
    let rows = (0..<8).map { "\($0),a,\($0 < 5 ? second : first),,\n" }
    try desk.readClaims("o", "id,subject,stage,\(first),\(second)\n" + rows.joined())
    #expect(try desk.measured().texts("x") == ["62.5"])
  }

  @Test("Against a slow reckoning of random ledgers", arguments: 0..<20)
  func oracle(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let rule =
      "claims: { input: o, stages: [一, 二, 三], from: 二, to: 三, by: count, "
      + "within: { days: 20, undated: late, notYetDue: leaveOut } }"
    var desk = try StageDesk(only(rule), roster(["a"]))
    var rows = ""
    var (counted, reached) = (0, 0)
    var lags: [Int] = []
    let end = try #require(dayNumber("2025-12-31"))
    for index in 0..<60 {
      let stage = Int.random(in: 0...2, using: &generator)
      let second = end - Int.random(in: 0...60, using: &generator)
      let third = second + Int.random(in: 0...40, using: &generator)
      rows +=
        "\(index),a,\(["一", "二", "三"][stage]),,\(stage > 0 ? day(second) : ""),"
        + "\(stage > 1 ? day(third) : "")\n"
      guard stage > 0 else { continue }
      if stage == 2, third <= end {
        counted += 1
        lags.append(third - second)
        if third - second <= 20 { reached += 1 }
      } else if end - second > 20 {
        counted += 1
      }
    }
    try desk.readClaims("o", "id,subject,stage,一,二,三\n" + rows)
    let table = desk.measured()
    #expect(try table.detail(.denominator, "x") == [Int64(counted)])
    #expect(try table.detail(.numerator, "x") == [Int64(reached)])
    // The least lag that at least the stated part of all lags does not exceed.
    let percentile = { (percent: Int) in
      lags.filter { lag in 100 * lags.count { $0 <= lag } >= percent * lags.count }.min() ?? 0
    }
    #expect(try table.fact(.spanMedian) == [Int64(percentile(50))])
    #expect(try table.fact(.spanNinetieth) == [Int64(percentile(90))])
  }

  private func day(_ number: Int) -> String {
    CalendarDate(daysSince1970: number)?.description ?? ""
  }

  private func dayNumber(_ text: String) -> Int? {
    (0..<40_000).first { CalendarDate(daysSince1970: $0)?.description == text }
  }
}
