extension BallotColumns {
  /// The keys of an input of ballots, one rating per row.
  static let longShape = RecordInput.shape(
    "kind: ballots, layout: long", kind: .ballots,
    Bilingual("选票，一行一票", "ballots, one rating per row"),
    keys: [layoutKey("long"), groupKey, ratesKey, selfRatingsKey, .columns(longColumnsShape)])

  /// The headers of ballots with one rating per row.
  static let longColumnsShape = Shape(
    "ballots.columns, long", Bilingual("选票的列，一行一票", "the headers of ballots, one rating per row"),
    keys: [
      raterHeader,
      .header("rated", Bilingual("评的是谁", "the rated"), example: "单位编号"),
      .header(
        "item", Bilingual("测评项目", "the item rated"),
        ifLeftOut: Bilingual("不分项目", "items are not told apart"), example: "测评项目"),
      .header("answer", Bilingual("评价", "the answer"), example: "评价"),
      submittedHeader,
    ])

  /// The keys of an input of ballots, one questionnaire per row.
  static let wideShape = RecordInput.shape(
    "kind: ballots, layout: wide", kind: .ballots,
    Bilingual("选票，一行一卷", "ballots, one questionnaire per row"),
    keys: [
      layoutKey("wide"), groupKey, ratesKey, selfRatingsKey, sheetsKey,
      .columns(
        wideColumnsShape,
        ifLeftOut: Bilingual("匿名；评谁由 ratings 说明", "anonymous; `ratings` say who is rated")),
      .init(
        "ratings", .list(.mapping(RatingColumns.shape)),
        Bilingual("问卷的哪些列评谁、评哪一项", "which columns rate whom, and on which item"),
        example: "[{ column: 一、青松小学的服务您满意吗？, rated: DW001 }]"),
    ])

  /// The headers of ballots with one questionnaire per row.
  static let wideColumnsShape = Shape(
    "ballots.columns, wide",
    Bilingual("选票的列，一行一卷", "the headers of ballots, one questionnaire per row"),
    keys: [
      raterHeader,
      .header(
        "rated", Bilingual("评的是谁，每卷评一个对象时", "the rated, when a questionnaire rates one"),
        ifLeftOut: Bilingual("由 ratings 或 sheets 说明", "`ratings` or `sheets` say so"),
        example: "评价对象"),
      submittedHeader,
    ])

  init?(_ reader: MappingReader, _ faults: inout FaultCollector) {
    let rates = reader.choice("rates", Reference.self, &faults) ?? .subjects
    let group = reader.present("group", &faults).flatMap { GroupPlace($0, &faults) }
    let selfRatings = reader.choice("selfRatings", SelfRatingWord.self, &faults)
    let isWide = reader.shape?.name == BallotColumns.wideShape.name
    let columns = isWide ? readWide(reader, &faults) : readLong(reader, &faults)
    guard let group, let columns else { return nil }
    self.init(
      rates: rates, rater: columns.rater, group: group, layout: columns.layout,
      hasSheetPerRated: columns.hasSheetPerRated, allowsSelfRatings: selfRatings == .allowed,
      submitted: columns.submitted)
  }
}

/// What the columns of a ballot file hold.
private struct LayoutColumns {
  let rater: String?
  let submitted: String?
  let layout: BallotColumns.Layout
  var hasSheetPerRated = false
}

private func readLong(
  _ reader: MappingReader, _ faults: inout FaultCollector
) -> LayoutColumns? {
  let columns = reader.columns(BallotColumns.longColumnsShape, &faults)
  let rater = columns?.text("rater", &faults)
  let submitted = columns?.text("submitted", &faults)
  let rated = columns?.text("rated", &faults)
  let item = columns?.text("item", &faults)
  let answer = columns?.text("answer", &faults)
  guard let rated, let answer else { return nil }
  return LayoutColumns(
    rater: rater, submitted: submitted, layout: .long(rated: rated, item: item, answer: answer))
}

private func readWide(
  _ reader: MappingReader, _ faults: inout FaultCollector
) -> LayoutColumns? {
  let sheets = reader.choice("sheets", SheetsWord.self, &faults)
  if sheets != nil, reader.value("sheet") != nil {
    faults.error(
      "sheets-per-rated", at: reader.mark,
      "sheets: rated 表示每个被评对象一张工作表，不能与 sheet 同写。",
      "`sheets: rated` has a sheet for each of the rated; it goes without `sheet`")
  }
  let columns = reader.columns(BallotColumns.wideColumnsShape, &faults)
  let rater = columns?.text("rater", &faults)
  let submitted = columns?.text("submitted", &faults)
  let rated = columns?.text("rated", &faults)
  guard let value = reader.present("ratings", &faults) else { return nil }
  let ratings = readRatings(value, ratedIsGiven: rated != nil || sheets != nil, &faults)
  return LayoutColumns(
    rater: rater, submitted: submitted, layout: .wide(rated: rated, ratings),
    hasSheetPerRated: sheets != nil)
}
