import AppraisalIngest
import AppraisalScheme

/// The subjects of each stratum, unit, or of all together.
struct Pool {
  /// The name of the stratum or unit; `nil` for all together.
  let name: String?
  /// The rows, ascending.
  let rows: [Int32]

  /// The pools of a stratum, in the byte order of their names; one of all when there is none.
  static func pools(_ within: String?, _ table: IndicatorTable, _ scheme: Scheme) -> [Pool] {
    guard let within,
      let position = scheme.strata.firstIndex(where: { $0.utf8.elementsEqual(within.utf8) })
    else { return [Pool(name: nil, rows: table.subjects.indices.map { Int32($0) })] }
    return grouped(table) { $0.strata[position] }
  }

  /// The staff of each unit, in the byte order of their identifiers.
  static func units(_ table: IndicatorTable) -> [Pool] {
    grouped(table) { $0.organisation ?? "" }
  }

  private static func grouped(_ table: IndicatorTable, by name: (Subject) -> String) -> [Pool] {
    // Bytes, not Strings, which call é and e + U+0301 one name.
    var rows: [[UInt8]: [Int32]] = [:]
    for (row, subject) in table.subjects.enumerated() {
      rows[Array(name(subject).utf8), default: []].append(Int32(row))
    }
    return rows.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
      Pool(name: String(decoding: $0.key, as: UTF8.self), rows: $0.value)
    }
  }
}
