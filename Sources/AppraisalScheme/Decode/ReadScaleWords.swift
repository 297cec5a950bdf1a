extension GradeScale.Grade {
  /// The keys of an entry of `words`.
  static let shape = Shape(
    "words", Bilingual("等级词和它折算的分数", "a grade word and its points"),
    keys: [
      .init("word", .text, Bilingual("等级词", "the word"), example: "满意"),
      .init(
        "points", .points, Bilingual("折算多少分", "the points that it stands for"), example: "100",
        clause: Bilingual(
          "优秀、称职、基本称职、不称职分别计 100、80、60、40 分", "the four words count as 100, 80, 60 and 40")),
      .init(
        "aliases", .list(.text), Bilingual("意思相同的其他写法", "other spellings that mean the same"),
        ifLeftOut: Bilingual("没有", "none"), example: "[很满意, 非常满意]",
        clause: Bilingual("“很满意”按“满意”统计", "“very satisfied” is counted as “satisfied”")),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, GradeScale.Grade.shape, &faults) else { return nil }
    let word = reader.text("word", &faults)
    let points = reader.points("points", &faults)
    let aliases = reader.words("aliases", &faults)
    guard let word, let points else { return nil }
    self.init(word: word, aliases: aliases, points: points)
  }
}

/// The grade words of a scale.
func readWords(_ value: YAMLValue, _ faults: inout FaultCollector) -> GradeScale.Answers? {
  let grades = value.list("words", &faults).compactMap { GradeScale.Grade($0, &faults) }
  guard !grades.isEmpty else {
    faults.error(
      "scale-empty", at: value.mark, "量表没有等级词。", "the scale has no grade words")
    return nil
  }
  return .words(grades)
}
