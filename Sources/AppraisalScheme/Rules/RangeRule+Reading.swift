extension RangeRule {
  /// The keys of an entry of `ranges`.
  static let shape = Shape(
    "ranges",
    Bilingual("一个数应在什么范围：超出只提示，不扣分", "a number and its range: a warning outside it, no points"),
    keys: [
      .init("id", .identifier, Bilingual("标识", "the identifier"), example: "part-time-members"),
      .init(
        "title", .text, Bilingual("标题", "the title shown to people"),
        ifLeftOut: Bilingual("用标识", "the identifier"), example: "兼职委员人数"),
      .init(
        "of", .either([.choice(of: Word.self), .mapping(numberShape)]),
        Bilingual("哪个数", "which number"), example: "{ column: 兼职委员 }",
        clause: Bilingual("每名干部结对 5 至 10 户", "each cadre is paired with 5 to 10 households")),
      .init(
        "from", .integer(boundRange), Bilingual("最少", "the lowest number"),
        ifLeftOut: Bilingual("没有下限", "no lower end"), example: "3"),
      .init(
        "to", .integer(boundRange), Bilingual("最多", "the highest number"),
        ifLeftOut: Bilingual("没有上限", "no upper end"), example: "5"),
      .init(
        "byLevel", .mapping(levelsShape),
        Bilingual("各层级自己的范围", "ranges of their own for levels"),
        ifLeftOut: Bilingual("都用 from 和 to", "all have `from` and `to`"),
        example: levelsShape.example,
        clause: Bilingual("街道一般不超过 5 名，社区 3 至 5 名", "up to 5 at a street, 3 to 5 at a community")),
    ])

  private static let boundRange: ClosedRange<Int64> = 0...1_000_000_000

  /// The keys of `of` when it is no word.
  static let numberShape = Shape(
    "ranges.of", Bilingual("哪个数", "which number"),
    keys: [
      .init(
        "column", .text, Bilingual("名册中的列名", "a header of the roster"),
        ifLeftOut: Shape.Key.another, example: "兼职委员"),
      .init(
        "pairs", .identifier,
        Bilingual("结对名单的数据名：每人结对几户", "an input of pairs: households per person"),
        ifLeftOut: Shape.Key.another, example: "pairs"),
      .init(
        "table", .identifier, Bilingual("得分表的数据名", "an input of values"),
        ifLeftOut: Shape.Key.another, example: "structure"),
      .init(
        "value", .text,
        Bilingual("得分表里的列；只与 table 一起写", "the value of the table; with `table` only"),
        ifLeftOut: Bilingual("不是得分表", "it is no table"), example: "户数"),
    ], alternatives: [["column", "pairs", "table"]])

  /// The words of `of`.
  enum Word: String, LanguageChoice {
    case members

    var meaning: Bilingual { Bilingual("对象的党员人数", "the members of the subject") }
  }

  /// The keys of `byLevel`.
  static let levelsShape = Shape(
    "ranges.byLevel", Bilingual("按名册中的一列分层级", "levels by a column of the roster"),
    keys: [
      .init(
        "stratum", .text, Bilingual("名册中分组的列，也写在 strata 中", "a column under `strata`"),
        example: "层级"),
      .init(
        "levels",
        .dictionary(key: Bilingual("层级的词", "the word of the level"), .mapping(boundsShape)),
        Bilingual("各层级的范围", "the range of each level"),
        example: "{ 街道: { to: 5 }, 社区: { from: 3, to: 5 } }"),
    ])

  /// The keys of the bounds of a level.
  static let boundsShape = Shape(
    "ranges.bounds", Bilingual("一个层级的范围，至少写一头", "the range of a level, one end at least"),
    keys: [
      .init(
        "from", .integer(boundRange), Bilingual("最少", "the lowest number"),
        ifLeftOut: Bilingual("没有下限", "no lower end"), example: "3"),
      .init(
        "to", .integer(boundRange), Bilingual("最多", "the highest number"),
        ifLeftOut: Bilingual("没有上限", "no upper end"), example: "5"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, RangeRule.shape, &faults) else { return nil }
    let identifier = reader.identifier("id", &faults)
    let title = reader.text("title", &faults)
    let number = reader.present("of", &faults).flatMap { RangeRule.number($0, &faults) }
    let levels = reader.present("byLevel", &faults).flatMap {
      MappingReader($0, RangeRule.levelsShape, &faults)
    }
    let stratum = levels?.text("stratum", &faults)
    let ofLevels = levels?.present("levels", &faults).map { RangeRule.levels($0, &faults) } ?? []
    let hasEnd = reader.value("from") != nil || reader.value("to") != nil
    let bounds =
      hasEnd || levels == nil ? RangeRule.bounds(reader, at: value.mark, &faults) : nil
    guard let identifier, let number, bounds != nil || !ofLevels.isEmpty else { return nil }
    self.init(
      identifier: identifier, title: title ?? identifier, number: number, bounds: bounds,
      stratum: stratum, levels: ofLevels)
  }

  private static func number(_ value: YAMLValue, _ faults: inout FaultCollector) -> Number? {
    guard case .mapping = value.content else {
      return value.choice("of", Word.self, &faults).map { _ in .members }
    }
    guard let reader = MappingReader(value, numberShape, &faults) else { return nil }
    let name = reader.text("value", &faults)
    if let table = reader.identifier("table", &faults) {
      if name == nil {
        faults.error(
          "missing-key", at: value.mark, "table 还要写 value：得分表里的哪一列。",
          "`table` needs `value`: which value of the table")
      }
      return name.map { .table(input: table, value: $0) }
    }
    if name != nil {
      faults.error(
        "keys-exclude-each-other", at: value.mark, "value 只与 table 一起写。",
        "`value` goes with `table` only")
    }
    let column = reader.text("column", &faults)
    let pairs = reader.identifier("pairs", &faults)
    return column.map { .rosterColumn($0) } ?? pairs.map { .pairs($0) }
  }

  private static func levels(_ value: YAMLValue, _ faults: inout FaultCollector) -> [Level] {
    guard case .mapping(let entries) = value.content else {
      faults.error(
        "not-a-mapping", at: value.mark, "levels 应写成“层级: { from: 3, to: 5 }”。",
        "`levels` must be written as `word: { from: 3, to: 5 }`")
      return []
    }
    return entries.compactMap { entry in
      MappingReader(entry.value, boundsShape, &faults)
        .flatMap { RangeRule.bounds($0, at: entry.value.mark, &faults) }
        .map { Level(word: entry.key, bounds: $0) }
    }
  }

  private static func bounds(
    _ reader: MappingReader, at mark: SourceMark, _ faults: inout FaultCollector
  ) -> Bounds? {
    let from = reader.integer("from", &faults)
    let to = reader.integer("to", &faults)
    if let bounds = Bounds(from: from, to: to) { return bounds }
    let found = [from, to].map { $0.map(String.init) ?? "—" }
    faults.error(
      "range-empty", at: mark, "范围 \(found[0])…\(found[1]) 不成立：至少写 from 或 to，且 from 不大于 to。",
      "no number lies in \(found[0])…\(found[1]): state `from` or `to`, and `from` not above `to`")
    return nil
  }
}

extension SchemeDraft {
  /// Ranges have identifiers of their own, and a level is told by a stratum.
  func lintRanges(_ faults: inout FaultCollector) {
    var seen: Set<String> = []
    for range in ranges {
      if !seen.insert(range.value.identifier).inserted {
        faults.error(
          "identifier-repeated", at: range.mark, "ranges 中标识“\(range.value.identifier)”重复。",
          "two ranges have the identifier `\(range.value.identifier)`")
      }
      guard let stratum = range.value.stratum, !strata.contains(stratum) else { continue }
      faults.error(
        "unknown-stratum", at: range.mark,
        "byLevel 的“\(shortened(stratum))”不在 strata 中：请写进 strata，或改成其中一列。",
        "`\(shortened(stratum))` of `byLevel` is not under `strata`; add it there")
    }
  }
}
