/// Who wrote a table, by the name that an assessment file gives it.
///
/// What is known of each is told in its own file under `Platforms/`, with a mark for every fact:
/// *verified* in a file or on a page of the platform, seen in a *consumer* of its exports, or only
/// *recalled*.
public enum SurveyDialect: String, Sendable, Hashable, CaseIterable {
  /// 问卷星, exported by text: answers are the labels of the options.
  case wjxText = "wjx-text"
  /// 问卷星, exported by number: answers are the numbers of the options.
  case wjxNumber = "wjx-number"
  /// 问卷星, exported by score: answers are the points of the options.
  case wjxScore = "wjx-score"
  /// 腾讯问卷.
  case tencent
  /// 金数据.
  case jinshuju
  /// A form of 钉钉.
  case dingTalkForm = "dingtalk-form"
  /// A form of 飞书.
  case feishuForm = "feishu-form"
  /// The attendance report of 钉钉.
  case dingTalkAttendance = "dingtalk-attendance"
  /// LimeSurvey, the ordinary export.
  case limeSurvey = "limesurvey"
  /// LimeSurvey, the export that it can read back (VV).
  case limeSurveyVV = "limesurvey-vv"
  /// KoboToolbox.
  case kobo
  /// ODK Central.
  case odk
  /// Google Forms.
  case googleForms = "google-forms"
  /// Qualtrics.
  case qualtrics
  /// SurveyMonkey.
  case surveyMonkey = "surveymonkey"
  /// A list made by hand, whose header is found by the columns wanted.
  case ledger
}

extension SurveyDialect {
  /// What the platform's exports look like; `nil` for a list made by hand.
  var export: (any SurveyExport.Type)? {
    switch self {
    case .wjxText, .wjxNumber, .wjxScore: WenjuanxingExport.self
    case .tencent: TencentExport.self
    case .jinshuju: JinshujuExport.self
    case .dingTalkForm: DingTalkFormExport.self
    case .feishuForm: FeishuFormExport.self
    case .dingTalkAttendance: DingTalkAttendanceExport.self
    case .limeSurvey: LimeSurveyExport.self
    case .limeSurveyVV: LimeSurveyVVExport.self
    case .kobo: KoboExport.self
    case .odk: OpenDataKitExport.self
    case .googleForms: GoogleFormsExport.self
    case .qualtrics: QualtricsExport.self
    case .surveyMonkey: SurveyMonkeyExport.self
    case .ledger: nil
    }
  }

  /// How the platform writes answers that are none, several answers in one cell, and records that
  /// are no ballots.
  public var rules: SurveyRules { export?.rules(for: self) ?? SurveyRules() }
}
