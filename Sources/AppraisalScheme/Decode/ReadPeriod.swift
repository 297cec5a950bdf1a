import AppraisalNumerics

extension Period {
  /// The keys of `period` when it is no year.
  static let shape = Shape(
    "period", Bilingual("评议的周期，完整的月份", "the time appraised, whole months"),
    keys: [
      .init(
        "from", .date, Bilingual("第一天，某月一日", "the first day, the first of a month"),
        example: "2025-01-01"),
      .init(
        "to", .date, Bilingual("最后一天，某月末日", "the last day, the last of a month"),
        example: "2025-06-30"),
    ])

  /// A year, or the first and the last day.
  static let type = ValueType.either([.integer(1900...2100), .mapping(shape)])
}

/// A period: a year, or its first and last day.
func readPeriod(_ value: YAMLValue, _ faults: inout FaultCollector) -> Period? {
  if case .scalar = value.content {
    guard let year = value.integer("period", in: 1900...2100, &faults),
      let first = try? CalendarDate(year: Int(year), month: 1, day: 1),
      let last = try? CalendarDate(year: Int(year), month: 12, day: 31)
    else { return nil }
    return Period(first: first, last: last)
  }
  guard let reader = MappingReader(value, Period.shape, &faults) else { return nil }
  let first = reader.date("from", &faults)
  let last = reader.date("to", &faults)
  guard let first, let last else { return nil }
  guard let period = Period(first: first, last: last) else {
    faults.error(
      "period-not-whole-months", at: value.mark,
      "周期 \(first) 至 \(last) 不是完整的月份：应从某月第一天到某月最后一天。",
      "the period \(first) to \(last) is not whole months: it begins on the first day of a month "
        + "and ends on the last day of one")
    return nil
  }
  return period
}
