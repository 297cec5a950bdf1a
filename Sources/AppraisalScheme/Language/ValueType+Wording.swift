import AppraisalNumerics

extension ValueType {
  /// What may stand there, in words; mappings as links to their section.
  func text(_ language: MessageLanguage) -> String {
    let say = { (chinese: String, english: String) in
      language == .chinese ? chinese : english
    }
    switch self {
    case .text: return say("文字", "text")
    case .identifier: return say("标识", "identifier")
    case .boolean: return say("`true` 或 `false`", "`true` or `false`")
    case .integer(let range):
      return say("整数，\(range.ends())", "whole number, \(range.ends())")
    case .decimal(let places, let range):
      let ends = range.ends(decimals: places)
      return say("数，\(ends)，至多 \(places) 位小数", "number, \(ends), at most \(places) decimals")
    case .number(let bound):
      let condition =
        bound == .any ? "" : say("，\(bound.meaning.chinese)", " \(bound.meaning.english)")
      return say("数，双精度\(condition)", "number\(condition), as a Double")
    case .points: return say("分数，至多 4 位小数", "points, at most 4 decimals")
    case .weight: return say("百分数，0–100，至多 2 位小数", "per cent, 0–100, at most 2 decimals")
    case .share: return say("比例：`2/3` 或 `66.67%`", "share: `2/3` or `66.67%`")
    case .date: return say("日期：`2025-01-31`", "day: `2025-01-31`")
    case .choice(let words):
      return words.map { "`\($0.word)`" }.joined(separator: say("、", ", "))
    case .word(let word): return "`\(word)`"
    case .list(let type):
      return say("列表：\(type.text(language))", "list of: \(type.text(language))")
    case .mapping(let shape): return "[\(shape().name)](#\(shape().slug))"
    case .dictionary(let key, _, let type):
      let name = say(key.chinese, key.english)
      return say("“\(name): \(type.text(language))”", "`\(name): `\(type.text(language))")
    case .either(let types):
      return types.map { $0.text(language) }.joined(separator: say("，或 ", ", or "))
    }
  }
}

extension ClosedRange<Int64> {
  fileprivate func ends(decimals: Int = 0) -> String {
    [lowerBound, upperBound].map { decimalText($0, decimals: decimals) }.joined(separator: "–")
  }
}
