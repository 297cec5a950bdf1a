import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import Foundation
import GRDB
import Testing

@testable import AppraisalLedger

@Suite("The assessment file")
struct AssessmentFileTests {
  private let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("pingyi-ledger-\(UUID().uuidString).sqlite").path

  private func snapshot(rows: Int = 5, manifest: String = "{}") -> Snapshot {
    let subjects = (0..<rows).map { row in
      Subject(
        identifier: "S\(row)", name: "单位 é\(row)\u{0}x", strata: ["东", ""],
        organisation: row == 1 ? "ORG" : nil)
    }
    let extremes = [Int64.min, -1, 0, 1, .max]
    let columns = [
      MeasuredColumn(
        key: ColumnKey(indicator: "a", group: "residents"),
        points: PointsColumn(
          units: (0..<rows).map { [-1_000_000_000, -1, 0, 1, 1_000_000_000][$0 % 5] },
          missing: (0..<rows).map { $0 == 2 ? 3 : 0 }),
        details: [
          .valid: Array(repeating: 7, count: rows), .numerator: (0..<rows).map { extremes[$0 % 5] },
          .answer(12): (0..<rows).map { Int64($0) - 128 },
          .total: (0..<rows).map { Int64($0) * 9000 },
          .services: (0..<rows).map { Int64($0) * 700_000 },
        ]),
      MeasuredColumn(
        key: ColumnKey(indicator: "b"),
        points: PointsColumn(
          units: Array(repeating: 5, count: rows), missing: Array(repeating: 0, count: rows)),
        details: [:]),
    ]
    return Snapshot(
      schemeName: "scheme.yaml", schemeText: Array("规则".utf8), assessmentText: [1, 2, 0, 3],
      table: IndicatorTable(subjects: subjects, columns: columns), accounts: [],
      manifest: manifest, isFinal: true)
  }

  @Test("What was stored comes back to the last bit, extremes and missing cells included")
  func roundTrip() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let original = snapshot()
    let file = AssessmentFile(path: path)
    try file.store(original)
    let stored = try file.load(details: true)
    #expect(stored.table.subjects == original.table.subjects)
    #expect(stored.schemeText == original.schemeText)
    #expect(stored.assessmentText == original.assessmentText)
    #expect(stored.isFinal)
    for (left, right) in zip(stored.table.columns, original.table.columns) {
      #expect(left.key == right.key && left.points == right.points)
      #expect(left.details == right.details)
    }
    #expect(try file.load().table.columns.allSatisfy { $0.details.isEmpty })
  }

  @Test("Storing again replaces the columns and keeps the runs, each once")
  func runs() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = AssessmentFile(path: path)
    try file.store(snapshot(manifest: "one"))
    try file.store(snapshot(rows: 3, manifest: "two"))
    try file.store(snapshot(rows: 3, manifest: "two"))
    #expect(try file.load().table.subjects.count == 3)
    #expect(try sqlite("SELECT group_concat(manifest) FROM run") == "one,two")
    #expect(try sqlite("SELECT count(*) FROM indicator_column") == "2")
  }

  @Test("A missing, foreign, later or damaged file is refused by name")
  func refusals() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = AssessmentFile(path: path)
    #expect(throws: LedgerError(kind: .notFound, path: path)) { try file.load() }
    try Data("this is no database, but long enough to be read as one".utf8)
      .write(to: URL(fileURLWithPath: path))
    #expect(throws: LedgerError(kind: .notAnAssessment, path: path)) { try file.load() }
    try FileManager.default.removeItem(atPath: path)
    try file.store(snapshot())
    _ = try sqlite("UPDATE indicator_column SET units = x'0001' WHERE indicator = 'b'")
    #expect(throws: LedgerError(kind: .damaged(column: "b"), path: path)) { try file.load() }
    _ = try sqlite("PRAGMA user_version = 99")
    #expect(throws: LedgerError(kind: .laterFormat(found: 99, known: 1), path: path)) {
      try file.load()
    }
    _ = try sqlite("PRAGMA application_id = 5")
    #expect(throws: LedgerError(kind: .notAnAssessment, path: path)) { try file.load() }
  }

  @Test(
    "No detail takes more bytes than it needs",
    arguments: [
      ([7, 7, 7] as [Int64], 9), ([-128, 127, 0], 4), ([-129, 0, 0], 7), ([0, 40_000, 0], 13),
      ([0, 5_000_000_000, 0], 25),
    ])
  func widths(_ values: [Int64], _ size: Int) {
    let data = ColumnCoding.encode(values)
    #expect(data.count == size)
    #expect(ColumnCoding.decodeValues(data, count: values.count) == values)
    #expect(ColumnCoding.decodeValues(data.dropLast(), count: values.count) == nil)
  }

  /// The answer of SQLite itself, past the code under test.
  private func sqlite(_ statement: String) throws -> String {
    try DatabaseQueue(path: path).write { database in
      try String.fetchOne(database, sql: statement) ?? ""
    }
  }
}
