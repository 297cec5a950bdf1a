import AppraisalIngest

/// The words for what rules on ballots find; none says who voted, or how somebody was rated.
extension Wording {
  func ballotRuleWords(_ issue: BallotRuleIssue) -> Words {
    switch issue {
    case .pointsNotStated(let found, let scale):
      (
        self(
          "“\(found)”在量表“\(scale)”中有几个分数，没有写明是哪一个",
          "`\(found)` stands for several points on the scale `\(scale)` and does not say which"),
        self(
          "请核对原始选票，写成分数或“等级词+分数”，例如 优秀95",
          "check the ballot and write the points, alone or behind the word")
      )
    case .late(let after, let then): lateWords(after, then)
    case .superseded(let otherLine):
      (
        self(
          "同一评价人另有一票（第 \(otherLine) 行），按提交时间以那一票为准，本行不计",
          "by the time of submission another ballot of the same evaluator counts, in line \(otherLine)"
        ),
        ruleSaysSo
      )
    case .noSubmissionTime:
      (
        self(
          "方案要看提交时间（late 或 duplicates），文件中没有认出提交时间列",
          "the scheme looks at the time of submission (late, duplicates), and no column of it was found"
        ),
        self(
          "请在 columns 中写 submitted: 列名，或写明 dialect",
          "name it as `submitted` under columns, or state the dialect")
      )
    case .tooManyRatings(let limit):
      (
        self(
          "按整张票计算时最多读 \(limit) 个评分，本文件超过",
          "rules on whole ballots take \(limit) ratings at most, and the file has more"),
        self("请按评价主体或片区分成几份数据", "divide the input, by group or district")
      )
    case .limitOutOfReach(let range, let subjects):
      (
        self(
          "只有 \(subjects) 个对象，\(range) 这一条不可能违反或不可能做到",
          "with \(subjects) subjects the limit for \(range) can never be broken, or never be kept to"
        ),
        self("请核对方案中 ballotRules 的个数", "check the numbers of ballotRules in the scheme")
      )
    default: wholeBallotWords(issue)
    }
  }

  private var ruleSaysSo: String {
    self("方案如此规定，不需要处理", "the scheme says so; nothing has to be done")
  }

  private func lateWords(_ after: String, _ then: BallotReadingRules.Late) -> Words {
    switch then {
    case .void:
      (self("晚于截止日 \(after)，不计", "handed in after \(after); it does not count"), ruleSaysSo)
    case .count: (self("晚于截止日 \(after)，照计", "handed in after \(after); it counts"), ruleSaysSo)
    case .setAside:
      (
        self("晚于截止日 \(after)", "handed in after \(after)"),
        self("请决定是否计入", "decide whether it counts")
      )
    }
  }

  private func wholeBallotWords(_ issue: BallotRuleIssue) -> Words {
    switch issue {
    case .allSame(let isVoid):
      (
        self("整张票的评分全部相同", "all ratings of the ballot are the same") + outcome(isVoid),
        ruleSaysSo
      )
    case .allBest(let isVoid):
      (
        self("整张票的评分全部是最高档", "all ratings of the ballot are the best answer")
          + outcome(isVoid), ruleSaysSo
      )
    case .above(let most, let found, let range, let isVoid):
      (
        self(
          "\(range) 分的对象有 \(found) 个，最多 \(most) 个",
          "\(found) subjects at \(range), at most \(most) may be") + outcome(isVoid), ruleSaysSo
      )
    case .under(let least, let found, let range, let isVoid):
      (
        self(
          "\(range) 分的对象有 \(found) 个，最少 \(least) 个",
          "\(found) subjects at \(range), at least \(least) must be") + outcome(isVoid), ruleSaysSo
      )
    case .repeatedPlace(let found, let then): repeatedPlaceWords(found, then)
    default: (issue.code, ruleSaysSo)
    }
  }

  private func repeatedPlaceWords(
    _ found: Int, _ then: BallotRuleIssue.RepeatedPlace
  ) -> Words {
    let message = self(
      "整张票把同一名次给了 \(found) 个对象", "the ballot gives one place to \(found) subjects")
    return switch then {
    case .void: (message + outcome(true), ruleSaysSo)
    case .report: (message + outcome(false), ruleSaysSo)
    case .setAside:
      (
        message + self("，整张不计", "; none of it counts"),
        self("请评价人重新排序，或决定这张票不计", "have it ranked again, or decide that it does not count")
      )
    }
  }

  private func outcome(_ isVoid: Bool) -> String {
    isVoid ? self("，整张作废", "; the ballot is void") : self("，照计", "; it counts")
  }
}
