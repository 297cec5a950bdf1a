import AppraisalEngine
import AppraisalNumerics
import AppraisalReport
import AppraisalScheme

/// The result files that ledgers and the organisation tree add; none where a scheme has no such rule.
func ledgerFiles(
  _ reading: FolderReading, _ table: IndicatorTable, _ standings: Standings, _ wording: Wording
) -> [(name: String, bytes: [UInt8])] {
  guard let records = reading.records else { return [] }
  let scheme = reading.rules.scheme
  var files: [(name: String, bytes: [UInt8])] = []
  if let report = shortfalls(reading, table, standings, wording) {
    files.append(("shortfalls.csv", report.csv()))
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

/// What in the ledgers of those appraised somebody should see to; `nil` where no rule of the scheme looks for it.
func shortfalls(
  _ reading: FolderReading, _ table: IndicatorTable, _ standings: Standings, _ wording: Wording
) -> LedgerFindingReport? {
  let scheme = reading.rules.scheme
  let isAsked =
    scheme.root.leaves.contains(where: \.hasLedgerFindings)
    || scheme.ranges.contains(where: \.ofPairs)
  guard let records = reading.records, isAsked else { return nil }
  // Those who are not appraised owe nothing.
  let findings = ledgerFindings(scheme, records).filter {
    standings.composite.missing[$0.row] != MissingReason.exempted.rawValue
  }
  return LedgerFindingReport(
    findings: findings, scheme: scheme, table: table, wording: wording)
}

extension Indicator {
  /// Whether its ledger can hold things that somebody should see to.
  fileprivate var hasLedgerFindings: Bool {
    switch measure {
    case .ledger(.claims), .ledger(.checklist), .ledger(.lists), .ledger(.ratio), .services,
      .visits,
      .meetings, .coverage, .pairing:
      true
    default: false
    }
  }
}

extension RangeRule {
  /// Whether it looks at people, who are then named.
  fileprivate var ofPairs: Bool { if case .pairs = number { true } else { false } }
}
