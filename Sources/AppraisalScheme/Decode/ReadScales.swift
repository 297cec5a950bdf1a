import AppraisalNumerics

/// The scales of answers, by identifier.
func readScales(_ value: YAMLValue, _ faults: inout FaultCollector) -> [Marked<GradeScale>] {
  named(value, "scales", &faults).compactMap { entry in
    guard let identifier = entry.identifier else { return nil }
    return readScale(identifier, entry.value, &faults).map { Marked($0, entry.mark) }
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

private func readScale(
  _ identifier: String, _ value: YAMLValue, _ faults: inout FaultCollector
) -> GradeScale? {
  let keys = ["words", "numbers", "places", "abstain", "void", "unanswered"]
  guard let reader = MappingReader(value, keys: keys, what: "scales.\(identifier)", &faults) else {
    return nil
  }
  let kinds = ["words", "numbers", "places"].filter { reader.value($0) != nil }
  guard kinds.count == 1 else {
    faults.error(
      "scale-kind", at: value.mark,
      "量表“\(identifier)”应恰好写明 words（等级词）、numbers（数字）、places（名次）中的一种，此处有 \(kinds.count) 种。",
      "the scale `\(identifier)` must state exactly one of words, numbers and places, found "
        + "\(kinds.count)")
    return nil
  }
  let words = { (key: String, faults: inout FaultCollector) in
    reader.optional(key, &faults)?.words(key, &faults) ?? []
  }
  let answers: GradeScale.Answers? =
    switch kinds[0] {
    case "words": reader.value("words").flatMap { readWords($0, &faults) }
    case "numbers": reader.value("numbers").flatMap { readNumbers($0, &faults) }
    default: reader.value("places").flatMap { readPlaces($0, &faults) }
    }
  let abstain = words("abstain", &faults)
  let void = words("void", &faults)
  let unanswered = words("unanswered", &faults)
  guard let answers else { return nil }
  let scale = GradeScale(
    identifier: identifier, answers: answers, abstain: abstain, void: void, unanswered: unanswered)
  lintWords(scale, at: value.mark, &faults)
  return scale
}

private func readWords(_ value: YAMLValue, _ faults: inout FaultCollector) -> GradeScale.Answers? {
  let grades = value.list("words", &faults).compactMap { item -> GradeScale.Grade? in
    guard
      let reader = MappingReader(item, keys: ["word", "points", "aliases"], what: "words", &faults)
    else { return nil }
    let word = reader.required("word", &faults)?.string("word", &faults)
    let points = reader.required("points", &faults)?.points("points", &faults)
    let aliases = reader.optional("aliases", &faults)?.words("aliases", &faults) ?? []
    guard let word, let points else { return nil }
    return GradeScale.Grade(word: word, aliases: aliases, points: points)
  }
  guard !grades.isEmpty else {
    faults.error(
      "scale-empty", at: value.mark, "量表没有等级词。", "the scale has no grade words")
    return nil
  }
  return .words(grades)
}

private func readNumbers(
  _ value: YAMLValue, _ faults: inout FaultCollector
) -> GradeScale.Answers? {
  let keys = ["from", "to", "places", "times"]
  guard let reader = MappingReader(value, keys: keys, what: "numbers", &faults) else { return nil }
  let places = reader.optional("places", &faults)?.integer("places", in: 0...4, &faults) ?? 0
  let times = reader.optional("times", &faults)?.integer("times", in: 1...1000, &faults) ?? 1
  let ends = -Points.limit...Points.limit
  let lowest = reader.required("from", &faults)?
    .decimal("from", places: Int(places), in: ends, &faults)
  let highest = reader.required("to", &faults)?
    .decimal("to", places: Int(places), in: ends, &faults)
  guard let lowest, let highest else { return nil }
  let range = GradeScale.NumberRange(
    lowest: lowest, highest: highest, places: Int(places), times: times)
  let reach = Int128(max(abs(lowest), abs(highest))) * Int128(range.pointUnitsPerAnswerUnit)
  guard lowest < highest, highest - lowest < 10_000_000, reach <= Int128(Points.limit) else {
    faults.error(
      "scale-range", at: value.mark,
      "数字量表应从小到大（from 小于 to），折算后不超过 ±100000 分，不同答案不超过一千万种。",
      "a scale of numbers goes from a smaller to a larger one, reaches at most ±100000 points, and "
        + "has at most ten million different answers")
    return nil
  }
  return .numbers(range)
}

/// Places as answers: the first place carries `first` points, each further one `step` fewer.
private func readPlaces(_ value: YAMLValue, _ faults: inout FaultCollector) -> GradeScale.Answers? {
  guard
    let reader = MappingReader(value, keys: ["first", "step", "count"], what: "places", &faults)
  else { return nil }
  let first = reader.required("first", &faults)?.points("first", &faults)
  let step = reader.required("step", &faults)?.points("step", &faults)
  let count = reader.required("count", &faults)?.integer("count", in: 1...1000, &faults)
  guard let first, let step, let count else { return nil }
  let grades = (0..<count).compactMap { place -> GradeScale.Grade? in
    let units = Int64(first.units) - place * Int64(step.units)
    guard let points = try? Points(units: units) else { return nil }
    return GradeScale.Grade(
      word: String(place + 1), aliases: ["第\(place + 1)名"], points: points)
  }
  guard grades.count == Int(count) else {
    faults.error(
      "scale-range", at: value.mark, "名次折算的分数超出 ±100000 分。",
      "the points of the last places lie beyond ±100000")
    return nil
  }
  return .words(grades)
}

/// Refuses a word that stands for two things.
private func lintWords(
  _ scale: GradeScale, at mark: SourceMark, _ faults: inout FaultCollector
) {
  var seen: Set<[UInt8]> = []
  var words = scale.abstain + scale.void + scale.unanswered
  if case .words(let grades) = scale.answers { words += grades.flatMap { [$0.word] + $0.aliases } }
  for word in words where !seen.insert(Array(word.utf8)).inserted {
    faults.error(
      "word-repeated", at: mark, "量表“\(scale.identifier)”中的“\(word)”出现了两次，无法判断它的含义。",
      "in the scale `\(scale.identifier)` the word `\(word)` stands for two things")
  }
}
