import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme
import Testing

@Suite("Outliers, inside an index")
struct OutlierIndexTests {
  /// An index of columns, some of them under a node of their own.
  private func rules(_ nodes: [String]) throws -> Scheme {
    let tree = "{ id: all, aggregate: arithmetic, of: [\(nodes.joined(separator: ", "))] }"
    return try scheme(
      schemeText(
        indicators([
          "{ id: i, weight: 100, measure: { index: { input: n, factor: 1, availability: all, "
            + "normalise: { method: min-max, scale: { from: 0, to: 100 }, constant: refuse }, "
            + "tree: \(tree) } } }"
        ])))
  }

  private func leaf(_ name: String, _ weight: Int) -> String {
    "{ id: \(name), weight: \(weight), direction: higher }"
  }

  private func table(_ columns: [(name: String, values: [Double])]) -> IndicatorTable {
    IndicatorTable(
      subjects: OutlierDesk.subjects(columns[0].values.count),
      columns: columns.map { name, values in
        MeasuredColumn(
          key: .index("i", column: name),
          points: PointsColumn(
            units: values.map { _ in 0 }, missing: values.map { $0.isNaN ? 5 : 0 }),
          details: [.bits: values.map { $0.isNaN ? 0 : Int64(bitPattern: $0.bitPattern) }])
      })
  }

  private func columns(_ odd: String) -> [(name: String, values: [Double])] {
    let names = ["a", "b", "c"]
    let clean = OutlierDesk.clean(rows: 60, columns: 3, seed: 14)
    return zip(names, clean).map { name, values in
      var values = values
      if name == odd { values[33] = 160 }
      return (name, values)
    }
  }

  private func movement(_ odd: String, _ nodes: [String]) throws -> (String, Movement) {
    let (table, scheme) = (table(columns(odd)), try rules(nodes))
    let findings = examineOutliers(table, scheme, score(table, scheme))
    #expect(findings.joint.targets.map(\.indicator) == ["i/a", "i/b", "i/c"])
    let flag = try #require(findings.jointFlag(33))
    guard case .movement(let removed, let movement) = flag.without else {
      throw Absent()
    }
    return (removed.indicator, movement)
  }

  private struct Absent: Error {}

  @Test("Without an indicator of an index is the index of the others")
  func leavesOut() throws {
    let nodes = [leaf("a", 2), leaf("b", 3), leaf("c", 5)]
    let (removed, found) = try movement("b", nodes)
    #expect(removed == "i/b")
    let (table, other) = (table(columns("b")), try rules([nodes[0], nodes[2]]))
    #expect(found.scoreAfter == score(table, other).composite[33])
    #expect(found.scoreAfter != found.scoreBefore)
  }

  @Test("An only child goes with the node above it")
  func climbs() throws {
    let node = "{ id: d, weight: 4, aggregate: arithmetic, of: [\(leaf("a", 1))] }"
    let (removed, found) = try movement("a", [node, leaf("b", 3), leaf("c", 5)])
    #expect(removed == "i/d")
    let (table, other) = (table(columns("a")), try rules([leaf("b", 3), leaf("c", 5)]))
    #expect(found.scoreAfter == score(table, other).composite[33])
  }

  @Test("What is left without any weight has no score, and nothing crashes")
  func copesWithNoWeight() throws {
    let (_, found) = try movement("c", [leaf("a", 0), leaf("b", 0), leaf("c", 5)])
    #expect(found.scoreBefore != nil && found.scoreAfter == nil && found.rankAfter == 0)
  }
}

extension OutlierFindings {
  /// What was found about the combination of a row.
  fileprivate func jointFlag(_ row: Int) -> JointFlag? {
    guard case .distances(let distances) = joint.outcome else { return nil }
    return distances.flags.first { $0.row == row }
  }
}
