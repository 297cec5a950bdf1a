public import AppraisalNumerics

/// A grade that a committee decided, kept apart from the computed one.
public struct GradeOverride: Sendable {
  /// The identifier of the subject.
  public let subject: String
  /// The grade decided.
  public let grade: String
  /// Who decided.
  public let decidedBy: String
  /// When.
  public let date: CalendarDate
  /// Why.
  public let reason: String
  /// Where it stands in the assessment file.
  public let mark: SourceMark

  /// A decision.
  /// - Parameters:
  ///   - subject: The identifier of the subject.
  ///   - grade: The grade decided.
  ///   - decidedBy: Who decided.
  ///   - date: When.
  ///   - reason: Why.
  ///   - mark: Where it stands in the assessment file.
  public init(
    subject: String, grade: String, decidedBy: String, date: CalendarDate, reason: String,
    mark: SourceMark
  ) {
    self.subject = subject
    self.grade = grade
    self.decidedBy = decidedBy
    self.date = date
    self.reason = reason
    self.mark = mark
  }
}

extension GradeOverride {
  /// The keys of an item of `overrides` in an assessment.
  static let shape = Shape(
    "overrides",
    Bilingual(
      "组织研究确定的等次，与计算结果分开保存", "grades decided by a committee, kept apart from the computed ones"),
    keys: [
      .init("subject", .text, Bilingual("被评对象编号", "the subject's identifier"), example: "DW001"),
      .init("grade", .text, Bilingual("研究确定的等次", "the grade decided"), example: "合格"),
      .init("decidedBy", .text, Bilingual("谁决定的", "who decided"), example: "街道党工委会议"),
      .init("date", .date, Bilingual("决定日期", "the day of the decision"), example: "2025-12-28"),
      .init(
        "reason", .text, Bilingual("理由", "why"), example: "信访积案化解贡献突出",
        clause: Bilingual("支委会综合评议情况提出评定意见", "the committee gives its opinion after the review")),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, GradeOverride.shape, &faults) else { return nil }
    let subject = reader.text("subject", &faults)
    let grade = reader.text("grade", &faults)
    let decidedBy = reader.text("decidedBy", &faults)
    let date = reader.date("date", &faults)
    let reason = reader.text("reason", &faults)
    guard let subject, let grade, let decidedBy, let date, let reason else { return nil }
    self.init(
      subject: subject, grade: grade, decidedBy: decidedBy, date: date, reason: reason,
      mark: value.mark)
  }
}

/// Refuses two decisions about one subject.
func refuseRepeated(_ overrides: [GradeOverride], _ faults: inout FaultCollector) {
  var first: [[UInt8]: SourceMark] = [:]
  for override in overrides {
    guard let earlier = first.updateValue(override.mark, forKey: Array(override.subject.utf8))
    else { continue }
    faults.error(
      "override-repeated", at: override.mark,
      "“\(shortened(override.subject))”的等次在第 \(earlier.line) 行已有决定。",
      "the grade of `\(shortened(override.subject))` was decided in line \(earlier.line)")
  }
}
