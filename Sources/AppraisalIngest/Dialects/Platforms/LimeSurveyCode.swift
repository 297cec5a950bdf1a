/// A question code of LimeSurvey with its sub-question: `Q`, `Q_SQ001`, `Q[SQ001]`, `Q[SQ001_SQ002]`.
///
/// Codes of questions hold letters and digits only, so the first underscore parts. Whether a
/// sub-question is a row or an option the code does not tell; it counts as a row, but for `other`.
struct LimeSurveyCode {
  private let header: HeaderText
  private let question: HeaderText
  private let part: HeaderText?

  init(_ header: HeaderText) {
    self.header = header
    if let opening = header.split(first: "["), let inner = opening.behind.dropping(suffix: "]") {
      (question, part) = (opening.before, inner)
    } else if let parts = header.split(first: "_"), !parts.before.isEmpty, !parts.behind.isEmpty {
      (question, part) = (parts.before, parts.behind)
    } else {
      (question, part) = (header, nil)
    }
  }

  /// The codes of the questions that some headers belong to.
  static func questions(_ headers: [HeaderText]) -> Set<HeaderText> {
    Set(headers.map { LimeSurveyCode($0).question })
  }

  func question(stem: HeaderText, codes: Set<HeaderText>) -> SurveyColumn.Question {
    let isOther = part?.isOne(of: ["other"]) == true
    return SurveyColumn.Question(
      number: question.string, stem: stem.string, row: isOther ? nil : part?.string,
      option: isOther ? "other" : nil,
      isNote: part?.hasSuffix("comment") == true || isOther, isTiming: isTiming(codes))
  }

  /// The time of a group, or `M1Time` where there is a question `M1`.
  private func isTiming(_ codes: Set<HeaderText>) -> Bool {
    if let group = header.dropping(prefix: "groupTime") { return group.isInteger }
    return header.dropping(suffix: "Time").map { codes.contains($0) } ?? false
  }
}
