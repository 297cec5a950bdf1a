/// The assessment file of the example.
func townAssessment(_ town: Town) -> String {
  let ratings = town.units.prefix(10).enumerated().map { number, unit in
    "      - { column: \"\(number + 1)、\(unit.name)的服务您满意吗？\", rated: \(unit.identifier) }"
  }.joined(separator: "\n")
  return """
    # 天元街道 2025 年双服务年度评议（示例，全部数据均为虚构）
    # 本文件写明：用哪个方案，数据在哪些文件、哪些列，以及对问题记录的决定。
    schema: pingyi-assessment/1
    title: 天元街道 2025 年双服务年度评议
    scheme: scheme.yaml
    language: zh

    roster:
      file: 名册.csv
      columns: { id: 单位编号, name: 单位名称, organisation: 单位编号 }

    organisations:
      file: 组织.csv
      columns: { id: 组织编号, name: 组织名称, parent: 上级编号, level: 层级 }
      levels: [街道, 社区, 党组织]

    members:
      file: 党员.csv
      encoding: gb18030
      columns: { id: 党员编号, name: 姓名, subject: 单位编号 }

    inputs:
      services:
        kind: services
        file: 服务台账.csv
        of: members
        columns: { who: 党员编号, date: 服务日期 }
      service-list:
        kind: projects
        file: 服务清单.csv
        columns: { id: 清单编号, subject: 单位编号, state: 状态 }
      claims:
        kind: projects
        file: 认领.csv
        columns: { id: 认领编号, subject: 单位编号, state: 状态 }
      promises:
        kind: commitments
        file: 承诺.csv
        columns: { id: 承诺编号, subject: 单位编号, due: 承诺期限, done: 兑现日期, importance: 重要程度 }
      unit-ballots:
        kind: ballots
        file: 单位评议.csv
        layout: long
        group: { column: 评价主体 }
        columns: { rater: 票号, rated: 单位编号, item: 测评项目, answer: 评价 }
      member-ballots:
        kind: ballots
        file: 党员评议.csv
        rates: members
        layout: long
        group: served
        columns: { rater: 票号, rated: 党员编号, answer: 评价 }
      survey:
        kind: ballots
        file: 问卷.csv
        layout: wide
        group: respondents
        columns: { rater: 序号 }
        ratings:
    \(ratings)
      party-building:
        kind: table
        file: 党建考核.csv
        columns: { subject: 单位编号 }

    # 对问题记录的决定：谁、为什么。没有决定的问题记录使结果保持“非最终”。
    decisions:
      - file: 服务台账.csv
        code: totals-row
        decidedBy: 街道考核办
        reason: 合计行不是服务记录
      - file: 服务台账.csv
        code: date-outside-period
        decidedBy: 街道考核办
        reason: 2024 年的服务不计入本年度
    """ + "\n"
}
