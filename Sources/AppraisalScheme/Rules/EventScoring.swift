public import AppraisalNumerics

/// What events of a ledger are worth: by their word, or by a column of points.
public struct EventScoring: Sendable {
  /// A word of the ledger and what it is worth.
  public struct Word: Sendable, Hashable {
    /// The word.
    public let word: String
    /// The points, negative for a deduction; `nil` when the ledger states them.
    public let points: Points?
    /// Whether points are taken away.
    public let isDeduction: Bool
    /// How often an event counts, in hundredths: 200 for twice.
    public let hundredths: Int64
  }

  /// The input that holds the events.
  public let input: String
  /// The words that count.
  public let words: [Word]

  /// Whether the ledger needs a column of points.
  public var needsColumn: Bool { words.contains { $0.points == nil } }
}

extension EventScoring {
  private static let ledgerShape = Shape(
    "pointsColumn", Bilingual("分值在台账的列中：哪些词加分、哪些词扣分", "the ledger states the points"),
    keys: [
      .init(
        "bonus", .list(.text), Bilingual("加分的词", "words that add points"),
        ifLeftOut: Bilingual("没有加分", "none"), example: "[加分]"),
      .init(
        "deduction", .list(.text), Bilingual("扣分的词", "words that take points away"),
        ifLeftOut: Bilingual("没有扣分", "none"), example: "[扣分]"),
    ])

  /// The keys by which a rule says what events are worth.
  static let shape = Shape(
    "scoring", Bilingual("哪些事项、各多少分", "which events count, and what they are worth"), keys: keys)

  private static let keys: [Shape.Key] = [
    .init(
      "input", .identifier, Bilingual("事项台账的数据名", "the input with the events"),
      example: "events"),
    .init(
      "words",
      .dictionary(key: Bilingual("台账中的词", "a word of the ledger"), .points),
      Bilingual(
        "每个词多少分，扣分写负数；只用于别的规则（如一票否决）的词不必写，哪条规则都没写的词待处理",
        "the points of each word, negative for a deduction; words that only another rule uses, such as a veto, "
          + "are left out, and words that no rule names are set aside"),
      ifLeftOut: Shape.Key.another, example: "{ 全国表彰: 5, 省级表彰: 3, 通报批评: -2 }",
      clause: Bilingual("加分 +1、+2", "a bonus of one or two points")),
    .init(
      "pointsColumn", .mapping(ledgerShape), ledgerShape.meaning, ifLeftOut: Shape.Key.another,
      example: "{ bonus: [加分], deduction: [扣分] }"),
    .init(
      "multiplyBy",
      .dictionary(
        key: Bilingual("台账中的词", "a word of the ledger"), .decimal(places: 2, 1...10_000)),
      Bilingual("某些词按几倍计", "words whose events count several times"),
      ifLeftOut: Bilingual("都按一倍计", "each counts once"), example: "{ 全国表彰: 2 }",
      clause: Bilingual("媒体报道的加倍", "a mention in the media counts double")),
  ]

  /// The keys of which exactly one must be there.
  static let alternatives: Shape.Alternatives = ["words", "pointsColumn"]

  init?(_ reader: MappingReader, _ faults: inout FaultCollector) {
    let input = reader.identifier("input", &faults)
    let factors = EventScoring.factors(reader, &faults)
    let words =
      reader.present("words", &faults).map { EventScoring.worded($0, factors, &faults) }
      ?? reader.present("pointsColumn", &faults).flatMap {
        EventScoring.stated($0, factors, &faults)
      }
    guard let input, let words else { return nil }
    let unknown = factors.first { factor in !words.contains { isSame($0.word, factor.word) } }
    if let unknown {
      faults.error(
        "unknown-word", at: reader.value("multiplyBy")?.mark ?? reader.mark,
        "multiplyBy 中的“\(shortened(unknown.word))”没有分值，请先在上面写明它多少分。",
        "`\(shortened(unknown.word))` in multiplyBy has no points; state them above")
    }
    guard !words.isEmpty else {
      faults.error(
        "no-words", at: reader.mark, "没有一个词能加分或扣分，请至少写一个。",
        "no word adds or takes points; write at least one")
      return nil
    }
    refuseTwice(words, at: reader.mark, &faults)
    self.init(input: input, words: words)
  }

  private static func factors(
    _ reader: MappingReader, _ faults: inout FaultCollector
  ) -> [(word: String, hundredths: Int64)] {
    guard let value = reader.present("multiplyBy", &faults) else { return [] }
    return value.ownEntries("multiplyBy", &faults).compactMap { entry in
      entry.value.decimal(entry.key, places: 2, in: 1...10_000, &faults).map { (entry.key, $0) }
    }
  }

  private static func worded(
    _ value: YAMLValue, _ factors: [(word: String, hundredths: Int64)],
    _ faults: inout FaultCollector
  ) -> [Word] {
    value.ownEntries("words", &faults).compactMap { entry in
      guard let points = entry.value.points(entry.key, &faults) else { return nil }
      if points == .zero {
        faults.warning(
          "word-without-effect", at: entry.mark, "“\(shortened(entry.key))”记 0 分，不影响得分。",
          "`\(shortened(entry.key))` is worth 0 and does not change the score")
      }
      return Word(
        word: entry.key, points: points, isDeduction: points < .zero,
        hundredths: factors.first { isSame($0.word, entry.key) }?.hundredths ?? 100)
    }
  }

  private static func stated(
    _ value: YAMLValue, _ factors: [(word: String, hundredths: Int64)],
    _ faults: inout FaultCollector
  ) -> [Word]? {
    guard let reader = MappingReader(value, ledgerShape, &faults) else { return nil }
    let lists = [
      (reader.words("bonus", &faults), false), (reader.words("deduction", &faults), true),
    ]
    return lists.flatMap { words, isDeduction in
      words.map { word in
        Word(
          word: word, points: nil, isDeduction: isDeduction,
          hundredths: factors.first { isSame($0.word, word) }?.hundredths ?? 100)
      }
    }
  }
}

private func refuseTwice(
  _ words: [EventScoring.Word], at mark: SourceMark, _ faults: inout FaultCollector
) {
  for (position, word) in words.enumerated()
  where words[..<position].contains(where: { isSame($0.word, word.word) }) {
    faults.error(
      "word-two-effects", at: mark, "“\(shortened(word.word))”写了两次，不知道是加分还是扣分。",
      "`\(shortened(word.word))` stands there twice; it either adds points or takes them away")
  }
}

private func isSame(_ left: String, _ right: String) -> Bool {
  left.utf8.elementsEqual(right.utf8)
}

extension YAMLValue {
  /// The entries of a mapping whose keys are the user's own words.
  func ownEntries(_ what: String, _ faults: inout FaultCollector) -> [Entry] {
    if case .mapping(let entries) = content { return entries }
    faults.error(
      "not-a-mapping", at: mark, "“\(what)”应由“词: 值”组成。",
      "`\(what)` must consist of `word: value` entries")
    return []
  }
}
