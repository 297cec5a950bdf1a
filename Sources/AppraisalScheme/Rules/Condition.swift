public import AppraisalNumerics

/// What a rule asks of a subject before it applies.
public indirect enum Condition: Sendable {
  /// An event of an input has one of these words.
  case event(input: String, words: [String])
  /// A column of the roster has one of these words; the day of evidence stands in another.
  case column(String, words: [String], evidence: String?)
  /// An indicator's points, or the composite's under `total`, lie below or reach a bound.
  case points(indicator: String, PointsBound)
  /// The unit that the subject belongs to has a poor grade.
  case unitGrade(UnitGradeCondition)
  /// The final grade is one of these.
  case grade([String])
  /// The final grade was one of these in this year and in the years before it.
  case history(HistoryCondition)
  /// All of these.
  case all([Condition])
  /// At least one of these.
  case any([Condition])

  /// The conditions inside it that are no `all` or `any`, in the order of the text.
  public var leaves: [Condition] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.leaves)
    default: [self]
    }
  }

  /// Whether it can only be answered when the final grade is known.
  public var needsFinalGrade: Bool {
    leaves.contains { leaf in
      switch leaf {
      case .grade, .history: true
      default: false
      }
    }
  }
}

/// A bound of points.
public enum PointsBound: Sendable, Hashable {
  /// Fewer points than these.
  case below(Points)
  /// These points or more.
  case atLeast(Points)

  /// Whether points keep to the bound.
  /// - Parameter points: The points.
  /// - Returns: Whether they do.
  public func holds(for points: Points) -> Bool {
    switch self {
    case .below(let bound): points < bound
    case .atLeast(let bound): points >= bound
    }
  }
}

extension Condition {
  /// The keys of `when`.
  static let shape: Shape = Shape(
    "when",
    Bilingual(
      "规则何时适用；下列条件写一种，几种同时要求用 all，任一即可用 any",
      "when the rule applies: one of these conditions, several at once with `all`, one of several "
        + "with `any`"),
    keys: [
      .init(
        "input", .identifier, Bilingual("事项台账的数据名", "the input with the events"),
        ifLeftOut: Bilingual("不看事项台账", "no events are looked at"), example: "events",
        clause: Bilingual("当年受党纪处分的，一票否决", "discipline in the year is a veto")),
      .init(
        "column", .text,
        Bilingual(
          "名册中的列；整格与 words 中的一个词相同才算",
          "a column of the roster; it holds where the whole cell is one of `words`"),
        ifLeftOut: Bilingual("不看名册", "the roster is not looked at"), example: "备注",
        clause: Bilingual("长期病假的不参加考核", "long sick leave exempts")),
      .init(
        "words", .list(.text),
        Bilingual(
          "事项类别或名册列中的词，整格是其中一个才算：“长期病假（3月起）”不是“长期病假”",
          "words of the events or of the column; the whole cell must be one of them, a cell that only "
            + "contains one is none"),
        ifLeftOut: Bilingual("只用于 input 和 column", "belongs to `input` and `column`"),
        example: "[党纪处分, 政务处分]"),
      .init(
        "evidence", .text,
        Bilingual("名册中认定日期所在的列", "the roster's column with the day of the evidence"),
        ifLeftOut: Bilingual("名册没有写日期", "the roster states no day"), example: "认定日期"),
      .init(
        "indicator", .identifier,
        Bilingual(
          "指标；total 是综合得分，按一票否决之前的分比较（被否决记 0 分的不算低于界限）",
          "an indicator; `total` is the composite before any veto, so that a zero by a veto is not below"
        ),
        ifLeftOut: Bilingual("不看得分", "no points are looked at"), example: "satisfaction",
        clause: Bilingual("满意率低于 60% 的限期整改", "satisfaction below 60 % must be put right")),
      .init(
        "below", .either([.points, .share]),
        Bilingual(
          "低于这个分数；满意率、参与率等比率也可写成 60% 或 1/3",
          "fewer points than these; for ratios such as a satisfaction rate also 60% or 1/3"),
        ifLeftOut: Bilingual("只用于 indicator", "belongs to `indicator`"), example: "60"),
      .init(
        "atLeast", .either([.points, .share]),
        Bilingual(
          "达到这个分数；比率也可写成 1/3 或 60%", "these points or more; for ratios also 1/3 or 60%"),
        ifLeftOut: Bilingual("只用于 indicator", "belongs to `indicator`"), example: "80"),
      .init(
        "unitGrade", .mapping(UnitGradeCondition.shape),
        Bilingual("所在单位的等次较差", "the subject's unit has a poor grade"),
        ifLeftOut: Bilingual("不看单位等次", "no unit's grade is looked at"),
        example: "{ input: unit-grades, bestFirst: [优, 良, 一般, 较差], worseThan: 良 }",
        clause: Bilingual("单位考核一般及以下的，主要负责人不得评为优秀", "the head of a weak unit cannot be excellent")),
      .init(
        "grade", .list(.text), Bilingual("最终等次是其中之一", "the final grade is one of these"),
        ifLeftOut: Bilingual("不看最终等次", "the final grade is not looked at"), example: "[不合格]"),
      .init(
        "history", .mapping(HistoryCondition.shape),
        Bilingual("连续几年都是这些等次", "these grades for years running"),
        ifLeftOut: Bilingual("不看往年", "earlier years are not looked at"),
        example: "{ grades: [不合格], years: 2, inputs: [last-year] }",
        clause: Bilingual("连续两年不合格的解除合同", "two unqualified years end the contract")),
      .init(
        "all", .list(.mapping(Condition.shape)), Bilingual("全部满足", "all of these"),
        ifLeftOut: Bilingual("不组合", "nothing is combined"),
        example: "[{ indicator: satisfaction, below: 60 }, { input: events, words: [严重失职] }]"),
      .init(
        "any", .list(.mapping(Condition.shape)), Bilingual("满足一个即可", "one of these"),
        ifLeftOut: Bilingual("不组合", "nothing is combined"),
        example: "[{ column: 备注, words: [病假] }, { column: 备注, words: [新任] }]"),
    ],
    alternatives: [["input", "column", "indicator", "unitGrade", "grade", "history", "all", "any"]])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, Condition.shape, &faults) else { return nil }
    reader.refuseStrays(&faults)
    let words = reader.words("words", &faults)
    if reader.value("input") != nil {
      guard let input = reader.identifier("input", &faults), reader.hasWords(words, &faults) else {
        return nil
      }
      self = .event(input: input, words: words)
    } else if reader.value("column") != nil {
      let evidence = reader.text("evidence", &faults)
      guard let column = reader.text("column", &faults), reader.hasWords(words, &faults) else {
        return nil
      }
      self = .column(column, words: words, evidence: evidence)
    } else if reader.value("indicator") != nil {
      guard let indicator = reader.identifier("indicator", &faults),
        let bound = PointsBound(reader, &faults)
      else { return nil }
      self = .points(indicator: indicator, bound)
    } else {
      self.init(compound: reader, &faults)
    }
  }

  private init?(compound reader: MappingReader, _ faults: inout FaultCollector) {
    if let value = reader.value("unitGrade") {
      guard let condition = UnitGradeCondition(value, &faults) else { return nil }
      self = .unitGrade(condition)
    } else if let value = reader.value("history") {
      guard let condition = HistoryCondition(value, &faults) else { return nil }
      self = .history(condition)
    } else if reader.value("grade") != nil {
      let grades = reader.words("grade", &faults)
      guard !grades.isEmpty else { return nil }
      self = .grade(grades)
    } else {
      let key = reader.value("all") == nil ? "any" : "all"
      let items = reader.list(key, &faults)
      let parts = items.compactMap { Condition($0, &faults) }
      guard !parts.isEmpty, parts.count == items.count else { return nil }
      self = key == "all" ? .all(parts) : .any(parts)
    }
  }
}

extension MappingReader {
  /// Keys that belong to another condition than the one written.
  fileprivate func refuseStrays(_ faults: inout FaultCollector) {
    let owners = [
      "words": ["input", "column"], "evidence": ["column"], "below": ["indicator"],
      "atLeast": ["indicator"],
    ]
    for entry in all {
      guard let owner = owners[entry.key], !owner.contains(where: { value($0) != nil }) else {
        continue
      }
      faults.error(
        "key-without-owner", at: entry.mark,
        "\(entry.key) 只和 \(owner.joined(separator: "、")) 一起写。",
        "`\(entry.key)` belongs to \(owner.joined(separator: " and "))")
    }
  }

  fileprivate func hasWords(_ words: [String], _ faults: inout FaultCollector) -> Bool {
    let isUnique = Set(words.map { Array($0.utf8) }).count == words.count
    guard !words.isEmpty, isUnique, !words.contains("") else {
      faults.error(
        "condition-words", at: mark, "请在 words 中写出算数的词，不重复、不留空，例如 words: [党纪处分]。",
        "list the words that count in `words`, each once and none empty, for example "
          + "`words: [党纪处分]`")
      return false
    }
    return true
  }
}

extension PointsBound {
  init?(_ reader: MappingReader, _ faults: inout FaultCollector) {
    let below = reader.present("below", &faults)?.bound("below", &faults)
    let atLeast = reader.present("atLeast", &faults)?.bound("atLeast", &faults)
    switch (below, atLeast) {
    case (let below?, nil): self = .below(below)
    case (nil, let atLeast?): self = .atLeast(atLeast)
    default:
      // One that cannot be read has been reported.
      let stated = ["below", "atLeast"].count { reader.value($0) != nil }
      guard stated != 1 else { return nil }
      faults.error(
        "condition-bound", at: reader.mark, "indicator 要配一个界限：below（低于）或 atLeast（达到）。",
        "`indicator` needs one bound: below or atLeast")
      return nil
    }
  }
}
