import Testing

@testable import AppraisalNumerics

/// The reference answers are printed with 12 digits.
@Suite(
  "Minimum covariance determinant against R",
  .enabled(if: OutlierGolden.isPresent, Comment(rawValue: OutlierGolden.absence)))
struct MCDGoldenTests {
  private static let summary = OutlierGolden.rows("robust/mcd_summary.csv")
  private static let quarters = OutlierGolden.rows("robust/mcd_summary_alpha.csv")
  private static let perRow = OutlierGolden.rows("robust/mcd_distances.csv")

  /// The minimum is the same for every search that finds it; R's exact mode is met by every subset
  /// where there are few, by 500 random ones where there are many.
  private func starts(_ mode: String, _ set: String) -> MinimumCovarianceDeterminant.Starts {
    switch mode {
    case "deterministic": .deterministic
    case "exact" where ["heart", "delivery"].contains(set): .exhaustive(limit: 2_300)
    default: .random(count: 500, seed: 1)
    }
  }

  private func fit(
    _ row: [String: String], coverage: Double
  ) throws -> MCDEstimate {
    let set = row["set"] ?? ""
    let table = try Matrix(columns: OutlierGolden.columns("robust/data_\(set).csv"))
    let estimator = try MinimumCovarianceDeterminant(
      coverage: coverage, starts: starts(row["mode"] ?? "", set), consistency: .atKeptShare,
      weighting: .chiSquare)
    guard case .estimate(let estimate) = try estimator(table) else {
      throw OutlierError.notPositiveDefinite
    }
    return estimate
  }

  private func compare(_ estimate: MCDEstimate, _ row: [String: String]) {
    let name = Comment(rawValue: "\(row["set"] ?? "") \(row["mode"] ?? "")")
    func number(_ key: String) -> Double { Double(row[key] ?? "") ?? .nan }
    #expect(estimate.coveredRows == Int(row["h"] ?? ""), name)
    #expect(agree(estimate.logDeterminant, number("crit"), 1e-10, floor: 1e-10), name)
    #expect(agree(estimate.consistency, number("cnp2_1"), 1e-10), name)
    #expect(agree(estimate.smallSample, number("cnp2_2"), 1e-10), name)
    #expect(agree(estimate.rawConsistency, number("raw_cnp2_1"), 1e-10), name)
    if row["raw_cnp2_2"] != nil {
      #expect(agree(estimate.rawSmallSample, number("raw_cnp2_2"), 1e-10), name)
    }
    check(estimate.reweighted.centre, row["center"], name)
    check(estimate.reweighted.scatter.columnMajor, row["cov"], name)
    if row["raw_cov"] != nil {
      check(estimate.raw.centre, row["raw_center"], name)
      check(estimate.raw.scatter.columnMajor, row["raw_cov"], name)
    }
    #expect(estimate.outliers() == (row["outliers"] ?? "").rowNumbers, name)
  }

  private func check(_ found: [Double], _ expected: String?, _ name: Comment) {
    let numbers = (expected ?? "").numbers
    #expect(found.count == numbers.count, name)
    let largest = numbers.reduce(0) { max($0, abs($1)) }
    for (value, number) in zip(found, numbers) {
      // Covariances that cancel have the error of their larger neighbours.
      #expect(agree(value, number, 1e-9, floor: 1e-12 * largest), name)
    }
  }

  @Test("Coverage ½: criterion, factors, centres, scatters, outliers", arguments: 0..<24)
  func half(_ index: Int) throws {
    let row = Self.summary[index]
    compare(try fit(row, coverage: 0.5), row)
  }

  @Test("Coverage ¾ and more starts: the same", arguments: 0..<19)
  func threeQuarters(_ index: Int) throws {
    let row = Self.quarters[index]
    compare(try fit(row, coverage: Double(row["alpha"] ?? "") ?? .nan), row)
  }

  @Test("Every row: raw and reweighted distance, weight, place in the best subset")
  func rows() throws {
    for row in Self.summary {
      let wanted = Self.perRow.filter { $0["set"] == row["set"] && $0["mode"] == row["mode"] }
      guard !wanted.isEmpty else { continue }
      let estimate = try fit(row, coverage: 0.5)
      #expect(wanted.count == estimate.rows.count)
      let flagged = Set(estimate.outliers())
      for (index, row) in wanted.enumerated() {
        let name = Comment(rawValue: "\(row["set"] ?? "") \(row["mode"] ?? "") row \(index + 1)")
        func number(_ key: String) -> Double { Double(row[key] ?? "") ?? .nan }
        #expect(agree(estimate.rawDistances[index], number("raw_d2"), 1e-9), name)
        #expect(agree(estimate.distances[index], number("d2"), 1e-9), name)
        #expect(flagged.contains(index) == (row["wt"] == "0"), name)
        #expect(estimate.bestSubset.contains(index) == (row["in_best"] == "1"), name)
      }
    }
  }
}
