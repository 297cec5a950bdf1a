/// A scheme that uses every key about consequences, without fault.
let consequenceScheme = """
  schema: pingyi-scheme/1
  id: all-consequences
  title: 全部后果
  period: 2025
  subjects: 人员
  strata: [类别]
  indicators:
    - { id: work, weight: 60, measure: { table: { input: marks, value: 实绩, lowest: 0, highest: 100 } } }
    - { id: mass, weight: 40, measure: { table: { input: marks, value: 群众, lowest: 0, highest: 100 } } }
  missing: renormalise
  rounding: { places: 2, mode: halfUp, stage: final }
  grades:
    - { grade: 优秀, from: 90 }
    - { grade: 合格, from: 70 }
    - { grade: 基本合格, from: 60 }
    - { grade: 不合格, from: 0 }
  tieBreak: [mass]
  exemptions:
    - id: sick
      title: 长期病假
      when: { any: [{ column: 备注, words: [长期病假] }, { column: 备注, words: [新任] }] }
      effect: excluded
  vetoes:
    - id: discipline
      title: 党纪处分
      when: { input: events, words: [党纪处分] }
      effect: totalZero
    - id: screened
      when: { column: 体检, words: [不合要求], evidence: 体检日期 }
      effect: { cap: 合格 }
    - id: head
      when:
        all:
          - { indicator: total, atLeast: 60 }
          - { unitGrade: { input: units, bestFirst: [优, 良, 差], worseThan: 良, otherwise: doesNotApply } }
      effect: barTopGrade
  quotas:
    - grade: 优秀
      byUnit: { input: units, shares: { 优: 30%, 良: 25%, 差: 15% }, otherwise: 0% }
      of: eligible
      rounding: floor
      atCut: tieBreak
      stillTied: excludeAll
      spill: 合格
    - { grade: [优秀, 合格], most: 80%, of: graded, rounding: halfUp, within: 类别, atCut: exceed, spill: 基本合格 }
  stars: { bands: [{ stars: 5, from: 95 }, { stars: 4, from: 85 }] }
  bottom:
    kind: lastAndBelowFloor
    n: 1
    floor: 70
    ties: include
    within: 类别
    minimumStratum: 5
    consecutiveYears: 2
    inputs: [past]
  followUps:
    - id: talk
      title: 约谈
      when: { any: [{ grade: [不合格] }, { indicator: mass, below: 60 }] }
    - id: end-contract
      title: 解除合同
      when: { history: { grades: [不合格], years: 2, inputs: [past] } }
  awards:
    - id: best
      title: 先进
      within: 类别
      first: 3
      eligibility: [{ indicator: mass, atLeast: 80 }]
      grades: [优秀]
      notWhen: [discipline]
      atCut: exceed
    - { id: share, title: 表扬, most: 20%, of: roster, rounding: ceiling, atCut: tieBreak, stillTied: exceed }
  rewards:
    amounts: { column: 月津贴 }
    months: { 优秀: 1, 合格: 0, 基本合格: 0, 不合格: 0 }
    coefficients: { 优秀: 1.2, 合格: 1, 基本合格: 0, 不合格: 0 }
  publication: { order: rank, columns: [rank, name, grade] }
  """

/// The same with the other ways of stars and of the bottom.
let otherConsequenceScheme =
  consequenceScheme
  .split(separator: "\n", omittingEmptySubsequences: false)
  .map { line -> String in
    switch line.drop(while: { $0 == " " }) {
    case let stars where stars.hasPrefix("stars:"):
      "stars: { each: [{ star: 实干星, indicator: work, from: 80 }] }"
    case "kind: lastAndBelowFloor": "  kind: lastShare"
    case "n: 1": "  share: 5%"
    case "floor: 70": "  rounding: floor"
    default: String(line)
    }
  }.joined(separator: "\n")

/// An assessment with the inputs of these schemes.
let consequenceAssessment = """
  schema: pingyi-assessment/1
  title: 全部后果
  scheme: scheme.yaml
  roster:
    file: 名册.csv
    columns: { id: 编号, name: 姓名, organisation: 单位 }
  inputs:
    marks:
      kind: table
      file: 得分.csv
      columns: { subject: 编号 }
    events:
      kind: events
      none: { decidedBy: 考核办, reason: 本年没有 }
      of: subjects
      columns: { who: 编号, date: 认定日期, kind: 类别, points: 分值, evidence: 文号 }
    units:
      kind: grades
      file: 单位.csv
      columns: { id: 编号, grade: 等次 }
    past:
      kind: history
      file: 往年.csv
      year: { column: 年份 }
      columns: { id: 编号, grade: 等次, bottom: 末位 }
    last-year:
      kind: history
      file: 去年.csv
      year: 2024
      columns: { id: 编号, grade: 等次 }
  overrides:
    - { subject: A1, grade: 合格, decidedBy: 党工委, date: 2025-12-28, reason: 攻坚克难 }
  """
