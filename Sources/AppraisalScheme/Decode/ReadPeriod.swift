import AppraisalNumerics

/// A period: a year, or its first and last day.
func readPeriod(_ value: YAMLValue, _ faults: inout FaultCollector) -> Period? {
  if case .scalar = value.content {
    guard let year = value.integer("period", in: 1900...2100, &faults),
      let first = try? CalendarDate(year: Int(year), month: 1, day: 1),
      let last = try? CalendarDate(year: Int(year), month: 12, day: 31)
    else { return nil }
    return Period(first: first, last: last)
  }
  guard let reader = MappingReader(value, keys: ["from", "to"], what: "period", &faults) else {
    return nil
  }
  let first = reader.required("from", &faults)?.date("from", &faults)
  let last = reader.required("to", &faults)?.date("to", &faults)
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

/// How scores are rounded: places, mode and stage, all stated.
func readRounding(_ value: YAMLValue, _ faults: inout FaultCollector) -> ScoreRounding? {
  guard
    let reader = MappingReader(
      value, keys: ["places", "mode", "stage"], what: "rounding", &faults)
  else { return nil }
  let places = reader.required("places", &faults)?.integer("places", in: 0...4, &faults)
  let mode = reader.required("mode", &faults)?.choice("mode", ScoreRounding.Mode.self, &faults)
  let stage = reader.required("stage", &faults)?.choice("stage", ScoreRounding.Stage.self, &faults)
  guard let places, mode != nil, let stage,
    let rounding = try? Rounding(places: Int(places))
  else { return nil }
  return ScoreRounding(composite: rounding, stage: stage)
}
