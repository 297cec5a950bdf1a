import AppraisalEngine
import AppraisalScheme

extension Conclusions {
  /// What followed from standings; `nil` when neither scheme nor assessment has rules about it, so
  /// that lists then look as if there were none.
  init?(
    _ standings: Standings, _ table: IndicatorTable, _ scheme: Scheme, overrides: [GradeOverride]
  ) {
    guard !scheme.consequences.isEmpty || !overrides.isEmpty else { return nil }
    self = conclude(standings, table, scheme, overrides: overrides)
  }
}
