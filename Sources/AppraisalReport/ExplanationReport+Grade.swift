import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme

/// The grade by score with its bounds and its clause, and what rules about consequences made of the
/// score.
extension ExplanationReport {
  /// The grade that the score gives, where its band begins and ends, and what is missing to the next
  /// better one; `nil` without grades or without a score.
  var bandText: String? {
    guard let grades = scheme.grades, let score = scoredComposite else { return nil }
    let position = grades.position(of: score)
    let band = grades.bands[position]
    let text = score.text(places: scheme.rounding.composite.places)
    let head =
      page == nil
      ? wording("等次 \(band.grade)", "grade \(band.grade)")
      : wording("得分 \(text) 为\(band.grade)", "the score \(text) is \(band.grade)")
    let bounds = bounds(position, grades) + clause(scheme.clauses.line("grades", band.grade))
    return head + wording("（\(bounds)）", " (\(bounds))") + gap(score, position, grades)
  }

  private func bounds(_ position: Int, _ grades: GradeBands) -> String {
    let lowest = grades.bands[position].lowest
    let bounds = wording("\(lowest) 分及以上", "\(lowest) and above")
    guard position > 0 else { return bounds }
    let end = grades.bands[position - 1].lowest
    return bounds + wording("、不满 \(end) 分", ", below \(end)")
  }

  private func gap(_ score: Points, _ position: Int, _ grades: GradeBands) -> String {
    guard position > 0 else { return "" }
    let better = grades.bands[position - 1]
    let units = Int64(better.lowest.units) - Int64(score.units)
    let gap = decimalText(units, decimals: Points.decimals)
    return wording("，距\(better.grade)差 \(gap) 分", ", \(gap) short of \(better.grade)")
  }

  /// The composite before exemptions and vetoes.
  private var scoredComposite: Points? { explanation.steps.first?.points }

  /// What exemptions and vetoes made of the composite; `nil` where they left it as it was.
  var changeOfScore: String? {
    guard let scored = scoredComposite else { return nil }
    guard let composite = explanation.composite else {
      return wording("；免予考核，不计", "; exempt, so it does not count")
    }
    guard composite != scored else { return nil }
    let text = composite.text(places: scheme.rounding.composite.places)
    return wording("；一票否决后为 \(text)", "; \(text) after a veto")
  }

  // MARK: - Clauses

  /// The clause behind a figure: `；方案第 12 行`; empty where the text has none.
  func clause(_ line: Int?) -> String {
    line.map { wording("；方案第 \($0) 行", "; line \($0) of the scheme") } ?? ""
  }

  /// The clause behind a sentence, in brackets.
  func bracketed(_ line: Int?) -> String {
    line.map { wording("（方案第 \($0) 行）", " (line \($0) of the scheme)") } ?? ""
  }
}
