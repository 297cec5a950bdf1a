import Testing

@testable import AppraisalScheme

/// A change that breaks a file, and the faults that it must lead to: `line code`, from the top down.
struct Breakage: Sendable, CustomTestStringConvertible {
  let old: String
  let new: String
  let faults: [String]
  let message: String
  var testDescription: String { "\(old) → \(new)" }

  /// - Parameters:
  ///   - old: What stands in the file.
  ///   - new: What is written instead.
  ///   - faults: The faults, as `line code`.
  ///   - message: A part of the English message of one of them.
  init(_ old: String, _ new: String, _ faults: [String], _ message: String = "") {
    self.old = old
    self.new = new
    self.faults = faults
    self.message = message
  }

  /// Holds what was found against what must be found.
  func check(_ found: [Fault]) {
    #expect(found.map { "\($0.mark.line) \($0.code)" } == faults, "\(found)")
    let isSaid = message.isEmpty || found.contains { $0.english.contains(message) }
    #expect(isSaid, "\(message): \(found.map(\.english))")
  }
}

@Suite("Broken schemes")
struct BrokenSchemeTests {
  static let text: [Breakage] = [
    Breakage("true", "yes", ["5 not-a-boolean"], "either true or false, found `yes`"),
    Breakage("true", "1", ["5 not-a-boolean"]),
    Breakage("minimumCell: 8", "minimumCell: 0o10", ["98 not-a-number"], "0o10"),
    Breakage("minimumCell: 8", "minimumCell: 1_0", ["98 not-a-number"]),
    Breakage("minimumCell: 8", "minimumCell: 0:08", ["98 not-a-number"]),
    Breakage("minimumCell: 8", "minimumCell: ８", ["98 not-a-number"]),
    Breakage("minimumCell: 8", "minimumCell:", ["98 empty-value"], "`minimumCell`"),
    Breakage("grade: 优秀, from: 90", "grade: ~, from: 90", ["93 missing-key"]),
    Breakage("period: 2025", "period: 2025-01-05", ["6 not-a-number"], "2025-01-05"),
    Breakage("period: 2025", "period: ~", ["6 missing-key"], "`period`"),
    Breakage("id: full-appraisal", "id: 年度", ["2 not-an-identifier"], "年度"),
    Breakage(
      "weight: 30  # 60\n", "weight: 30\n        weight: 30\n", ["61 duplicate-key"],
      "in line 60 and in line 61"),
    Breakage("weight: 25\n", "wieght: 25\n", ["30 missing-key", "32 unknown-key"], "`weight`?"),
    Breakage("whenMoreThan: 7", "threshhold: 7", ["37 missing-key", "37 unknown-key"]),
    Breakage("pingyi-scheme/1", "pingyi-scheme/9", ["1 unknown-version"], "pingyi-scheme/1"),
    Breakage("pingyi-scheme/1", "pingyi-assessment/1", ["1 unknown-version"]),
    Breakage("schema: pingyi-scheme/1\n", "", ["1 missing-key"], "`schema`"),
    Breakage("  ranks:", "\tranks:", ["20 tab-indentation"]),
    Breakage("minimumCell: 8", "minimumCell: 8\n---\nid: b", ["100 second-document"]),
    Breakage("dual:\n", "dual:\n    <<: { title: 甲 }\n", ["24 merge-key"]),
    Breakage("subjects: 单位", "subjects：单位", ["7 full-width-punctuation"], "full-width colon"),
    Breakage("- { id: jury, weight: 100 }", "- { id: jury, weight: 100 ", ["43 yaml-syntax"]),
  ]

  static let weights: [Breakage] = [
    Breakage("weight: 40\n", "weight: 39\n", ["51 weights-do-not-add-up"], "99 %, not 100 %; 1 %"),
    Breakage("weight: 33.33", "weight: 33.34", ["72 weights-do-not-add-up"], "100.01 %"),
    Breakage("weight: 60%", "weight: 59%", ["29 weights-do-not-add-up"], "99 %"),
    Breakage(
      "weight: 60%", "weight: 0.60",
      ["29 weights-do-not-add-up", "29 weight-below-one-per-cent"], "40.6 %"),
    Breakage(
      "jury, weight: 100", "jury, weight: 0.4",
      ["43 weights-do-not-add-up", "43 weight-below-one-per-cent"], "for 40 % write 40"),
    Breakage("jury, weight: 100", "jury, weight: 0.4%", ["43 weights-do-not-add-up"], "0.4 %"),
    Breakage("jury, weight: 100", "jury, weight: 100.01", ["43 out-of-range"], "0 and 100"),
    Breakage("jury, weight: 100", "jury, weight: -100", ["43 out-of-range"]),
    Breakage("jury, weight: 100", "jury, weight: 1e2", ["43 not-a-number"]),
    Breakage("jury, weight: 100", "jury, weight: １００", ["43 not-a-number"]),
    Breakage("jury, weight: 100", "jury, weight: 100 %", ["43 not-a-number"]),
    Breakage("jury, weight: 100", "jury, weight: 100％", ["43 not-a-number"]),
    Breakage("weight: 33.33", "weight: 33.333", ["78 too-many-places"]),
    Breakage("        weight: 33.33\n", "", ["77 missing-key"], "`weight`"),
  ]

  static let bands: [Breakage] = [
    Breakage(
      "below: 90", "to: 90", ["94 band-overlap"], "scores 90.00 belong to both `优秀` and `合格`"),
    Breakage("to: 69.99", "to: 69.9", ["95 band-hole"], "69.91–69.99"),
    Breakage("to: 69.99", "to: 70", ["95 band-overlap"], "70.00"),
    Breakage("to: 69.99", "to: 75", ["95 band-overlap"], "70.00–75.00"),
    Breakage("from: 60, to", "from: 65, to", ["96 band-hole"], "60.00–64.99"),
    Breakage("from: 60, to", "from: 60.01, to", ["96 band-hole"], "scores 60.00 have"),
    Breakage("不合格, below: 60", "不合格, from: 0", ["96 band-hole"], "-10.00–-0.01"),
    Breakage("优秀, from: 90", "优秀, from: 90, to: 100", ["93 band-hole"], "100.01–120.50"),
    Breakage("优秀, from: 90", "优秀, from: 90.001", ["93 band-finer-than-rounding"], "90.001"),
    Breakage("优秀, from: 90", "优秀, from: 九十", ["93 not-a-number"], "九十"),
    Breakage("- { grade: 优秀, from: 90 }", "- 优秀", ["93 not-a-mapping"]),
    Breakage("合格, from: 70, below: 90", "合格", ["94 band-without-bound"]),
    Breakage("from: 70, below: 90", "from: 70, to: 89.99, below: 90", ["94 band-two-ends"]),
    Breakage("grade: 合格", "grade: 优秀", ["94 grade-repeated"]),
    Breakage("from: 70, below: 90", "from: 95, below: 90", ["93 grade-order"], "`合格`"),
    Breakage("from: 70, below: 90", "from: 90", ["94 band-overlap"], "both begin at 90.00"),
    Breakage("from: 90 }", "from: 120.51, to: 130 }", ["93 band-out-of-reach", "94 band-hole"]),
    Breakage("places: 2,", "places: 0,", ["95 band-finer-than-rounding"], "69.99"),
  ]

  static let references: [Breakage] = [
    Breakage("scale: ten", "scale: tem", ["39 unknown-scale"], "did you mean `ten`?"),
    Breakage(
      "scale: ten", "scale: percent", ["39 unknown-scale"], "defined are: four, ten, ranks"),
    Breakage(
      "panel: marks }", "panel: mark }", ["38 panel-unused", "64 unknown-panel"], "`marks`?"),
    Breakage(
      "ballots: { input: jury", "balots: { input: jury",
      ["64 unknown-source"], "did you mean `ballots`?"),
    Breakage("{ table: {", "{ tables: {", ["89 unknown-source"], "did you mean `table`?"),
    Breakage(
      "{ table: {", "{ punchcard: {", ["89 unknown-source"],
      "ballots, services, visits, meetings"),
    Breakage(
      "tieBreak: [reviews, visits]", "tieBreak: [visit]", ["97 unknown-indicator"], "visits"),
    Breakage("tieBreak: [reviews, visits]", "tieBreak: [total]", ["97 unknown-indicator"]),
    Breakage("[reviews, visits]", "[visits, visits]", ["97 tie-break-repeated"]),
    Breakage("id: list", "id: visits", ["77 identifier-repeated"], "line 72"),
    Breakage("id: list", "id: total", ["77 identifier-reserved"]),
    Breakage("id: list", "id: reviews", ["77 identifier-repeated"], "line 51"),
    Breakage("id: peers", "id: residents", ["30 identifier-repeated"], "residents"),
    Breakage("title: 同级单位", "title: 群众", ["30 identifier-repeated"], "群众"),
    Breakage("item: 服务, ", "", ["61 item-missing"]),
    Breakage("order-ballots", "jury-ballots", ["67 input-two-scales"], "`ten` in line 64"),
    Breakage("input: list,", "input: services,", ["80 input-two-kinds"], "services in line 75"),
    Breakage(
      "table: { input: scores, value: 得分, lowest: -10, highest: 120.5 }",
      "projects: { input: list, by: count, completed: [已办结], open: [办理中] }",
      ["89 input-two-vocabularies"], "line 80"),
    Breakage(
      "ballots: { input: jury-ballots, panel: marks }",
      "table: { input: scores, value: 得分, lowest: 200, highest: 300 }",
      ["38 panel-unused", "89 input-two-vocabularies"], "line 64"),
  ]

  /// Policies that change a denominator are never defaults.
  static let policies: [Breakage] = [
    Breakage("    abstentions: lowest\n", "", ["24 denominator-policy-missing"], "90.00"),
    Breakage("    abstentions: { points: 60 }\n", "", ["39 denominator-policy-missing"]),
    Breakage("    ifUnmet: renormalise\n", "", ["24 denominator-policy-missing"], "ifUnmet"),
    Breakage("missing: renormalise  # 90\n", "", ["1 denominator-policy-missing"], "`missing`"),
    Breakage("abstentions: lowest", "abstentions: highest", ["26 not-a-choice"], "highest"),
    Breakage("{ points: 60 }", "{ point: 60 }", ["40 missing-key", "40 unknown-key"]),
    Breakage("ifUnmet: renormalise", "ifUnmet: zero", ["27 unmet-as-zero"]),
    Breakage("missing: zero", "missing: none", ["70 not-a-choice"], "renormalise, zero, noScore"),
    Breakage(
      "weight: 12.5\n", "weight: 12.5\n        missing: zero\n", ["62 missing-on-leaf"]),
    Breakage(", notYetDue: asUnfulfilled", "", ["86 missing-key"], "leaveOut (it is left out"),
    Breakage("spread: each, ", "", ["76 missing-key"], "two in one half-year"),
    Breakage("late: 50%, ", "", ["86 missing-key"], "`late`"),
    Breakage(", mode: halfUp", "", ["91 missing-key"], "`mode`"),
    Breakage(", stage: everyLevel", "", ["91 missing-key"], "`stage`"),
  ]

  static let values: [Breakage] = [
    Breakage("points: 80.5", "points: 八十", ["13 not-a-number"]),
    Breakage("points: 80.5", "points: .nan", ["13 not-a-number"]),
    Breakage("points: 80.5", "points: 80.00001", ["13 too-many-places"], "at most 4 decimals"),
    Breakage("points: 80.5", "points: 100000.5", ["13 out-of-range"]),
    Breakage("aliases: [很满意]", "aliases: [弃权]", ["11 word-repeated"], "弃权"),
    Breakage(
      "places: { first", "words: [甲]\n    places: { first", ["22 scale-kind"], "delete the others"),
    Breakage("count: 4", "count: 0", ["21 out-of-range"]),
    Breakage("step: 2.5", "step: 50000", ["21 scale-range"]),
    Breakage("from: 1, to: 10,", "from: 10, to: 10,", ["19 scale-range"]),
    Breakage("from: 1, to: 10,", "from: 1.25, to: 10,", ["19 too-many-places"]),
    Breakage("times: 10", "times: 0", ["19 out-of-range"]),
    Breakage("atLeast: 2/3", "atLeast: 3/2", ["33 not-a-share"]),
    Breakage("atLeast: 2/3", "atLeast: 1/0", ["33 not-a-share"]),
    Breakage("atLeast: 66.67%", "atLeast: 0.6667", ["36 not-a-share"], "2/3 or 50%"),
    Breakage("eligible: 9", "eligible: 0", ["36 out-of-range"]),
    Breakage("{ column: 应到", "{ colum: 应到", ["33 missing-key", "33 unknown-key"], "`column`?"),
    Breakage("whenMoreThan: 7", "whenMoreThan: 2", ["37 trim-leaves-nothing"], "at least 3"),
    Breakage("minimumValid: 10", "minimumValid: 0", ["29 out-of-range"]),
    Breakage("minimumCell: 8", "minimumCell: 2", ["98 out-of-range"], "between 3 and"),
    Breakage("minimumCell: 8", "minimumCell: 1", ["98 out-of-range"]),
    Breakage("late: 50%", "late: 101%", ["86 not-a-share"]),
    Breakage("重点: 3", "重点: 0", ["86 out-of-range"], "`重点`"),
    Breakage("{ 重点: 3, 一般: 1 }", "3", ["86 not-a-mapping"], "`word: weight`"),
    Breakage("lowest: -10", "lowest: 120.5", ["89 scale-range"]),
    Breakage("atLeast: 2,", "atLeast: 0,", ["76 out-of-range"]),
    Breakage("atLeast: 2,", "atLeast: 1.5,", ["76 too-many-places"], "whole number"),
    Breakage("window: halfYear", "window: half-year", ["76 not-a-choice"], "mean `halfYear`?"),
    Breakage("per: member", "per: person", ["76 not-a-choice"], "member, subject"),
    Breakage("open: [办理中]", "open: [已办结]", ["81 word-repeated"], "已办结"),
    Breakage("completed: [已办结, 已销号]", "completed: []", ["81 no-completed-state"]),
    Breakage("places: 2,", "places: 5,", ["91 out-of-range"]),
    Breakage("mode: halfUp", "mode: up", ["91 not-a-choice"]),
  ]

  static let periods: [Breakage] = [
    Breakage("2025  # 6", "{ from: 2025-01-15, to: 2025-12-31 }", ["6 period-not-whole-months"]),
    Breakage("2025  # 6", "{ from: 2024-03-01, to: 2024-02-29 }", ["6 period-not-whole-months"]),
    Breakage("2025  # 6", "{ from: 2025-01-01, to: 2025-02-29 }", ["6 not-a-date"], "2025-02-29"),
    Breakage("2025  # 6", "{ from: 2025/01/01, to: 2025-12-31 }", ["6 not-a-date"]),
    Breakage("2025  # 6", "{ from: 2025-01-01 }", ["6 missing-key"], "`to`"),
    Breakage("2025  # 6", "{ from: 2010-01-01, to: 2025-12-31 }", ["6 period-not-whole-months"]),
    Breakage(
      "2025  # 6", "{ from: 2025-01-01, to: 2025-09-30 }", ["75 window-does-not-fit"], "9 months"),
    Breakage("period: 2025", "period: 25", ["6 out-of-range"]),
  ]

  /// What cannot be read at all must not lead to further faults about what it might have said.
  static let shapes: [Breakage] = [
    Breakage("- { id: jury, weight: 100 }", "- jury", ["43 not-a-mapping"]),
    Breakage("- { id: jury, weight: 100 }", "[]", ["43 panel-empty"]),
    Breakage(
      "- id: score\n        weight: 10\n        measure:", "- score #", ["87 not-a-mapping"]),
    Breakage("measure: { table:", "source: { table:", ["87 indicator-kind", "89 unknown-key"]),
    Breakage(
      "missing: zero", "missing: zero\n    measure: { table: {} }", ["72 indicator-kind"]),
    Breakage("measure: { table: {", "measure: { table: [", ["89 yaml-syntax"]),
    Breakage("strata: [社区, 类别]", "strata: { 社区: 类别 }", ["8 not-a-list"]),
    Breakage("strata: [社区, 类别]", "strata: [社区, 社区]", ["8 stratum-repeated"], "社区"),
  ]

  static let all =
    text + weights + bands + references + policies + values + periods + shapes

  @Test("Each breakage is found on its line, and nothing else", arguments: all)
  func breakages(_ breakage: Breakage) throws {
    let reading = try schemeReading(changing(fullScheme, breakage.old, to: breakage.new))
    breakage.check(reading.faults)
    #expect((reading.scheme == nil) == reading.faults.contains { $0.severity == .error })
  }
}

@Suite("A file with many faults")
struct ManyFaultsTests {
  @Test("Ten faults in one file are ten faults in one report, from the top down")
  func ten() throws {
    var text = fullScheme
    for (old, new) in [
      ("id: full-appraisal", "id: Full"), ("true", "yes"), ("points: 80.5", "points: 80,5"),
      ("atLeast: 2/3", "atLeast: 2/0"), ("abstentions: { points: 60 }\n", "\n"),
      ("weight: 30  # 60", "weight: 31"), ("panel: order", "panel: oder"),
      ("credit: linear", "credit: half"), ("late: 50%", "late: half"), ("to: 69.99", "to: 69.5"),
    ] { text = try changing(text, old, to: new) }
    let reading = try schemeReading(text)
    #expect(reading.scheme == nil)
    #expect(
      reading.faults.filter { $0.severity == .error }.map { "\($0.mark.line) \($0.code)" } == [
        "2 not-an-identifier", "5 not-a-boolean", "13 unknown-key", "33 not-a-share",
        "39 denominator-policy-missing", "56 weights-do-not-add-up", "67 unknown-panel",
        "76 not-a-choice", "86 not-a-share", "95 band-hole",
      ])
    // With a measure unread, nobody knows whether a panel is used.
    #expect(reading.faults.filter { $0.severity == .warning } == [])
  }

  @Test("Every message is there in both languages, names no other place, and is fit to be shown")
  func messages() throws {
    for breakage in BrokenSchemeTests.all {
      let text = try changing(fullScheme, breakage.old, to: breakage.new)
      let source = try SchemeSource(name: "方案.yaml", bytes: Array(text.utf8))
      for fault in readScheme(source).faults {
        for language in MessageLanguage.allCases {
          let lines = fault.rendered(in: source, language).split(separator: "\n")
          let place = "方案.yaml:\(fault.mark.line):\(fault.mark.column): "
          #expect(lines.first?.hasPrefix(place) == true && lines.count == 3, "\(lines)")
          #expect(lines.last?.last == "^")
        }
        #expect(fault.english.unicodeScalars.first?.properties.isWhitespace == false)
        #expect(fault.chinese.unicodeScalars.contains { $0.properties.isIdeographic })
      }
    }
  }
}
