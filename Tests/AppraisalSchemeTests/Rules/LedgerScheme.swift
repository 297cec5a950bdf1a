/// A scheme without fault that uses every key of dated ledgers, lists and ranges.
let ledgerScheme = """
  schema: pingyi-scheme/1
  id: ledgers
  title: 台账
  period: 2025
  subjects: 单位
  strata: [层级]
  missing: renormalise
  rounding: { places: 2, mode: halfUp, stage: final }
  indicators:
    - id: service
      weight: 10
      measure:
        services:
          { input: services, per: member, atLeast: 1, window: halfYear, spread: each,
            credit: linear, kinds: [志愿服务], leftOut: [联谊], distinct: day }
    - id: visit
      weight: 10
      measure:
        visits:
          { input: visits, per: household, atLeast: 2, window: year, spread: total,
            credit: allOrNothing, kinds: [走访], leftOut: [电话], distinct: household,
            households: { listed: pairs } }
    - id: meeting
      weight: 10
      measure:
        meetings:
          { input: meetings, per: subject, atLeast: 1, window: quarter, spread: each,
            credit: linear, kinds: [大党委会], leftOut: [学习会], distinct: day }
    - id: presence
      weight: 20
      measure:
        attendance:
          input: attendance
          words: { present: [到会], absent: [缺席], leave: [请假], late: [迟到], substitute: [代会] }
          leave: leaveOut
          late: asPresent
          substitute: asAbsent
          meetings: meetings
          unrecorded: asAbsent
          credit: { atLeast: 80% }
    - id: sums
      weight: 10
      measure: { attendanceTotals: { input: sums, leave: asAbsent, credit: linear } }
    - id: roles
      weight: 10
      measure: { categories: { input: roles, of: [宣传, 信息], leftOut: [其他], credit: linear } }
    - id: training
      weight: 10
      measure:
        coverage: { input: training, of: { column: 应训 }, counts: unit, kinds: [轮训], leftOut: [会] }
    - id: contact
      weight: 10
      measure: { coverage: { input: contacts, of: both } }
    - id: grid
      weight: 10
      measure: { pairing: { input: posts, roles: [网格长, 网格员], each: 1, leftOut: [志愿者] } }
  ranges:
    - id: part-time
      title: 兼职委员
      of: { column: 兼职 }
      from: 1
      to: 9
      byLevel: { stratum: 层级, levels: { 街道: { to: 5 }, 社区: { from: 3, to: 5 } } }
    - { id: households, of: { table: structure, value: 户数 }, from: 250, to: 350 }
    - { id: paired, of: { pairs: pairs }, from: 5, to: 10 }
    - { id: members, of: members, from: 3 }
  """

/// An assessment without fault that fits it.
let ledgerAssessment = """
  schema: pingyi-assessment/1
  title: 台账
  scheme: scheme.yaml
  roster: { file: 名册.csv, columns: { id: 编号, name: 名称 } }
  members: { file: 党员.csv, columns: { id: 编号, name: 姓名, subject: 单位 } }
  inputs:
    services:
      kind: services
      file: 服务.csv
      of: members
      columns: { who: 党员, date: 日期, kind: 种类, household: 户, unit: 社区 }
    training:
      kind: services
      file: 轮训.csv
      of: members
      columns: { who: 党员, date: 日期, kind: 种类, unit: 社区 }
    visits:
      kind: visits
      file: 走访.csv
      of: members
      columns: { who: 党员, household: 户, date: 日期, kind: 种类 }
    pairs:
      kind: pairs
      file: 结对.csv
      of: members
      columns: { who: 党员, household: 户 }
    meetings:
      kind: meetings
      file: 会议.csv
      columns: { id: 编号, date: 日期, kind: 种类, subject: 单位 }
    attendance:
      kind: attendance
      file: 考勤.csv
      of: members
      columns: { who: 党员, meeting: 会议, presence: 考勤 }
    sums:
      kind: attendanceTotals
      file: 汇总.csv
      of: subjects
      columns: { who: 单位, held: 应到, present: 实到, leave: 请假, absent: 缺席 }
    roles:
      kind: entries
      file: 岗位认领.csv
      of: members
      columns: { who: 党员, category: 类别 }
    posts:
      kind: posts
      file: 网格.csv
      columns: { subject: 单位, place: 网格, role: 角色, holder: 姓名 }
    contacts:
      kind: contacts
      file: 联系点.csv
      columns: { subject: 单位, leader: 领导, point: 联系点 }
    structure:
      kind: table
      file: 结构.csv
      columns: { subject: 单位 }
  """
