extension Trim {
  /// The keys of `trim`.
  static let shape = Shape(
    "trim", Bilingual("去掉几个最高分和最低分", "how many of the highest and lowest ratings are left out"),
    keys: [
      .init(
        "high", .integer(0...1000), Bilingual("去掉几个最高分", "highest ratings left out"), example: "1"),
      .init(
        "low", .integer(0...1000), Bilingual("去掉几个最低分", "lowest ratings left out"), example: "1"),
      .init(
        "whenMoreThan", .integer(0...1_000_000_000),
        Bilingual(
          "评分超过几个时才去；不少于 high 与 low 之和",
          "nothing is left out unless there are more ratings than this; at least high + low"),
        example: "5",
        clause: Bilingual(
          "评分人超过 5 人时去掉一个最高分和一个最低分", "one highest and one lowest when more than five rate")),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, Trim.shape, &faults) else { return nil }
    let high = reader.integer("high", &faults)
    let low = reader.integer("low", &faults)
    let over = reader.integer("whenMoreThan", &faults)
    guard let high, let low, let over else { return nil }
    guard over >= high + low else {
      faults.error(
        "trim-leaves-nothing", at: value.mark,
        "去掉 \(high) 个最高分和 \(low) 个最低分后可能没有评分：whenMoreThan 至少为 \(high + low)。",
        "leaving out \(high) highest and \(low) lowest ratings may leave none: whenMoreThan must be "
          + "at least \(high + low)")
      return nil
    }
    self.init(high: high, low: low, whenMoreThan: over)
  }
}
