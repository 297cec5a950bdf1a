public import AppraisalNumerics

/// Points by the share of votes that some words have (得票率分档).
public struct VoteLadder: Sendable, Hashable {
  /// A share and the points that it reaches.
  public struct Step: Sendable, Hashable {
    /// The share from which on the points are given.
    public let from: Share
    /// The points.
    public let points: Points
  }

  /// Points that other words bring about, whatever the ladder says or where it says nothing.
  public struct Override: Sendable, Hashable {
    /// Which of the two wins.
    public enum Precedence: String, Sendable, CaseIterable {
      /// The override, whenever its share is reached.
      case override
      /// The ladder, where one of its steps is reached.
      case ladder
    }

    /// The words whose votes are added up.
    public let of: [String]
    /// The share from which on it applies.
    public let from: Share
    /// The points.
    public let points: Points
    /// Which of the two wins where both apply.
    public let precedence: Precedence
  }

  /// The words whose votes are added up.
  public let of: [String]
  /// The steps, strictly descending by share.
  public let steps: [Step]
  /// The points below the last step.
  public let below: Points
  /// What else may decide.
  public let override: Override?

  /// A ladder; `nil` when the shares do not descend.
  ///
  /// - Parameters:
  ///   - of: The words whose votes are added up.
  ///   - steps: At least one, strictly descending by share.
  ///   - below: The points below the last step.
  ///   - override: What else may decide.
  public init?(of: [String], steps: [Step], below: Points, override: Override?) {
    let ratios = steps.compactMap { try? ExactRatio($0.from.numerator, $0.from.denominator) }
    guard !of.isEmpty, !steps.isEmpty, zip(ratios, ratios.dropFirst()).allSatisfy({ $0 > $1 })
    else { return nil }
    (self.of, self.steps, self.below, self.override) = (of, steps, below, override)
  }

  /// All points that it can give.
  public var points: [Points] {
    steps.map(\.points) + [below] + (override.map { [$0.points] } ?? [])
  }

  /// The step that a share of votes reaches.
  ///
  /// - Parameters:
  ///   - votes: The votes of the words.
  ///   - all: All votes.
  /// - Returns: The position of the step; `nil` below the last.
  public func step(votes: Int64, of all: Int64) -> Int? {
    steps.firstIndex { $0.from.isReached(by: votes, of: all) }
  }

  /// Whether the override decides.
  ///
  /// - Parameters:
  ///   - votes: The votes of the override's words.
  ///   - all: All votes.
  ///   - step: The step that the ladder reached.
  /// - Returns: Whether its share is reached, and the ladder does not come first.
  public func isOverridden(votes: Int64, of all: Int64, step: Int?) -> Bool {
    guard let override, override.from.isReached(by: votes, of: all) else { return false }
    return override.precedence == .override || step == nil
  }
}

extension VoteLadder {
  /// The keys of `ladder`.
  static let shape = Shape(
    "ladder", Bilingual("按得票率分档给分", "points by the share of votes"),
    keys: [
      .init(
        "of", .list(.text), Bilingual("数哪些等级词的票", "the words whose votes are added up"),
        example: "[优秀]"),
      .init(
        "steps", .list(.mapping(Step.shape)),
        Bilingual("各档，得票率从高到低", "the steps, the highest share first"),
        example: "[{ from: 90%, points: 200 }, { from: 80%, points: 190 }]",
        clause: Bilingual(
          "优秀票率 90% 以上 200 分，80% 以上 190 分", "200 from 90 % of excellent votes, 190 from 80 %")),
      .init(
        "below", .points, Bilingual("不到最后一档得多少分", "the points below the last step"),
        example: "160"),
      .init(
        "override", .mapping(Override.shape),
        Bilingual("另一些票多了，另给分数", "other points where other words have many votes"),
        ifLeftOut: Bilingual("没有", "none"),
        example: "{ of: [一般, 较差], from: 1/3, points: 130, precedence: override }"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, VoteLadder.shape, &faults) else { return nil }
    let words = reader.words("of", &faults)
    let list = reader.list("steps", &faults)
    let steps = list.compactMap { Step($0, &faults) }
    let below = reader.points("below", &faults)
    let written = reader.present("override", &faults)
    let override = written.flatMap { Override($0, steps: steps, &faults) }
    guard steps.count == list.count, let below, (override == nil) == (written == nil) else {
      return nil
    }
    guard
      let ladder = VoteLadder(of: words, steps: steps, below: below, override: override)
    else {
      let shares = steps.map(\.from.description).joined(separator: "、")
      faults.error(
        "ladder-order", at: value.mark,
        "ladder 至少有一个等级词（of）和一档（steps），各档得票率从高到低、不重复，此处是 \(shares)。",
        "a ladder has a word (`of`) and a step at least, with shares that strictly descend, found "
          + steps.map(\.from.description).joined(separator: ", "))
      return nil
    }
    self = ladder
    warnOfPoints(at: list.first?.mark ?? value.mark, &faults)
    warnOfOverride(at: written?.mark ?? value.mark, &faults)
  }

  /// A lower share that is worth more is legal, and seldom meant.
  private func warnOfPoints(at mark: SourceMark, _ faults: inout FaultCollector) {
    let points = steps.map(\.points) + [below]
    guard zip(points, points.dropFirst()).contains(where: { $0 <= $1 }) else { return }
    let list = points.map { "\($0)" }.joined(separator: " → ")
    faults.warning(
      "ladder-points-rise", at: mark, "得票率越低的档分数没有更低：\(list)，请核对。",
      "a lower share of votes is worth as much or more: \(list)")
  }

  /// An override is for many poor votes; above the ladder it would pay to have them.
  private func warnOfOverride(at mark: SourceMark, _ faults: inout FaultCollector) {
    let best = steps.map(\.points).max()
    guard let override, let best, override.points > best else { return }
    faults.warning(
      "ladder-override-above", at: mark,
      "override 得 \(override.points) 分，比最高一档的 \(best) 分还高：“\(override.of.joined(separator: "、"))”票多的反而得分最高，请核对。",
      "the override is worth \(override.points), more than the \(best) of the best step: many votes of "
        + "\(override.of.joined(separator: ", ")) would come to the most points")
  }
}

extension VoteLadder.Step {
  /// The keys of an entry of `steps`.
  static let shape = Shape(
    "steps", Bilingual("一档", "a step of the ladder"),
    keys: [
      .init(
        "from", .share, Bilingual("得票率从多少起（含）", "the share from which on it is reached"),
        example: "90%"),
      .init("points", .points, Bilingual("得多少分", "the points"), example: "200"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, VoteLadder.Step.shape, &faults) else { return nil }
    let from = reader.share("from", &faults)
    let points = reader.points("points", &faults)
    guard let from, let points else { return nil }
    self.init(from: from, points: points)
  }
}

extension VoteLadder.Override {
  /// The keys of `override`.
  static let shape = Shape(
    "override", Bilingual("差评多时另给分数", "other points where other words have many votes"),
    keys: [
      .init(
        "of", .list(.text), Bilingual("数哪些等级词的票", "the words whose votes are added up"),
        example: "[一般, 较差]"),
      .init(
        "from", .share, Bilingual("合计达到多大比例", "the share from which on it applies"),
        example: "1/3",
        clause: Bilingual("一般、较差票合计达到三分之一的", "when the two low words reach a third")),
      .init("points", .points, Bilingual("得多少分", "the points"), example: "130"),
      .init(
        "precedence", .choice(of: Precedence.self),
        Bilingual("两条都够得上时哪条优先", "which of the two wins where both apply"),
        example: "override"),
    ])

  init?(
    _ value: YAMLValue, steps: [VoteLadder.Step], _ faults: inout FaultCollector
  ) {
    guard let reader = MappingReader(value, VoteLadder.Override.shape, &faults) else { return nil }
    let words = reader.words("of", &faults)
    let from = reader.share("from", &faults)
    let points = reader.points("points", &faults)
    if reader.value("precedence") == nil, let from, let points {
      VoteLadder.Override.reportPrecedence(from, points, steps, at: value.mark, &faults)
      return nil
    }
    let precedence = reader.choice("precedence", Precedence.self, &faults)
    guard !words.isEmpty, let from, let points, let precedence else { return nil }
    self.init(of: words, from: from, points: points, precedence: precedence)
  }

  /// Both rules can hold at once, and then the text has two results.
  private static func reportPrecedence(
    _ from: Share, _ points: Points, _ steps: [VoteLadder.Step], at mark: SourceMark,
    _ faults: inout FaultCollector
  ) {
    let step = steps.last
    let (share, other) = (step.map { "\($0.from)" } ?? "…", step.map { "\($0.points)" } ?? "…")
    faults.error(
      "precedence-missing", at: mark,
      "得票率达到 \(share) 得 \(other) 分，这里达到 \(from) 得 \(points) 分；两条可能同时成立，没有写明哪条优先。"
        + "请写 precedence: override（达到就按这里）或 precedence: ladder（够得上一档就按档）。",
      "a share of \(share) is worth \(other) and \(from) here is worth \(points); both can hold at "
        + "once, and which one wins is not stated: write `precedence: override` (this one) or "
        + "`precedence: ladder` (the ladder where a step is reached)")
  }
}

extension VoteLadder.Override.Precedence: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .override: Bilingual("达到就按这里的分数", "the override, whenever its share is reached")
    case .ladder: Bilingual("够得上一档就按档", "the ladder, where one of its steps is reached")
    }
  }
}
