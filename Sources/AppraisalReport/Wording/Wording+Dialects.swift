import AppraisalIngest

extension Wording {
  /// A platform by the name that people know, with the word that is written as `dialect`.
  func name(of dialect: SurveyDialect) -> String {
    let platform =
      switch dialect {
      case .wjxText: self("问卷星文本导出", "问卷星, by text")
      case .wjxNumber: self("问卷星序号导出", "问卷星, by number")
      case .wjxScore: self("问卷星分数导出", "问卷星, by score")
      case .tencent: "腾讯问卷"
      case .jinshuju: "金数据"
      case .dingTalkForm: self("钉钉表单", "钉钉 form")
      case .feishuForm: self("飞书表单", "飞书 form")
      case .dingTalkAttendance: self("钉钉考勤", "钉钉 attendance")
      case .limeSurvey: "LimeSurvey"
      case .limeSurveyVV: "LimeSurvey VV"
      case .kobo: "KoboToolbox"
      case .odk: "ODK"
      case .googleForms: "Google Forms"
      case .qualtrics: "Qualtrics"
      case .surveyMonkey: "SurveyMonkey"
      case .ledger: self("手工表", "a list made by hand")
      }
    return self("\(platform)（\(dialect.rawValue)）", "\(platform) (\(dialect.rawValue))")
  }

  /// Which platform was taken for granted, and what to do when it could be another one.
  func dialectFound(_ dialect: SurveyDialect, or others: [SurveyDialect]) -> Words {
    let name = name(of: dialect)
    guard !others.isEmpty else {
      return (
        self("按\(name)的格式读取", "read as an export of \(name)"),
        self("无需处理", "nothing to do")
      )
    }
    let names = list(others.map { self.name(of: $0) })
    return (
      self(
        "按\(name)的格式读取，也可能是：\(names)", "read as an export of \(name); it could also be: \(names)"),
      self(
        "请在 assessment.yaml 中写明，如 dialect: \(dialect.rawValue)",
        "state it in assessment.yaml, for example `dialect: \(dialect.rawValue)`")
    )
  }

  /// Why a text is no pattern of headers.
  func words(_ problem: HeaderPatternProblem.Kind) -> String {
    switch problem {
    case .empty: self("是空的", "it is empty")
    case .tooLong: self("太长", "it is too long")
    case .unclosed: self("“{”没有闭合", "`{` is not closed")
    case .unopened: self("“}”没有对应的“{”", "`}` closes nothing")
    case .unknown(let name):
      self(
        "没有占位符 {\(name)}，可用 {rated} {item} {group} {*}",
        "there is no {\(name)}; use {rated}, {item}, {group} or {*}")
    case .repeated(let placeholder):
      self("{\(placeholder.rawValue)} 出现两次", "{\(placeholder.rawValue)} stands there twice")
    case .adjacent: self("两个占位符之间要有文字", "text must stand between two placeholders")
    }
  }
}
