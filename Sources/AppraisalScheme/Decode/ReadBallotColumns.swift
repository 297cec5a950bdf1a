/// The columns of a ballot file, in long or wide form.
func readBallotColumns(
  _ reader: MappingReader, _ faults: inout FaultCollector
) -> BallotColumns? {
  let rates =
    reader.optional("rates", &faults)?.choice("rates", Reference.self, &faults) ?? .subjects
  let group = readGroupPlace(reader, &faults)
  let layout = reader.required("layout", &faults)?.choice("layout", LayoutWord.self, &faults)
  let selfRatings = reader.optional("selfRatings", &faults)?
    .choice("selfRatings", SelfRatingWord.self, &faults)
  guard let layout else { return nil }
  let sheets = reader.optional("sheets", &faults)?.choice("sheets", SheetsWord.self, &faults)
  let columns = readLayoutColumns(reader, layout, hasSheetPerRated: sheets != nil, &faults)
  if sheets != nil, layout == .long || reader.value("sheet") != nil {
    faults.error(
      "sheets-per-rated", at: reader.mark,
      "sheets: rated 表示每个被评对象一张工作表，只用于 layout: wide，且不与 sheet 同写。",
      "`sheets: rated` has a sheet for each of the rated; it goes with layout: wide and without `sheet`"
    )
  }
  guard let group, let columns else { return nil }
  return BallotColumns(
    rates: rates, rater: columns.rater, group: group, layout: columns.layout,
    hasSheetPerRated: sheets != nil, allowsSelfRatings: selfRatings == .allowed)
}

/// What the sheets of a workbook stand for.
private enum SheetsWord: String, CaseIterable {
  case rated
}

private enum SelfRatingWord: String, CaseIterable {
  case allowed
  case quarantined
}

private enum LayoutWord: String, CaseIterable {
  case long
  case wide
}

/// The group word, or the column in which it stands.
private func readGroupPlace(
  _ reader: MappingReader, _ faults: inout FaultCollector
) -> GroupPlace? {
  let hint = (
    chinese: "评价主体：写一个主体标识（整个文件都是它），或 { column: 列名 }。",
    english: "the evaluator group: an identifier for the whole file, or { column: a header }"
  )
  guard let value = reader.required("group", hint: hint, &faults) else { return nil }
  if case .mapping = value.content {
    return MappingReader(value, keys: ["column"], what: "group", &faults)?
      .required("column", &faults)?.string("column", &faults).map { .column($0) }
  }
  return value.string("group", &faults).map { .fixed($0) }
}

private func readLayoutColumns(
  _ reader: MappingReader, _ layout: LayoutWord, hasSheetPerRated: Bool,
  _ faults: inout FaultCollector
) -> (rater: String?, layout: BallotColumns.Layout)? {
  let keys = layout == .long ? ["rater", "rated", "item", "answer"] : ["rater", "rated"]
  let columns = reader.optional("columns", &faults).flatMap {
    MappingReader($0, keys: keys, what: "columns", &faults)
  }
  let rater = columns?.optional("rater", &faults)?.string("rater", &faults)
  switch layout {
  case .long:
    if reader.value("ratings") != nil {
      faults.error(
        "unknown-key", at: reader.mark, "ratings 只用于 layout: wide。",
        "`ratings` belongs to layout: wide")
    }
    guard let columns else {
      _ = reader.required("columns", &faults)
      return nil
    }
    let rated = columns.required("rated", &faults)?.string("rated", &faults)
    let answer = columns.required("answer", &faults)?.string("answer", &faults)
    let item = columns.optional("item", &faults)?.string("item", &faults)
    guard let rated, let answer else { return nil }
    return (rater, .long(rated: rated, item: item, answer: answer))
  case .wide:
    guard let value = reader.required("ratings", &faults) else { return nil }
    let rated = columns?.optional("rated", &faults)?.string("rated", &faults)
    let isGiven = rated != nil || hasSheetPerRated
    return (rater, .wide(rated: rated, readRatings(value, ratedIsGiven: isGiven, &faults)))
  }
}

private func readRatings(
  _ value: YAMLValue, ratedIsGiven: Bool, _ faults: inout FaultCollector
) -> [BallotColumns.RatingColumns] {
  if case .list(let items) = value.content, items.isEmpty {
    faults.error(
      "no-ratings", at: value.mark, "ratings 中没有列，问卷中的评分不会被读取。",
      "`ratings` names no column, so that no rating would be read")
  }
  var doubles = RatingDoubles()
  return value.list("ratings", &faults).compactMap { item in
    guard
      let reader = MappingReader(
        item, keys: ["column", "position", "pattern", "rated", "item"], what: "ratings", &faults)
    else { return nil }
    let rated = reader.optional("rated", &faults)?.string("rated", &faults)
    let word = reader.optional("item", &faults)?.string("item", &faults)
    guard let selection = readSelection(reader, &faults) else { return nil }
    requireRated(selection, rated: rated, ratedIsGiven: ratedIsGiven, at: reader.mark, &faults)
    let columns = BallotColumns.RatingColumns(
      selection: selection, rated: rated, item: word, mark: item.mark)
    doubles.check(columns, &faults)
    return columns
  }
}

/// Which columns an entry of `ratings` is about: exactly one of three keys says so.
private func readSelection(
  _ reader: MappingReader, _ faults: inout FaultCollector
) -> BallotColumns.RatingColumns.Selection? {
  let keys = ["column", "position", "pattern"].filter { reader.value($0) != nil }
  guard keys.count == 1 else {
    faults.error(
      "rating-column", at: reader.mark, "请写 column（列名）、position（列号，如 F）或 pattern（列名模式）中的一个。",
      "write one of `column` (a header), `position` (letters such as F) and `pattern`")
    return nil
  }
  switch keys[0] {
  case "column":
    return reader.required("column", &faults)?.string("column", &faults).map { .header($0) }
  case "pattern":
    return reader.required("pattern", &faults)?.string("pattern", &faults).map { .pattern($0) }
  default:
    guard let value = reader.required("position", &faults),
      let letters = value.string("position", &faults)
    else { return nil }
    guard let position = columnPosition(letters) else {
      faults.error(
        "column-letters", at: value.mark, "“\(shortened(letters))”不是列号：请写 A…Z、AA… 这样的字母。",
        "`\(shortened(letters))` is no column: write letters such as F or AB")
      return nil
    }
    return .position(position)
  }
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
