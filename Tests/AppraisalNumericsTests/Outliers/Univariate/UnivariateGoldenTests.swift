import Testing

@testable import AppraisalNumerics

/// The reference answers are printed with 12 digits; tolerances are 1e-10 unless said.
@Suite(
  "Univariate estimates against R",
  .enabled(if: OutlierGolden.isPresent, Comment(rawValue: OutlierGolden.absence)))
struct UnivariateGoldenTests {
  private static let columns: [String: [Double]] = {
    var columns: [String: [Double]] = [:]
    for row in OutlierGolden.rows("robust/data_univariate_extra.csv") {
      columns[row["name"] ?? "", default: []].append(Double(row["x"] ?? "") ?? .nan)
    }
    for set in [
      "hbk", "stackloss", "wood", "starsCYG", "heart", "salinity", "coleman", "delivery",
    ] {
      for (index, column) in OutlierGolden.columns("robust/data_\(set).csv").enumerated() {
        columns["\(set).x\(index + 1)"] = column
      }
    }
    return columns
  }()

  private static let cases: [(name: String, row: [String: String])] =
    OutlierGolden.rows("robust/univariate_robust.csv").map { ($0["name"] ?? "", $0) }

  private func check(
    _ body: (Sample, [Double], (String) -> Double, [String: String]) throws -> Void
  )
    throws
  {
    #expect(Self.cases.count == 32)
    for (name, row) in Self.cases {
      let column = try #require(Self.columns[name])
      let sample = try Sample(column)
      #expect(row["n"] == String(sample.count))
      try body(sample, column, { Double(row[$0] ?? "") ?? .nan }, row)
    }
  }

  @Test("Mean, standard deviation, median, quartiles, hinges, trimmed mean")
  func summaries() throws {
    try check { sample, _, expected, row in
      let name = Comment(rawValue: row["name"] ?? "")
      #expect(agree((sample.mean ?? .nan), expected("mean"), 1e-10), name)
      #expect(
        agree(
          (sample.standardDeviation(divisor: .sample) ?? .nan), expected("sd"), 1e-10), name)
      #expect(agree((sample.median ?? .nan), expected("median"), 1e-11), name)
      let type7 = try #require(sample.quartiles(.quantiles(.seven)))
      #expect(agree(type7.lower, expected("q1_type7"), 1e-10), name)
      #expect(agree(type7.upper, expected("q3_type7"), 1e-10), name)
      #expect(agree(type7.upper - type7.lower, expected("iqr_type7"), 1e-10), name)
      let hinges = try #require(sample.quartiles(.hinges))
      #expect(agree(hinges.lower, expected("hinge1"), 1e-10), name)
      #expect(agree(hinges.upper, expected("hinge3"), 1e-10), name)
      #expect(try agree((sample.trimmedMean(share: 0.1) ?? .nan), expected("trim10"), 1e-10), name)
    }
  }

  @Test("MAD, Sn, tau scale")
  func scales() throws {
    try check { sample, _, expected, row in
      let name = Comment(rawValue: row["name"] ?? "")
      let deviation = try #require(sample.medianAbsoluteDeviation(factor: .normalRounded))
      #expect(agree(deviation, expected("mad"), 1e-10), name)
      #expect(agree((sample.sn(correction: .finiteSample) ?? .nan), expected("Sn"), 1e-10), name)
      #expect(agree((sample.tau?.scale ?? .nan), expected("scaleTau2"), 1e-10), name)
    }
  }

  /// Single precision is in the reference: 0.8 comes out as 0.80000001192.
  ///
  /// The tolerance is half a place of that; the brute-force test is exact.
  @Test("Qn, to the single precision of the reference")
  func qn() throws {
    try check { sample, _, expected, row in
      let found = try #require(sample.qn(correction: .finiteSample))
      #expect(agree(found, expected("Qn"), 0x1p-24), Comment(rawValue: row["name"] ?? ""))
    }
  }

  /// R's `huberM` stops when a step is below 1e-6 scales, within 2e-6 of the root.
  @Test("Huber's location, to the stopping rule of the reference")
  func huber() throws {
    try check { sample, _, expected, row in
      let found = try #require(sample.huberLocation(k: 1.5))
      let scale = try #require(sample.medianAbsoluteDeviation(factor: .normalRounded))
      #expect(
        agree(found, expected("huberM"), 1e-10, floor: 2e-6 * scale),
        Comment(rawValue: row["name"] ?? ""))
    }
  }

  @Test("Medcouple and tail weights")
  func medcouples() throws {
    try check { sample, _, expected, row in
      let name = Comment(rawValue: row["name"] ?? "")
      // Printed digits; kernels near 0 are differences of values around 100.
      #expect(agree((sample.medcouple ?? .nan), expected("mc"), 1e-11, floor: 2e-12), name)
      #expect(agree((sample.leftTailWeight ?? .nan), expected("LMC"), 1e-11, floor: 2e-12), name)
      #expect(
        agree((sample.rightTailWeight ?? .nan), expected("RMC"), 1e-11, floor: 2e-12), name)
    }
  }

  @Test("Fences and outliers of the adjusted boxplot, outliers of Tukey's and of the Hampel rule")
  func outliers() throws {
    let boxplot = try AdjustedBoxplot()
    let hampel = try HampelRule(multiple: 3, scale: .medianAbsoluteDeviation(.normalRounded))
    try check { sample, column, expected, row in
      let name = Comment(rawValue: row["name"] ?? "")
      let verdict = boxplot.verdict(sample, column: column)
      #expect(agree(verdict.bounds.lower, expected("adj_fence_lo"), 1e-10), name)
      #expect(agree(verdict.bounds.upper, expected("adj_fence_hi"), 1e-10), name)
      #expect(verdict.bounds.outliers == (row["adj_out"] ?? "").rowNumbers, name)
      let reach = 1.5 * (verdict.upperQuartile - verdict.lowerQuartile)
      let tukey = OutlierBounds(
        lower: verdict.lowerQuartile - reach, upper: verdict.upperQuartile + reach, column: column)
      #expect(tukey.outliers == (row["tukey_out"] ?? "").rowNumbers, name)
      // Where the deviation is 0 the rule goes on to another scale; see HampelRuleTests.
      let scale = sample.medianAbsoluteDeviation(factor: .none) ?? 0
      if scale > 0, sample.count >= HampelRule.minimumCount {
        let found = try hampel(column)
        #expect(found.bounds.outliers == (row["hampel3_out"] ?? "").rowNumbers, name)
        #expect(found.scaleUsed == .medianAbsoluteDeviation)
      }
    }
  }
}

/// The scores are printed with 12 digits.
@Suite(
  "Funnel plot against the reference",
  .enabled(if: OutlierGolden.isPresent, Comment(rawValue: OutlierGolden.absence)))
struct FunnelGoldenTests {
  @Test("1,128 lecturers of InstEval: target, over-dispersion, every score, numbers beyond 3.09")
  func instEval() throws {
    let rows = OutlierGolden.rows("funnel/funnel_insteval.csv")
    #expect(rows.count == 1_128)
    let verdict = try FunnelPlot()(
      successes: rows.map { Int($0["r"] ?? "") ?? -1 },
      trials: rows.map { Int($0["n"] ?? "") ?? -1 })
    #expect(agree(verdict.target, 0.445036161316, 1e-11))
    #expect(agree(verdict.excess, 4.19694522193, 1e-11))
    #expect(agree(verdict.betweenVariance, 0.0121607351681, 1e-11))
    let columns = [
      ("z", verdict.naive), ("z_winsor", verdict.winsorised), ("z_mult", verdict.multiplicative),
      ("z_add", verdict.additive), ("z_arcsine", verdict.arcsine),
    ]
    for (name, scores) in columns {
      for (row, score) in zip(rows, scores) {
        #expect(agree(score, Double(row[name] ?? "") ?? .nan, 1e-10, floor: 1e-12))
      }
    }
    #expect(verdict.outliers(.none).count == 250)
    #expect(verdict.outliers(.multiplicative).count == 43)
    #expect(verdict.outliers().count == 9)
  }
}
