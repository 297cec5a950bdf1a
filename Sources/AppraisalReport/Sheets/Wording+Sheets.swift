import AppraisalEngine
import AppraisalNumerics

/// What is said about sheets that stand out.
extension Wording {
  /// The name of an index of careless answering.
  func name(of index: CarelessIndex) -> String {
    switch index {
    case .longestRun: self("连续相同的答案", "runs of equal answers")
    case .meanRun: self("平均连续长度", "mean length of runs")
    case .variability: self("答案的离散程度", "spread of the answers")
    case .variabilityFirst: self("开头答案的离散程度", "spread of the first answers")
    case .variabilityLast: self("末尾答案的离散程度", "spread of the last answers")
    case .evenOdd: self("前后两半不一致", "halves that contradict each other")
    case .synonyms: self("近义题不一致", "similar items that differ")
    case .antonyms: self("反义题不一致", "opposite items that agree")
    case .personTotal: self("与其他票的高低走向不符", "a course unlike that of the other sheets")
    case .guttmanErrors, .guttmanShare:
      self("难易次序颠倒", "easy marks refused and hard ones given")
    case .distance: self("答案组合少见", "an unusual combination of answers")
    case .surprise: self("答案出人意料的程度", "how surprising the answers are")
    case .secondsPerItem: self("每题用时", "seconds per item")
    }
  }

  /// Why sheets were not examined.
  func reason(_ problem: SheetProblem) -> String {
    switch problem {
    case .noSheets: self("没有一张票有有效评价", "no sheet has a valid rating")
    case .singleRatings:
      self(
        "每张票只有一个评价；一行一评的文件要在 columns 中写 rater，才知道哪些行是同一张票",
        "every sheet holds a single rating; in a file with one rating per row, `rater` in `columns` tells "
          + "which rows are one sheet")
    // How many there are is not said: the number of ballots of a small group is shown nowhere.
    case .tooFewSheets(_, let needed):
      self("票少于 \(needed) 张", "fewer than \(needed) sheets")
    case .tooFewItems(let found, let needed):
      self("只有 \(found) 题，至少要 \(needed) 题", "only \(found) items, \(needed) are needed")
    case .tooManyItems(let found, let limit):
      self("有 \(found) 题，最多能查 \(limit) 题", "\(found) items, \(limit) at most can be examined")
    case .tooManyAnswers(let found, let limit):
      self(
        "量表有 \(found) 个不同的答案，最多能查 \(limit) 个",
        "the scale has \(found) answers, \(limit) at most can be examined")
    case .oneAnswer: self("量表只有一个答案", "the scale has a single answer")
    case .tooManyCells(let found, let limit):
      self(
        "票数乘题数是 \(found)，最多 \(limit)",
        "sheets times items are \(found), \(limit) at most can be held")
    case .tooManyClasses(let found, let limit):
      self(
        "总分和缺答的不同组合太多（要存 \(found) 个数，最多 \(limit) 个）",
        "too many different totals and gaps (\(found) numbers to be held, \(limit) at most)")
    case .tooManyPairs(let limit):
      self("要比较的票对超过 \(limit)", "more than \(limit) pairs would be compared")
    case .tooManySheets(let found, let limit):
      self("有 \(found) 张票，最多能查 \(limit) 张", "\(found) sheets, \(limit) at most can be examined")
    case .noTimes: self("文件中没有提交时间", "the file has no time of submission")
    case .nothingToCompare:
      self("没有别处的提交时间可以比较", "there are no times of others to compare with")
    case .noEligible:
      self(
        "方案没有写应投人数或发票数", "the scheme names neither people entitled nor ballots handed out")
    }
  }

  /// What was to be found out.
  func name(of question: SheetQuestion?) -> String {
    switch question {
    case nil: self("填写认真程度和雷同", "careless and agreed sheets")
    case .careless: self("填写认真程度", "careless sheets")
    case .agreed: self("雷同", "agreed sheets")
    case .nearCopies: self("改动少数答案的复制票", "copies with a few changes")
    case .bursts: self("集中提交", "bursts")
    case .returned: self("收回票数", "sheets returned")
    }
  }

  /// Reasons for a careless flag that blame nobody.
  var harmlessCareless: String {
    self(
      "也可能无可指摘：对各项看法确实一致，只了解其中几项，习惯打高分或低分，或者看错了题序。",
      "It may be all right: somebody may think alike of everything, know a few items only, keep to the "
        + "ends of the scale by habit, or have mistaken the order of the questions.")
  }

  /// Reasons for agreement that blame nobody.
  var harmlessAgreement: String {
    self(
      "也可能无可指摘：同一家人、同一班组看法相同，一起商量过公开的事实，或者一人替几位不便写字的人代填。",
      "It may be all right: a family or a team may think alike, people may have talked about facts known "
        + "to all, or one may have written for several who cannot.")
  }

  /// Reasons for a burst that blame nobody.
  var harmlessBurst: String {
    self(
      "也可能无可指摘：开会时集中填写，或者刚发过通知。",
      "It may be all right: sheets are filled in at a meeting, or just after a reminder.")
  }

  /// Reasons for a surplus that blame nobody.
  var harmlessSurplus: String {
    self(
      "也可能无可指摘：名册上的人数没有更新，或者发票后有人调入。",
      "It may be all right: the number on the roster is out of date, or people joined later.")
  }

  /// What no comparison of answers can see.
  var agreementBlindSpot: String {
    self(
      "查不出的：约好一律打最高档（或一律最低档）的票，从答案上与真心满意（或真心不满）的票分不开；只有提交时间、设备或应投人数能说明问题。",
      "What cannot be seen: sheets that agreed on the best mark throughout (or the worst) look like honest "
        + "content (or discontent); only times, devices or numbers entitled could tell.")
  }
}
