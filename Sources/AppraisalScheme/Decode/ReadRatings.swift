extension BallotColumns.RatingColumns {
  /// The keys of an entry of `ratings`.
  static let shape = Shape(
    "ratings", Bilingual("问卷的一列或几列评谁、评哪一项", "what a column, or several, rate"),
    keys: [
      .init(
        "column", .text, Bilingual("列名", "a header"), ifLeftOut: Shape.Key.another,
        example: "1、青松小学的服务您满意吗？"),
      .init(
        "position", .text, Bilingual("列号", "the letters of a column"),
        ifLeftOut: Shape.Key.another, example: "F"),
      .init(
        "pattern", .text, Bilingual("列名模式，一条对应许多列", "a pattern of headers, for many columns"),
        ifLeftOut: Shape.Key.another, example: "\"{*}、{rated}的{item}您满意吗？\""),
      .init(
        "rated", .text,
        Bilingual("评的是谁：编号，或唯一的名称", "the rated: an identifier, or a name that only one has"),
        ifLeftOut: Bilingual(
          "由模式、columns 或 sheets 说明", "the pattern, `columns` or `sheets` say so"),
        example: "DW001"),
      .init(
        "item", .text, Bilingual("测评项目", "the item rated"),
        ifLeftOut: Bilingual("由模式说明，或不分项目", "the pattern says so, or items are not told apart"),
        example: "服务"),
    ],
    alternatives: [.init(["column", "position", "pattern"], code: "rating-column")])
}

/// What the columns of a questionnaire rate.
func readRatings(
  _ value: YAMLValue, ratedIsGiven: Bool, _ faults: inout FaultCollector
) -> [BallotColumns.RatingColumns] {
  if case .list(let items) = value.content, items.isEmpty {
    faults.error(
      "no-ratings", at: value.mark, "ratings 中没有列，问卷中的评分不会被读取。",
      "`ratings` names no column, so that no rating would be read")
  }
  var doubles = RatingDoubles()
  return value.list("ratings", &faults).compactMap { item in
    guard let reader = MappingReader(item, BallotColumns.RatingColumns.shape, &faults) else {
      return nil
    }
    let rated = reader.text("rated", &faults)
    let word = reader.text("item", &faults)
    guard let selection = readSelection(reader, &faults) else { return nil }
    requireRated(selection, rated: rated, ratedIsGiven: ratedIsGiven, at: reader.mark, &faults)
    let columns = BallotColumns.RatingColumns(
      selection: selection, rated: rated, item: word, mark: item.mark)
    doubles.check(columns, &faults)
    return columns
  }
}

/// Which columns an entry of `ratings` is about.
private func readSelection(
  _ reader: MappingReader, _ faults: inout FaultCollector
) -> BallotColumns.RatingColumns.Selection? {
  let header = reader.text("column", &faults)
  let pattern = reader.text("pattern", &faults)
  let position = reader.present("position", &faults).flatMap { readPosition($0, &faults) }
  return header.map { .header($0) } ?? pattern.map { .pattern($0) } ?? position
}

private func readPosition(
  _ value: YAMLValue, _ faults: inout FaultCollector
) -> BallotColumns.RatingColumns.Selection? {
  guard let letters = value.string("position", &faults) else { return nil }
  guard let position = columnPosition(letters) else {
    faults.error(
      "column-letters", at: value.mark, "“\(shortened(letters))”不是列号：请写 A…Z、AA… 这样的字母。",
      "`\(shortened(letters))` is no column: write letters such as F or AB")
    return nil
  }
  return .position(position)
}

/// The position of a column by the letters that a spreadsheet gives it, at most three.
private func columnPosition(_ letters: String) -> Int? {
  guard (1...3).contains(letters.utf8.count) else { return nil }
  var position = 0
  for letter in letters.utf8 {
    guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter) else { return nil }
    position = position * 26 + Int(letter - UInt8(ascii: "A")) + 1
  }
  return position - 1
}

/// Somebody has to be rated: the entry, its pattern or a column says who.
private func requireRated(
  _ selection: BallotColumns.RatingColumns.Selection, rated: String?, ratedIsGiven: Bool,
  at mark: SourceMark, _ faults: inout FaultCollector
) {
  var isInPattern = false
  if case .pattern(let pattern) = selection { isInPattern = pattern.contains("{rated}") }
  let places = [rated != nil, isInPattern, ratedIsGiven].count { $0 }
  guard places != 1 else { return }
  faults.error(
    "rated-once", at: mark,
    "被评对象须由且只由一处给出：rated、pattern 中的 {rated}，columns 中的 rated，或 sheets: rated。",
    "exactly one of `rated`, `{rated}` in the pattern, `rated` under `columns` and `sheets: rated` "
      + "says who is rated"
  )
}

/// Entries that name the same column or rate the same.
private struct RatingDoubles {
  private var targets: [String: SourceMark] = [:]
  private var selections: [BallotColumns.RatingColumns.Selection: SourceMark] = [:]

  mutating func check(
    _ columns: BallotColumns.RatingColumns, _ faults: inout FaultCollector
  ) {
    if let earlier = selections.updateValue(columns.mark, forKey: columns.selection) {
      faults.error(
        "column-twice", at: columns.mark, "这一列在第 \(earlier.line) 行已对应另一个对象或项目。",
        "this column already rates something else in line \(earlier.line)")
    }
    guard let rated = columns.rated else { return }
    if case .pattern = columns.selection { return }
    let target = "\(rated)\u{0}\(columns.item ?? "")"
    if let earlier = targets.updateValue(columns.mark, forKey: target) {
      faults.error(
        "rating-twice", at: columns.mark, "“\(rated)”的这一项在第 \(earlier.line) 行已对应另一列。",
        "this item of `\(rated)` already has a column in line \(earlier.line)")
    }
  }
}
