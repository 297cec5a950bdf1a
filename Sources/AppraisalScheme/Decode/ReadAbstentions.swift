import AppraisalNumerics

/// What an abstention does, before the scale says what the lowest points are.
///
/// It is the policy that changes scores more than any weight: the same ballots come to 90.00 or 78.26.
enum AbstentionDraft: Equatable {
  case leaveOut
  case leaveOutOfTurnout
  case lowest
  case points(Points)
}

extension AbstentionDraft {
  /// The words for it.
  enum Word: String, LanguageChoice {
    case leaveOut
    case leaveOutOfTurnout
    case lowest
    case zero

    var meaning: Bilingual {
      switch self {
      case .leaveOut:
        Bilingual("不计入分母，仍算收回", "it is left out of the denominator and still counts as handed in")
      case .leaveOutOfTurnout:
        Bilingual(
          "不计入分母，也不算收回", "it is left out of the denominator and does not count as handed in")
      case .lowest: Bilingual("按最低档计", "it carries the lowest points of the scale")
      case .zero: Bilingual("按 0 分计", "it carries zero points")
      }
    }
  }

  /// The keys of `abstentions` when it is no word.
  static let shape = Shape(
    "abstentions", Bilingual("弃权按固定的分数计", "an abstention carries fixed points"),
    keys: [
      .init("points", .points, Bilingual("按多少分计", "the points"), example: "60")
    ])

  /// A word, or fixed points.
  static let type = ValueType.either([.choice(of: Word.self), .mapping(shape)])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    if case .mapping = value.content {
      let points = MappingReader(value, AbstentionDraft.shape, &faults)?.points("points", &faults)
      guard let points else { return nil }
      self = .points(points)
      return
    }
    switch value.text.flatMap(Word.init) {
    case .leaveOut: self = .leaveOut
    case .leaveOutOfTurnout: self = .leaveOutOfTurnout
    case .lowest: self = .lowest
    case .zero: self = .points(.zero)
    case nil:
      let found = value.text.map(shortened) ?? "…"
      faults.error(
        "not-a-choice", at: value.mark,
        "abstentions 应为 leaveOut、leaveOutOfTurnout、lowest、zero 或 { points: 60 }，此处是“\(found)”。",
        "abstentions must be leaveOut, leaveOutOfTurnout, lowest, zero or { points: 60 }, found `\(found)`"
      )
      return nil
    }
  }
}
