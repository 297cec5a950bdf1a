import Foundation
import Testing

/// What the command makes of indexes beyond their values: divisors, screening, kept bounds, other
/// weights.
@Suite("Composite indexes by the command")
struct IndexCommandTests {
  private static let figures = """
    id,a,b,c,d,people
    s1,12,5.5,71,3,1000
    s2,8,7.25,64,,250
    s3,15,2,88,9,4000
    s4,3.5,9,42,7,500
    s5,,4,59,1,800

    """
  private static let range = "{ method: min-max, scale: { from: 0, to: 100 }, constant: refuse }"

  private func tree(_ weights: [String]) -> String {
    """
    id: all
    aggregate: arithmetic
    of:
      - id: left
        weight: \(weights[0])
        aggregate: arithmetic
        of:
          - { id: a, weight: \(weights[1]), direction: higher, per: people }
          - { id: b, weight: \(weights[2]), direction: lower }
          - { id: c, weight: \(weights[3]), direction: higher }
      - { id: d, weight: \(weights[4]), direction: higher }
    """
  }

  private func folder(
    _ workdir: Workdir, _ name: String = "f", _ weights: [String] = ["3", "2", "1", "1", "1"],
    figures: String = Self.figures, settings: [String] = []
  ) throws -> IndexFolder {
    try IndexFolder(
      workdir, name, tree: tree(weights), settings: ["normalise: \(Self.range)"] + settings,
      figures: figures)
  }

  // MARK: - Divisors and screening

  @Test("A column is divided before all else, and the page shows both numbers")
  func divided() throws {
    let workdir = try Workdir()
    let folder = try folder(workdir)
    #expect(try folder.assess().status == 0)
    let index = try folder.result("index.csv")
    // 12/1000, 8/250 and 3.5/500, between 0.00375 and 0.032.
    #expect(index.value("s1", "a (raw)") == "0.012")
    #expect(index.value("s2", "a (score)") == "100")
    #expect(index.value("s5", "a (raw)") == "")
    let page = try workdir.pingyi("explain", "f", "s4", "--lang", "en")
    #expect(page.output.contains("raw 3.5 ÷ 500（people） = 0.007"), "\(page.output)")
  }

  @Test("A divisor of nothing names subject, numbers and column", arguments: ["0", "-3", "1e-320"])
  func divisor(_ people: String) throws {
    let workdir = try Workdir()
    let folder = try folder(
      workdir, figures: Self.figures.replacing(",4000", with: ",\(people)"))
    let run = try folder.assess()
    #expect(run.status == 3)
    #expect(run.messages.contains("15 of s3 s3 cannot be divided by"), "\(run.messages)")
    #expect(run.messages.contains("`people`"))
  }

  @Test("Who hands in too little takes no part, and has no say in anybody's score")
  func screened() throws {
    let workdir = try Workdir()
    let screened = try folder(workdir, settings: ["screen: 80%"])
    #expect(try screened.assess().status == 0)
    // The same without the two rows at all.
    let rows = Self.figures.split(separator: "\n").filter {
      !$0.hasPrefix("s2") && !$0.hasPrefix("s5")
    }
    let without = try folder(workdir, "g", figures: rows.joined(separator: "\n") + "\n")
    #expect(try without.assess().status == 0)
    let (found, expected) = (try screened.result("index.csv"), try without.result("index.csv"))
    for row in expected.rows { #expect(found.rows.contains(row), "\(row)") }
    #expect(found.value("s2", "all") == "" && found.value("s2", "b (score)") == "")
    #expect(found.value("s2", "b (raw)") == "7.25")
    let page = try workdir.pingyi("explain", "f", "s2", "--lang", "en")
    #expect(page.output.contains("too little data, takes no part"), "\(page.output)")
  }

  // MARK: - Other weights

  @Test(
    "reweigh inside an index says what an assess with the edited weights says",
    arguments: [
      (["a=60"], ["3", "60", "20", "20", "1"]),
      (["x/a=50", "b=50"], ["3", "50", "50", "0", "1"]),
      (["left=12.5", "c=0"], ["12.5", "66.66666666666667", "33.333333333333336", "0", "87.5"]),
    ])
  func reweighed(changes: [String], weights: [String]) throws {
    let workdir = try Workdir()
    #expect(try folder(workdir).assess().status == 0)
    #expect(try folder(workdir, "g", weights).assess().status == 0)
    // The stored run is enough.
    try FileManager.default.removeItem(atPath: "\(workdir.path)/f/figures.csv")
    let options = changes.flatMap { ["--weight", $0] } + ["--format", "csv", "--lang", "en"]
    let run = try workdir.pingyi(["reweigh", "f"] + options)
    #expect(run.status == 0, "\(run.messages)")
    let ranking = try SimpleTable(workdir.text("g/result/ranking.csv"))
    let after = SimpleTable(run.output)
    #expect(after.rows.count == 5)
    for row in after.rows {
      #expect(after.value(row[0], "score after") == ranking.value(row[0], "score"), "\(row)")
      #expect(after.value(row[0], "rank after") == ranking.value(row[0], "rank"), "\(row)")
    }
  }

  @Test(
    "Weights that cannot be changed are refused with the reason",
    arguments: [
      (["all=50"], "no indicator or group `all`"), (["a=60", "b=50"], "add up to 110 %"),
      (["left=50", "d=40"], "add up to 90 %"), (["a=60", "x/a=60"], "`a` was given twice"),
      (["e=50"], "no indicator or group `e`; there are: x, left, d, a, b, c"),
      (["d=50", "d=50"], "`d` was given twice"),
    ])
  func refused(changes: [String], reason: String) throws {
    let workdir = try Workdir()
    #expect(try folder(workdir).assess().status == 0)
    let run = try workdir.pingyi(
      ["reweigh", "f", "--lang", "en"] + changes.flatMap { ["--weight", $0] })
    #expect(run.status == 2)
    #expect(run.messages.contains(reason), "\(run.messages)")
  }

  @Test("A weight found by a method cannot be another number")
  func found() throws {
    let workdir = try Workdir()
    let folder = try IndexFolder(
      workdir,
      tree: """
        id: all
        aggregate: arithmetic
        weights: { method: equal }
        of: [{ id: b, direction: lower }, { id: c, direction: higher }]
        """, settings: ["normalise: \(Self.range)"], figures: Self.figures)
    #expect(try folder.assess().status == 0)
    let run = try workdir.pingyi("reweigh", "f", "--weight", "b=10", "--lang", "en")
    #expect(run.status == 2)
    #expect(run.messages.contains("found by a method"), "\(run.messages)")
  }

  // MARK: - Bounds kept for the next year

  private static let methods = [
    ("a", "higher", range),
    ("b", "lower", range.replacing("refuse }", with: "refuse, within: group }")),
    (
      "c", "higher",
      "{ method: standard-score, centre: 50, spread: 10, divisor: sample, constant: refuse }"
    ),
    (
      "d", "lower",
      "{ method: standard-score, centre: 50, spread: 10, divisor: population, constant: refuse, "
        + "within: group }"
    ),
    ("e", "higher", "{ method: distance-to-target, target: 100, capped: true }"),
    ("f", "lower", "{ method: distance-to-target, target: 0, capped: false, within: group }"),
    ("g", "lower", "{ method: ratio-to-best }"),
    ("h", "higher", "{ method: ratio-to-best, within: group }"),
    ("i", "higher", "{ method: distance-to-reference, subject: s4, capped: false }"),
    (
      "j", "lower",
      "{ method: around-reference, reference: mean, scale: { from: 70, to: 130 }, constant: refuse }"
    ),
    ("k", "lower", "{ method: proportion, of: length }"),
  ]

  /// A number per subject and indicator that no other shares.
  private static func rows(_ subjects: ClosedRange<Int>) -> String {
    "id," + methods.map(\.0).joined(separator: ",") + "\n"
      + subjects.map { subject in
        "s\(subject),"
          + methods.indices.map { "\((subject * 37 + $0 * 11) % 53 + 5).\(subject)" }
          .joined(separator: ",") + "\n"
      }.joined()
  }

  private static func roster(_ subjects: ClosedRange<Int>) -> String {
    "id,name,group\n"
      + subjects.map { "s\($0),s\($0),\(["old town", "1", "null"][$0 % 3])\n" }.joined()
  }

  private static func tree(_ rules: [String]) -> String {
    "id: all\naggregate: arithmetic\nof:\n"
      + zip(methods, rules).map {
        "  - { id: \($0.0), weight: 1, direction: \($0.1), normalise: \($1) }\n"
      }.joined()
  }

  /// The rule of the next year, from the line of `index-bounds.csv`.
  private static func next(_ rule: String, _ kept: String) -> String {
    if kept.hasPrefix("method:") { return "{ \(kept) }" }
    if kept.hasPrefix("reference:") { return rule.replacing("reference: mean", with: kept) }
    return String(rule.dropLast(2)) + ", \(kept) }"
  }

  @Test("Bounds written by one year and pasted into the next make scores comparable, bit for bit")
  func kept() throws {
    let workdir = try Workdir()
    let first = try IndexFolder(
      workdir, tree: Self.tree(Self.methods.map(\.2)), figures: Self.rows(1...9),
      roster: Self.roster(1...9))
    let run = try first.assess()
    #expect(run.status == 0, "\(run.messages)")
    let lines = try workdir.text("f/result/index-bounds.csv").split(whereSeparator: \.isNewline)
    let rules = try Self.methods.map { name, _, rule in
      // The line of the indicator as a whole: it names no group.
      let line = try #require(lines.first { $0.hasPrefix("\(name),\(name),,") }, "\(name)")
      let kept = String(line.dropFirst("\(name),\(name),,".count))
      let isQuoted = kept.hasPrefix("\"")
      let text =
        isQuoted
        ? String(kept.dropFirst().dropLast()).replacingOccurrences(of: "\"\"", with: "\"") : kept
      return Self.next(rule, text)
    }
    // Next year three more subjects, who would have moved every bound.
    let second = try IndexFolder(
      workdir, "g", tree: Self.tree(rules), figures: Self.rows(1...12),
      roster: Self.roster(1...12))
    let again = try second.assess()
    #expect(again.status == 0, "\(again.messages)")
    let (before, after) = (try first.result("index.csv"), try second.result("index.csv"))
    #expect(before.rows.count == 9 && after.rows.count == 12)
    for row in before.rows { #expect(after.rows.contains(row), "\(row)") }
    // A kept bound is kept as it is.
    let bounds = try workdir.text("g/result/index-bounds.csv").split(whereSeparator: \.isNewline)
    for line in lines where !line.hasPrefix("i,") { #expect(bounds.contains(line), "\(line)") }
  }

  @Test("A group without kept bounds is named, unless it has no numbers")
  func newGroup() throws {
    let workdir = try Workdir()
    let rule =
      "{ method: min-max, scale: { from: 0, to: 1 }, constant: refuse, within: group, "
      + "boundsOf: { \"1\": { from: 0, to: 60, caps: none }, \"null\": { from: 0, to: 60, caps: none } } }"
    let tree =
      "id: all\naggregate: arithmetic\nof: [{ id: a, weight: 1, direction: higher, normalise: \(rule) }]"
    let run = try IndexFolder(
      workdir, tree: tree, figures: Self.rows(1...6), roster: Self.roster(1...6)
    ).assess()
    #expect(run.status == 3)
    #expect(run.messages.contains("the group old town has nothing kept"), "\(run.messages)")
    let empty = "id,a\ns1,5\ns2,6\ns3,\n"
    let other = try IndexFolder(
      workdir, "g", tree: tree, figures: empty, roster: Self.roster(1...3))
    #expect(try other.assess().status == 0)
  }
}
