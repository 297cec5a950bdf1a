public import AppraisalNumerics
import AppraisalScheme

/// The results of all subjects: points of every indicator, composite, grade and rank.
///
/// Rows are those of the ``IndicatorTable``.
public struct Standings: Sendable {
  /// The points by indicator, the composite under `total`, group means under `indicator/group`.
  public let columns: [ColumnKey: PointsColumn]
  /// The composite score, rounded to the declared places.
  public let composite: PointsColumn
  /// The position of the grade among the scheme's bands; -1 without score or grades.
  public let grades: [Int32]
  /// The ranking of all subjects with a score.
  public let ranking: CompetitionRanking
  /// The ranking inside each stratum, in the order of the scheme's strata.
  public let stratumRankings: [CompetitionRanking]
  /// The composite indexes that points come from.
  public let indexes: IndexResults

  /// Number of subjects.
  public var count: Int { composite.count }
  /// Number of subjects with a score.
  public var scoredCount: Int { ranking.order.count }

  /// The points of an indicator.
  /// - Parameter identifier: The indicator.
  /// - Returns: The points; `nil` for an unknown indicator.
  public func points(of identifier: String) -> PointsColumn? {
    columns[ColumnKey(indicator: identifier)]
  }
}
