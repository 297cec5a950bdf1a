import AppraisalIngest

extension Wording {
  /// The words of what only results of earlier years can have, and of what rules look for in vain.
  func historyWords(_ kind: IssueKind) -> Words? {
    switch kind {
    case .formerSubject(let found):
      return (
        self(
          "“\(found)”不在今年的名册中，往年结果未采用",
          "`\(found)` is not on this year's roster; the earlier result is not used"),
        self(
          "已离开的不用处理；若编号写法变了，请改成今年的编号",
          "nothing to do for those who left; if the identifier changed, write this year's")
      )
    case .historyNotEarlier(let year, let appraised):
      return (
        self(
          "\(year) 年不早于本次评议的 \(appraised) 年，不是往年结果",
          "\(year) is not before \(appraised), the year that is appraised"),
        self("请核对年份，或删去这一行", "check the year, or delete the row")
      )
    case .historyYearMissing(let year, let count, let subjects):
      let named = list(subjects) + (count > subjects.count ? self(" 等", " and others") : "")
      return (
        self(
          "\(year) 年没有 \(count) 个对象的记录，连续年数到此为止：\(named)",
          "\(count) subjects have no result of \(year), so that years running end there: \(named)"),
        self(
          "当年未参加的不用处理；缺了的请补上",
          "nothing to do for those who were not appraised then; add what is missing")
      )
    default: return ruleWords(kind)
    }
  }

  private func ruleWords(_ kind: IssueKind) -> Words? {
    switch kind {
    case .rosterWordsUnmatched(let column, let words, let found, let others):
      let cells = found.map { "\($0.word) \($0.count)" }
      let more = others > 0 ? self("，另有 \(others) 种", " and \(others) others") : ""
      let there =
        cells.isEmpty
        ? self("这一列全是空的", "the column is empty") : self("有：", "there are: ") + list(cells) + more
      return (
        self(
          "名册“\(column)”没有一格是“\(list(words))”（整格相同才算）；\(there)",
          "no cell of `\(column)` is \(list(words)) (whole cells are compared); \(there)"),
        self(
          "本年确实没有的不用处理；写法不同的，请改方案中的 words 或名册",
          "nothing to do if nobody is meant; where it is spelt otherwise, correct `words` in the scheme "
            + "or the roster")
      )
    case .unitGradeMissing(let subject, let unit):
      let name = unit.isEmpty ? self("（未填）", "(none)") : "“\(unit)”"
      return (
        self(
          "\(subject) 所在单位\(name)没有等次，无法判断按单位等次的规则是否适用",
          "the unit \(name) of \(subject) has no grade, so that nobody can say whether a rule on it "
            + "applies"),
        self(
          "请补上单位的等次，或在方案的 unitGrade 中写 otherwise",
          "add the unit's grade, or state `otherwise` in `unitGrade` of the scheme")
      )
    case .nobodyScored(let subjects):
      return (
        self(
          "\(subjects) 个对象没有一个有得分", "none of the \(subjects) subjects has a score"),
        self(
          "请用 pingyi explain 看缺什么：多半是票数要求、法定比例或免考条件写错；确应如此的，在 decisions 中说明",
          "see with `pingyi explain` what is missing: most likely a minimum of ballots, a quorum or an "
            + "exemption is wrong; where it is meant, record a decision")
      )
    default: return nil
    }
  }
}
