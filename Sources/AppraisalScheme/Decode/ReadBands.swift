import AppraisalNumerics

/// A grade band as the text has it.
struct BandDraft {
  let mark: SourceMark
  let grade: String
  /// The lowest score, included; `nil` when the band is open below.
  let from: Points?
  /// The highest score, included.
  let to: Points?
  /// The first score above the band.
  let below: Points?
}

/// The grade bands.
func readBands(_ value: YAMLValue, _ faults: inout FaultCollector) -> [BandDraft] {
  value.list("grades", &faults).compactMap { item in
    let keys = ["grade", "from", "to", "below"]
    guard let reader = MappingReader(item, keys: keys, what: "grades", &faults) else { return nil }
    let grade = reader.required("grade", &faults)?.string("grade", &faults)
    let from = reader.value("from")?.points("from", &faults)
    let to = reader.value("to")?.points("to", &faults)
    let below = reader.value("below")?.points("below", &faults)
    guard let grade else { return nil }
    if from == nil, to == nil, below == nil {
      faults.error(
        "band-without-bound", at: item.mark, "等次“\(grade)”没有分数线，请写 from（含）。",
        "the grade `\(grade)` has no bound; write `from` (included)")
      return nil
    }
    if to != nil, below != nil {
      faults.error(
        "band-two-ends", at: item.mark, "等次“\(grade)”同时写了 to（含）和 below（不含），请只写一个。",
        "the grade `\(grade)` has both `to` (included) and `below` (not included); keep one")
      return nil
    }
    return BandDraft(mark: item.mark, grade: grade, from: from, to: to, below: below)
  }
}
