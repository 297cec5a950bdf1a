/// The unit that a subject belongs to has a grade worse than another.
public struct UnitGradeCondition: Sendable {
  /// The input with the grades of the units.
  public let input: String
  /// All grades that a unit may have, from the best down.
  public let bestFirst: [String]
  /// The position of the worst grade with which the condition does not hold yet.
  public let threshold: Int
  /// Whether the rule applies to subjects whose unit has no grade; `nil` when somebody must decide.
  public let otherwise: Otherwise?

  /// What holds for a subject whose unit has no grade.
  public enum Otherwise: String, Sendable, CaseIterable {
    /// The condition is met.
    case applies
    /// The condition is not met.
    case doesNotApply
  }

  /// Whether a unit's grade meets the condition.
  /// - Parameter position: The position among ``bestFirst``; -1 without a grade.
  /// - Returns: Whether it does.
  public func holds(for position: Int) -> Bool {
    position < 0 ? otherwise == .applies : position > threshold
  }
}

extension UnitGradeCondition.Otherwise: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .applies: Bilingual("视为较差，规则适用", "it counts as poor, and the rule applies")
    case .doesNotApply: Bilingual("规则不适用", "the rule does not apply")
    }
  }
}

extension UnitGradeCondition {
  /// The keys of `unitGrade`.
  static let shape = Shape(
    "unitGrade",
    Bilingual(
      "被评对象所在单位（名册的 organisation 列）的等次",
      "the grade of the subject's unit, the roster's `organisation`"),
    keys: [
      .init(
        "input", .identifier, Bilingual("单位等次的数据名", "the input with the units' grades"),
        example: "unit-grades"),
      .init(
        "bestFirst", .list(.text),
        Bilingual("单位可能有的全部等次，从好到差", "all grades that a unit may have, best first"),
        example: "[优, 良, 一般, 较差]"),
      .init(
        "worseThan", .text, Bilingual("比这个等次差才适用", "it holds for grades worse than this one"),
        example: "良"),
      .init(
        "otherwise", .choice(of: Otherwise.self),
        Bilingual("所在单位没有等次的怎么办", "what holds where the unit has no grade"),
        ifLeftOut: Bilingual(
          "其余条件符合的人逐个待处理，结果不是最终结果",
          "each subject who meets the other conditions awaits a decision, and the result is not final"
        ),
        example: "doesNotApply"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, UnitGradeCondition.shape, &faults) else { return nil }
    let input = reader.identifier("input", &faults)
    let bestFirst = reader.words("bestFirst", &faults)
    let worseThan = reader.text("worseThan", &faults)
    let otherwise = reader.choice("otherwise", Otherwise.self, &faults)
    guard let input, let worseThan, !bestFirst.isEmpty else { return nil }
    guard let threshold = bestFirst.firstIndex(where: { $0.utf8.elementsEqual(worseThan.utf8) })
    else {
      faults.error(
        "unknown-unit-grade", at: reader.mark,
        "worseThan 的“\(shortened(worseThan))”不在 bestFirst 中。",
        "`\(shortened(worseThan))` of worseThan is not in bestFirst")
      return nil
    }
    if threshold == bestFirst.count - 1 {
      faults.error(
        "unit-grade-never", at: reader.mark, "没有比“\(shortened(worseThan))”更差的等次，这条规则永远不适用。",
        "no grade is worse than `\(shortened(worseThan))`, so the rule can never apply")
    }
    self.init(input: input, bestFirst: bestFirst, threshold: threshold, otherwise: otherwise)
  }
}
