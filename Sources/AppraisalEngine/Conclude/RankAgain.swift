import AppraisalNumerics
import AppraisalScheme

extension Standings {
  /// The same points ranked by a composite that rules have changed.
  func ranked(
    by composite: PointsColumn, _ table: IndicatorTable, _ scheme: Scheme
  ) -> Standings {
    let rows = (0..<Int32(count)).filter { composite.missing[Int($0)] == 0 }
    let keys =
      [composite.units]
      + scheme.tieBreak.compactMap { columns[ColumnKey(tieBreak: $0)].map(tieBreakKey) }
    let rank = { (strata: [Int32]?) in
      CompetitionRanking(rows: rows, keys: keys, strata: strata, count: self.count)
    }
    return Standings(
      columns: columns, composite: composite, grades: grades, ranking: rank(nil),
      stratumRankings: scheme.strata.indices.map { rank(stratumNumbers(table, position: $0)) },
      indexes: indexes)
  }

  /// The same standings with other grades.
  func with(grades: [Int32]) -> Standings {
    Standings(
      columns: columns, composite: composite, grades: grades, ranking: ranking,
      stratumRankings: stratumRankings, indexes: indexes)
  }
}
