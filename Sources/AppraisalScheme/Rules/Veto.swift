import AppraisalNumerics

/// A veto (一票否决): what happens, apart from why.
public struct Veto: Sendable {
  /// What it does.
  public enum Effect: Sendable, Hashable {
    /// The composite becomes zero.
    case totalZero
    /// The grade becomes the lowest.
    case lowestGrade
    /// The best grade is barred (一票否优).
    case barTopGrade
    /// The grade is at best this one.
    case cap(String)
  }

  /// The effects that are one word.
  enum PlainEffect: String, Sendable, CaseIterable {
    case totalZero, lowestGrade, barTopGrade
  }

  /// The identifier.
  public let identifier: String
  /// The title shown to people.
  public let title: String
  /// What triggers it.
  public let when: Condition
  /// What it does.
  public let effect: Effect
  /// Where it stands in the scheme.
  public let mark: SourceMark

  /// The position that a grade has at best under this veto.
  /// - Parameter bands: The grades.
  /// - Returns: The position; 0 when any grade is open.
  public func bestPosition(in bands: GradeBands) -> Int {
    switch effect {
    case .totalZero: bands.position(of: .zero)
    case .lowestGrade: bands.bands.count - 1
    case .barTopGrade: min(1, bands.bands.count - 1)
    case .cap(let word): bands.position(ofGrade: word) ?? 0
    }
  }
}

extension Veto.PlainEffect: LanguageChoice {
  var meaning: Bilingual {
    switch self {
    case .totalZero: Bilingual("总分记 0", "the composite becomes zero")
    case .lowestGrade: Bilingual("定为最低等次", "the grade becomes the lowest")
    case .barTopGrade: Bilingual("不得评为最高等次（一票否优）", "the best grade is barred")
    }
  }
}

extension Veto {
  private static let capShape = Shape(
    "vetoes.effect", Bilingual("最高只能评到某一等次", "the grade is at best this one"),
    keys: [
      .init("cap", .text, Bilingual("最高等次", "the best grade left"), example: "称职")
    ])

  /// The keys of an item of `vetoes`.
  static let shape = Shape(
    "vetoes", Bilingual("一票否决、一票否优、降等", "vetoes and caps of the grade"),
    keys: [
      .init("id", .identifier, Bilingual("标识", "the identifier"), example: "discipline"),
      .init(
        "title", .text, Bilingual("名称", "the title"),
        ifLeftOut: Bilingual("用标识", "the identifier stands for it"), example: "党纪处分"),
      .init(
        "when", .mapping(Condition.shape), Bilingual("触发条件", "what triggers it"),
        example: "{ input: events, words: [党纪处分] }",
        clause: Bilingual("红色体检有问题的，取消资格", "whoever a screening finds is out")),
      .init(
        "effect", .either([.choice(of: PlainEffect.self), .mapping(capShape)]),
        Bilingual("后果", "what it does"), example: "totalZero",
        clause: Bilingual("一票否决的，年度积分清零", "a veto makes the year's total zero")),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, Veto.shape, &faults) else { return nil }
    let identifier = reader.identifier("id", &faults)
    let title = reader.text("title", &faults)
    let when = reader.present("when", &faults).flatMap { Condition($0, &faults) }
    let effect = reader.present("effect", &faults).flatMap { Veto.effect($0, &faults) }
    guard let identifier, let when, let effect else { return nil }
    self.init(
      identifier: identifier, title: title ?? identifier, when: when, effect: effect,
      mark: value.mark)
  }

  private static func effect(_ value: YAMLValue, _ faults: inout FaultCollector) -> Effect? {
    if case .mapping = value.content {
      return MappingReader(value, capShape, &faults)?.text("cap", &faults).map { .cap($0) }
    }
    let cap = Bilingual("{ cap: 等次 }（最高只能评到这一等次）", "{ cap: … } (the grade is at best this one)")
    switch value.choice("effect", PlainEffect.self, or: cap, &faults) {
    case .totalZero: return .totalZero
    case .lowestGrade: return .lowestGrade
    case .barTopGrade: return .barTopGrade
    case nil: return nil
    }
  }

  func lint(_ context: ConsequenceContext, _ faults: inout FaultCollector) {
    context.lint(when, at: mark, mayUseGrade: false, &faults)
    if effect != .totalZero { context.requireGrades(at: mark, &faults) }
    if case .cap(let word) = effect { context.lint(grades: [word], at: mark, &faults) }
    if when.lacksEvidence {
      faults.warning(
        "veto-without-evidence-date", at: mark,
        "一票否决“\(title)”按名册的列触发，没有认定日期。请加 evidence: <日期列>，或改用事项台账。",
        "the veto `\(title)` goes by a column of the roster without a day of evidence; add "
          + "`evidence: <column>`, or use an input of events")
    }
  }
}

extension Condition {
  /// Whether a column of the roster triggers it without a day of evidence; beside the grade of a unit,
  /// a column says what somebody is, not what happened.
  fileprivate var lacksEvidence: Bool {
    switch self {
    case .column(_, _, nil): return true
    case .any(let parts): return parts.contains(where: \.lacksEvidence)
    case .all(let parts):
      let goesByUnit = parts.contains { if case .unitGrade = $0 { true } else { false } }
      return !goesByUnit && parts.contains(where: \.lacksEvidence)
    default: return false
    }
  }
}
