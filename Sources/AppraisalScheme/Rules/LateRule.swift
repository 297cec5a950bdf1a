public import AppraisalNumerics

/// What becomes of ballots that were handed in after the last day.
public struct LateRule: Sendable, Hashable {
  /// The ways.
  public enum Consequence: String, Sendable, CaseIterable {
    /// They do not count, neither in the mean nor as handed in.
    case void
    /// They count, and are listed.
    case count
    /// They wait for somebody to decide.
    case setAside
  }

  /// The last day on which a ballot is in time.
  public let after: CalendarDate
  /// What becomes of later ones.
  public let then: Consequence
}

extension LateRule {
  /// The keys of `late`.
  static let shape = Shape(
    "late", Bilingual("逾期交来的票怎么办", "what becomes of ballots that came too late"),
    keys: [
      .init(
        "after", .date, Bilingual("截止日；之后交的算逾期", "the last day in time"),
        example: "2025-12-31", clause: Bilingual("12 月 31 日前交回有效", "valid if in by 31 December")),
      .init(
        "then", .choice(of: Consequence.self), Bilingual("逾期的怎么办", "what becomes of later ones"),
        example: "void"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, LateRule.shape, &faults) else { return nil }
    let after = reader.date("after", &faults)
    let then = reader.choice("then", Consequence.self, &faults)
    guard let after, let then else { return nil }
    self.init(after: after, then: then)
  }
}

extension LateRule.Consequence: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .void: Bilingual("不计，也不算收回", "they count for nothing and not as handed in")
    case .count: Bilingual("照计，并列出", "they count and are listed")
    case .setAside: Bilingual("待处理，由人决定", "they wait for a decision")
    }
  }
}

/// What becomes of several ballots of one evaluator that contradict each other.
public enum DuplicateRule: String, Sendable, CaseIterable {
  /// All of them wait for somebody to decide.
  case setAside
  /// The one handed in first counts.
  case first
  /// The one handed in last counts.
  case last
}

extension DuplicateRule: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .setAside: Bilingual("全部待处理，由人决定", "all wait for a decision")
    case .first: Bilingual("按提交时间，先交的有效", "by the time of submission, the first counts")
    case .last: Bilingual("按提交时间，后交的有效", "by the time of submission, the last counts")
    }
  }
}

extension SchemeDraft {
  /// A file is read once, so the panels that read it agree on what is set aside.
  func lintReadingRules(
    _ earlier: Marked<Measure>, _ measure: Marked<Measure>, panels: [Panel],
    _ faults: inout FaultCollector
  ) {
    guard case .ballots(let left) = earlier.value, case .ballots(let right) = measure.value,
      let first = panels.first(where: { $0.identifier == left.panel }),
      let second = panels.first(where: { $0.identifier == right.panel }),
      first.late != second.late || first.duplicates != second.duplicates
    else { return }
    faults.error(
      "input-two-reading-rules", at: measure.mark,
      "数据“\(right.input)”由评价组“\(first.identifier)”和“\(second.identifier)”共用，late 和 duplicates 要写得一样。",
      "the panels `\(first.identifier)` and `\(second.identifier)` read the input `\(right.input)`; their "
        + "`late` and `duplicates` must agree")
  }
}
