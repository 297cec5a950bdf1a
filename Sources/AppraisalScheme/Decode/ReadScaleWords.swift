extension GradeScale.Grade {
  /// The keys of an entry of `words`.
  static let shape = Shape(
    "words", Bilingual("等级词和它折算的分数", "a grade word and its points"),
    keys: [
      .init("word", .text, Bilingual("等级词", "the word"), example: "满意"),
      .init(
        "points", .either([.points, .list(.points)]),
        Bilingual(
          "折算多少分；写几个分数时，选票上要写明是哪一个（95、优秀95、优秀（95）都可以），只写等级词的待处理",
          "the points that it stands for; of several, a ballot says which (95, 优秀95 or 优秀（95）), and the "
            + "bare word is set aside"),
        example: "100",
        clause: Bilingual("优秀分 100、95、90 三个分值", "excellent may be 100, 95 or 90")),
      .init(
        "aliases", .list(.text), Bilingual("意思相同的其他写法", "other spellings that mean the same"),
        ifLeftOut: Bilingual("没有", "none"), example: "[很满意, 非常满意]",
        clause: Bilingual("“很满意”按“满意”统计", "“very satisfied” is counted as “satisfied”")),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, GradeScale.Grade.shape, &faults) else { return nil }
    let word = reader.text("word", &faults)
    let list = reader.list("points", &faults)
    let choices = list.compactMap { $0.points("points", &faults) }
    let aliases = reader.words("aliases", &faults)
    guard let word, choices.count == list.count, let points = choices.first else { return nil }
    guard zip(choices, choices.dropFirst()).allSatisfy({ $0 > $1 }) else {
      faults.error(
        "choices-descend", at: value.mark, "“\(word)”的几个分数应从高到低、不重复。",
        "the points of `\(word)` must descend without repetition")
      return nil
    }
    self.init(
      word: word, aliases: aliases, points: points, choices: choices.count > 1 ? choices : [])
  }
}

/// The grade words of a scale.
func readWords(_ value: YAMLValue, _ faults: inout FaultCollector) -> GradeScale.Answers? {
  let items = value.list("words", &faults)
  guard !items.isEmpty else {
    faults.error(
      "scale-empty", at: value.mark, "量表没有等级词。", "the scale has no grade words")
    return nil
  }
  let grades = items.compactMap { GradeScale.Grade($0, &faults) }
  // Without one of its words the scale would seem to end at other points.
  guard grades.count == items.count else { return nil }
  warnOfRise(zip(grades, items.map(\.mark)).map { Marked($0, $1) }, &faults)
  return .words(grades)
}

/// Words are written from the best down, or all from the worst up; a word that is worth more than
/// the one before it where others fall was seldom meant.
private func warnOfRise(_ grades: [Marked<GradeScale.Grade>], _ faults: inout FaultCollector) {
  let pairs = Array(zip(grades, grades.dropFirst()))
  let rises = pairs.filter { $0.value.points < $1.value.points }
  guard let (lower, higher) = rises.first else { return }
  let isUpward = grades.count > 2 && rises.count == pairs.count
  guard !isUpward else { return }
  let order = grades.map { "\($0.value.word) \($0.value.points)" }.joined(separator: " → ")
  faults.warning(
    "scale-points-rise", at: lower.mark,
    "“\(lower.value.word)”\(lower.value.points) 分，低于排在后面的“\(higher.value.word)”"
      + "\(higher.value.points) 分，请核对：\(order)。",
    "`\(lower.value.word)` is worth \(lower.value.points), less than `\(higher.value.word)` after "
      + "it (\(higher.value.points)); is this meant? \(order)")
}
