import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme
import Foundation
import Testing

@Suite("Outliers, rates")
struct OutlierRateTests {
  private static let golden: String = {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    return "/\(root)/../shared/golden/funnel/funnel_insteval.csv"
  }()

  /// A share of one whole number over another, as `measure: ratio` stores it.
  private func findings(_ counts: [(part: Double, whole: Double)]) throws -> OutlierFindings {
    let text = schemeText(
      indicators([
        "{ id: share, weight: 100, measure: { ratio: { input: t, numerator: r, denominator: n } } }"
      ]))
    let rules = try scheme(text)
    let table = IndicatorTable(
      subjects: OutlierDesk.subjects(counts.count),
      columns: [
        MeasuredColumn(
          key: ColumnKey(indicator: "share"),
          points: OutlierDesk.points(
            counts.map { $0.whole > 0 ? min(100 * $0.part / $0.whole, 1000) : .nan }),
          details: [
            .fact(.dividend): counts.map { Int64(($0.part * 10_000).rounded()) },
            .fact(.divisor): counts.map { Int64(($0.whole * 10_000).rounded()) },
          ])
      ])
    return examineOutliers(table, rules, score(table, rules))
  }

  /// `../shared/golden/README.md`: p₀, φ and τ² of the share of marks of at least 4 of 1,128
  /// lecturers, and nine of them beyond ±3.09 with additive over-dispersion.
  @Test(
    "InstEval: rate, excess, variance and scores are those of the reference",
    .enabled(
      if: FileManager.default.fileExists(atPath: golden),
      "the reference answers in ../shared/golden are not on this machine"))
  func knowsInstEval() throws {
    let text = try String(contentsOfFile: Self.golden, encoding: .utf8)
    let rows = text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.split(separator: ",").map { Double($0) ?? .nan }
    }
    let findings = try findings(rows.map { (part: $0[2], whole: $0[1]) })
    let rate = try #require(findings.rates.first)
    // Printed with twelve digits.
    #expect((rate.rate - 0.445036161316).magnitude < 1e-12)
    #expect((rate.excess - 4.19694522193).magnitude < 1e-11)
    #expect((rate.betweenVariance - 0.0121607351681).magnitude < 1e-13)
    #expect(rate.count == 1128 && rate.flags.count == 9)
    let expected = rows.indices.filter { rows[$0][6].magnitude > 3.09 }
    #expect(rate.flags.map(\.row) == expected)
    for flag in rate.flags {
      #expect((flag.score - rows[flag.row][6]).magnitude < 1e-10)
      let share = Double(flag.part) / Double(flag.whole)
      #expect(share < flag.lower || share > flag.upper, "the limits at this volume")
    }
  }

  @Test("Sums that are no counts, more than the whole, and equal rates are named")
  func namesUnexamined() throws {
    let decimals = try findings((0..<12).map { (Double($0) + 0.5, 20) })
    #expect(decimals.reasons(.funnel, "share") == [.decimals])
    let all = try findings((0..<12).map { (Double($0) + 3, Double($0) + 3) })
    #expect(all.reasons(.funnel, "share") == [.sameForAll])
    let few = try findings((0..<9).map { (Double($0), 20) })
    #expect(few.reasons(.funnel, "share") == [.tooFew(found: 9, needed: 10)])
    let beyond = try findings((0..<12).map { (Double($0), $0 == 11 ? 5 : 20) })
    #expect(beyond.reasons(.funnel, "share") == [.aboveWhole(subjects: 1)])
    #expect(beyond.rates.map(\.count) == [11])
    let nothing = try findings((0..<12).map { _ in (0, 0) })
    #expect(nothing.reasons(.funnel, "share") == [.noValues])
  }

  @Test("A value that was handed in is no rate")
  func refusesValues() throws {
    let findings = try OutlierDesk.findings([(0..<12).map { Double($0) }])
    #expect(findings.rates.isEmpty && findings.reasons(.funnel, "m0") == [.notCounts])
  }
}
