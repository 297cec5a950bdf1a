import AppraisalNumerics
import AppraisalTestSupport
import Testing

@Suite("Identical sheets")
struct IdenticalSheetsTests {
  @Test("Agrees with comparing every pair", arguments: UInt64(1)...20)
  func agreesWithComparing(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let items = Int.random(in: 1...4, using: &random)
    let rows = (0..<Int.random(in: 0...120, using: &random)).map { _ in
      (0..<items).map { _ in [Int8(1), 2, 3, .min].randomElement(using: &random) ?? 1 }
    }
    let found = IdenticalSheets(
      in: try AnswerMatrix(rowMajor: rows.flatMap { $0 }, items: items, scale: 1...3))
    let first = rows.map { row in Int32(rows.firstIndex(of: row) ?? -1) }
    #expect(found.first == first, "seed \(seed)")
    #expect(found.copies == rows.map { row in Int32(rows.count { $0 == row }) })
    #expect(found.groups.allSatisfy { group in group.allSatisfy { rows[$0] == rows[group[0]] } })
  }

  @Test("A hundred thousand equal sheets are one group")
  func groupsTies() throws {
    let answers = try AnswerMatrix(
      rowMajor: [Int8](repeating: 5, count: 300_000), items: 3, scale: 1...5)
    let found = IdenticalSheets(in: answers)
    #expect(found.groups.map(\.count) == [100_000])
  }
}
