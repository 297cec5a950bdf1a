import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Organisation tree")
struct OrganisationTreeTests {
  private func read(_ rows: [String]) -> (tree: OrganisationTree?, log: IssueLog) {
    var log = IssueLog()
    let tree = readOrganisations(
      SourceFile((["编号,名称,上级,层级"] + rows).joined(separator: "\n"), name: "tree.csv"),
      options: .init(),
      columns: OrganisationColumns(
        identifier: "编号", name: "名称", parent: "上级", level: "层级", levels: ["街道", "社区", "网格"]),
      log: &log)
    return (tree, log)
  }

  private func circles(_ rows: [String]) -> [[String]] {
    read(rows).log.issues.compactMap { issue in
      if case .cycle(let circle) = issue.kind { circle } else { nil }
    }
  }

  @Test("A sound tree has no issues, whatever the order of its rows")
  func sound() {
    let rows = ["J,街,,街道", "A,甲,J,社区", "B,乙,J,社区", "A1,甲一,A,网格", "B1,乙一,B,网格"]
    var random = SeededGenerator(seed: 11)
    for _ in 0..<10 {
      let (tree, log) = read(rows.shuffled(using: &random))
      #expect(log.issues.isEmpty)
      #expect(tree?.organisations.count == 5)
      #expect(tree?.position(of: "A1").map { tree?.organisations[$0].parent } == "A")
      #expect(tree?.position(of: "a1") == nil)
    }
  }

  @Test("An organisation below one that does not exist is told, and stays")
  func orphan() {
    let (tree, log) = read(["J,街,,街道", "A,甲,K,社区", "A1,甲一,A,网格"])
    #expect(tree?.organisations.count == 3)
    #expect(log.issues.map(\.kind) == [.orphan(organisation: "A", parent: "K")])
    #expect(log.issues.map(\.severity) == [.warning])
    #expect(log.issues.map(\.place.line) == [3])
    #expect(log.accounts.map(\.accepted) == [3])
  }

  @Test("A parent that was set aside is missing as well")
  func orphanOfQuarantined() {
    let (_, log) = read(["J,,,街道", "A,甲,J,社区"])
    #expect(
      log.issues.map(\.verdict) == [
        "quarantined field-blank @2#1 B=名称", "warning organisation-orphan @3#2 C=上级",
      ])
  }

  @Test("A level left out is told with both levels")
  func skippedLevel() {
    let (_, log) = read(["J,街,,街道", "X,网,J,网格", "A,甲,J,社区", "K,街,A,街道", "B,乙,A,社区"])
    #expect(
      log.issues.map(\.kind) == [
        .skippedLevel(organisation: "X", level: "网格", parentLevel: "街道"),
        .skippedLevel(organisation: "K", level: "街道", parentLevel: "社区"),
        .skippedLevel(organisation: "B", level: "社区", parentLevel: "社区"),
      ])
  }

  @Test("A level word that is none sets the record aside")
  func unknownLevel() {
    let (tree, log) = read(["J,街,,街道", "A,甲,J,村"])
    #expect(tree?.organisations.map(\.identifier) == ["J"])
    #expect(log.issues.map(\.kind) == [.unknownWord(found: "村", allowed: ["街道", "社区", "网格"])])
  }

  @Test(
    "Each circle is told once, from its first organisation in the file upwards",
    arguments: [
      (["A,甲,A,社区"], [["A"]]),
      (["A,甲,B,社区", "B,乙,A,社区"], [["A", "B"]]),
      (["B,乙,A,社区", "C,丙,B,社区", "A,甲,C,社区"], [["B", "A", "C"]]),
      // Two organisations stand below the circle; they are not part of it.
      (
        ["E,戊,D,网格", "D,丁,A,社区", "B,乙,C,社区", "A,甲,B,社区", "C,丙,A,社区"],
        [["B", "C", "A"]]
      ),
      // The tail stands behind the circle, and a sound tree beside it.
      (
        ["J,街,,街道", "A,甲,B,社区", "B,乙,A,社区", "T,尾,B,社区", "S,善,J,社区"], [["A", "B"]]
      ),
      // Two circles.
      (
        ["A,甲,B,社区", "C,丙,D,社区", "B,乙,A,社区", "D,丁,C,社区", "X,己,X,社区"],
        [["A", "B"], ["C", "D"], ["X"]]
      ),
      (["J,街,,街道", "A,甲,J,社区"], []),
    ])
  func circle(rows: [String], expected: [[String]]) {
    #expect(circles(rows) == expected)
  }

  @Test("A circle is told on the line of its first organisation")
  func placeOfCircle() {
    let (_, log) = read(["T,尾,B,网格", "B,乙,A,社区", "A,甲,B,社区"])
    let place = log.issues.first { $0.code == "organisation-cycle" }?.place
    #expect(place?.line == 3)
  }

  @Test("A chain of 100,000 organisations is walked through without recursion")
  func longChain() {
    let rows = (0..<100_000).map { "\($0),名,\($0 + 1),网格" }
    let log = read(rows).log
    #expect(log.issues.filter { $0.code == "organisation-cycle" }.isEmpty)
    #expect(log.issues.filter { $0.code == "organisation-orphan" }.map(\.place.line) == [100_001])
  }

  @Test("An identifier on two lines refuses the file")
  func repeatedIdentifier() {
    let (tree, log) = read(["J,街,,街道", "J,道,,街道"])
    #expect(tree == nil)
    #expect(log.issues.map(\.kind) == [.repeatedIdentifier(identifier: "J", firstLine: 2)])
  }
}
