/// Items that pass through stages (点单–下单–接单–办结), by how many of them go from one to another.
public struct ClaimMeasure: Sendable {
  /// What conversion is counted by.
  public enum Basis: String, Sendable, CaseIterable {
    /// Number of items.
    case count
    /// The number that each item tells, such as 3000余.
    case number
  }

  /// The time within which the later stage must be reached.
  public struct Deadline: Sendable, Hashable {
    /// What an item counts whose days are not told.
    public enum Undated: String, Sendable, CaseIterable {
      /// It counts as reached in time.
      case inTime
      /// It counts as late.
      case late
      /// It is left out of the count.
      case leaveOut
    }

    /// What an open item counts whose time has not run out by the end of the period.
    public enum NotYetDue: String, Sendable, CaseIterable {
      /// It is left out of the count.
      case leaveOut
      /// It counts as not reached.
      case asOpen
    }

    /// Days between both stages, at most.
    public let days: Int
    /// What an item counts whose days are not told.
    public let undated: Undated
    /// What an open item counts whose time has not run out.
    public let notYetDue: NotYetDue
  }

  /// The input that holds the items.
  public let input: String
  /// The words of the stages, from the first to the last; at least two.
  public let stages: [String]
  /// The position of the stage that makes an item count.
  public let from: Int
  /// The position of the stage that must be reached, behind `from`.
  public let to: Int
  /// What conversion is counted by.
  public let by: Basis
  /// The time within which the later stage must be reached; `nil` without a limit.
  public let within: Deadline?
  /// The age in days above which an open item is stale; `nil` when nothing is.
  public let staleAfter: Int?
  /// The windows that are counted one by one; `nil` for none.
  public let window: Period.Window?
  /// The words of the column that divides the items, such as the caller's; empty without it.
  public let categories: [String]
}

extension ClaimMeasure {
  /// The keys of `claims`.
  static let shape = Shape(
    "claims",
    Bilingual("分阶段办理的事项：从一个阶段到另一个阶段的转化率", "items with stages, by conversion"),
    keys: [
      .init(
        "input", .identifier, Bilingual("事项台账的数据名", "the input with the items"), example: "orders"),
      .init(
        "stages", .list(.text),
        Bilingual("阶段词，从第一个到最后一个，至少两个", "the words of the stages in order, at least two"),
        example: "[居民点单, 党组织下单, 党员接单, 办结]",
        clause: Bilingual("居民点单、党组织下单、党员接单", "residents order, the branch assigns, members accept")),
      .init(
        "from", .text, Bilingual("到达哪个阶段才计入", "the stage that makes an item count"),
        example: "居民点单"),
      .init(
        "to", .text, Bilingual("要到达的阶段，在 from 之后", "the stage to be reached, behind `from`"),
        example: "办结"),
      .init(
        "by", .choice(of: Basis.self), Bilingual("按什么计算", "what is counted"), example: "count",
        clause: Bilingual("认领 3000 余件，办结 1000 余件", "more than 3000 claimed, more than 1000 solved")),
      .init(
        "within", .mapping(Deadline.shape),
        Bilingual("几天内到达才算", "the days within which it must be reached"),
        ifLeftOut: Bilingual("不限时间", "no limit"),
        example: "{ days: 15, undated: late, notYetDue: leaveOut }",
        clause: Bilingual("街乡吹哨，部门限时报到", "departments answer the whistle in time")),
      .init(
        "staleAfter", .integer(1...36_500),
        Bilingual(
          "未到达的事项超过多少天算积压（只提示，不扣分）", "days after which an open item is stale; no points lost"),
        ifLeftOut: Bilingual("不查积压", "nothing is stale"), example: "60"),
      .init(
        "window", .choice(of: Period.Window.self),
        Bilingual("按时段分别列出，找出没有事项的时段", "windows that are listed, and empty ones found"),
        ifLeftOut: Bilingual("不分时段", "no windows"), example: "month",
        clause: Bilingual("每月形成服务清单", "a list of services each month")),
      .init(
        "categories", .list(.text),
        Bilingual("类别词（如吹哨方），分别列出用时", "words of a category, whose lags are told apart"),
        ifLeftOut: Bilingual("不分类别", "no categories"), example: "[社区, 街道]"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, ClaimMeasure.shape, &faults) else { return nil }
    let input = reader.identifier("input", &faults)
    let stages = reader.words("stages", &faults)
    let categories = reader.words("categories", &faults)
    let ends = readEnds(reader, stages, &faults)
    let basis = reader.choice("by", Basis.self, &faults)
    let deadline = reader.present("within", &faults).map { Deadline($0, &faults) }
    let stale = reader.integer("staleAfter", &faults)
    let window = reader.choice("window", Period.Window.self, &faults)
    lintWords(stages, "stages", at: value.mark, &faults)
    lintWords(categories, "categories", at: value.mark, &faults)
    guard let input, let ends, let basis else { return nil }
    if let deadline, deadline == nil { return nil }
    self.init(
      input: input, stages: stages, from: ends.from, to: ends.to, by: basis,
      within: deadline ?? nil, staleAfter: stale.map { Int($0) }, window: window,
      categories: categories)
  }
}

/// The positions of both stages; the second lies behind the first.
private func readEnds(
  _ reader: MappingReader, _ stages: [String], _ faults: inout FaultCollector
) -> (from: Int, to: Int)? {
  let positions = ["from", "to"].map { key -> Int? in
    guard let word = reader.text(key, &faults) else { return nil }
    if let position = stages.firstIndex(where: { $0.utf8.elementsEqual(word.utf8) }) {
      return position
    }
    faults.error(
      "unknown-stage", at: reader.value(key)?.mark ?? reader.mark,
      "stages 中没有阶段“\(shortened(word))”，已写的阶段：\(stages.joined(separator: "、"))。",
      "`stages` has no `\(shortened(word))`; it has \(stages.joined(separator: ", "))")
    return nil
  }
  guard let from = positions[0], let to = positions[1] else { return nil }
  guard from < to else {
    faults.error(
      "stages-reversed", at: reader.value("to")?.mark ?? reader.mark,
      "to（第 \(to + 1) 个阶段）应在 from（第 \(from + 1) 个阶段）之后。",
      "`to`, stage \(to + 1), must lie behind `from`, stage \(from + 1)")
    return nil
  }
  return (from, to)
}

/// Refuses a word that stands in a list twice.
func lintWords(
  _ words: [String], _ key: String, at mark: SourceMark, _ faults: inout FaultCollector
) {
  var seen: Set<[UInt8]> = []
  for word in words where !seen.insert(Array(word.utf8)).inserted {
    faults.error(
      "word-repeated", at: mark, "\(key) 中“\(word)”出现了两次，请删去一个。",
      "`\(word)` stands twice in \(key); delete one")
  }
}

extension ClaimMeasure.Deadline {
  /// The keys of `within`.
  static let shape = Shape(
    "within", Bilingual("限时办理", "the time within which a stage must be reached"),
    keys: [
      .init(
        "days", .integer(0...36_500), Bilingual("两个阶段之间最多几天", "days between both stages, at most"),
        example: "15"),
      .init(
        "undated", .choice(of: Undated.self),
        Bilingual("已到达、但没有写日期的事项怎么算", "what an item counts that is done without days"),
        example: "late"),
      .init(
        "notYetDue", .choice(of: NotYetDue.self),
        Bilingual("期末还没到时限的事项怎么算", "what an open item counts whose time has not run out"),
        example: "leaveOut"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, ClaimMeasure.Deadline.shape, &faults) else {
      return nil
    }
    let days = reader.integer("days", &faults)
    let undated = reader.choice("undated", Undated.self, &faults)
    let notYetDue = reader.choice("notYetDue", NotYetDue.self, &faults)
    guard let days, let undated, let notYetDue else { return nil }
    self.init(days: Int(days), undated: undated, notYetDue: notYetDue)
  }
}

extension ClaimMeasure.Basis: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .count: Bilingual("按件数", "by the number of items")
    case .number: Bilingual("按每条写明的数量", "by the number that each item tells")
    }
  }
}

extension ClaimMeasure.Deadline.Undated: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .inTime: Bilingual("算按时", "as reached in time")
    case .late: Bilingual("算超时", "as late")
    case .leaveOut: Bilingual("不计入", "left out of the count")
    }
  }
}

extension ClaimMeasure.Deadline.NotYetDue: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .leaveOut: Bilingual("不计入", "left out of the count")
    case .asOpen: Bilingual("按未到达计", "as not reached")
    }
  }
}
