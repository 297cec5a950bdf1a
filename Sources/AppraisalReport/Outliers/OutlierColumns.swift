/// The columns of the list of outliers as CSV, in their order.
enum OutlierColumn: CaseIterable {
  case kind
  case code
  case identifier
  case name
  case indicator
  case title
  case group
  case peers
  case value
  case others
  case part
  case whole
  case centre
  case scale
  case scaleName
  case lower
  case upper
  case statistic
  case probability
  case cutOff
  case count
  case expected
  case direction
  case madeOf
  case without
  case scoreBefore
  case scoreAfter
  case rankBefore
  case rankAfter
  case gradeBefore
  case gradeAfter
  case note

  func heading(_ wording: Wording, subject: String) -> String {
    switch self {
    case .kind: wording("类型", "kind")
    case .code: wording("代码", "code")
    case .identifier: wording("编号", "id")
    case .name: subject
    case .indicator: wording("指标", "indicator")
    case .title: wording("指标标题", "title")
    case .group: wording("主体", "group")
    case .peers: wording("分组", "peers")
    case .value: wording("值", "value")
    case .others: wording("其他主体", "others")
    case .part: wording("分子", "part")
    case .whole: wording("分母", "whole")
    default: comparison(wording)
    }
  }

  private func comparison(_ wording: Wording) -> String {
    switch self {
    case .centre: wording("中心", "centre")
    case .scale: wording("尺度", "scale")
    case .scaleName: wording("尺度名称", "scale name")
    case .lower: wording("下限", "lower")
    case .upper: wording("上限", "upper")
    case .statistic: wording("统计量", "statistic")
    case .probability: wording("概率", "probability")
    case .cutOff: wording("界限", "cut-off")
    case .count: wording("个数", "n")
    case .expected: wording("偶然预计", "expected by chance")
    case .direction: wording("方向", "direction")
    case .madeOf: wording("由哪些指标构成", "made of")
    case .without: wording("去掉的指标", "without")
    case .scoreBefore: wording("得分", "score")
    case .scoreAfter: wording("去掉后得分", "score without")
    case .rankBefore: wording("名次", "rank")
    case .rankAfter: wording("去掉后名次", "rank without")
    case .gradeBefore: wording("等次", "grade")
    case .gradeAfter: wording("去掉后等次", "grade without")
    default: wording("说明", "note")
    }
  }
}
