import AppraisalScheme
import Testing

private func text(_ measure: String, period: String = "2025") -> String {
  """
  schema: pingyi-scheme/1
  id: ledgers
  title: 台账
  period: \(period)
  subjects: 单位
  indicators:
    - { id: base, weight: 50, measure: { table: { input: t, value: 分, lowest: 0, highest: 120 } } }
    - id: rule
      weight: 50
      measure: { \(measure) }
  missing: renormalise
  rounding: { places: 2, mode: halfUp, stage: final }
  grades:
    - { grade: 好, from: 60 }
    - { grade: 差, from: 0 }
  """
}

private func read(_ text: String) throws -> SchemeReading {
  readScheme(try SchemeSource(name: "scheme.yaml", bytes: Array(text.utf8)))
}

private func measure(_ text: String) throws -> LedgerMeasure {
  let reading = try read(text)
  let scheme = try #require(reading.scheme, "\(reading.faults.map(\.english))")
  guard case .ledger(let ledger)? = scheme.root.leaves.last?.measure else {
    throw Unexpected()
  }
  return ledger
}

private struct Unexpected: Error {}

@Suite("Measures of ledgers in the language")
struct LedgerMeasureTests {
  @Test("Claims name their stages, and the stages compared by their words")
  func claims() throws {
    let ledger = try measure(
      text(
        "claims: { input: o, stages: [居民点单, 党组织下单, 党员接单], from: 居民点单, to: 党员接单, by: count, "
          + "within: { days: 15, undated: late, notYetDue: leaveOut }, staleAfter: 60, window: month, "
          + "categories: [社区, 街道] }"))
    guard case .claims(let claims) = ledger else { throw Unexpected() }
    #expect(claims.from == 0 && claims.to == 2 && claims.stages.count == 3)
    let deadline = claims.within
    #expect(
      deadline?.days == 15 && deadline?.undated == .late && deadline?.notYetDue == .leaveOut)
    #expect(claims.staleAfter == 60 && claims.window == .month)
    #expect(claims.categories == ["社区", "街道"])
    #expect(ledger.needs.map(\.kind) == [.claims])
  }

  @Test("The full files of ledgers are without fault, and fit each other")
  func fullFiles() throws {
    let scheme = try read(stagedScheme)
    #expect(scheme.faults == [])
    let assessment = readAssessment(
      try SchemeSource(name: "assessment.yaml", bytes: Array(stagedAssessment.utf8)))
    #expect(assessment.faults == [])
    #expect(
      faults(of: try #require(assessment.assessment), under: try #require(scheme.scheme)) == [])
  }

  @Test("Two sources are two inputs; what only one of them tells must be ruled on")
  func reconcile() throws {
    let ledger = try measure(
      text(
        "reconcile: { input: a, with: b, value: 次数, per: member, tolerance: 0.5, oneSided: "
          + "asDifference }"))
    guard case .reconcile(let pair) = ledger else { throw Unexpected() }
    #expect(pair.tolerance == 5000 && pair.oneSided == .asDifference && pair.per == .member)
    #expect(ledger.needs.map(\.input) == ["a", "b"])
  }

  @Test(
    "What is wrong is refused with its place",
    arguments: [
      (
        "claims: { input: o, stages: [甲, 乙], from: 乙, to: 甲, by: count }", "stages-reversed"
      ),
      ("claims: { input: o, stages: [甲, 乙], from: 甲, to: 丙, by: count }", "unknown-stage"),
      ("claims: { input: o, stages: [甲, 乙, 甲], from: 甲, to: 乙, by: count }", "word-repeated"),
      ("claims: { input: o, stages: [甲, 乙], from: 甲, to: 乙 }", "missing-key"),
      (
        "claims: { input: o, stages: [甲, 乙], from: 甲, to: 乙, by: count, within: { days: 3 } }",
        "missing-key"
      ),
      (
        "claims: { input: o, stages: [甲, 乙], from: 甲, to: 乙, by: count, within: 3 }",
        "not-a-mapping"
      ),
      (
        "checklist: { input: c, per: subject, items: [甲, 甲], late: 50%, notYetDue: leaveOut }",
        "word-repeated"
      ),
      ("checklist: { input: c, per: subject, late: 50% }", "missing-key"),
      ("ratio: { input: r, numerator: 甲, denominator: 甲 }", "ratio-of-itself"),
      (
        "reconcile: { input: a, with: a, value: 次数, per: member, oneSided: leaveOut }",
        "input-with-itself"
      ),
      ("reconcile: { input: a, with: b, value: 次数, per: member }", "missing-key"),
      ("lists: { input: a, with: t, match: id, count: needs }", "input-two-kinds"),
      ("lists: { input: a, with: b, match: name, count: needs }", "not-a-choice"),
      ("rollUp: { of: nobody, below: all, unscored: leaveOut }", "unknown-indicator"),
      ("rollUp: { of: rule, below: all, unscored: leaveOut }", "unknown-indicator"),
      ("rollUp: { of: base, below: all }", "missing-key"),
      ("claim: {}", "unknown-source"), ("list: {}", "unknown-source"),
    ])
  func refused(_ rule: String, _ code: String) throws {
    let reading = try read(text(rule))
    #expect(reading.scheme == nil)
    #expect(reading.faults.map(\.code).contains(code), "\(reading.faults.map(\.english))")
  }

  @Test("A window that does not fit the period is refused")
  func window() throws {
    let rule = "claims: { input: o, stages: [甲, 乙], from: 甲, to: 乙, by: count, window: halfYear }"
    let reading = try read(text(rule, period: "{ from: 2025-01-01, to: 2025-03-31 }"))
    #expect(reading.faults.map(\.code).contains("window-does-not-fit"))
  }

  @Test("One input has one list of stages")
  func stages() throws {
    let rule = "claims: { input: o, stages: [甲, 乙], from: 甲, to: 乙, by: count }"
    let other = "claims: { input: o, stages: [甲, 丙], from: 甲, to: 丙, by: count }"
    let both = text(rule).replacingOccurrences(
      "{ table: { input: t, value: 分, lowest: 0, highest: 120 } }", with: "{ \(other) }")
    #expect(try read(both).faults.map(\.code).contains("input-two-vocabularies"))
  }

  // A ratio has no highest value, and a roll-up reaches what its indicator reaches: 0…120.
  @Test("Bands are held against the points that each rule can give")
  func bands() throws {
    let closed = { (rule: String) in
      try read(
        text(rule).replacingOccurrences(
          "{ grade: 好, from: 60 }", with: "{ grade: 好, from: 60, to: 100 }")
      ).faults.map(\.code)
    }
    let rolled = try closed("rollUp: { of: base, below: all, unscored: leaveOut }")
    #expect(rolled.contains { $0.hasPrefix("band") })
    #expect(
      try closed("ratio: { input: r, numerator: 甲, denominator: 乙 }")
        .contains { $0.hasPrefix("band") })
  }

  @Test("The roll-up of results names the levels inside which organisations are ranked")
  func organisations() throws {
    let rule = "ratio: { input: r, numerator: 甲, denominator: 乙 }"
    let reading = try read(text(rule) + "\nrollUp: { by: mean, ranked: [社区, 街道] }")
    #expect(reading.scheme?.rollUp?.ranked == ["社区", "街道"])
    let broken = try read(text(rule) + "\nrollUp: { by: median, ranked: [] }")
    #expect(broken.faults.map(\.code).contains("not-a-choice"))
  }
}

extension String {
  /// The text with a part of it replaced; a test that changes nothing fails to read.
  fileprivate func replacingOccurrences(_ old: String, with new: String) -> String {
    guard let range = range(of: old) else { return "" }
    return replacingCharacters(in: range, with: new)
  }

  private func range(of text: String) -> Range<String.Index>? {
    indices.lazy.compactMap { start in
      self[start...].hasPrefix(text) ? start..<self.index(start, offsetBy: text.count) : nil
    }.first
  }

  private func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
