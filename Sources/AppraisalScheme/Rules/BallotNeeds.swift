/// Where the ballots of one evaluator are told from those of others.
public enum WholeBallot: Sendable, Hashable {
  /// A row is one whole ballot.
  case row
  /// All rows of one evaluator in one group are one ballot.
  case evaluator
  /// Nothing tells which rows belong together.
  case unknown
}

extension BallotColumns {
  /// What of the file is one evaluator's whole ballot.
  public var wholeBallot: WholeBallot {
    if case .wide(nil, _) = layout, !hasSheetPerRated { return .row }
    return rater == nil ? .unknown : .evaluator
  }

  /// What of the file is one evaluator's ballot on one subject.
  public var subjectBallot: WholeBallot {
    if case .wide = layout, rater == nil { return .row }
    return wholeBallot
  }
}

extension Panel {
  /// What of a file is one ballot, as far as a rule of the panel looks at that.
  ///
  /// - Parameter columns: The columns of the file.
  /// - Returns: What is one ballot; `nil` when no rule looks at whole ballots.
  public func ballot(in columns: BallotColumns) -> WholeBallot? {
    guard looksAtWholeBallots else { return nil }
    return ballotRules == nil ? columns.subjectBallot : columns.wholeBallot
  }

  /// A file must tell what the rules of the panel look at: the evaluator, the time of submission.
  func lint(
    _ columns: BallotColumns, of input: RecordInput, _ faults: inout FaultCollector
  ) {
    let name = input.identifier
    if ballot(in: columns) == .unknown {
      faults.error(
        "rater-needed", at: input.file.mark,
        "评价组“\(identifier)”有按整张票计算的规则（ballotRules，或 level: ballotTotal 的 trim），数据“\(name)”要在 columns 中写 rater（评价人），否则分不清哪些行是同一个人填的。",
        "the panel `\(identifier)` has rules on whole ballots (ballotRules, or a trim with level: "
          + "ballotTotal); the input `\(name)` needs `rater` under columns to tell which rows belong "
          + "together")
    }
    if columns.submitted != nil, late == nil {
      faults.error(
        "late-policy-missing", at: input.file.mark,
        "数据“\(name)”有提交时间列，方案的评价组“\(identifier)”没有写 late。请写明截止日和逾期怎么办，例如 late: { after: 2025-12-31, then: void }；不看时间就删去 submitted。",
        "the input `\(name)` has a column of submission times, and the panel `\(identifier)` of the "
          + "scheme has no `late`; write one, such as late: { after: 2025-12-31, then: void }, or delete "
          + "`submitted`")
    }
    guard case .long = columns.layout else { return }
    if columns.submitted == nil, late != nil || duplicates != .setAside {
      faults.error(
        "submission-time-needed", at: input.file.mark,
        "评价组“\(identifier)”的 late 或 duplicates 要看提交时间，数据“\(name)”要在 columns 中写 submitted。",
        "`late` or `duplicates` of the panel `\(identifier)` look at the time of submission; the input "
          + "`\(name)` needs `submitted` under columns")
    }
    if columns.rater == nil, duplicates != .setAside {
      faults.error(
        "rater-needed", at: input.file.mark,
        "评价组“\(identifier)”的 duplicates 要认出同一评价人，数据“\(name)”要在 columns 中写 rater。",
        "`duplicates` of the panel `\(identifier)` needs `rater` under columns of the input `\(name)`"
      )
    }
  }
}
