@testable import AppraisalIngest

/// Every record that was seen is accounted for, and nothing is refused or set aside without a word.
///
/// - Parameters:
///   - log: What the reading of one file left.
///   - used: How many records came out of it; `nil` when it was refused.
func requireWholeAccount(_ log: IssueLog, used: Int?) {
  requireAgreement(log.accounts.count == 1, "not one account")
  guard let account = log.accounts.first else { return }
  requireAgreement(
    account.seen == account.accepted + account.quarantined + account.refused, "does not add up")
  requireAgreement((used == nil) == (log.count(of: .refused) > 0), "refused without a word")
  requireAgreement((used ?? 0) == account.accepted, "used and accepted differ")
  requireAgreement(account.quarantined <= log.count(of: .quarantined), "set aside without a word")
}
