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
  return .words(grades)
}
