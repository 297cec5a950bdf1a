import AppraisalIngest

extension Wording {
  /// The words of what only results of earlier years can have.
  func historyWords(_ kind: IssueKind) -> Words? {
    guard case .formerSubject(let found) = kind else { return nil }
    return (
      self(
        "“\(found)”不在今年的名册中，往年结果未采用",
        "`\(found)` is not on this year's roster; the earlier result is not used"),
      self(
        "已离开的不用处理；若编号写法变了，请改成今年的编号",
        "nothing to do for those who left; if the identifier changed, write this year's")
    )
  }
}
