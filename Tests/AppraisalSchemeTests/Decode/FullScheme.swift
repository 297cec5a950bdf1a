/// A scheme without fault that uses every part of the language.
///
/// The tests of this folder read it, and break it line by line; the numbers at the ends of some
/// lines are their places.
let fullScheme = """
  schema: pingyi-scheme/1
  id: full-appraisal
  title: 年度评议
  source: 街道〔2025〕3 号
  illustrative: true
  period: 2025  # 6
  subjects: 单位
  strata: [社区, 类别]
  scales:
    four:  # 10
      words:
        - { word: 满意, points: 100, aliases: [很满意] }
        - { word: 基本满意, points: 80.5 }
        - { word: 不满意, points: 40 }
      abstain: [弃权, 不了解]
      void: [废票]
      unanswered: ["", (空)]
    ten:  # 18
      numbers: { from: 1, to: 10, places: 1, times: 10 }
    ranks:
      places: { first: 100, step: 2.5, count: 4 }
  panels:  # 22
    dual:
      title: 双评议
      scale: four
      abstentions: lowest
      ifUnmet: renormalise
      groups:  # 28
        - { id: residents, title: 居民, weight: 60%, minimumValid: 10, aliases: [群众] }
        - id: peers
          title: 同级单位
          weight: 25
          quorum: { atLeast: 2/3, eligible: { column: 应到人数 } }
        - id: leaders
          weight: 15.00
          quorum: { atLeast: 66.67%, eligible: 9, unanswered: present }
          trim: { high: 1, low: 2, whenMoreThan: 7 }
    marks:  # 38
      scale: ten
      abstentions: { points: 60 }
      ifUnmet: noScore
      groups:
        - { id: jury, weight: 100 }
    order:  # 44
      scale: ranks
      abstentions: leaveOut
      ifUnmet: noScore
      groups: [{ id: heads, weight: 100, minimumReturned: 2 }]
      ballotRules: { repeatedPlace: setAside }
  indicators:  # 50
    - id: reviews
      title: 双评议
      weight: 40
      missing: noScore
      indicators:  # 55
        - id: style
          weight: 50
          measure: { ballots: { input: unit-ballots, item: 作风, panel: dual } }
        - id: service-quality
          weight: 30  # 60
          measure: { ballots: { input: unit-ballots, item: 服务, panel: dual } }
        - id: jury-marks
          weight: 12.5
          measure: { ballots: { input: jury-ballots, panel: marks } }
        - id: order-marks  # 65
          weight: 7.50
          measure: { ballots: { input: order-ballots, panel: order } }
    - id: work
      weight: 60
      missing: zero  # 70
      indicators:
        - id: visits
          weight: 40
          measure:
            services:  # 75
              { input: services, per: member, atLeast: 2, window: halfYear, spread: each, credit: linear }
        - id: list
          weight: 33.33
          measure:
            projects:  # 80
              { input: list, by: amount, completed: [已办结, 已销号], open: [办理中], leftOut: [已撤销] }
        - id: promises
          weight: 16.67
          measure:
            commitments:  # 85
              { input: promises, late: 50%, importance: { 重点: 3, 一般: 1 }, notYetDue: asUnfulfilled }
        - id: score
          weight: 10
          measure: { table: { input: scores, value: 得分, lowest: -10, highest: 120.5 } }
  missing: renormalise  # 90
  rounding: { places: 2, mode: halfUp, stage: everyLevel }
  grades:
    - { grade: 优秀, from: 90 }
    - { grade: 合格, from: 70, below: 90 }
    - { grade: 基本合格, from: 60, to: 69.99 }  # 95
    - { grade: 不合格, below: 60 }
  tieBreak: [reviews, visits]
  minimumCell: 8
  """
