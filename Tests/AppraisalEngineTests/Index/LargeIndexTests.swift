import AppraisalIngest
import AppraisalScheme
import Testing

@testable import AppraisalEngine

@Suite("Large composite indexes")
struct LargeIndexTests {
  private static let tree = """
    { id: root, aggregate: arithmetic, of: [
      { id: x, weight: 1, direction: higher, normalise: { method: min-max, scale: { from: 0, to: 100 }, constant: refuse } },
      { id: y, weight: 3, direction: lower, normalise: { method: min-max, scale: { from: 0, to: 100 }, constant: refuse } }] }
    """

  @Test("An index large enough for all processors has the bits of its formula, row by row")
  func bits() throws {
    let scheme = try scheme(
      schemeText(
        "indicators: [{ id: i, weight: 100, measure: { index: { input: figures, factor: 1, "
          + "availability: any, tree: \(Self.tree.split(separator: "\n").joined()) } } }]\n"))
    let count = 50_000
    let subjects = (0..<count).map { "\($0 + 100_000)" }
    let (x, y) = ((0..<count).map { $0 * 7919 % count }, (0..<count).map { $0 * 104_729 % count })
    var desk = RecordDesk(scheme, roster(subjects))
    let text = "id,x,y\n" + (0..<count).map { "\(subjects[$0]),\(x[$0]),\(y[$0])\n" }.joined()
    let (plan, roster) = (desk.plan, desk.records.roster)
    desk.records.numbers["figures"] = try desk.read("figures.csv", text) { source, log in
      readNumbers(
        source, options: TextOptions(), subject: "id",
        columns: plan.numbers(of: "figures", headers: [:]), missing: [], roster: roster, log: &log)
    }
    let found = try #require(IndexResults(desk.measured(), scheme).outcome(of: "i"))
    // 7919 and 104729 are prime to the count: each column holds every number below it once.
    let last = Double(count - 1)
    let differing = (0..<count).filter { row in
      let better = 100 * (Double(x[row]) / last)
      let worse = 100 * ((Double(y[row]) - last) / -last)
      return found.values[row] != (better + 3 * worse) / 4
    }
    #expect(differing.isEmpty, "\(differing.count)")
  }
}
