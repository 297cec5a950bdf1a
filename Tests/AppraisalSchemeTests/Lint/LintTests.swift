import AppraisalNumerics
import Testing

@testable import AppraisalScheme

@Suite("The linter")
struct LintTests {
  @Test("The whole scheme passes, and is what the text says")
  func whole() throws {
    let reading = try schemeReading(wholeScheme)
    #expect(reading.faults == [])
    let scheme = try #require(reading.scheme)
    #expect(
      scheme.root.subtree.map(\.identifier)
        == ["total", "reviews", "work", "service", "promise", "score"])
    guard case .group(_, let policy) = scheme.root.content,
      case .group(_, let own) = scheme.root.children[1].content
    else {
      Issue.record("groups were expected")
      return
    }
    #expect(policy == .renormalise && own == .zero)
    #expect(scheme.panel("dual")?.groups.map { $0.trim?.leftOut(of: 6).high } == [nil, 1])
    #expect(scheme.grades?.bands.map(\.grade) == ["优秀", "合格", "基本合格", "不合格"])
    #expect(scheme.period.months == 12 && scheme.tieBreak == ["reviews", "service"])
  }

  /// What is changed, into what, the codes found, and a part of the message.
  struct Case: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let codes: [String]
    let message: String
    var testDescription: String { "\(old) → \(new)" }

    init(_ old: String, _ new: String, _ codes: [String], _ message: String = "") {
      self.old = old
      self.new = new
      self.codes = codes
      self.message = message
    }
  }

  static let weights: [Case] = [
    Case("weight: 60,", "weight: 59,", ["weights-do-not-add-up"], "99%"),
    Case("weight: 33.34", "weight: 33.35", ["weights-do-not-add-up"], "100.01%"),
    Case("weight: 60,", "weight: -60,", ["out-of-range"]),
    Case("weight: 60,", "weight: 60.001,", ["too-many-places"]),
    Case("weight: 60,", "weight: 1e2,", ["not-a-number"]),
    Case("weight: 60,", "weight: 60%,", []),
    Case(
      "weight: 60,", "weight: 0.6,", ["weight-below-one-per-cent", "weights-do-not-add-up"],
      "40.6%"),
    Case("weight: 60,", "wieght: 60,", ["missing-key", "unknown-key"], "weight"),
  ]

  static let bands: [Case] = [
    Case("合格, from: 70 }", "合格, from: 70, to: 89 }", ["band-hole"], "89.01–89.99"),
    Case("合格, from: 70 }", "合格, from: 70, to: 90 }", ["band-overlap"], "90.00"),
    Case("基本合格, from: 60 }", "基本合格, from: 60, below: 70 }", []),
    Case("不合格, from: 0 }", "不合格, below: 60 }", []),
    Case("不合格, from: 0 }", "不合格, from: 10 }", ["band-hole"], "0.00–9.99"),
    Case("优秀, from: 90 }", "优秀, from: 90, to: 99 }", ["band-hole"], "99.01–100.00"),
    Case("优秀, from: 90 }", "优秀, from: 90.005 }", ["band-finer-than-rounding"]),
    Case("合格, from: 70 }", "合格 }", ["band-without-bound"]),
    Case("grade: 合格, from: 70 }", "grade: 优秀, from: 70 }", ["grade-repeated"]),
  ]

  static let references: [Case] = [
    Case("ballots: {", "balots: {", ["unknown-source"], "ballots"),
    Case("panel: dual }", "panel: duel }", ["panel-unused", "unknown-panel"], "dual"),
    Case("scale: four", "scale: for", ["unknown-scale"], "four"),
    Case("tieBreak: [reviews", "tieBreak: [revews", ["unknown-indicator"], "reviews"),
    Case("tieBreak: [reviews, service]", "tieBreak: [service, service]", ["tie-break-repeated"]),
    Case("id: promise", "id: service", ["identifier-repeated"]),
    Case("id: promise", "id: total", ["identifier-reserved"]),
    Case("id: promise", "id: Promise", ["not-an-identifier"]),
    Case("input: scores", "input: services", ["input-two-kinds"]),
  ]

  /// Policies that change a denominator are never defaults.
  static let policies: [Case] = [
    Case("    abstentions: leaveOut\n", "", ["denominator-policy-missing"], "78.26"),
    Case("    ifUnmet: renormalise\n", "", ["denominator-policy-missing"]),
    Case("\nmissing: renormalise", "", ["denominator-policy-missing"]),
    Case("ifUnmet: renormalise", "ifUnmet: zero", ["unmet-as-zero"]),
    Case("spread: each, ", "", ["missing-key"], "each"),
    Case(", notYetDue: leaveOut", "", ["missing-key"], "notYetDue"),
    Case("abstentions: leaveOut", "abstentions: leaveout", ["not-a-choice"]),
  ]

  static let values: [Case] = [
    Case(
      "period: 2025", "period: { from: 2025-01-15, to: 2025-12-31 }", ["period-not-whole-months"]),
    Case(
      "period: 2025", "period: { from: 2025-01-01, to: 2025-09-30 }", ["window-does-not-fit"],
      "9 个月"),
    Case("places: 2,", "places: 5,", ["out-of-range"]),
    Case("mode: halfUp", "mode: bankers", ["not-a-choice"]),
    Case("late: 50%", "late: 3/2", ["not-a-share"]),
    Case("whenMoreThan: 5", "whenMoreThan: 1", ["trim-leaves-nothing"]),
    Case("aliases: [称职]", "aliases: [优秀]", ["word-repeated"]),
    Case("abstain: [弃权]", "abstain: [合格]", ["word-repeated"]),
    Case("{ from: 0, to: 100, places: 1 }", "{ from: 100, to: 0, places: 1 }", ["scale-range"]),
    Case("lowest: 0, highest: 100", "lowest: 100, highest: 0", ["scale-range"]),
    Case("atLeast: 1,", "atLeast: 0,", ["out-of-range"]),
    Case("atLeast: 1,", "atLeast: 010,", ["not-a-number"]),
    Case("subjects: 单位", "subjects: 单位\nminimumCell: 1", ["out-of-range"]),
    Case("pingyi-scheme/1", "pingyi-scheme/2", ["unknown-version"]),
    Case(
      "- id: work\n", "- id: work\n    measure: { table: { input: x, value: y } }\n",
      ["indicator-kind"]),
  ]

  @Test(
    "Each change is found, and nothing else",
    arguments: weights + bands + references + policies + values)
  func changes(_ change: Case) throws {
    let reading = try schemeReading(changing(wholeScheme, change.old, to: change.new))
    #expect(reading.faults.map(\.code).sorted() == change.codes.sorted(), "\(reading.faults)")
    #expect((reading.scheme == nil) == reading.faults.contains { $0.severity == .error })
    #expect(
      change.message.isEmpty || reading.faults.contains { $0.chinese.contains(change.message) },
      "\(reading.faults)")
    for fault in reading.faults {
      #expect(!fault.chinese.isEmpty && !fault.english.isEmpty && fault.mark.line >= 1)
    }
  }

  @Test("The published bands of a grid-worker rule are refused on hundredths and on whole points")
  func publishedBands() throws {
    let published = try changing(
      wholeScheme,
      """
        - { grade: 优秀, from: 90 }
        - { grade: 合格, from: 70 }
        - { grade: 基本合格, from: 60 }
        - { grade: 不合格, from: 0 }
      """,
      to: """
          - { grade: 优秀, from: 95 }
          - { grade: 良好, from: 80, to: 94 }
          - { grade: 合格, from: 70, to: 79 }
          - { grade: 不合格, below: 60 }
        """)
    let hundredths = try schemeReading(published)
    let holes = hundredths.faults.filter { $0.code == "band-hole" }.map(\.english)
    #expect(hundredths.scheme == nil && holes.count == 3)
    for scores in ["94.01–94.99", "79.01–79.99", "60.00–69.99"] {
      #expect(holes.contains { $0.contains(scores) }, "\(holes)")
    }
    // On whole points only 60 to 69 are left without a grade.
    let points = try schemeReading(changing(published, "places: 2", to: "places: 0"))
    #expect(points.faults.map(\.code) == ["band-hole"])
    #expect(points.faults.first?.english.contains("60–69") == true)
  }

  @Test("All faults of a file are reported at once, with their lines, from the top down")
  func together() throws {
    var text = wholeScheme
    for (old, new) in [
      ("subjects: 单位", "subject: 单位"), ("points: 80", "points: abc"),
      ("weight: 60,", "weight: 61,"), ("credit: linear", "credit: liner"),
      ("late: 50%", "late: half"), ("stage: final", "stage: finally"),
    ] { text = try changing(text, old, to: new) }
    let faults = try schemeReading(text).faults
    #expect(
      faults.map(\.code) == [
        "missing-key", "unknown-key", "not-a-number", "weights-do-not-add-up", "not-a-choice",
        "not-a-share", "not-a-choice",
      ])
    #expect(faults.map(\.mark.line) == [1, 5, 11, 23, 35, 38, 43])
  }

  @Test("A dominating weight and one of zero are warned of, not refused")
  func dominance() throws {
    let none = try changing(
      changing(wholeScheme, "weight: 60,", to: "weight: 100,"), "weight: 40,", to: "weight: 0,")
    let reading = try schemeReading(none)
    #expect(reading.faults.map(\.code) == ["weight-zero"] && reading.scheme != nil)
    let most = try changing(
      changing(wholeScheme, "weight: 60,", to: "weight: 99,"), "weight: 40,", to: "weight: 1,")
    #expect(try schemeReading(most).faults.map(\.code) == ["weight-dominates"])
    let stated = try changing(
      changing(wholeScheme, "weight: 60,", to: "weight: 95,"), "weight: 40,", to: "weight: 5,")
    #expect(try schemeReading(stated).faults == [])
  }
}
