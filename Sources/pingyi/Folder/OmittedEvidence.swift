import AppraisalEngine
import AppraisalIngest
import AppraisalReport
import AppraisalScheme

/// Why rows that name a subject do not count for it.
extension Ledger {
  /// A project in a state that the scheme leaves out.
  func omission(ofState state: String, _ measure: Measure) -> String? {
    guard case .projects(let projects) = measure,
      projects.leftOut.contains(where: { $0.utf8.elementsEqual(state.utf8) })
    else { return nil }
    return wording("状态", "the state")
  }

  /// A commitment whose day lies behind the period, where such are left out.
  func omission(of commitment: CommitmentRecord, _ measure: Measure) -> String? {
    guard case .commitments(let rule) = measure else { return nil }
    return rowOmission(of: commitment, rule, end: period.last).map(wording.reason)
  }

  /// An item that has not come to the first stage compared, or began after the period.
  func omission(of claim: ClaimRecord, _ measure: Measure) -> String? {
    guard case .ledger(.claims(let rule)) = measure else { return nil }
    return rowOmission(of: claim, rule, end: period.last).map(wording.reason)
  }

  /// An item of another list, or one whose day has not come.
  func omission(of entry: ChecklistRecord, _ measure: Measure) -> String? {
    guard case .ledger(.checklist(let rule)) = measure else { return nil }
    return rowOmission(of: entry, rule, end: period.last).map(wording.reason)
  }
}

extension Wording {
  /// Why a row of a dated ledger or a list does not count.
  func reason(_ omission: RowOmission) -> String {
    switch omission {
    case .kind: self("种类", "the kind")
    case .sameDay: self("同一天已计一次", "the day is counted already")
    case .sameHousehold: self("同一户已计一次", "the household is counted already")
    case .sameUnit: self("同一单位已计一次", "the unit is counted already")
    case .leave: self("请假、迟到或代会按方案不计", "being excused, late or represented is left out")
    case .otherItem: self("不是要交的事项", "no item that is asked for")
    case .notYetDue: self("未到期", "not yet due")
    case .afterPeriod: self("评议期后", "after the period")
    case .notReached: self("没有到起算的阶段", "the first stage compared is not reached")
    }
  }
}
