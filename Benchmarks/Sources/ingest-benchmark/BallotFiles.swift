import AppraisalIngest

/// The ballot files that are measured, and how they are read.
enum BallotFile: String {
  case long
  case wide
  /// The wide form as a workbook.
  case workbook

  /// Reads a file with all checks on; `nil` when it or its roster was refused.
  ///
  /// - Parameters:
  ///   - source: The ballots.
  ///   - roster: The subjects.
  ///   - log: Takes the issues and the account.
  /// - Returns: The tally.
  func read(_ source: SourceFile, roster: Roster, log: inout IssueLog) -> Tally? {
    plan(roster).flatMap {
      readBallots(source, options: TextOptions(threads: 2), plan: $0, log: &log)?.tally
    }
  }

  private func plan(_ roster: Roster) -> BallotPlan? {
    scale.map {
      BallotPlan(
        reference: .subjects(roster), subjects: roster.count, items: items, groups: [["all"]],
        scale: $0, rater: self == .long ? "rater_id" : nil, group: .fixed(0), layout: layout,
        keepsAnswers: false)
    }
  }

  private var items: [String] {
    let count = self == .long ? 12 : 24
    return (1...count).map { $0 < 10 ? "Q0\($0)" : "Q\($0)" }
  }

  private var scale: AnswerScale? {
    switch self {
    case .long:
      AnswerScale(
        name: "0–100", ratings: .numbers(lowest: 0, highest: 100, places: 0), unanswered: [""])
    case .wide, .workbook:
      AnswerScale(
        name: "four grades",
        ratings: .words([["差", "2"], ["一般", "3"], ["较好", "4"], ["好", "5"]]), unanswered: [""])
    }
  }

  private var layout: BallotPlan.Layout {
    switch self {
    case .long: .long(rated: "subject_id", item: "item_id", answer: "score")
    case .wide, .workbook: .wide(rated: "被评对象", items.map { .init(.header($0), item: $0) })
    }
  }
}
