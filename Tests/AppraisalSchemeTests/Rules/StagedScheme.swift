/// A scheme without fault that uses every key of the measures of ledgers and of the roll-up.
let stagedScheme = """
  schema: pingyi-scheme/1
  id: full-ledgers
  title: 台账评议
  period: 2025
  subjects: 单位
  indicators:
    - id: orders
      weight: 20
      measure:
        claims:
          input: orders
          stages: [居民点单, 党组织下单, 办结]
          from: 居民点单
          to: 办结
          by: number
          within:
            days: 15
            undated: late
            notYetDue: asOpen
          staleAfter: 60
          window: month
          categories: [社区, 街道]
    - id: reports
      weight: 20
      measure:
        checklist:
          input: reports
          per: subject
          items: [总结]
          due: 2025-12-10
          late: 50%
          notYetDue: leaveOut
    - id: cover
      weight: 10
      measure:
        ratio:
          input: cover
          numerator: 已建
          denominator: 应建
          warnAbove: 1
    - id: agreement
      weight: 10
      measure:
        reconcile:
          input: community
          with: own
          value: 次数
          per: member
          tolerance: 0.5
          oneSided: asDifference
    - id: lists
      weight: 10
      measure:
        lists:
          input: needs
          with: services
          match: id
          count: both
    - id: below
      weight: 10
      measure:
        rollUp:
          of: orders
          below: all
          unscored: leaveOut
    - id: cases
      weight: 20
      measure:
        projects:
          input: cases
          by: count
          completed: [办结]
          open: [在办]
          weights: { 疑难: 3, 一般: 1 }
  missing: renormalise
  rounding: { places: 2, mode: halfUp, stage: final }
  rollUp:
    by: mean
    ranked: [社区]
  """

/// An assessment without fault that fits it.
let stagedAssessment = """
  schema: pingyi-assessment/1
  title: 台账评议
  scheme: scheme.yaml
  roster:
    file: 名册.csv
    columns: { id: 编号, name: 名称, organisation: 组织 }
  organisations:
    file: 组织.csv
    columns: { id: 编号, name: 名称, parent: 上级, level: 层级 }
    levels: [街道, 社区]
  members:
    file: 党员.csv
    columns: { id: 编号, name: 姓名, subject: 单位 }
  inputs:
    orders:
      kind: claims
      file: 点单.csv
      days: { 居民点单: 点单日, 办结: 办结日 }
      columns: { id: 编号, subject: 单位, stage: 阶段, number: 件数, category: 吹哨方 }
    reports:
      kind: checklist
      file: 报告.csv
      of: subjects
      columns: { who: 单位, item: 项目, due: 期限, done: 交来 }
    cover:
      kind: table
      file: 覆盖.csv
      columns: { subject: 单位 }
    community:
      kind: table
      of: members
      file: 社区.csv
      columns: { subject: 党员 }
    own:
      kind: table
      of: members
      file: 本人.csv
      columns: { subject: 党员 }
    needs:
      kind: list
      file: 需求.csv
      columns: { id: 编号, subject: 单位, category: 类别, owner: 负责 }
    services:
      kind: list
      file: 服务.csv
      columns: { id: 编号, subject: 单位, need: 需求 }
    cases:
      kind: projects
      file: 积案.csv
      columns: { id: 编号, subject: 单位, state: 状态, share: 份额, category: 类别 }
  """
