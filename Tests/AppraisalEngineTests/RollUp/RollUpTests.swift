import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme
import AppraisalTestSupport
import Testing

/// A tree from lines of `id,parent,level`.
func tree(_ lines: [String], levels: [String]) throws -> OrganisationTree {
  var log = IssueLog()
  let text =
    "id,name,parent,level\n"
    + lines.map { line in
      let parts = line.split(separator: ",", omittingEmptySubsequences: false)
      return "\(parts[0]),组织\(parts[0]),\(parts[1]),\(parts[2])\n"
    }.joined()
  return try #require(
    readOrganisations(
      SourceFile(name: "tree.csv", bytes: Array(text.utf8)), options: TextOptions(),
      columns: OrganisationColumns(
        identifier: "id", name: "name", parent: "parent", level: "level", levels: levels),
      log: &log))
}

/// Subjects of the form `id@organisation`.
func placed(_ subjects: [String]) -> Roster {
  Roster(
    subjects: subjects.map { text in
      let parts = text.split(separator: "@").map(String.init)
      return Subject(
        identifier: parts[0], name: "单位\(parts[0])", strata: [],
        organisation: parts.count > 1 ? parts[1] : nil)
    })
}

private let marks =
  "{ id: own, weight: 50, measure: { table: { input: t, value: 分, lowest: 0, highest: 100 } } }"

private func rules(_ measure: String) -> String {
  "indicators:\n  - \(marks)\n  - { id: x, weight: 50, measure: { \(measure) } }\n"
}

@Suite("Roll-up along the organisation tree")
struct RollUpTests {
  private static let six = ["大工委", "大党委", "网格支部", "楼栋小组", "中心户", "楼长"]

  private func standings(
    _ measure: String, _ roster: Roster, _ tree: OrganisationTree, _ values: String,
    missing: String = "renormalise"
  ) throws -> (IndicatorTable, Standings) {
    var desk = try StageDesk(rules(measure), roster, missing: missing)
    desk.records.ledgers.organisations = tree
    try desk.readValues("t", values)
    let table = desk.measured()
    return (table, score(table, desk.scheme))
  }

  // The street d has c1 (80) and c2 (91) directly below it, and g (60) below c1.
  @Test(
    "An indicator of a unit is the mean of the units below: directly, or at any depth",
    arguments: [
      ("direct", "leaveOut", ["85.5", "60", nil, nil]),
      ("all", "leaveOut", ["77", "60", nil, nil]),
    ] as [(String, String, [String?])])
  func mean(_ below: String, _ unscored: String, _ expected: [String?]) throws {
    let tree = try tree(
      ["D,,街道", "c1,D,社区", "c2,D,社区", "g,c1,网格", "d0,D,社区"], levels: ["街道", "社区", "网格"])
    // The subject D is the street itself; the others are found by their own identifiers.
    let (_, result) = try standings(
      "rollUp: { of: own, below: \(below), unscored: \(unscored) }",
      placed(["D", "c1", "c2", "g"]), tree, "who,分\nD,10\nc1,80\nc2,91\ng,60\n")
    let points = try #require(result.points(of: "x"))
    #expect((0..<4).map { points[$0]?.text() } == expected)
  }

  @Test(
    "What a unit without points counts is stated",
    arguments: [("leaveOut", "80"), ("asZero", "40"), ("noScore", nil)] as [(String, String?)])
  func unscored(_ policy: String, _ expected: String?) throws {
    let tree = try tree(["D,,街道", "a,D,社区", "b,D,社区"], levels: ["街道", "社区"])
    let (_, result) = try standings(
      "rollUp: { of: own, below: direct, unscored: \(policy) }", placed(["D", "a", "b"]), tree,
      "who,分\nD,50\na,80\n")
    #expect(result.points(of: "x")?[0]?.text() == expected)
  }

  @Test("Changed weights move a roll-up without any record, and its sums are explained")
  func reweighed() throws {
    let tree = try tree(["D,,街道", "a,D,社区", "b,D,社区"], levels: ["街道", "社区"])
    let measure = "rollUp: { of: own, below: direct, unscored: leaveOut }"
    let roster = placed(["D", "a", "b"])
    let (table, before) = try standings(measure, roster, tree, "who,分\nD,50\na,80\nb,91\n")
    #expect(before.composite[0]?.text() == "67.75")
    let plain = try scheme(schemeText(rules(measure), missing: "renormalise"))
    let changed = try plain.reweighed([
      WeightChange(target: "x", weight: try Weight(basisPoints: 8000))
    ])
    // 0.2 · 50 + 0.8 · 85.5.
    #expect(score(table, changed).composite[0]?.text() == "78.4")
    let step = explain(row: 0, table, plain, before).steps.last
    #expect(step?.measured.first?.details[.fact(.belowSum)] == 1_710_000)
    #expect(step?.measured.first?.details[.fact(.belowScored)] == 2)
  }

  @Test("A circle in the tree ends nothing: whoever is in it has nobody above")
  func circle() throws {
    let tree = try tree(["a,b,甲", "b,c,甲", "c,a,甲", "d,a,甲"], levels: ["甲"])
    let (_, result) = try standings(
      "rollUp: { of: own, below: all, unscored: leaveOut }", placed(["a", "b", "c", "d"]), tree,
      "who,分\na,10\nb,20\nc,30\nd,40\n")
    let points = try #require(result.points(of: "x"))
    #expect((0..<4).map { points[$0]?.text() } == ["40", nil, nil, nil])
  }

  private func rolledUp(
    _ tree: OrganisationTree, _ levels: [String], _ roster: Roster, _ values: String,
    by: String = "mean", ranked: [String]
  ) throws -> [OrganisationStanding] {
    var desk = try StageDesk(
      "indicators:\n  - \(marks.replacing("50", "100"))\n"
        + "rollUp: { by: \(by), ranked: [\(ranked.joined(separator: ", "))] }\n", roster)
    try desk.readValues("t", values)
    let table = desk.measured()
    return organisationStandings(
      tree, levels: levels, try #require(desk.scheme.rollUp), table, score(table, desk.scheme))
  }

  // 楼长 l1 100 and l2 50 below 中心户 z1; l3 80 below z2. All the way up: (100 + 50 + 80)/3.
  @Test("大工委→大党委→网格支部→楼栋小组→中心户→楼长: six levels, means weighted by subjects")
  func sixLevels() throws {
    let tree = try tree(
      [
        "w,,大工委", "p,w,大党委", "g,p,网格支部", "b,g,楼栋小组", "z1,b,中心户", "z2,b,中心户", "l1,z1,楼长",
        "l2,z1,楼长", "l3,z2,楼长",
      ], levels: Self.six)
    let result = try rolledUp(
      tree, Self.six, placed(["l1", "l2", "l3"]), "who,分\nl1,100\nl2,50\nl3,80\n",
      ranked: ["中心户", "楼长"])
    #expect(
      result.map(\.organisation.identifier) == ["w", "p", "g", "b", "z1", "z2", "l1", "l2", "l3"])
    #expect(result.prefix(4).map(\.mean) == [766_667, 766_667, 766_667, 766_667])
    #expect(result.map(\.subjects) == [3, 3, 3, 3, 2, 1, 1, 1, 1])
    #expect(result.map(\.rank) == [0, 0, 0, 0, 2, 1, 1, 3, 2])
    #expect(result.map(\.rankedCount) == [0, 0, 0, 0, 2, 2, 3, 3, 3])
  }

  @Test("党工委→社区党委→居民小组支部→楼栋小组: four levels, and the sum instead of the mean")
  func fourLevels() throws {
    let levels = ["党工委", "社区党委", "居民小组支部", "楼栋小组"]
    let tree = try tree(
      ["w,,党工委", "c1,w,社区党委", "c2,w,社区党委", "g1,c1,居民小组支部", "b1,g1,楼栋小组"], levels: levels)
    let result = try rolledUp(
      tree, levels, placed(["s1@b1", "s2@b1", "s3@c2", "s4@c2"]),
      "who,分\ns1,40\ns2,50\ns3,80\n", by: "sum", ranked: ["社区党委"])
    #expect(result.map(\.sum) == [1_700_000, 900_000, 800_000, 900_000, 900_000])
    #expect(result.map(\.scored) == [3, 2, 1, 2, 2])
    #expect(result.map(\.subjects) == [4, 2, 2, 2, 2])
    // By the sum c1 comes first, by the mean (45 against 80) it would come second.
    #expect(result.map(\.rank) == [0, 1, 2, 0, 0])
  }

  // X1 and X3 have one community of 70 each, X2 has one of 90.
  @Test("片区–辖区–社区: progress is compared inside each tier; equals share their rank")
  func threeTiers() throws {
    let levels = ["片区", "辖区", "社区"]
    let tree = try tree(
      ["P,,片区", "X1,P,辖区", "X2,P,辖区", "X3,P,辖区", "S1,X1,社区", "S2,X2,社区", "S3,X3,社区"],
      levels: levels)
    let result = try rolledUp(
      tree, levels, placed(["S1", "S2", "S3"]), "who,分\nS1,70\nS2,90\nS3,70\n",
      ranked: levels)
    #expect(result.map(\.rank) == [1, 2, 1, 2, 2, 1, 2])
  }

  @Test("Against a slow reckoning of random trees", arguments: 0..<20)
  func oracle(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let parents = (0..<30).map { $0 == 0 ? -1 : Int.random(in: 0..<$0, using: &generator) }
    let tree = try tree(
      parents.enumerated().map { "o\($0.offset),\($0.element < 0 ? "" : "o\($0.element)"),级" },
      levels: ["级"])
    let homes = (0..<50).map { _ in Int.random(in: 0..<30, using: &generator) }
    let marks = (0..<50).map { _ in Int.random(in: 0...100, using: &generator) }
    let names = (0..<50).map { "s\($0 < 10 ? "0" : "")\($0)" }
    let rows = zip(names, marks).map { "\($0),\($1)\n" }.joined()
    let result = try rolledUp(
      tree, ["级"], placed(zip(names, homes).map { "\($0)@o\($1)" }), "who,分\n" + rows,
      ranked: ["级"])
    for standing in result {
      let position = try #require(Int(standing.organisation.identifier.dropFirst()))
      let inside = homes.indices.filter { subject in
        var here = homes[subject]
        while here >= 0, here != position { here = parents[here] }
        return here == position
      }
      #expect(standing.subjects == inside.count)
      #expect(standing.sum == Int64(inside.reduce(0) { $0 + marks[$1] }) * 10_000)
    }
  }
}

extension String {
  fileprivate func replacing(_ old: String, _ new: String) -> String {
    split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
  }
}
