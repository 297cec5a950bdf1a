import AppraisalNumerics

/// What the ratings of a group come to.
public enum BallotResult: Sendable, Hashable {
  /// The mean of their points.
  case mean
  /// The rate of some words, in per cent: the satisfaction rate (满意率).
  case rate([String])
  /// The points of the word with the most votes.
  case plurality(TieRule)
  /// Points by the share of votes that some words have.
  case ladder(VoteLadder)

  /// Which of several words with the most votes counts.
  public enum TieRule: String, Sendable, CaseIterable {
    /// The one with the fewest points.
    case lower
    /// The one with the most points.
    case higher
    /// None: there are no points.
    case noScore
  }
}

extension BallotResult {
  /// The word for the ordinary way.
  enum Word: String, LanguageChoice {
    case mean

    var meaning: Bilingual { Bilingual("各票分数的平均数", "the mean of the points") }
  }

  /// The keys of `as` when it is no word.
  static let shape = Shape(
    "as", Bilingual("不按平均分，而按得票算", "a result by votes in place of the mean"),
    keys: [
      .init(
        "rate", .list(.text),
        Bilingual(
          "满意率：这些等级词的票数 ÷ 分母（弃权是否在内由 abstentions 定），× 100",
          "the rate of these words, by the denominator that `abstentions` gives, times 100"),
        ifLeftOut: Shape.Key.another, example: "[满意, 基本满意]",
        clause: Bilingual("满意率低于 60% 的限期整改", "a satisfaction rate below 60 % must be mended")),
      .init(
        "plurality", .mapping(pluralityShape),
        Bilingual(
          "得票最多的等级词的分数；grades 各等次的 from 与这些分数相同时，最终等次就是得票最多的词",
          "the points of the word with the most votes; where the grades begin at the same points, the grade "
            + "is that word"),
        ifLeftOut: Shape.Key.another, example: "{ tie: lower }",
        clause: Bilingual("以得票最多的等次为测评结果", "the word with the most votes is the result")),
      .init(
        "ladder", .mapping(VoteLadder.shape),
        Bilingual("按得票率分档给分", "points by the share of votes"), ifLeftOut: Shape.Key.another,
        example: VoteLadder.shape.example),
    ],
    alternatives: [["rate", "plurality", "ladder"]])

  /// The keys of `plurality`.
  static let pluralityShape = Shape(
    "plurality", Bilingual("得票最多的等级词", "the word with the most votes"),
    keys: [
      .init(
        "tie", .choice(of: TieRule.self), Bilingual("几个词得票一样多时", "when words have equally many"),
        example: "lower")
    ])

  /// The word, or one of the other ways.
  static let type = ValueType.either([.choice(of: Word.self), .mapping(shape)])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard case .mapping = value.content else {
      guard value.choice("as", Word.self, &faults) != nil else { return nil }
      self = .mean
      return
    }
    guard let reader = MappingReader(value, BallotResult.shape, &faults) else { return nil }
    if let rate = reader.value("rate") {
      let words = rate.words("rate", &faults)
      guard !words.isEmpty else {
        faults.error(
          "rate-without-words", at: rate.mark, "rate 至少要写一个算满意的等级词。",
          "`rate` names at least one word that counts")
        return nil
      }
      self = .rate(words)
    } else if let value = reader.present("plurality", &faults) {
      let inner = MappingReader(value, BallotResult.pluralityShape, &faults)
      guard let tie = inner?.choice("tie", TieRule.self, &faults) else { return nil }
      self = .plurality(tie)
    } else if let value = reader.present("ladder", &faults) {
      guard let ladder = VoteLadder(value, &faults) else { return nil }
      self = .ladder(ladder)
    } else {
      return nil
    }
  }

  /// The words of the scale that the result names.
  var words: [String] {
    switch self {
    case .mean, .plurality: []
    case .rate(let words): words
    case .ladder(let ladder): ladder.of + (ladder.override?.of ?? [])
    }
  }

  /// The lowest and highest points that it can come to.
  ///
  /// - Parameter scale: The scale of the answers.
  /// - Returns: The range; for a mean, without what abstentions carry.
  func range(on scale: GradeScale) -> ClosedRange<Points> {
    switch self {
    case .mean, .plurality: return scale.range
    case .rate: return (try? Points(100)).map { .zero...$0 } ?? scale.range
    case .ladder(let ladder):
      let points = ladder.points
      return (points.min() ?? .zero)...(points.max() ?? .zero)
    }
  }
}

extension BallotResult.TieRule: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .lower: Bilingual("取分数低的", "the one with the fewest points")
    case .higher: Bilingual("取分数高的", "the one with the most points")
    case .noScore: Bilingual("无分", "there are no points")
    }
  }
}

extension SchemeDraft {
  /// Results by votes need a scale of words, and words that it has.
  func lintBallotResults(panels: [Panel], _ faults: inout FaultCollector) {
    for measure in indicators.flatMap(\.measures) {
      guard case .ballots(let ballots) = measure.value, ballots.result != .mean,
        let panel = panels.first(where: { $0.identifier == ballots.panel }),
        let scale = scales.first(where: { $0.value.identifier == panel.scale })?.value
      else { continue }
      guard case .words(let grades) = scale.answers else {
        faults.error(
          "votes-need-words", at: measure.mark,
          "按得票算（rate、plurality、ladder）要用等级词量表，“\(scale.identifier)”是数字量表。",
          "a result by votes needs a scale of words; `\(scale.identifier)` has numbers")
        continue
      }
      let known = grades.map(\.word)
      for word in ballots.result.words where !known.contains(where: { isSame($0, word) }) {
        let near = nearest(word, among: known)
        faults.error(
          "unknown-grade-word", at: measure.mark,
          "量表“\(scale.identifier)”没有等级词“\(shortened(word))”。"
            + (near.map { "是否想写“\($0)”？" } ?? "可用：\(known.joined(separator: "、"))。"),
          "the scale `\(scale.identifier)` has no word `\(shortened(word))`; "
            + (near.map { "did you mean `\($0)`?" }
              ?? "its words are \(known.joined(separator: ", "))"))
      }
      lintRepeats(ballots.result, at: measure.mark, &faults)
      if panel.ballotGroups.contains(where: { $0.trim != nil }) {
        faults.error(
          "votes-not-trimmed", at: measure.mark,
          "按得票算的指标数的是票，评价组“\(panel.identifier)”却写了 trim（去掉最高最低分），请另设一个评价组。",
          "a result by votes counts votes, but the panel `\(panel.identifier)` leaves out the highest and "
            + "lowest; use another panel")
      }
    }
  }

  private func lintRepeats(
    _ result: BallotResult, at mark: SourceMark, _ faults: inout FaultCollector
  ) {
    var seen: Set<[UInt8]> = []
    for word in result.words where !seen.insert(Array(word.utf8)).inserted {
      faults.error(
        "word-repeated", at: mark, "“\(shortened(word))”在 as 中写了两次，会被数两遍。",
        "`\(shortened(word))` stands twice under `as` and would be counted twice")
    }
  }
}

private func isSame(_ left: String, _ right: String) -> Bool {
  left.utf8.elementsEqual(right.utf8)
}
