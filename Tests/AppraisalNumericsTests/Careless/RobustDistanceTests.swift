import AppraisalNumerics
import Testing

@Suite("Robust distances of sheets")
struct RobustDistanceTests {
  /// The reference scales the reweighted scatter by the share of rows kept.
  @Test(
    "Minimum covariance determinant of 2,436 sheets of 25 answers",
    .enabled(if: GoldenAnswers.isPresent, GoldenAnswers.absence))
  func agrees() throws {
    let answers = try GoldenAnswers.answers()
    let table = try Matrix(
      columns: (0..<25).map { item in (0..<2436).map { Double(answers[$0, item]) } })
    let estimator = try MinimumCovarianceDeterminant(
      coverage: 0.75, starts: .deterministic, consistency: .atKeptShare, weighting: .chiSquare)
    guard case .estimate(let estimate) = try estimator(table) else {
      Issue.record("the answers do not lie on a hyperplane")
      return
    }
    let expected = try GoldenAnswers.reference("mcd75det_d2")
    for (found, reference) in zip(estimate.distances, expected) {
      #expect(abs(found - reference) <= 1e-8 * reference)
    }
  }
}
