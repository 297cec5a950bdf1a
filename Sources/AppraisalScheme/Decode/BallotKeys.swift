/// What the sheets of a workbook stand for.
enum SheetsWord: String, LanguageChoice {
  case rated

  var meaning: Bilingual {
    Bilingual("每个被评对象一张工作表，表名为其编号或名称", "a sheet for each of the rated, named by identifier or name")
  }
}

/// What becomes of ballots on which an evaluator rates themself.
enum SelfRatingWord: String, LanguageChoice {
  case allowed
  case quarantined

  var meaning: Bilingual {
    switch self {
    case .allowed: Bilingual("计入", "they count")
    case .quarantined: Bilingual("待处理", "they are set aside")
    }
  }
}

/// Keys that both layouts of ballots have.
extension BallotColumns {
  static func layoutKey(_ word: String) -> Shape.Key {
    .init(
      "layout", .word(word), Bilingual("文件的样子", "the shape of the file"), example: word)
  }

  static let groupKey = Shape.Key(
    "group", GroupPlace.type,
    Bilingual(
      "评价主体：写一个主体标识（整个文件都是它），或 { column: 列名 }",
      "the evaluator group: an identifier for the whole file, or { column: a header }"),
    example: "residents")

  static let ratesKey = Shape.Key(
    "rates", .choice(of: Reference.self), Bilingual("评的是谁", "whom the ballots rate"),
    ifLeftOut: Bilingual("subjects", "subjects"), example: "members")

  static let selfRatingsKey = Shape.Key(
    "selfRatings", .choice(of: SelfRatingWord.self),
    Bilingual(
      "评价人与被评人是同一人时怎么办；评价人只是流水号、恰与名册编号同形时请写 allowed",
      "what becomes of ballots on which an evaluator rates themself; write allowed when raters are "
        + "running numbers that look like identifiers of the list"),
    ifLeftOut: Bilingual("quarantined", "quarantined"), example: "allowed")

  static let sheetsKey = Shape.Key(
    "sheets", .choice(of: SheetsWord.self), Bilingual("工作簿的各张表", "what the sheets stand for"),
    ifLeftOut: Bilingual("只读一张表", "one sheet is read"), example: "rated")

  static let submittedHeader = Shape.Key.header(
    "submitted", Bilingual("提交时间，到日或到秒", "the day or moment of submission"),
    ifLeftOut: Bilingual("由平台的表头认出，或不看", "recognised by the platform's headers, or not looked at"),
    example: "提交时间")

  static let raterHeader = Shape.Key.header(
    "rater", Bilingual("评价人", "the evaluator"), ifLeftOut: Bilingual("匿名", "anonymous ballots"),
    example: "票号")
}

extension GroupPlace {
  /// The keys of `group` when it is no identifier.
  static let shape = Shape(
    "group", Bilingual("评价主体在一列中", "the evaluator group stands in a column"),
    keys: [.header("column", Bilingual("列名", "the header"), example: "评价主体")])

  /// An identifier, or a column.
  static let type = ValueType.either([.text, .mapping(shape)])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    if case .mapping = value.content {
      let column = MappingReader(value, GroupPlace.shape, &faults)?.text("column", &faults)
      guard let column else { return nil }
      self = .column(column)
    } else {
      guard let word = value.string("group", &faults) else { return nil }
      self = .fixed(word)
    }
  }
}
