import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme
import Foundation
import Testing

@Suite("Outliers, indicators together")
struct OutlierJointTests {
  private static let golden: String = {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    return "/\(root)/../shared/golden/robust/data_hbk.csv"
  }()

  private func distances(_ findings: OutlierFindings) throws -> JointDistances {
    guard case .distances(let distances) = findings.joint.outcome else {
      throw Absent(what: "\(findings.joint.outcome)")
    }
    return distances
  }

  private struct Absent: Error {
    let what: String
  }

  /// Hawkins, Bradu and Kass made the first fourteen of their 75 rows outlying.
  @Test(
    "The made data of Hawkins, Bradu and Kass: the first fourteen rows, as the library has them",
    .enabled(
      if: FileManager.default.fileExists(atPath: golden),
      "the reference data in ../shared/golden are not on this machine"))
  func knowsHawkins() throws {
    let text = try String(contentsOfFile: Self.golden, encoding: .utf8)
    let rows = text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.split(separator: ",").map { Double($0) ?? .nan }
    }
    let columns = (0..<3).map { column in rows.map { $0[column] } }
    let findings = try OutlierDesk.findings(columns)
    let found = try distances(findings)
    #expect(found.flags.map(\.row) == Array(0..<14))
    let own = try MinimumCovarianceDeterminant()(try Matrix(columns: columns))
    guard case .estimate(let estimate) = own else { throw Absent(what: "\(own)") }
    #expect(found.estimate.distances == estimate.distances)
    let test = try OutlierTest(decision: .falseDiscovery(rate: 0.01))
    #expect(found.probabilities == test(estimate).probabilities)
    for flag in found.flags {
      let sum = flag.explanation.parts.reduce(0) { $0 + $1.contribution }
      // Eigenvectors of a 3 × 3 matrix: some digits above the last bit of sums below 10⁴.
      #expect((sum - flag.squaredDistance).magnitude < 1e-8 * flag.squaredDistance)
    }
  }

  @Test("A combination that no single indicator shows is found, and made up of the right one")
  func findsCombination() throws {
    var columns = OutlierDesk.clean(rows: 60, columns: 2, seed: 8)
    columns[1] = columns[0].map { $0 + 1 }.enumerated().map { $1 + Double($0 % 5) / 5 }
    columns.append(OutlierDesk.clean(rows: 60, columns: 1, seed: 9)[0])
    columns[1][30] = columns[0][30] - 8
    let findings = try OutlierDesk.findings(columns)
    #expect(findings.rows(.mcd) == [30])
    let flag = try #require(try distances(findings).flags.first)
    let decisive = Set(flag.explanation.parts.prefix(2).map(\.indicator))
    #expect(decisive == [0, 1])
  }

  @Test("Clean tables raise nothing", arguments: [1, 2, 3] as [UInt64])
  func passesClean(_ seed: UInt64) throws {
    let columns = OutlierDesk.clean(rows: 80, columns: 4, seed: seed)
    #expect(try OutlierDesk.findings(columns).rows(.mcd).isEmpty)
  }

  @Test("Score, grade and rank without an indicator are those of a changed weight of 0")
  func agreesWithReweighing() throws {
    var columns = OutlierDesk.clean(rows: 50, columns: 3, seed: 5)
    columns[1][7] = 150
    let (table, scheme) = try OutlierDesk.marks(columns)
    let standings = score(table, scheme)
    let findings = examineOutliers(table, scheme, standings)
    let flag = try #require(try distances(findings).flags.first { $0.row == 7 })
    guard case .movement(let removed, let movement) = flag.without else {
      throw Absent(what: "\(flag.without)")
    }
    #expect(removed.indicator == "m1")
    let changed = try scheme.reweighed([
      WeightChange(target: "m1", weight: try Weight(basisPoints: 0))
    ])
    #expect(movement == movements(from: standings, to: score(table, changed))[7])
    #expect(movement.scoreBefore != movement.scoreAfter)
  }

  @Test(
    "A total beside its parts follows from them, is named with the rule, and the rest is examined")
  func leavesDeterminedOut() throws {
    var columns = OutlierDesk.clean(rows: 60, columns: 3, seed: 6)
    columns = columns.map { $0.map { ($0 * 10).rounded() / 10 } }
    columns[0][11] = 200
    columns.append((0..<60).map { columns[0][$0] + columns[1][$0] })
    let findings = try OutlierDesk.findings(columns)
    let reasons = findings.unexamined.filter { $0.method == .mcd }
    guard case .determined(let rule)? = reasons.first?.reason else {
      throw Absent(what: "\(reasons)")
    }
    #expect(Set(rule.targets.map(\.indicator)) == ["m0", "m1", "m3"])
    #expect(findings.joint.targets.count == 3)
    #expect(try distances(findings).flags.map(\.row).contains(11))
  }

  @Test("Most subjects on a plane: the plane is told, and those off it are named")
  func tellsPlane() throws {
    var columns = OutlierDesk.clean(rows: 60, columns: 2, seed: 7)
    columns = columns.map { $0.map { ($0 * 10).rounded() / 10 } }
    columns.append(
      (0..<60).map { row in columns[0][row] - columns[1][row] + (row < 5 ? 9 : 100) })
    let findings = try OutlierDesk.findings(columns)
    guard case .rule(let rule, let members, _, let off) = findings.joint.outcome else {
      throw Absent(what: "\(findings.joint.outcome)")
    }
    #expect(members == 55 && off == [0, 1, 2, 3, 4] && findings.rows(.offPlane) == off)
    // m2 = m0 − m1 + 100, up to a factor.
    let share = rule.coefficients.map { $0 / rule.coefficients[2] }
    #expect((share[0] + 1).magnitude < 1e-6 && (share[1] - 1).magnitude < 1e-6)
    #expect((rule.offset / rule.coefficients[2] - 100).magnitude < 1e-4)
    // The planted ones are 91 below the rule.
    #expect(
      (findings.joint.residual(of: rule, row: 0) / rule.coefficients[2] + 91).magnitude < 1e-4)
  }

  @Test("Fewer subjects than the indicators need, and values that are missing")
  func copesWithFew() throws {
    let columns = OutlierDesk.clean(rows: 9, columns: 4, seed: 2)
    #expect(
      try OutlierDesk.findings(columns).reasons(.mcd) == [.tooFew(found: 9, needed: 10)])
    var holes = OutlierDesk.clean(rows: 40, columns: 3, seed: 2)
    holes[0][3] = .nan
    for row in 0..<25 { holes[2][row] = .nan }
    let findings = try OutlierDesk.findings(holes)
    #expect(findings.reasons(.mcd, "m2") == [.mostlyMissing(present: 15, of: 40)])
    #expect(findings.joint.complete == 39 && findings.joint.incomplete == [3])
  }

  @Test("The only indicator cannot be left out, nor one of a product")
  func refusesWithout() throws {
    var columns = OutlierDesk.clean(rows: 60, columns: 2, seed: 4)
    columns[0][5] = 10
    let text = schemeText(
      "indicators:\n  - { id: all, weight: 100, combine: lowest, missing: noScore, "
        + "indicators: [\(plain("m0")), \(plain("m1"))] }\n")
    let rules = try scheme(text)
    let table = try OutlierDesk.marks(columns).table
    let findings = examineOutliers(table, rules, score(table, rules))
    let flag = try #require(try distances(findings).flags.first)
    guard case .combined(.lowest) = flag.without else { throw Absent(what: "\(flag.without)") }
  }

  /// An indicator without a weight.
  private func plain(_ name: String) -> String {
    "{ id: \(name), measure: { table: { input: marks, value: \(name), lowest: 0, highest: 1000 } } }"
  }

  @Test("The same seed gives the same findings, another seed its own starts")
  func isRepeatable() throws {
    var columns = OutlierDesk.clean(rows: 50, columns: 3, seed: 12)
    columns[2][9] = 140
    let first = try distances(try OutlierDesk.findings(columns))
    let second = try distances(try OutlierDesk.findings(columns))
    #expect(first.estimate.distances == second.estimate.distances)
    #expect(first.flags.map(\.row) == second.flags.map(\.row) && first.flags.map(\.row) == [9])
  }
}
