import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import Foundation
import GRDB

/// The assessment file of a folder: one SQLite file.
///
/// Storing replaces the measured columns in one transaction and adds the run to those before, unless
/// it is the same run again. Opening for a recompute reads a few columns whole, never subject by
/// subject.
public struct AssessmentFile: Sendable {
  /// The path of the file.
  public let path: String

  /// The assessment file at a path, which need not exist yet.
  /// - Parameter path: The path.
  public init(path: String) { self.path = path }

  /// Stores a measured assessment.
  ///
  /// - Parameter snapshot: The measured assessment.
  /// - Throws: ``LedgerError``.
  /// - Complexity: O(subjects · columns).
  public func store(_ snapshot: Snapshot) throws(LedgerError) {
    try withDatabase(mayCreate: true) { database in
      try database.execute(sql: AssessmentFile.tables)
      try database.execute(sql: "PRAGMA application_id = \(AssessmentFile.applicationID)")
      try database.execute(sql: "PRAGMA user_version = \(AssessmentFile.format)")
      for name in ["setting", "roster_column", "detail_column", "indicator_column", "input"] {
        try database.execute(sql: "DELETE FROM \(name)")
      }
      try insertSettings(snapshot, database)
      try insertRoster(snapshot.table.subjects, database)
      for (position, column) in snapshot.table.columns.enumerated() {
        try insert(column, position: position, database)
      }
      try insertAccounts(snapshot.accounts, database)
      let hash = ContentHash.sha256(of: Array(snapshot.manifest.utf8))
      try database.execute(
        sql: "INSERT OR IGNORE INTO run (sha256, manifest, is_final) VALUES (?, ?, ?)",
        arguments: [hash, snapshot.manifest, snapshot.isFinal])
    }
  }

  /// Opens the stored assessment.
  ///
  /// - Parameter details: Whether the counts and sums behind the points are read too.
  /// - Returns: What a recompute needs.
  /// - Throws: ``LedgerError``.
  /// - Complexity: O(subjects · columns).
  public func load(details: Bool = false) throws(LedgerError) -> StoredAssessment {
    try withDatabase(mayCreate: false) { database in
      try checkFormat(database)
      let settings = try readSettings(database)
      let subjects = try readRoster(database)
      let columns = try readColumns(database, count: subjects.count, details: details)
      let hashes = try Row.fetchAll(database, sql: "SELECT file, sha256 FROM input")
      return StoredAssessment(
        schemeName: settings["scheme_name"].map { String(decoding: $0, as: UTF8.self) } ?? "",
        schemeText: settings["scheme"].map(Array.init) ?? [],
        assessmentText: settings["assessment"].map(Array.init) ?? [],
        table: IndicatorTable(subjects: subjects, columns: columns),
        inputHashes: Dictionary(
          hashes.map { ($0["file"], $0["sha256"]) }, uniquingKeysWith: { first, _ in first }),
        isFinal: settings["is_final"] == Data([1]))
    }
  }

  // MARK: - The database

  private func withDatabase<Result>(
    mayCreate: Bool, _ body: (Database) throws -> Result
  ) throws(LedgerError) -> Result {
    do {
      guard mayCreate || FileManager.default.fileExists(atPath: path) else {
        throw LedgerError(kind: .notFound, path: path)
      }
      var configuration = Configuration()
      configuration.readonly = !mayCreate
      configuration.busyMode = .timeout(5)
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      return try mayCreate ? queue.write(body) : queue.read(body)
    } catch let error as LedgerError {
      throw error
    } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
      throw LedgerError(kind: .notAnAssessment, path: path)
    } catch let error as DatabaseError {
      throw LedgerError(
        kind: .failed(error.message ?? "SQLite error \(error.resultCode)"), path: path)
    } catch {
      throw LedgerError(kind: .failed(String(describing: error)), path: path)
    }
  }

  private func checkFormat(_ database: Database) throws {
    let identifier = try Int.fetchOne(database, sql: "PRAGMA application_id")
    guard identifier == AssessmentFile.applicationID else {
      throw LedgerError(kind: .notAnAssessment, path: path)
    }
    let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard found <= AssessmentFile.format else {
      throw LedgerError(kind: .laterFormat(found: found, known: AssessmentFile.format), path: path)
    }
  }

  // MARK: - Writing

  private func insertSettings(_ snapshot: Snapshot, _ database: Database) throws {
    let settings: [(String, Data)] = [
      ("scheme_name", Data(snapshot.schemeName.utf8)), ("scheme", Data(snapshot.schemeText)),
      ("assessment", Data(snapshot.assessmentText)),
      ("is_final", Data([snapshot.isFinal ? 1 : 0])),
    ]
    for (name, value) in settings {
      try database.execute(
        sql: "INSERT INTO setting (name, value) VALUES (?, ?)", arguments: [name, value])
    }
  }

  private func insertRoster(_ subjects: [Subject], _ database: Database) throws {
    let strata = (0..<(subjects.first?.strata.count ?? 0)).map { position in
      ("stratum \(position)", subjects.map { $0.strata[position] })
    }
    let columns =
      [
        ("identifier", subjects.map(\.identifier)), ("name", subjects.map(\.name)),
        ("organisation", subjects.map { $0.organisation ?? "" }),
      ] + strata
    for (position, column) in columns.enumerated() {
      try database.execute(
        sql: "INSERT INTO roster_column (position, name, texts) VALUES (?, ?, ?)",
        arguments: [position, column.0, ColumnCoding.encode(column.1)])
    }
  }

  private func insert(
    _ column: MeasuredColumn, position: Int, _ database: Database
  ) throws {
    try database.execute(
      sql: """
        INSERT INTO indicator_column (position, indicator, evaluator_group, units, missing)
        VALUES (?, ?, ?, ?, ?)
        """,
      arguments: [
        position, column.key.indicator, column.key.group ?? "",
        ColumnCoding.encode(column.points.units), ColumnCoding.encode(column.points.missing),
      ])
    for (detail, values) in column.details.sorted(by: { $0.key.name < $1.key.name }) {
      try database.execute(
        sql: "INSERT INTO detail_column (indicator_position, detail, amounts) VALUES (?, ?, ?)",
        arguments: [position, detail.name, ColumnCoding.encode(values)])
    }
  }

  private func insertAccounts(_ accounts: [IssueLog.Account], _ database: Database) throws {
    for (position, account) in accounts.enumerated() {
      try database.execute(
        sql: """
          INSERT INTO input (position, file, sha256, bytes, seen, accepted, quarantined, refused)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          position, account.file, account.sha256, account.bytes, account.seen, account.accepted,
          account.quarantined, account.refused,
        ])
    }
  }

  // MARK: - Reading

  private func readSettings(_ database: Database) throws -> [String: Data] {
    let rows = try Row.fetchAll(database, sql: "SELECT name, value FROM setting")
    return Dictionary(
      rows.map { ($0["name"], $0["value"]) }, uniquingKeysWith: { first, _ in first })
  }

  private func readRoster(_ database: Database) throws -> [Subject] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT name, texts FROM roster_column ORDER BY position")
    let columns = try rows.map { row -> [String] in
      guard let texts = ColumnCoding.decodeTexts(row["texts"]) else {
        throw LedgerError(kind: .damaged(column: row["name"]), path: path)
      }
      return texts
    }
    guard columns.count >= 3, columns.allSatisfy({ $0.count == columns[0].count }) else {
      throw LedgerError(kind: .damaged(column: "roster"), path: path)
    }
    return columns[0].indices.map { row in
      Subject(
        identifier: columns[0][row], name: columns[1][row],
        strata: columns.dropFirst(3).map { $0[row] },
        organisation: columns[2][row].isEmpty ? nil : columns[2][row])
    }
  }

  private func readColumns(
    _ database: Database, count: Int, details: Bool
  ) throws -> [MeasuredColumn] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT position, indicator, evaluator_group, units, missing
        FROM indicator_column ORDER BY position
        """)
    return try rows.map { row in
      let group: String = row["evaluator_group"]
      let key = ColumnKey(indicator: row["indicator"], group: group.isEmpty ? nil : group)
      guard let units = ColumnCoding.decodeUnits(row["units"], count: count),
        let missing = ColumnCoding.decodeMissing(row["missing"], count: count)
      else { throw LedgerError(kind: .damaged(column: key.description), path: path) }
      return MeasuredColumn(
        key: key, points: PointsColumn(units: units, missing: missing),
        // Facts, whose names hold a slash, are of no use without their details.
        details: details || key.indicator.utf8.contains(UInt8(ascii: "/"))
          ? try readDetails(database, position: row["position"], key: key, count: count) : [:])
    }
  }

  private func readDetails(
    _ database: Database, position: Int, key: ColumnKey, count: Int
  ) throws -> [Detail: [Int64]] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT detail, amounts FROM detail_column WHERE indicator_position = ?",
      arguments: [position])
    var details: [Detail: [Int64]] = [:]
    for row in rows {
      let name: String = row["detail"]
      guard let detail = Detail.named(name),
        let values = ColumnCoding.decodeValues(row["amounts"], count: count)
      else { throw LedgerError(kind: .damaged(column: "\(key) \(name)"), path: path) }
      details[detail] = values
    }
    return details
  }
}
