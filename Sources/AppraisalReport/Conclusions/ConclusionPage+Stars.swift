import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme

/// Stars on the page: what was won, by which bound, and what is missing.
extension ConclusionPage {
  /// The lines about stars; none where the scheme has no stars.
  var starLines: [String] {
    switch rules.stars {
    case .bands(let bands): [bandLine(bands)]
    case .each(let dimensions):
      dimensions.enumerated().map { dimensionLine($0.element, position: $0.offset) }
    case nil: []
    }
  }

  private func bandLine(_ bands: [Stars.Band]) -> String {
    guard let score = words.conclusions.standings.composite[row] else {
      return wording("星级：没有综合得分，不评", "stars: none without a composite")
    }
    let won = bands.firstIndex { score >= $0.lowest }
    var line = wording("星级：", "stars: ") + words.stars(subject)
    if let won {
      line +=
        wording("，\(bands[won].lowest) 分及以上", ", \(bands[won].lowest) and above")
        + clause(words.scheme.clauses.line("stars", "bands", String(won)))
    }
    let better = (won ?? bands.count) - 1
    guard better >= 0 else { return line }
    return line
      + wording(
        "；距 \(bands[better].stars) 星差 \(gap(score, to: bands[better].lowest)) 分",
        "; \(gap(score, to: bands[better].lowest)) short of \(bands[better].stars) stars")
      + clause(words.scheme.clauses.line("stars", "bands", String(better)))
  }

  private func dimensionLine(_ dimension: Stars.Dimension, position: Int) -> String {
    let standings = words.conclusions.standings
    let points =
      dimension.indicator == Indicator.rootIdentifier
      ? standings.composite[row] : standings.points(of: dimension.indicator)?[row]
    let title = words.title(of: dimension.indicator)
    let found = points?.text() ?? wording("无分", "none")
    let isWon = subject.dimensionStars.contains { $0.utf8.elementsEqual(dimension.star.utf8) }
    var verdict = isWon ? wording("得星", "won") : wording("未得", "not won")
    if let points, points < dimension.lowest {
      let gap = gap(points, to: dimension.lowest)
      verdict += wording("，差 \(gap) 分", ", \(gap) short")
    } else if !isWon, points != nil {
      verdict += wording("，没有综合得分的不评星", ", none without a composite")
    }
    return wording(
      "\(dimension.star)：\(title) \(found)，须 \(dimension.lowest)，",
      "\(dimension.star): \(title) \(found), needs \(dimension.lowest), ") + verdict
      + clause(words.scheme.clauses.line("stars", "each", String(position)))
  }

  private func gap(_ points: Points, to bound: Points) -> String {
    decimalText(Int64(bound.units) - Int64(points.units), decimals: Points.decimals)
  }

  private func clause(_ line: Int?) -> String {
    line.map { wording("（方案第 \($0) 行）", " (line \($0) of the scheme)") } ?? ""
  }
}
