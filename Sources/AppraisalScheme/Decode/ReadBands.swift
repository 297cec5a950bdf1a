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

extension BandDraft {
  /// The keys of an entry of `grades`.
  static let shape = Shape(
    "grades",
    Bilingual(
      "等次和分数线，必须从最好的写起，顺序不对会被拒绝",
      "a grade and its bounds; the best comes first, and another order is refused"),
    keys: [
      .init(
        "grade", .text, Bilingual("等次", "the grade"), example: "优秀"),
      .init(
        "from", .points, Bilingual("最低分（含）", "the lowest score, included"),
        ifLeftOut: Bilingual("下不封底，只用于最低的等次", "open below, for the lowest grade only"),
        example: "90", clause: Bilingual("90 分以上为优秀", "90 points and more are excellent")),
      .init(
        "to", .points,
        Bilingual("最高分（含）；与 below 只写一个", "the highest score, included; not with `below`"),
        ifLeftOut: Bilingual("到上一等次的分数线为止", "up to where the next better grade begins"),
        example: "100"),
      .init(
        "below", .points,
        Bilingual("低于多少分（不含）；与 to 只写一个", "the first score above it; not with `to`"),
        ifLeftOut: Bilingual("到上一等次的分数线为止", "up to where the next better grade begins"),
        example: "101", clause: Bilingual("70 分以上不满 90 分为合格", "70 and more, less than 90")),
    ])
}

/// The grade bands; `nil` when one cannot be read, since its scores would seem to have no grade.
func readBands(_ value: YAMLValue, _ faults: inout FaultCollector) -> [BandDraft]? {
  if case .list(let items) = value.content, items.isEmpty {
    faults.error(
      "no-grades", at: value.mark, "grades 中没有等次。只排名次、不定等次时，请删去 grades。",
      "there is no grade in `grades`; delete it if only ranks are wanted")
  }
  let items = value.list("grades", &faults)
  let bands = items.compactMap { readBand($0, &faults) }
  return bands.isEmpty || bands.count < items.count ? nil : bands
}

private func readBand(_ item: YAMLValue, _ faults: inout FaultCollector) -> BandDraft? {
  guard let reader = MappingReader(item, BandDraft.shape, &faults) else { return nil }
  let grade = reader.text("grade", &faults)
  let bounds = ["from", "to", "below"]
  let stated = bounds.map { reader.present($0, &faults) }
  let points = zip(bounds, stated).map { name, value in value?.points(name, &faults) }
  guard let grade, zip(stated, points).allSatisfy({ $0 == nil || $1 != nil }) else { return nil }
  guard points.contains(where: { $0 != nil }) else {
    faults.error(
      "band-without-bound", at: item.mark, "等次“\(grade)”没有分数线，请写 from（含）。",
      "the grade `\(grade)` has no bound; write `from` (included)")
    return nil
  }
  guard points[1] == nil || points[2] == nil else {
    faults.error(
      "band-two-ends", at: item.mark, "等次“\(grade)”同时写了 to（含）和 below（不含），请只写一个。",
      "the grade `\(grade)` has both `to` (included) and `below` (not included); keep one")
    return nil
  }
  return BandDraft(
    mark: item.mark, grade: grade, from: points[0], to: points[1], below: points[2])
}
