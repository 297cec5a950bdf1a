/// An assessment without fault that fits the full scheme; the numbers at the ends of some lines are
/// their places.
let fullAssessment = """
  schema: pingyi-assessment/1
  title: 2025 年度评议
  scheme: rules/scheme.yaml
  language: en
  roster:  # 5
    file: 名册.csv
    encoding: utf-8
    columns: { id: 编号, name: 名称, organisation: 组织 }
  organisations:  # 9
    file: 组织.csv
    columns: { id: 编号, name: 名称, parent: 上级, level: 层级 }
    levels: [街道, 社区]
  members:  # 13
    file: 党员.csv
    encoding: gb18030
    delimiter: tab
    columns: { id: 编号, name: 姓名, subject: 单位 }
  inputs:  # 18
    unit-ballots:
      kind: ballots
      file: 测评.csv  # 21
      layout: long
      group: { column: 主体 }
      columns: { rater: 票号, rated: 单位, item: 项目, answer: 评价 }
    jury-ballots:
      kind: ballots
      file: 评委.csv  # 27
      layout: wide
      group: jury
      columns: { rater: 评委 }
      ratings:  # 31
        - { column: 甲, rated: A }
        - { column: 乙, rated: B }
    order-ballots:  # 34
      kind: ballots
      file: 名次.csv  # 36
      rates: members
      layout: long
      group: heads
      columns: { rater: 票号, rated: 党员, answer: 名次 }
    services:  # 41
      kind: services
      file: 服务.csv  # 43
      of: members
      columns: { who: 党员, date: 日期 }
    list:  # 46
      kind: projects
      file: 清单.csv  # 48
      columns: { id: 编号, subject: 单位, state: 状态, amount: 金额 }
    promises:  # 50
      kind: commitments
      file: 承诺.csv  # 52
      columns: { id: 编号, subject: 单位, due: 期限, done: 兑现, importance: 重要 }
    scores:  # 54
      kind: table
      file: 得分.csv  # 56
      delimiter: semicolon
      columns: { subject: 单位, 得分: 总分 }
  decisions:  # 59
    - file: 服务.csv
      code: totals-row
      line: 88
      decidedBy: 考核办
      reason: 合计行
    - { file: 清单.csv, code: ragged-row, decidedBy: 考核办, reason: 补录 }
  """
