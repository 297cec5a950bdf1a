import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme
import Testing

private let rules = """
  strata: [片区]
  scales:
    four:
      words: [{ word: 好, points: 100 }, { word: 中, points: 80 }, { word: 差, points: 40 }]
      abstain: [弃权]
  panels:
    public:
      { title: 群众, scale: four, abstentions: leaveOut, ifUnmet: renormalise,
        groups: [
          { id: residents, title: 居民, weight: 70 },
          { id: peers, title: 同级, weight: 30, minimumValid: 2 }] }
  indicators:
    - id: quality
      title: 质量
      weight: 60
      missing: zero
      indicators:
        - { id: satisfaction, weight: 75, measure: { ballots: { input: s, panel: public } } }
        - { id: a, weight: 25, measure: { table: { input: m, value: a, lowest: 0, highest: 100 } } }
    - id: projects
      title: 项目
      weight: 40
      measure: { projects: { input: list, by: count, completed: [完成], open: [在建] } }
  tieBreak: [projects]
  grades: [{ grade: 好, from: 60 }, { grade: 差, from: 0 }]

  """

// u1: residents (3 · 100 + 2 · 80) / 5 = 92, peers (100 + 2 · 80) / 3 = 86.6667; a 60; projects 2/3.
// u2: residents 100, peers one rating where two are wanted; a missing; projects 1/1.
// u3: like u1 in all; u4: nothing at all.
private func makeDesk(stage: String = "final", missing: String = "renormalise") throws -> RecordDesk
{
  let people = roster(
    ["u1", "u2", "u3", "u4"], strata: [["东"], ["东"], ["西"], ["东"]])
  var desk = RecordDesk(try scheme(schemeText(rules, missing: missing, stage: stage)), people)
  let likeFirst = ["u1", "u3"].map {
    ballotRows($0, "residents", [("好", 3), ("中", 2), ("弃权", 4)])
      + ballotRows($0, "peers", [("好", 1), ("中", 2)])
  }
  try desk.readBallots(
    "s",
    ballotHeader + likeFirst.joined() + ballotRows("u2", "residents", [("好", 2)])
      + ballotRows("u2", "peers", [("差", 1)]))
  try desk.readValues("m", "subject,a\nu1,60\nu3,60\n")
  let projects = ["u1", "u3"].map { "\($0)1,\($0),完成,0\n\($0)2,\($0),完成,0\n\($0)3,\($0),在建,0\n" }
  try desk.readProjects(
    "list", "id,subject,state,amount\n" + projects.joined() + "u21,u2,完成,0\n")
  return desk
}

/// `n / d` in whole steps, half away from zero, in 128 bits.
private func rounded(_ numerator: Int128, _ denominator: Int128, step: Int64) -> Int128 {
  let divisor = denominator * Int128(step)
  let magnitude = numerator.magnitude
  let steps = (2 * magnitude + divisor.magnitude) / (2 * divisor.magnitude)
  return (numerator < 0 ? -1 : 1) * Int128(steps) * Int128(step)
}

@Suite("Explanations")
struct ExplanationTests {
  @Test("One page can be redone by hand")
  func agreesWithHand() throws {
    let desk = try makeDesk()
    let table = desk.measured()
    let standings = score(table, desk.scheme)
    let page = explain(row: 0, table, desk.scheme, standings)
    #expect(page.subject.identifier == "u1")
    #expect(
      page.steps.map(\.indicator.identifier) == [
        "total", "quality", "satisfaction", "a", "projects",
      ])
    #expect(page.steps.map(\.depth) == [0, 1, 2, 2, 1])

    // 0.7 · 92 + 0.3 · 86.6667 = 90.40001, so 90.4.
    let satisfaction = try #require(page.steps[2].mean)
    #expect(satisfaction.parts.map(\.identifier) == ["residents", "peers"])
    #expect(satisfaction.parts.map(\.title) == ["居民", "同级"])
    #expect(satisfaction.parts.map(\.points?.units) == [920_000, 866_667])
    #expect(satisfaction.parts.map(\.weight.basisPoints) == [7_000, 3_000])
    #expect(satisfaction.numerator == 9_040_001_000)
    #expect(satisfaction.denominator == 10_000)
    #expect(page.steps[2].points?.text() == "90.4")

    // 0.75 · 90.4 + 0.25 · 60 = 82.8, and 0.6 · 82.8 + 0.4 · 66.6667 = 76.34668.
    #expect(page.steps[1].mean?.numerator == 8_280_000_000)
    #expect(page.steps[0].mean?.numerator == 7_634_668_000)
    #expect(page.steps[0].mean?.parts.map(\.title) == ["质量", "项目"])
    #expect(page.composite?.text() == "76.35")
    #expect(page.steps[0].points == page.composite)

    let residents = try #require(page.steps[2].measured.first)
    #expect(residents.key == ColumnKey(indicator: "satisfaction", group: "residents"))
    #expect(residents.details[.numerator] == 4_600_000)
    #expect(residents.details[.denominator] == 5)
    #expect(residents.details[.abstained] == 4)
    #expect(residents.details[.answer(0)] == 3)
    let projects = try #require(page.steps[4].measured.first)
    #expect(page.steps[4].measured.count == 1)
    #expect(page.steps[4].mean == nil)
    #expect(projects.details[.numerator] == 2)
    #expect(projects.details[.denominator] == 3)
    #expect(projects.points?.text() == "66.6667")
  }

  /// u2: without peers satisfaction is 100; a counts as zero, so 75; 0.6 · 75 + 0.4 · 100 = 85.
  @Test("What is missing has its reason, and the denominator shows what was done about it")
  func explainsMissing() throws {
    let desk = try makeDesk()
    let table = desk.measured()
    let page = explain(row: 1, table, desk.scheme, score(table, desk.scheme))
    let satisfaction = try #require(page.steps[2].mean)
    #expect(satisfaction.parts.map(\.reason) == [nil, .belowMinimum])
    #expect(satisfaction.missing == .renormalise)
    #expect(satisfaction.denominator == 7_000)
    #expect(satisfaction.numerator == 7_000_000_000)
    let quality = try #require(page.steps[1].mean)
    #expect(quality.parts.map(\.reason) == [nil, .notHandedIn])
    #expect(quality.missing == .zero)
    #expect(quality.denominator == 10_000)
    #expect(page.composite?.text() == "85")
    #expect(page.gradePosition == 0)
    #expect(page.rank == 1)
    #expect(page.rankedCount == 4)
    #expect(page.sharing == 1)
    #expect(page.tieBreak.isEmpty, "nobody else has 85")
  }

  @Test("A shared place names those who share it, and the tie-break that did not part them")
  func explainsSharedPlaces() throws {
    let desk = try makeDesk()
    let table = desk.measured()
    let standings = score(table, desk.scheme)
    let page = explain(row: 2, table, desk.scheme, standings)
    #expect(page.rank == 2)
    #expect(page.sharing == 2)
    #expect(page.tieBreak.map(\.identifier) == ["projects"])
    #expect(page.tieBreak.map(\.points?.units) == [666_667])
    #expect(page.strata.map(\.name) == ["片区"])
    #expect(page.strata.map(\.value) == ["西"])
    #expect(page.strata.map(\.rank) == [1])
    #expect(page.strata.map(\.count) == [1])
    // u1 is second of the east behind u2; u4 has zero points of quality and no projects.
    let first = explain(row: 0, table, desk.scheme, standings)
    #expect(first.strata.map(\.rank) == [2])
    #expect(first.strata.map(\.count) == [3])
  }

  @Test("Who has no score has a page all the same")
  func explainsNoScore() throws {
    let desk = try makeDesk(missing: "noScore")
    let table = desk.measured()
    let page = explain(row: 3, table, desk.scheme, score(table, desk.scheme))
    #expect(page.composite == nil)
    #expect(page.rank == 0)
    #expect(page.sharing == 0)
    #expect(page.gradePosition == -1)
    #expect(page.rankedCount == 3)
    #expect(page.tieBreak.isEmpty)
    #expect(page.steps[0].mean?.denominator == 0)
    #expect(page.steps[0].reason == .partMissing)
    // Not merely that a part is missing: nobody of the first group rated.
    #expect(page.steps[2].reason == .belowMinimum)
    #expect(page.steps[4].reason == .noRecords)
    #expect(page.strata.map(\.rank) == [0])
    #expect(page.strata.map(\.count) == [2])
  }

  @Test(
    "Every number follows from the numbers below it",
    arguments: [
      ("final", "renormalise"), ("final", "noScore"), ("final", "zero"),
      ("everyLevel", "renormalise"),
    ])
  func recomputes(_ stage: String, _ missing: String) throws {
    let desk = try makeDesk(stage: stage, missing: missing)
    let table = desk.measured()
    let standings = score(table, desk.scheme)
    for row in 0..<table.subjects.count {
      let page = explain(row: row, table, desk.scheme, standings)
      var points: [String: Points?] = [:]
      for step in page.steps { points[step.indicator.identifier] = step.points }
      for step in page.steps {
        if let mean = step.mean {
          try check(mean, of: step)
          for (child, part) in zip(step.indicator.children, mean.parts) {
            #expect(part.points == points[child.identifier] ?? nil)
            #expect(part.weight == child.weight)
          }
        }
        for cell in step.measured {
          try check(cell, rounding: desk.scheme.rounding.parts)
        }
        if step.mean == nil { #expect(step.measured.map(\.points) == [step.points]) }
      }
      #expect(page.steps[0].points == page.composite)
    }
  }

  private func check(_ mean: Explanation.Mean, of step: Explanation.Step) throws {
    let present = mean.parts.filter { $0.points != nil }
    let sum = present.reduce(Int128(0)) {
      $0 + Int128($1.weight.basisPoints) * Int128($1.points?.units ?? 0)
    }
    let weights = present.reduce(Int64(0)) { $0 + Int64($1.weight.basisPoints) }
    #expect(Int128(mean.numerator) == sum)
    switch mean.missing {
    case .renormalise: #expect(mean.denominator == weights)
    case .zero: #expect(mean.denominator == 10_000)
    case .noScore: #expect(mean.denominator == (present.count == mean.parts.count ? 10_000 : 0))
    }
    for part in mean.parts { #expect((part.points == nil) == (part.reason != nil)) }
    guard mean.denominator > 0 else {
      #expect(step.points == nil)
      return
    }
    #expect(
      step.points.map { Int128($0.units) }
        == rounded(sum, Int128(mean.denominator), step: mean.rounding.step))
  }

  /// A ratio of counts is worth 100 points at one; the numerator of ballots is in points already.
  private func check(_ cell: Explanation.Measured, rounding: Rounding) throws {
    guard let points = cell.points else {
      #expect(cell.reason != nil)
      return
    }
    guard let numerator = cell.details[.numerator] else {
      #expect(cell.details == [.records: 1])
      return
    }
    let denominator = try #require(cell.details[.denominator])
    let scale: Int128 = cell.key.group == nil ? 1_000_000 : 1
    #expect(
      Int128(points.units)
        == rounded(Int128(numerator) * scale, Int128(denominator), step: rounding.step))
  }
}
