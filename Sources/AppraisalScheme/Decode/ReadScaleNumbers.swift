import AppraisalNumerics

extension GradeScale.NumberRange {
  /// The keys of `numbers`.
  static let shape = Shape(
    "numbers", Bilingual("用数字打分", "numbers as answers"),
    keys: [
      .init(
        "from", .points,
        Bilingual("最低的答案；小数位数不超过 places", "the lowest answer, with at most `places` decimals"),
        example: "0"),
      .init(
        "to", .points,
        Bilingual("最高的答案；小数位数不超过 places", "the highest answer, with at most `places` decimals"),
        example: "100"),
      .init(
        "places", .integer(0...4), Bilingual("答案可以有几位小数", "decimals that an answer may have"),
        ifLeftOut: Bilingual("0，只能是整数", "0, whole numbers only"), example: "1"),
      .init(
        "times", .integer(1...1000), Bilingual("一分折算几分", "points that an answer of one stands for"),
        ifLeftOut: Bilingual("1", "1"), example: "10",
        clause: Bilingual("十分制折算为百分制", "marks out of ten, turned into marks out of a hundred")),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, GradeScale.NumberRange.shape, &faults) else {
      return nil
    }
    let places = Int(reader.integer("places", &faults) ?? 0)
    let times = reader.integer("times", &faults) ?? 1
    let ends = -Points.limit...Points.limit
    let lowest = reader.present("from", &faults)?.decimal("from", places: places, in: ends, &faults)
    let highest = reader.present("to", &faults)?.decimal("to", places: places, in: ends, &faults)
    guard let lowest, let highest else { return nil }
    self.init(lowest: lowest, highest: highest, places: places, times: times)
    let reach = Int128(max(abs(lowest), abs(highest))) * Int128(pointUnitsPerAnswerUnit)
    guard lowest < highest, highest - lowest < 10_000_000, reach <= Int128(Points.limit) else {
      faults.error(
        "scale-range", at: value.mark,
        "数字量表应从小到大（from 小于 to），折算后不超过 ±100000 分，不同答案不超过一千万种。",
        "a scale of numbers goes from a smaller to a larger one, reaches at most ±100000 points, "
          + "and has at most ten million different answers")
      return nil
    }
  }
}
