import AppraisalNumerics

/// How the children of a mapping are combined; the weighted mean where nothing is said.
func readCombination(_ reader: MappingReader, _ faults: inout FaultCollector) -> Combination {
  reader.choice("combine", Combination.self, &faults) ?? .weighted
}

/// The weight among siblings, which the weighted mean needs and nothing else has.
///
/// Where there are no weights, each child counts as a whole.
func readWeight(
  _ reader: MappingReader, combine: Combination, _ faults: inout FaultCollector
) -> Weight? {
  if combine == .weighted {
    let hint = Indicator.shape.key("weight")?.hint
    return reader.required("weight", hint: hint, &faults)?.weight("weight", &faults)
  }
  if let weight = reader.value("weight") {
    faults.error(
      "weight-without-mean", at: weight.mark,
      "上级的 combine 是 \(combine.rawValue)（\(combine.meaning.chinese)），这里不能写 weight，请删去。",
      "the level above has `combine: \(combine.rawValue)` (\(combine.meaning.english)), so there is "
        + "no weight; delete it")
  }
  return try? Weight(basisPoints: Weight.whole)
}

/// The rule that makes points of the measured value.
func readPointsRule(
  _ reader: MappingReader, _ faults: inout FaultCollector
) -> Marked<PointsRule>? {
  reader.present("points", &faults).flatMap { value in
    PointsRule(value, &faults).map { Marked($0, value.mark) }
  }
}
