/// A scheme without fault that uses every rule between measured values and the composite.
let ruleScheme = """
  schema: pingyi-scheme/1
  id: rules
  title: 规则
  period: 2025
  subjects: 单位
  strata: [类别]
  combine: sum
  missing: noScore
  rounding: { places: 2, mode: halfUp, stage: final }
  indicators:
    - id: base
      measure: { events: { input: events, words: { 缺席: -5, 全勤: 1 }, multiplyBy: { 缺席: 1.5 }, start: 50, lowest: 0, highest: 60 } }
      multiplier: { of: difficulty, per: 100, lowest: 0.8, highest: 1.2, missing: one }
    - id: ratio
      measure: { table: { input: marks, value: 甲, lowest: 0, highest: 100 } }
      points: { ratioToBest: { full: 10, within: 类别 } }
    - id: place
      measure: { table: { input: marks, value: 乙, lowest: 0, highest: 100 } }
      points: { rank: { first: 10, step: 0.5, lowest: 0, ties: mean, best: lowest, within: 类别 } }
    - id: ladder
      measure: { table: { input: marks, value: 丙, lowest: 0, highest: 100 } }
      points: { rankLadder: { places: [6, 5], beyond: 4, ties: shared, best: highest, within: 类别 } }
    - id: threshold
      measure: { table: { input: marks, value: 丁, lowest: 0, highest: 100 } }
      points: { thresholdSlope: { full: 5, at: 95%, perPercent: 0.2, lowest: 0 } }
    - id: grade
      measure: { table: { input: marks, value: 戊, lowest: 0, highest: 100 } }
      points: { steps: { steps: [{ from: 90, points: 3 }, { from: 60, points: 1 }], below: 0 } }
    - id: pieces
      measure: { table: { input: marks, value: 己, lowest: 0, highest: 100 } }
      points: { perUnit: { points: 0.05, most: 0.5 } }
    - id: lowest
      combine: lowest
      indicators:
        - { id: difficulty, measure: { table: { input: marks, value: 庚, lowest: 0, highest: 100 } } }
        - { id: effort, measure: { table: { input: marks, value: 辛, lowest: 0, highest: 100 } }, points: { proportion: { full: 100, at: 100, most: 100 } } }
  adjustments:
    - { id: honours, title: 荣誉, input: events, words: { 表彰: 3 }, most: 6, least: 0, insideHundred: true }
    - id: contribution
      input: ledger
      pointsColumn: { bonus: [加分, 媒体报道], deduction: [扣分] }
      multiplyBy: { 媒体报道: 2 }
      most: 10
      least: -10
      insideHundred: true
  total: { most: 100, least: none }
  stages:
    - { id: first, indicator: ratio, atLeast: 5, ifNot: stop }
    - { id: second, indicator: place, ifNot: noScore }
  """
