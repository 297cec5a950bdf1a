import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalReport
import AppraisalScheme

/// The columns of a new folder's tables: their headings, and what a clerk writes below them.
struct TemplateColumns {
  typealias Column = WorkbookTemplate.Column

  let scheme: Scheme
  let plan: ReadingPlan
  private let wording: Wording

  init(_ scheme: Scheme, plan: ReadingPlan, wording: Wording) {
    self.scheme = scheme
    self.plan = plan
    self.wording = wording
  }

  // MARK: - Lists

  var roster: [Column] {
    [
      text("编号", "每个\(scheme.subjectWord)一个编号，不能重复", "an identifier of its own for each", "DW001"),
      text("名称", "\(scheme.subjectWord)的全称", "the full name", "某某社区党支部", width: 28),
    ]
      + scheme.strata.map {
        text($0, "按此分组排名", "ranked apart by this", "甲类")
      }
      + plan.rosterNumbers.map {
        number(
          $0, "应参加评议的人数", "how many are entitled to take part", range: 0...1_000_000_000, "120")
      }
  }

  var members: [Column] {
    [
      text("党员编号", "每人一个编号，不能重复", "an identifier of its own for each", "DY0001"),
      text("姓名", "姓名", "the name", "王某某"), subject,
    ]
  }

  // MARK: - Inputs

  func projects(_ measure: ProjectMeasure) -> [Column] {
    let needs = TemplateNeeds(scheme, of: measure.input)
    let states = plan.states(of: measure.input)
    let amount = number(
      "金额", "项目金额，只写数字", "the amount, digits only", range: 0...1_000_000_000_000_000, "12.5")
    return [
      text("项目编号", "每个项目一个编号", "an identifier for each project", "XM001"), subject,
      choice("状态", states, "项目现在的状态", "the state of the project"),
    ] + (needs.amount ? [amount] : [])
      + (needs.projectCategories.isEmpty
        ? [] : [choice("类别", needs.projectCategories, "项目的类别", "its category")])
  }

  func commitments(_ measure: CommitmentMeasure) -> [Column] {
    let importance = plan.importance(of: measure.input)
    return [
      text("承诺编号", "每项承诺一个编号", "an identifier for each commitment", "CN001"), subject,
      day("承诺期限", "答应办成的最后一天", "the last day promised"),
      day("兑现日期", "办成那天；没办成就空着", "the day it was done; empty while it is not"),
    ] + (importance.isEmpty ? [] : [choice("重要程度", importance, "这项承诺的重要程度", "its importance")])
  }

  func values(of input: String) -> [Column] {
    [subject]
      + plan.values(of: input, headers: [:]).map {
        number($0.header, "没有就空着", "empty when there is none", range: $0.range, "85.5")
      }
  }

  func numbers(of input: String) -> [Column] {
    [subject]
      + plan.numbers(of: input, headers: [:]).map {
        text(
          $0.header, "没有就空着；不写单位和千分位逗号", "empty when there is none; no units, no separators", "12.5"
        )
      }
  }

  func events(_ scoring: EventScoring) -> [Column] {
    let words = plan.eventWords(of: scoring.input)
    let points = number(
      "分值", "不写正负号", "without a sign", range: 0...1_000_000_000, "2")
    return [
      subject, day("日期", "认定的日期", "the day"),
      choice(
        "事项", EventEffect.allCases.flatMap { words[$0] ?? [] }, "发生了什么", "what happened"),
    ] + (scoring.needsColumn ? [points] : [])
      + [text("依据", "文件、文号；没有就空着", "what proves it; empty when there is none", "街道〔2025〕3 号")]
  }

  func ballots(_ measure: BallotMeasure) -> [Column] {
    let groups = plan.groups(of: measure.input).map { $0.words.dropFirst().first ?? $0.identifier }
    let items = plan.items(of: measure.input)
    let needs = TemplateNeeds(scheme, of: measure.input)
    return [
      choice("评价主体", groups, "评价人属于哪一类", "the group of the evaluator"),
      text("评价人编号", "票号或代号，不要写姓名", "a number or code, no name", "P001"),
      text("被评编号", "名册上的编号", "as on the roster", "DW001"),
    ] + (needs.item ? [choice("评价项目", items, "评哪一项", "what is rated")] : [])
      + [answer(measure)]
      + (needs.submission ? [day("提交时间", "交票的日期", "the day of submission")] : [])
  }

  private func answer(_ measure: BallotMeasure) -> Column {
    let scale = scheme.panel(measure.panel).flatMap { scheme.scale($0.scale) }
    switch scale?.answers {
    case .words:
      return choice(
        "评价",
        (scale?.wordRatings ?? []).compactMap(\.spellings.first)
          + (scale?.abstain ?? []).filter { !$0.isEmpty },
        "一票一格", "one answer")
    case .numbers(let range) where scale?.abstain.isEmpty == true && range.places <= 4:
      let factor = (range.places..<4).reduce(Int64(1)) { units, _ in units * 10 }
      return number(
        "评价", "打分", "the score", range: range.lowest * factor...range.highest * factor,
        decimalText(range.highest, decimals: range.places))
    case .numbers, nil: return text("评价", "打分；弃权写弃权", "the score, or the word for none", "85")
    }
  }

  // MARK: - Kinds

  var subject: Column {
    text("单位编号", "名册上的编号", "as on the roster", "DW001")
  }

  func text(
    _ heading: String, _ chinese: String, _ english: String, _ example: String, width: Int = 16
  ) -> Column {
    Column(heading, .text, note: wording(chinese, english), example: example, width: width)
  }

  func day(_ heading: String, _ chinese: String, _ english: String) -> Column {
    Column(
      heading, .date(nil), note: wording(chinese, english), example: "\(scheme.period.last)")
  }

  /// A day inside the period.
  func dateInPeriod(_ heading: String, _ chinese: String, _ english: String) -> Column {
    Column(
      heading, .date(scheme.period.first...scheme.period.last),
      note: wording(chinese, english), example: "\(scheme.period.first)")
  }

  func number(
    _ heading: String, _ chinese: String, _ english: String, range: ClosedRange<Int64>,
    _ example: String
  ) -> Column {
    Column(heading, .number(range), note: wording(chinese, english), example: example)
  }

  func choice(
    _ heading: String, _ words: [String], _ chinese: String, _ english: String
  ) -> Column {
    Column(
      heading, .choice(words), note: wording(chinese, english), example: words.first ?? "")
  }
}
