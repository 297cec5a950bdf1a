public import AppraisalScheme

/// Which subjects stand out and in what; evidence to look at, which changes no result.
public struct OutlierFindings: Sendable {
  /// How the search was set.
  public let settings: OutlierSettings
  /// Number of subjects.
  public let count: Int
  /// Rows of those who take no part in the appraisal and were not compared, ascending.
  public let excluded: [Int]
  /// Which subjects a value was compared with.
  public let peers: PeerDivision
  /// Each indicator by itself, per method and peers.
  public let columns: [ColumnExamination]
  /// Each rate by itself.
  public let rates: [RateExamination]
  /// All indicators together.
  public let joint: JointExamination
  /// Each group of evaluators.
  public let panels: [PanelExamination]
  /// What was not examined.
  public let unexamined: [Unexamined]

  /// The rows that were flagged by any method, ascending.
  public var flaggedRows: [Int] { Set(flags.map(\.row)).sorted() }

  /// Every flag as its method and row, in the order of the report.
  public var flags: [(method: OutlierMethod, row: Int)] {
    columns.flatMap { column in column.flags.map { (column.method, $0.row) } }
      + rates.flatMap { rate in rate.flags.map { (OutlierMethod.funnel, $0.row) } }
      + joint.flaggedRows
      + panels.flatMap { panel in panel.flags.map { (panel.method, $0.row) } }
  }
}

/// Looks for subjects that stand out, in the stored numbers of a run.
///
/// - Parameters:
///   - table: The measured points with their details.
///   - scheme: The rules.
///   - standings: The scores of all subjects, before consequences.
///   - overrides: The committee's decisions, which grades with and without an indicator keep.
///   - settings: How the search is set.
/// - Returns: What was found, and what was not examined; the same for the same input, always.
/// - Complexity: O(*n* log *n*) per indicator; the joint search is that of
///   `MinimumCovarianceDeterminant`.
public func examineOutliers(
  _ table: IndicatorTable, _ scheme: Scheme, _ standings: Standings,
  overrides: [GradeOverride] = [], settings: OutlierSettings = OutlierSettings()
) -> OutlierFindings {
  let excluded = excludedRows(table, scheme)
  let leaves = examinedLeaves(table, scheme, standings, excluded)
  let peers = PeerDivision(settings.peers, table, scheme, excluded)
  var unexamined: [Unexamined] = []
  let composite = ExaminedColumn.composite(scheme, standings, excluded)
  let columns = examineColumns(leaves + [composite], peers, &unexamined)
  let cells = PanelCells.all(table, scheme, standings, excluded)
  let rates = examineRates(
    countedRates(table, scheme, cells, excluded, &unexamined), &unexamined)
  let whatIf = WithoutIndicator(
    table: table, scheme: scheme, standings: standings, overrides: overrides)
  let joint = examineTogether(leaves, whatIf, settings, &unexamined)
  let panels = examinePanels(cells, &unexamined)
  return OutlierFindings(
    settings: settings, count: table.subjects.count, excluded: excluded.sorted(), peers: peers,
    columns: columns, rates: rates, joint: joint, panels: panels, unexamined: unexamined)
}
