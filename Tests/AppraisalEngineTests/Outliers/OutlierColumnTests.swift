import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme
import Testing

@Suite("Outliers, one indicator")
struct OutlierColumnTests {
  /// Sixty normal numbers lie within five of their scales but once in a million tables.
  @Test("A planted value is found by both rules, and the figures are those of the library")
  func findsPlanted() throws {
    var column = OutlierDesk.clean(rows: 60, columns: 1, seed: 3)[0]
    column[17] = 160
    let findings = try OutlierDesk.findings([column])
    #expect(findings.rows(.hampel) == [17] && findings.rows(.adjustedBoxplot) == [17])
    let rounded = column.map { ($0 * 10_000).rounded() / 10_000 }
    let hampel = try HampelRule()(rounded)
    let found = try #require(findings.columns.first { $0.method == .hampel })
    #expect(found.lower == hampel.bounds.lower && found.upper == hampel.bounds.upper)
    #expect(
      found.spread
        == .centred(centre: hampel.centre, scale: hampel.scale, name: hampel.scaleUsed))
    #expect(found.flags.map(\.statistic) == [hampel.score(of: 160)])
    #expect(found.flags.map(\.direction) == [.high] && found.count == 60)
    let boxplot = try AdjustedBoxplot()(rounded)
    let other = try #require(findings.columns.first { $0.method == .adjustedBoxplot })
    #expect(other.lower == boxplot.bounds.lower && other.upper == boxplot.bounds.upper)
  }

  @Test("Even numbers without any far value raise nothing")
  func passesClean() throws {
    // 0, 1, …, 39: the largest is 19.5 from the median, below 3 · 1.4826 · 10.
    let findings = try OutlierDesk.findings([(0..<40).map { Double($0) }])
    #expect(findings.flaggedRows.isEmpty)
  }

  @Test("Values are compared inside the stratum, unless all are asked for")
  func comparesPeers() throws {
    // Two communities, one at 10 and one at 90; 50 lies far from both, but in the middle of all.
    let values: [Double] = (0..<20).map { row in
      let level = row < 10 ? 10 : 90
      return Double(level + row % 4)
    }
    var column = values
    column[3] = 50
    let strata = (0..<20).map { $0 < 10 ? "东" : "西" }
    let inside = try OutlierDesk.findings([column], strata: strata)
    #expect(inside.peers.stratum == "区" && !inside.peers.isChosen)
    #expect(inside.rows(.hampel) == [3])
    let all = try OutlierDesk.findings(
      [column], strata: strata, settings: OutlierSettings(peers: .all))
    #expect(all.peers.stratum == nil && all.rows(.hampel).isEmpty)
  }

  @Test("Strata of a single subject are no peers; all are compared then")
  func ignoresTinyStrata() throws {
    let column = (0..<12).map { Double($0) }
    let findings = try OutlierDesk.findings([column], strata: (0..<12).map { "区\($0)" })
    #expect(findings.peers.stratum == nil && !findings.peers.isChosen)
    #expect(findings.columns.contains { $0.method == .hampel && $0.count == 12 })
  }

  @Test("What cannot be examined is named with its reason")
  func namesUnexamined() throws {
    let missing = Double.nan
    let findings = try OutlierDesk.findings([
      Array(repeating: 50, count: 40), (0..<40).map { Double($0 % 2) },
      Array(repeating: missing, count: 40), (0..<40).map { $0 < 5 ? Double($0) : missing },
      (0..<40).map { $0 < 35 ? 50 : Double($0) },
    ])
    for method in [OutlierMethod.hampel, .adjustedBoxplot] {
      #expect(findings.reasons(method, "m0") == [.constant])
      #expect(findings.reasons(method, "m2") == [.noValues])
    }
    #expect(findings.reasons(.hampel, "m1") == [.tooFewDistinct(found: 2, needed: 3)])
    #expect(findings.reasons(.hampel, "m3") == [.tooFew(found: 5, needed: 6)])
    // 35 of 40 are equal: MAD and IQR are 0, and the mean deviation takes their place.
    let column = try #require(
      findings.columns.first { $0.method == .hampel && $0.target.indicator == "m4" })
    guard case .centred(50, _, .meanAbsoluteDeviation) = column.spread else {
      Issue.record("\(column.spread)")
      return
    }
  }

  @Test("A boxplot without a box is not used")
  func refusesNoBox() throws {
    let column = (0..<60).map { $0 < 48 ? 50 : Double($0) }
    #expect(try OutlierDesk.findings([column]).reasons(.adjustedBoxplot, "m0") == [.noSpread])
  }

  @Test("One subject, two, none with a score: sentences, no crash", arguments: [1, 2, 5])
  func copesWithFew(_ count: Int) throws {
    let columns = (0..<3).map { column in (0..<count).map { Double(column + $0) } }
    let findings = try OutlierDesk.findings(columns)
    #expect(findings.flaggedRows.isEmpty && findings.columns.isEmpty)
    #expect(!findings.reasons(.mcd).isEmpty || !findings.reasons(.mcd, "m0").isEmpty)
    let missing = columns.map { $0.map { _ in Double.nan } }
    #expect(try OutlierDesk.findings(missing).flaggedRows.isEmpty)
  }

  @Test("Points by place or step have no distances")
  func refusesSteps() throws {
    let rule = "rank: { first: 100, step: 1, lowest: 0, ties: shared }"
    let text = schemeText(
      indicators([
        "{ id: m0, weight: 100, points: { \(rule) }, measure: { table: { input: marks, value: m0, "
          + "lowest: 0, highest: 100 } } }"
      ]))
    let rules = try scheme(text)
    let values = (0..<40).map { Double($0) }
    let table = IndicatorTable(
      subjects: OutlierDesk.subjects(40),
      columns: [
        MeasuredColumn(
          key: ColumnKey(indicator: "m0"), points: OutlierDesk.points(values), details: [:])
      ])
    let findings = examineOutliers(table, rules, score(table, rules))
    #expect(findings.reasons(.hampel, "m0") == [.ordinal])
    #expect(findings.reasons(.mcd, "m0") == [.ordinal])
  }
}
