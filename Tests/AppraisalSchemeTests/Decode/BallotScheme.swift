/// A scheme without fault that uses every rule on ballots.
let ballotScheme = """
  schema: pingyi-scheme/1
  id: ballot-rules
  title: 测评票规则
  period: 2025
  subjects: 干部
  scales:
    words:
      words:
        - { word: 优秀, points: [100, 95, 90], aliases: [优] }
        - { word: 称职, points: 80 }
        - { word: 不称职, points: 40 }
      abstain: [不了解]
  panels:
    dual:
      scale: words
      abstentions: leaveOutOfTurnout
      ifUnmet: { borrow: office }
      late: { after: 2025-12-31, then: void }
      duplicates: last
      ballotRules:
        allSame: void
        allBest: report
        limits:
          - { from: 90, most: 3, then: void }
          - { below: 70, least: 2, then: report }
      trim: { high: 1, low: 0, whenMoreThan: 5, level: group }
      groups:
        - id: residents
          weight: 60
          minimumValid: 50
          kinds: [{ id: ordinary, aliases: [普通居民] }, { id: delegate }]
          composition: [{ kind: ordinary, atLeast: 70% }]
          issued: { column: 发出 }
          moreReturned: void
          trim: { share: 10%, rounding: floor, whenMoreThan: 5, level: ballotTotal }
          ifUnmet: { points: 60 }
        - id: colleagues
          weight: 40
          groups:
            - { id: office, weight: 55 }
            - { id: peers, weight: 45, open: true }
    votes:
      scale: words
      abstentions: leaveOut
      ifUnmet: noScore
      groups: [{ id: delegates, weight: 100 }]
  indicators:
    - { id: mean, weight: 25, measure: { ballots: { input: form, panel: dual, as: mean } } }
    - { id: rate, weight: 25, measure: { ballots: { input: vote, panel: votes, as: { rate: [优秀, 称职] } } } }
    - id: word
      weight: 25
      measure: { ballots: { input: vote, panel: votes, as: { plurality: { tie: lower } } } }
    - id: ladder
      weight: 25
      measure:
        ballots:
          input: vote
          panel: votes
          as:
            ladder:
              of: [优秀]
              steps: [{ from: 90%, points: 200 }, { from: 80%, points: 190 }]
              below: 160
              override: { of: [不称职], from: 1/3, points: 130, precedence: override }
  missing: noScore
  rounding: { places: 2, mode: halfUp, stage: final }
  """

/// An assessment of ballots that tell when they were handed in.
let timedAssessment = """
  schema: pingyi-assessment/1
  title: 测评票规则
  scheme: scheme.yaml
  roster: { file: 名册.csv, columns: { id: 编号, name: 姓名 } }
  inputs:
    form:
      kind: ballots
      file: 票.csv
      layout: long
      group: { column: 身份 }
      columns: { rater: 票号, rated: 编号, answer: 评价, submitted: 提交时间 }
    vote:
      kind: ballots
      file: 问卷.csv
      layout: wide
      group: delegates
      columns: { rater: 票号, submitted: 提交时间 }
      ratings: [{ column: 一、对张三的评价, rated: G1 }]
  """
