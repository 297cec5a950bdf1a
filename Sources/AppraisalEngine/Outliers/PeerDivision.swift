import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// The subjects that a value is compared with.
public struct PeerDivision: Sendable {
  /// The name of the stratum; `nil` when all subjects are compared with each other.
  public let stratum: String?
  /// Whether somebody asked for it.
  public let isChosen: Bool
  /// The groups: the value of the stratum, `nil` for all, and the rows, ascending.
  public let groups: [(name: String?, rows: [Int])]

  init(
    _ choice: OutlierSettings.Peers, _ table: IndicatorTable, _ scheme: Scheme,
    _ excluded: Set<Int>
  ) {
    let rows = table.subjects.indices.filter { !excluded.contains($0) }
    let found: Int? =
      switch choice {
      case .all: nil
      case .stratum(let position): position
      case .automatic:
        scheme.strata.indices.first { position in
          let groups = Self.groups(rows, table, position: position)
          let many = groups.filter { $0.rows.count >= HampelRule.minimumCount }
          return 2 * many.reduce(0) { $0 + $1.rows.count } >= max(rows.count, 1)
        }
      }
    isChosen = choice != .automatic
    stratum = found.map { scheme.strata[$0] }
    groups = found.map { Self.groups(rows, table, position: $0) } ?? [(nil, rows)]
  }

  /// The rows by the value of a stratum, in the order of the values' bytes.
  private static func groups(
    _ rows: [Int], _ table: IndicatorTable, position: Int
  ) -> [(name: String?, rows: [Int])] {
    let labels = stratumNumbers(table, position: position)
    var groups = [[Int]](repeating: [], count: Int((labels.max() ?? -1) + 1))
    for row in rows { groups[Int(labels[row])].append(row) }
    return groups.filter { !$0.isEmpty }.map { rows in
      (table.subjects[rows[0]].strata[position], rows)
    }
  }
}
