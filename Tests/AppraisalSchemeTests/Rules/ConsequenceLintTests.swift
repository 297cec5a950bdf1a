import Testing

@testable import AppraisalScheme

@Suite("Faults of rules about consequences")
struct ConsequenceLintTests {
  /// A change of the whole scheme, and what must be found of it.
  struct Breakage: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let codes: [String]
    var testDescription: String { "\(old) → \(new)" }

    init(_ old: String, _ new: String, _ codes: String...) {
      (self.old, self.new, self.codes) = (old, new, codes)
    }
  }

  @Test("Every key, without fault")
  func whole() throws {
    for text in [consequenceScheme, otherConsequenceScheme] {
      let reading = try schemeReading(text)
      #expect(reading.faults == [])
      let scheme = try #require(reading.scheme)
      let assessment = try assessmentReading(consequenceAssessment)
      #expect(assessment.faults == [])
      let misfits = faults(of: try #require(assessment.assessment), under: scheme)
      #expect(misfits.map(\.code) == ["input-unused"])
    }
  }

  static let breakages: [Breakage] = [
    // Policies that change a result have no default.
    Breakage(
      "most: 80%, of: graded, rounding: halfUp,", "most: 1/3, of: graded,", "quota-rounding-missing"
    ),
    Breakage("most: 80%, of: graded, ", "most: 80%, ", "quota-base-missing"),
    Breakage("    stillTied: excludeAll\n", "", "still-tied-missing"),
    Breakage("atCut: exceed, spill", "spill", "missing-key"),
    Breakage(
      "atCut: exceed, spill", "atCut: exceed, stillTied: exceed, spill", "still-tied-unused"),
    Breakage("  ties: include\n", "", "bottom-ties-missing"),
    Breakage(", otherwise: 0%", "", "missing-key"),
    // References.
    Breakage("spill: 基本合格", "spill: 基本合格格", "unknown-grade"),
    Breakage("cap: 合格", "cap: 良好", "unknown-grade"),
    Breakage("months: { 优秀: 1,", "months: { 优: 1,", "unknown-grade", "rewards-grade-missing"),
    Breakage("1, 基本合格: 0, 不合格: 0 }", "1, 基本合格: 0 }", "rewards-grade-missing"),
    Breakage("notWhen: [discipline]", "notWhen: [disciplin]", "unknown-veto"),
    Breakage("rounding: halfUp, within: 类别", "rounding: halfUp, within: 类型", "unknown-stratum"),
    Breakage("indicator: total, atLeast", "indicator: totals, atLeast", "unknown-indicator"),
    Breakage("tieBreak: [mass]\n", "", "tie-break-missing"),
    Breakage("worseThan: 良,", "worseThan: 中,", "unknown-unit-grade"),
    Breakage("worseThan: 良,", "worseThan: 差,", "unit-grade-never"),
    Breakage("bestFirst: [优, 良, 差]", "bestFirst: [优, 良, 中, 差]", "unit-grades-differ"),
    // Rules that cannot be meant.
    Breakage(
      "grade: [优秀, 合格], most", "grade: [优秀, 基本合格], most", "quota-grades-apart",
      "quota-spill-not-worse"),
    Breakage(
      "stillTied: excludeAll\n    spill: 合格", "stillTied: excludeAll\n    spill: 优秀",
      "quota-spill-not-worse"),
    Breakage("effect: excluded", "effect: exempt", "not-a-choice"),
    Breakage(
      "when: { input: events, words: [党纪处分] }", "when: { input: events }", "condition-words"),
    Breakage("{ indicator: mass, below: 60 }", "{ indicator: mass }", "condition-bound"),
    Breakage(
      "{ indicator: mass, below: 60 }", "{ indicator: mass, below: 60, words: [是] }",
      "key-without-owner"),
    Breakage(
      "when: { input: events, words: [党纪处分] }", "when: { grade: [优秀] }", "condition-too-early"),
    Breakage("{ column: 备注, words: [新任] }", "{ indicator: work, below: 10 }", "exemption-by-score"),
    Breakage("id: screened", "id: discipline", "identifier-repeated"),
    Breakage("kind: lastAndBelowFloor", "kind: last", "bottom-keys"),
    Breakage("  inputs: [past]\nfollowUps", "followUps", "bottom-without-history"),
    Breakage("{ stars: 5, from: 95 }", "{ stars: 5, from: 80 }", "stars-order"),
    Breakage("columns: [rank, name, grade]", "columns: [rank, name, name]", "publication-columns"),
    Breakage("inputs: [past]\nfollowUps", "inputs: [events]\nfollowUps", "input-two-kinds"),
  ]

  @Test("A broken rule is refused with its reason", arguments: breakages)
  func refused(_ breakage: Breakage) throws {
    let reading = try schemeReading(
      changing(consequenceScheme, breakage.old, to: breakage.new))
    let errors = reading.faults.filter { $0.severity == .error }.map(\.code)
    #expect(reading.scheme == nil)
    for code in breakage.codes { #expect(errors.contains(code), "\(errors)") }
  }

  static let dangers: [Breakage] = [
    Breakage(", evidence: 体检日期 }", " }", "veto-without-evidence-date"),
    Breakage("minimumStratum: 5", "minimumStratum: 2", "bottom-small-stratum"),
    Breakage("spill: 基本合格 }", "spill: 不合格 }", "quota-spill-skips"),
    Breakage("most: 80%", "most: 100%", "quota-is-whole"),
    Breakage("{ stars: 5, from: 95 }", "{ stars: 5, from: 950 }", "star-out-of-reach"),
    Breakage("grade: [优秀, 合格], most: 80%", "grade: 优秀, most: 20%", "quota-order-matters"),
    Breakage("order: rank", "order: bands", "publication-shows-rank"),
  ]

  @Test("A rule that is legal but dangerous is warned of", arguments: dangers)
  func warned(_ breakage: Breakage) throws {
    let reading = try schemeReading(
      changing(consequenceScheme, breakage.old, to: breakage.new))
    #expect(reading.scheme != nil, "\(reading.faults.map(\.english))")
    #expect(
      reading.faults.filter { $0.severity == .warning }.map(\.code).contains(breakage.codes[0]))
  }

  @Test("The message of a quota without rounding shows both results")
  func arithmetic() throws {
    let text = try changing(
      consequenceScheme, "most: 80%, of: graded, rounding: halfUp,", to: "most: 1/3, of: graded,")
    let fault = try #require(
      try schemeReading(text).faults.first { $0.code == "quota-rounding-missing" })
    #expect(fault.english.contains("1/3 of 28 people is 9 or 10"))
    #expect(fault.chinese.contains("28 人的 1/3 是 9 还是 10 人"))
  }

  @Test("Quotas that together are more than the whole are told with their sum")
  func sum() throws {
    let text = try changing(
      changing(
        consequenceScheme,
        "byUnit: { input: units, shares: { 优: 30%, 良: 25%, 差: 15% }, otherwise: 0% }",
        to: "most: 1/3"), "grade: [优秀, 合格], most: 80%, of: graded, rounding: halfUp, within: 类别",
      to: "grade: 合格, most: 70%, of: graded, rounding: halfUp")
    let fault = try #require(
      try schemeReading(text).faults.first { $0.code == "quotas-exceed-whole" })
    // 1/3 + 7/10 = 31/30.
    #expect(fault.english.contains("31/30"))
  }

  @Test("An assessment must have the inputs, columns and subjects that the rules need")
  func assessment() throws {
    let scheme = try #require(try schemeReading(consequenceScheme).scheme)
    func codes(_ old: String, _ new: String) throws -> [String] {
      let reading = try assessmentReading(try changing(consequenceAssessment, old, to: new))
      guard let assessment = reading.assessment else { return reading.faults.map(\.code) }
      return faults(of: assessment, under: scheme).filter { $0.severity == .error }.map(\.code)
    }
    #expect(try codes(", organisation: 单位", "") == ["roster-organisation-missing"])
    #expect(try codes("grade: 等次, bottom: 末位", "grade: 等次") == ["column-missing"])
    #expect(try codes("  units:\n", "  unit:\n") == ["input-missing"])
    #expect(try codes("grade: 合格, decidedBy", "grade: 良好, decidedBy") == ["unknown-grade"])
    #expect(try codes("year: 2024\n", "\n") == ["missing-key"])
    let twice =
      "reason: 攻坚克难 }\n  - { subject: A1, grade: 优秀, decidedBy: 会, date: 2025-12-29, reason: 无 }"
    #expect(try codes("reason: 攻坚克难 }", twice) == ["override-repeated"])
  }
}
