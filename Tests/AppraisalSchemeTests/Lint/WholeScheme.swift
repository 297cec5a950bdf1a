import Testing

@testable import AppraisalScheme

/// A scheme without fault; the tests change a line of it and look at what is found.
let wholeScheme = """
  schema: pingyi-scheme/1
  id: whole
  title: 全
  period: 2025
  subjects: 单位
  strata: [社区]
  scales:
    four:
      words:
        - { word: 优秀, points: 100 }
        - { word: 合格, points: 80, aliases: [称职] }
        - { word: 基本合格, points: 60 }
        - { word: 不合格, points: 40 }
      abstain: [弃权]
    hundred:
      numbers: { from: 0, to: 100, places: 1 }
  panels:
    dual:
      scale: four
      abstentions: leaveOut
      ifUnmet: renormalise
      groups:
        - { id: residents, weight: 60, quorum: { atLeast: 2/3, eligible: 30 } }
        - { id: peers, weight: 40, trim: { high: 1, low: 1, whenMoreThan: 5 } }
  indicators:
    - id: reviews
      weight: 50
      measure: { ballots: { input: ballots, item: 作风, panel: dual } }
    - id: work
      weight: 50
      missing: zero
      indicators:
        - id: service
          weight: 33.33
          measure: { services: { input: services, per: member, atLeast: 1, window: halfYear, spread: each, credit: linear } }
        - id: promise
          weight: 33.33
          measure: { commitments: { input: promises, late: 50%, importance: { 重点: 3, 一般: 1 }, notYetDue: leaveOut } }
        - id: score
          weight: 33.34
          measure: { table: { input: scores, value: 得分, lowest: 0, highest: 100 } }
  missing: renormalise
  rounding: { places: 2, mode: halfUp, stage: final }
  grades:
    - { grade: 优秀, from: 90 }
    - { grade: 合格, from: 70 }
    - { grade: 基本合格, from: 60 }
    - { grade: 不合格, from: 0 }
  tieBreak: [reviews, service]
  """

/// Reads a scheme from a text.
func schemeReading(_ text: String) throws -> SchemeReading {
  readScheme(try SchemeSource(name: "scheme.yaml", bytes: Array(text.utf8)))
}

/// The text with the first place that holds `old` changed.
func changing(_ text: String, _ old: String, to new: String) throws -> String {
  let scalars = Array(text.utf8)
  let wanted = Array(old.utf8)
  let start = try #require(
    scalars.indices.first { scalars[$0...].starts(with: wanted) }, "\(old) is in the text")
  return String(
    decoding: scalars[..<start] + Array(new.utf8) + scalars[(start + wanted.count)...],
    as: UTF8.self)
}
