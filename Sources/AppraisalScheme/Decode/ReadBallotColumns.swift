/// The columns of a ballot file, in long or wide form.
func readBallotColumns(
  _ reader: MappingReader, _ faults: inout FaultCollector
) -> BallotColumns? {
  let rates =
    reader.optional("rates", &faults)?.choice("rates", Reference.self, &faults) ?? .subjects
  let group = readGroupPlace(reader, &faults)
  let layout = reader.required("layout", &faults)?.choice("layout", LayoutWord.self, &faults)
  guard let layout else { return nil }
  let columns = readLayoutColumns(reader, layout, &faults)
  guard let group, let columns else { return nil }
  return BallotColumns(rates: rates, rater: columns.rater, group: group, layout: columns.layout)
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
  _ reader: MappingReader, _ layout: LayoutWord, _ faults: inout FaultCollector
) -> (rater: String?, layout: BallotColumns.Layout)? {
  let keys = layout == .long ? ["rater", "rated", "item", "answer"] : ["rater"]
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
    return (rater, .wide(readRatings(value, &faults)))
  }
}

private func readRatings(
  _ value: YAMLValue, _ faults: inout FaultCollector
) -> [BallotColumns.RatingColumn] {
  var targets: [String: SourceMark] = [:]
  var headers: [String: SourceMark] = [:]
  if case .list(let items) = value.content, items.isEmpty {
    faults.error(
      "no-ratings", at: value.mark, "ratings 中没有列，问卷中的评分不会被读取。",
      "`ratings` names no column, so that no rating would be read")
  }
  return value.list("ratings", &faults).compactMap { item in
    guard
      let reader = MappingReader(
        item, keys: ["column", "rated", "item"], what: "ratings", &faults)
    else { return nil }
    let header = reader.required("column", &faults)?.string("column", &faults)
    let rated = reader.required("rated", &faults)?.string("rated", &faults)
    let word = reader.optional("item", &faults)?.string("item", &faults)
    guard let header, let rated else { return nil }
    let target = "\(rated)\u{0}\(word ?? "")"
    if let earlier = targets.updateValue(item.mark, forKey: target) {
      faults.error(
        "rating-twice", at: item.mark, "“\(rated)”的这一项在第 \(earlier.line) 行已对应另一列。",
        "this item of `\(rated)` already has a column in line \(earlier.line)")
    }
    if let earlier = headers.updateValue(item.mark, forKey: header) {
      faults.error(
        "column-twice", at: item.mark, "列“\(header)”在第 \(earlier.line) 行已对应另一个对象或项目。",
        "the column `\(header)` already rates something else in line \(earlier.line)")
    }
    return BallotColumns.RatingColumn(header: header, rated: rated, item: word, mark: item.mark)
  }
}
