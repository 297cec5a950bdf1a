/// The scales of answers, by identifier.
func readScales(_ value: YAMLValue, _ faults: inout FaultCollector) -> [Marked<GradeScale>] {
  named(value, "scales", &faults).compactMap { entry in
    guard let identifier = entry.identifier else { return nil }
    return GradeScale(identifier, entry.value, &faults).map { Marked($0, entry.mark) }
  }
}

/// The entries of a mapping from identifiers to values.
func named(
  _ value: YAMLValue, _ what: String, _ faults: inout FaultCollector
) -> [(identifier: String?, mark: SourceMark, value: YAMLValue)] {
  guard case .mapping(let entries) = value.content else {
    faults.error(
      "not-a-mapping", at: value.mark, "“\(what)”应由“标识: 内容”组成。",
      "`\(what)` must consist of `identifier: content`")
    return []
  }
  return entries.map { entry in
    let key = YAMLValue(mark: entry.mark, content: .scalar(entry.key, isQuoted: false))
    return (key.identifier(what, &faults), entry.mark, entry.value)
  }
}

extension GradeScale {
  /// The keys of an entry of `scales`.
  static let shape = Shape(
    "scales",
    Bilingual("量表：选票上可以怎么填，各折算多少分", "a scale: the answers that a ballot may hold and their points"),
    keys: [
      .init(
        "words", .list(.mapping(Grade.shape)), Bilingual("等级词", "grade words"),
        ifLeftOut: Shape.Key.another,
        example: "[{ word: 满意, points: 100 }, { word: 不满意, points: 40 }]",
        clause: Bilingual(
          "满意、基本满意、一般、不满意按 100、80、60、40 折算", "the four words count as 100, 80, 60 and 40")),
      .init(
        "numbers", .mapping(NumberRange.shape), Bilingual("数字", "numbers"),
        ifLeftOut: Shape.Key.another, example: "{ from: 0, to: 100 }",
        clause: Bilingual("百分制打分", "marks out of a hundred")),
      .init(
        "places", .mapping(placesShape), Bilingual("名次", "places"),
        ifLeftOut: Shape.Key.another, example: "{ first: 200, step: 4, count: 20 }",
        clause: Bilingual(
          "第一名 200 分，每降一名少 4 分", "the first has 200 points, each further one 4 fewer")),
      .init(
        "abstain", .list(.text), Bilingual("算弃权的写法", "words by which an evaluator abstains"),
        ifLeftOut: Bilingual("没有", "none"), example: "[弃权, 不了解]",
        clause: Bilingual("选“不了解”的视为弃权", "who answers “do not know” abstains")),
      .init(
        "void", .list(.text), Bilingual("算废票的写法", "words that make a rating void"),
        ifLeftOut: Bilingual("没有", "none"), example: "[废票]",
        clause: Bilingual("涂改、多选的为废票", "altered ballots and double answers are void")),
      .init(
        "unanswered", .list(.text),
        Bilingual(
          "算没有作答的写法；\"\" 表示空格子",
          "words that say that no rating was made; \"\" stands for an empty cell"),
        ifLeftOut: Bilingual("没有；空格子列为问题", "none; an empty cell is an issue"),
        example: "[\"\", (空), (跳过)]",
        clause: Bilingual("漏填的项目不计", "items left empty do not count")),
    ],
    alternatives: [.init(["words", "numbers", "places"], code: "scale-kind")])

  init?(_ identifier: String, _ value: YAMLValue, _ faults: inout FaultCollector) {
    guard
      let reader = MappingReader(
        value, GradeScale.shape, called: "scales.\(identifier)", &faults)
    else { return nil }
    let answers = GradeScale.answers(reader, &faults)
    let abstain = reader.words("abstain", &faults)
    let void = reader.words("void", &faults)
    let unanswered = reader.words("unanswered", &faults)
    guard let answers else { return nil }
    self.init(
      identifier: identifier, answers: answers, abstain: abstain, void: void,
      unanswered: unanswered)
    hasPlaces = reader.value("places") != nil
    lintWords(at: value.mark, &faults)
  }

  private static func answers(
    _ reader: MappingReader, _ faults: inout FaultCollector
  ) -> Answers? {
    let words = reader.present("words", &faults)
    let numbers = reader.present("numbers", &faults)
    let places = reader.present("places", &faults)
    switch (words, numbers, places) {
    case (let words?, nil, nil): return readWords(words, &faults)
    case (nil, let numbers?, nil): return NumberRange(numbers, &faults).map { .numbers($0) }
    case (nil, nil, let places?): return readPlaces(places, &faults)
    default: return nil
    }
  }

  /// Refuses a word that stands for two things.
  private func lintWords(at mark: SourceMark, _ faults: inout FaultCollector) {
    var seen: Set<[UInt8]> = []
    var words = abstain + void + unanswered
    words += allSpellings
    for word in words where !seen.insert(Array(word.utf8)).inserted {
      faults.error(
        "word-repeated", at: mark, "量表“\(identifier)”中的“\(word)”出现了两次，无法判断它的含义。",
        "in the scale `\(identifier)` the word `\(word)` stands for two things")
    }
  }
}
