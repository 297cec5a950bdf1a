import AppraisalNumerics

extension GradeScale {
  /// The keys of `places`.
  static let placesShape = Shape(
    "places", Bilingual("按名次打分", "places as answers"),
    keys: [
      .init("first", .points, Bilingual("第一名多少分", "points of the first place"), example: "200"),
      .init(
        "step", .points, Bilingual("每降一名少多少分", "points fewer for each further place"),
        example: "4"),
      .init(
        "count", .integer(1...1000), Bilingual("排多少名", "how many places there are"), example: "20"),
    ])
}

/// Places as answers: the first place carries `first` points, each further one `step` fewer.
func readPlaces(_ value: YAMLValue, _ faults: inout FaultCollector) -> GradeScale.Answers? {
  guard let reader = MappingReader(value, GradeScale.placesShape, &faults) else { return nil }
  let first = reader.points("first", &faults)
  let step = reader.points("step", &faults)
  let count = reader.integer("count", &faults)
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
  warnOfPlaces(grades, at: value.mark, &faults)
  return .words(grades)
}

/// Places that are worth less than nothing, or no less than the place before, are seldom meant.
private func warnOfPlaces(
  _ grades: [GradeScale.Grade], at mark: SourceMark, _ faults: inout FaultCollector
) {
  if let below = grades.first(where: { $0.points < .zero }), let last = grades.last {
    faults.warning(
      "places-below-zero", at: mark,
      "从第 \(below.word) 名起低于 0 分（第 \(below.word) 名 \(below.points) 分，第 \(last.word) 名 "
        + "\(last.points) 分），请核对 first、step 和 count。",
      "from place \(below.word) on places are worth less than 0 (place \(below.word): "
        + "\(below.points), place \(last.word): \(last.points)); check first, step and count")
  }
  if grades.count > 1, let last = grades.last, last.points >= grades[0].points {
    faults.warning(
      "places-do-not-fall", at: mark,
      "后面的名次分数没有更低：第 1 名 \(grades[0].points) 分，第 \(last.word) 名 \(last.points) 分。step 应大于 0。",
      "later places are not worth less: place 1 has \(grades[0].points), place \(last.word) has "
        + "\(last.points); `step` should be above 0")
  }
}
