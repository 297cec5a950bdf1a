import AppraisalEngine
import AppraisalReport
import AppraisalScheme

/// The result files that ledgers and the organisation tree add; none where a scheme has no such rule.
func ledgerFiles(
  _ reading: FolderReading, _ table: IndicatorTable, _ standings: Standings, _ wording: Wording
) -> [(name: String, bytes: [UInt8])] {
  guard let records = reading.records else { return [] }
  let scheme = reading.rules.scheme
  var files: [(name: String, bytes: [UInt8])] = []
  if scheme.root.leaves.contains(where: \.hasLedgerFindings) {
    let report = LedgerFindingReport(
      findings: ledgerFindings(scheme, records), scheme: scheme, table: table, wording: wording)
    files.append(("followups.csv", report.csv()))
  }
  if let report = ReconciliationReport(scheme: scheme, records: records, wording: wording) {
    files.append(("reconciliation.csv", report.csv()))
  }
  if let rollUp = scheme.rollUp, let tree = records.ledgers.organisations {
    let levels = reading.rules.assessment.organisation?.levels ?? []
    let report = OrganisationReport(
      standings: organisationStandings(tree, levels: levels, rollUp, table, standings),
      rollUp: rollUp, scheme: scheme, table: table, wording: wording)
    files.append(("organisations.csv", report.csv()))
  }
  return files
}

extension Indicator {
  /// Whether its ledger can hold things that somebody should see to.
  fileprivate var hasLedgerFindings: Bool {
    switch measure {
    case .ledger(.claims), .ledger(.checklist), .ledger(.lists), .ledger(.ratio): true
    default: false
    }
  }
}
