/// Every key of composite indexes, without a fault.
let indexScheme = """
  schema: pingyi-scheme/1
  id: indexes
  title: 综合指数
  period: 2025
  subjects: 社区
  strata: [类别]
  indicators:
    - id: whole
      weight: 60
      measure:
        index:
          input: figures
          factor: 0.5
          availability: 2/3
          screen: 90%
          normalise: { method: min-max, scale: { from: 1, to: 100 }, constant: refuse }
          treat: { method: winsorise, count: 5, fraction: 5%, distinct: 10, skewness: 2, kurtosis: 3.5 }
          impute: { method: median, atLeast: 3 }
          tree:
            id: 总指数
            title: 总指数
            aggregate: geometric
            weights:
              method: budget
              budget: 100
              people:
                - { who: 甲, points: { 空气: 60, 服务: 40 } }
                - { who: 乙, points: { 空气: 40, 服务: 60 } }
            of:
              - id: 空气
                title: 空气质量
                aggregate: arithmetic
                availability: any
                of:
                  - { id: PM2.5, title: 细颗粒物, weight: 2, direction: lower, column: 颗粒物, per: 面积 }
                  - { id: O3, weight: 1, direction: lower, treat: none, impute: none }
              - id: 服务
                aggregate: { method: power, exponent: 2 }
                weights:
                  method: pairs
                  randomIndex: alonso-lamata
                  consistency: 0.1
                  people:
                    - { who: 甲, comparisons: [{ of: 网点, over: 时长, times: 3 }] }
                of:
                  - { id: 网点, direction: higher }
                  - { id: 时长, direction: higher }
    - id: methods
      weight: 40
      measure:
        index:
          input: figures
          factor: 1
          availability: all
          tree:
            id: 方法
            aggregate: { method: weighted-borda, ties: halves }
            weights: { method: equal }
            of:
              - id: a
                aggregate: { method: mazziotta-pareto, penalty: subtracted, divisor: population }
                weights: { method: standard-deviation }
                of:
                  - { id: a1, direction: higher, normalise: { method: standard-score, centre: 100, spread: 10, divisor: population, constant: 100, within: 类别 } }
                  - { id: a2, direction: lower, normalise: { method: standard-score, centre: 100, spread: 10, divisor: sample, constant: missing, bounds: { mean: 3.5, deviation: 1.25 } } }
                  - { id: a3, direction: higher, normalise: { method: min-max, scale: { from: 70, to: 130 }, constant: refuse, within: 类别 } }
                  - { id: a4, direction: higher, normalise: { method: min-max, scale: { from: 70, to: 130 }, constant: refuse, bounds: { from: 1, to: 9.5, caps: both } } }
                  - { id: a5, direction: higher, normalise: { method: min-max, scale: { from: 70, to: 130 }, constant: refuse, within: 类别, boundsOf: { 老城: { from: 1, to: 9.5, caps: none }, 新城: { from: 2, to: 8, caps: both } } } }
                  - { id: a6, direction: lower, normalise: { method: standard-score, centre: 100, spread: 10, divisor: sample, constant: missing, within: 类别, boundsOf: { 老城: { mean: 3.5, deviation: 1.25 } } } }
                  - { id: a7, direction: higher, normalise: { method: around-reference, reference: mean, scale: { from: 70, to: 130 }, constant: refuse } }
                  - { id: a8, direction: higher, normalise: { method: around-reference, reference: 12.5, scale: { from: 70, to: 130 }, constant: 100, range: { from: 3, to: 25 } } }
              - id: b
                aggregate: { method: topsis, scaling: min-max }
                weights: { method: entropy }
                of:
                  - { id: b1, direction: higher, normalise: { method: value } }
                  - { id: b2, direction: higher, normalise: { method: goalposts, from: 100, to: 75000, on: logarithm, caps: best, scale: { from: 0, to: 1 } } }
              - id: c
                aggregate: { method: vikor, utility: 1/2 }
                weights: { method: critic, correlation: spearman }
                of:
                  - { id: c1, direction: higher, normalise: { method: place, ties: average, within: 类别 } }
                  - { id: c2, direction: higher, normalise: { method: borda, ties: dense, within: 类别 } }
                  - { id: c3, direction: higher, normalise: { method: percentile, ties: competition, divisor: others, decimals: 4, constant: 0.5, within: 类别 } }
              - id: d
                aggregate: { method: copeland, limit: 500 }
                weights: { method: principal-component, rule: squared-loadings, minimumShare: 40%, minimumRatio: 1.2 }
                of:
                  - { id: d1, direction: higher, normalise: { method: distance-to-target, target: 100, capped: true, within: 类别 } }
                  - { id: d2, direction: lower, normalise: { method: distance-to-target, target: 0, capped: false, worst: 25.5 } }
                  - { id: d4, direction: lower, normalise: { method: distance-to-target, target: 0, capped: false, within: 类别, worstOf: { 老城: 25.5, 新城: 22 } } }
                  - { id: d3, direction: higher, normalise: { method: distance-to-reference, subject: SQ01, capped: false } }
              - id: e
                aggregate: arithmetic
                weights: { method: importance }
                of:
                  - { id: e1, weight: 1, direction: higher, normalise: { method: ratio-to-best, within: 类别 } }
                  - { id: e2, weight: 1, direction: lower, normalise: { method: ratio-to-best, best: 98.5 } }
                  - { id: e3, weight: 1, direction: lower, normalise: { method: ratio-to-best, within: 类别, bestOf: { 老城: 98.5 } } }
                  - { id: e4, weight: 1, direction: higher, normalise: { method: proportion, of: length } }
                  - { id: e5, weight: 1, direction: lower, normalise: { method: proportion, of: sum, divisor: 125 } }
              - id: f
                aggregate: product
                of:
                  - { id: f1, direction: higher, normalise: { method: value }, treat: { method: logarithm, shift: mirrored, when: { skewness: 2, kurtosis: 3.5 } }, impute: { method: mean, atLeast: 3 } }
                  - { id: f2, direction: higher, normalise: { method: value }, treat: { method: box-cox, exponent: 0.5, when: always }, impute: { method: peer-mean, within: 类别, atLeast: 3 } }
                  - { id: f3, direction: higher, normalise: { method: value }, treat: { method: winsorise-or-logarithm, count: 5, fraction: 5%, distinct: 10, skewness: 2, kurtosis: 3.5, shift: plus-one }, impute: { method: peer-median, within: 类别, atLeast: 3 } }
                  - { id: f4, direction: higher, normalise: { method: value }, impute: { method: sibling-mean, atLeast: 1 } }
  missing: noScore
  rounding: { places: 2, mode: halfUp, stage: final }

  """

/// The assessment of such a scheme.
let indexAssessment = """
  schema: pingyi-assessment/1
  title: 综合指数
  scheme: scheme.yaml
  roster: { file: 名册.csv, columns: { id: 编号, name: 名称 } }
  inputs:
    figures:
      kind: numbers
      file: 指标.csv
      missing: [NA, 未报]
      columns: { subject: 编号, 颗粒物: PM2.5年均浓度 }

  """
