extension TableMeasure {
  /// The keys of `table`.
  static let shape = Shape(
    "table", Bilingual("直接交来的得分", "a value handed in for each subject, taken as points"),
    keys: [
      .init(
        "input", .identifier, Bilingual("得分表的数据名", "the input with the values"),
        example: "party-building"),
      .init(
        "value", .text, Bilingual("用哪个值：表中的一列", "which value: a column of the table"),
        example: "党建考核得分",
        clause: Bilingual("党建工作考核得分计入总分", "the score of another appraisal is one component")),
      .init(
        "lowest", .points, Bilingual("可能的最低值（含）", "the lowest value that may stand there"),
        example: "0"),
      .init(
        "highest", .points, Bilingual("可能的最高值（含）", "the highest value that may stand there"),
        example: "100",
        clause: Bilingual("满分 100 分", "full marks are 100")),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, TableMeasure.shape, &faults) else { return nil }
    let input = reader.identifier("input", &faults)
    let name = reader.text("value", &faults)
    let lowest = reader.points("lowest", &faults)
    let highest = reader.points("highest", &faults)
    guard let input, let name, let lowest, let highest else { return nil }
    guard lowest < highest else {
      faults.error(
        "scale-range", at: value.mark, "lowest（\(lowest)）应小于 highest（\(highest)）。",
        "lowest (\(lowest)) must be below highest (\(highest))")
      return nil
    }
    self.init(input: input, value: name, lowest: lowest, highest: highest)
  }
}
