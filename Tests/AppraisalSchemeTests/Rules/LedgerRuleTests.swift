import AppraisalNumerics
import Testing

@testable import AppraisalScheme

@Suite("Rules of dated ledgers and lists")
struct LedgerRuleTests {
  private func codes(_ changes: (String, String)...) throws -> [String] {
    var text = ledgerScheme
    for (old, new) in changes {
      #expect(text.contains(old), "\(old)")
      text = text.replacing(old, with: new)
    }
    let source = try SchemeSource(name: "scheme.yaml", bytes: Array(text.utf8))
    return readScheme(source).faults.filter { $0.severity == .error }.map(\.code)
  }

  private func between(_ assessment: String) throws -> [String] {
    let scheme = try #require(
      readScheme(try SchemeSource(name: "s", bytes: Array(ledgerScheme.utf8))).scheme)
    let reading = readAssessment(try SchemeSource(name: "a", bytes: Array(assessment.utf8)))
    return faults(of: try #require(reading.assessment), under: scheme).map(\.code)
  }

  @Test("The scheme and the assessment of all ledgers have no fault, alone and together")
  func whole() throws {
    #expect(try codes() == [])
    #expect(try between(ledgerAssessment) == [])
  }

  @Test(
    "A rule with a hole is refused before a record is read",
    arguments: [
      ("households: { listed: pairs }", "distinct: household", "denominator-policy-missing"),
      ("window: quarter", "window: halfYear, per: member", "duplicate-key"),
      ("kinds: [大党委会], leftOut: [学习会]", "leftOut: [学习会]", "kinds-missing"),
      ("kinds: [大党委会], leftOut: [学习会]", "kinds: [会], leftOut: [会]", "word-repeated"),
      ("        leave: leaveOut\n", "", "denominator-policy-missing"),
      ("        late: asPresent\n", "", "denominator-policy-missing"),
      ("        unrecorded: asAbsent\n", "", "denominator-policy-missing"),
      ("present: [到会], ", "", "missing-key"),
      ("absent: [缺席]", "absent: [到会]", "word-repeated"),
      ("of: [宣传, 信息], leftOut: [其他]", "of: []", "categories-missing"),
      ("roles: [网格长, 网格员]", "roles: []", "roles-missing"),
      ("of: { column: 应训 }, counts", "of: members, counts", "counts-not-of-roster"),
      ("of: both", "of: both, kinds: [甲]", "kinds-not-named"),
      ("社区: { from: 3, to: 5 }", "社区: { from: 6, to: 5 }", "range-empty"),
      ("of: members, from: 3", "of: members", "range-empty"),
      ("stratum: 层级", "stratum: 片区", "unknown-stratum"),
      ("id: members", "id: paired", "identifier-repeated"),
      ("table: structure, value: 户数", "table: structure", "missing-key"),
    ])
  func holes(_ old: String, _ new: String, _ code: String) throws {
    if code == "denominator-policy-missing", old.hasPrefix("households") {
      #expect(try codes((", distinct: household,\n          " + old, "")).contains(code))
    } else {
      #expect(try codes((old, new)).contains(code))
    }
  }

  @Test(
    "Meetings name no households and no units to be told apart by",
    arguments: ["household", "unit"])
  func distinct(_ word: String) throws {
    let old = "kinds: [大党委会], leftOut: [学习会], distinct: day"
    #expect(
      try codes((old, "distinct: \(word)")).contains("distinct-not-named"))
  }

  @Test(
    "A column or an input that a rule needs is missed by name",
    arguments: [
      (", kind: 种类, household: 户, unit: 社区", "", "column-missing"),
      (", subject: 单位 }\n  attendance", " }\n  attendance", "column-missing"),
      ("  pairs:\n    kind: pairs", "  pairz:\n    kind: pairs", "input-missing"),
      (
        "    kind: pairs\n    file: 结对.csv\n    of: members\n    columns: { who: 党员, household: 户 }",
        "    kind: contacts\n    file: 结对.csv\n    columns: { subject: 单位, leader: 甲, point: 乙 }",
        "input-kind"
      ),
      (
        "members: { file: 党员.csv, columns: { id: 编号, name: 姓名, subject: 单位 } }\n", "",
        "members-missing"
      ),
    ])
  func columns(_ old: String, _ new: String, _ code: String) throws {
    let text = ledgerAssessment
    let (from, to) =
      old.hasSuffix("attendance") ? (", kind: 种类, subject: 单位 }", ", kind: 种类 }") : (old, new)
    #expect(text.contains(from), "\(from)")
    #expect(try between(text.replacing(from, with: to)).contains(code))
  }

  @Test("A coverage against the roster has no highest score, the others lie within the hundred")
  func ranges() throws {
    let scheme = try #require(
      readScheme(try SchemeSource(name: "s", bytes: Array(ledgerScheme.utf8))).scheme)
    for leaf in scheme.root.leaves {
      let range = scoreRange(of: leaf, panels: [], scales: [])
      #expect((range == nil) == (leaf.identifier == "training"), "\(leaf.identifier)")
      if let range { #expect(range.lowerBound.units == 0 && range.upperBound.units == 1_000_000) }
    }
  }
}
