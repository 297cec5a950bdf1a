/// How many of the listed categories a subject's entries cover.
public struct CategoryMeasure: Sendable {
  /// The input that holds the entries.
  public let input: String
  /// The categories, each once.
  public let of: [String]
  /// Words that may stand in the column and do not count.
  public let leftOut: [String]
  /// What a shortfall is worth.
  public let credit: MinimumCount.Credit
}

extension CategoryMeasure {
  /// The keys of `categories`.
  static let shape = Shape(
    "categories", Bilingual("覆盖了列出的几类", "how many of the listed categories are covered"),
    keys: [
      .init(
        "input", .identifier, Bilingual("清单的数据名", "the input with the entries"),
        example: "posts-claimed"),
      .init(
        "of", .list(.text), Bilingual("应有的各类，至少一类", "the categories, at least one"),
        example: "[宣传, 信息, 参谋, 劝导, 帮扶, 安全]",
        clause: Bilingual("认领宣传员、信息员等六类岗位", "posts of six kinds are claimed")),
      .init(
        "leftOut", .list(.text),
        Bilingual("不计数的类别；其他的词待处理", "words that do not count; others are set aside"),
        ifLeftOut: Bilingual("没有", "none"), example: "[其他]"),
      .init(
        "credit", .choice(of: MinimumCount.Credit.self),
        Bilingual("缺类时怎么给分", "what a missing category costs"), example: "linear"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, CategoryMeasure.shape, &faults) else { return nil }
    let input = reader.identifier("input", &faults)
    let categories = reader.words("of", &faults)
    let leftOut = reader.words("leftOut", &faults)
    let credit = reader.choice("credit", MinimumCount.Credit.self, &faults)
    refuseRepeated(categories + leftOut, at: value.mark, &faults)
    guard !categories.isEmpty else {
      faults.error(
        "categories-missing", at: value.mark, "of 至少要列出一类。", "`of` must list a category")
      return nil
    }
    guard let input, let credit else { return nil }
    self.init(input: input, of: categories, leftOut: leftOut, credit: credit)
  }
}
