public import AppraisalNumerics

/// An indicator that starts with some points and gains or loses by events.
///
/// ```
/// points = start + Σ points · factor      over the subject's events, then kept within the bounds
/// ```
public struct EventMeasure: Sendable {
  /// What events are worth.
  public let scoring: EventScoring
  /// The points without any event.
  public let start: Points
  /// The lowest points that can remain.
  public let lowest: Points
  /// The highest points that can be reached.
  public let highest: Points
}

extension EventMeasure {
  /// The keys of `events`.
  static let shape = Shape(
    "events", Bilingual("先给起始分，按事项加减", "points to start with, which events add to or take from"),
    keys: [
      .init(
        "start", .points, Bilingual("没有任何事项时的分", "the points without any event"), example: "100",
        clause: Bilingual("满分 100 分，出现负面行为逐项扣分", "from 100 points down, by each negative act")),
      .init("lowest", .points, Bilingual("最低扣到多少分", "the lowest points"), example: "0"),
      .init("highest", .points, Bilingual("最高加到多少分", "the highest points"), example: "100"),
    ], including: [EventScoring.shape], alternatives: [EventScoring.alternatives])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, EventMeasure.shape, &faults) else { return nil }
    let scoring = EventScoring(reader, &faults)
    let start = reader.points("start", &faults)
    let lowest = reader.points("lowest", &faults)
    let highest = reader.points("highest", &faults)
    guard let scoring, let start, let lowest, let highest else { return nil }
    guard lowest < highest, (lowest...highest).contains(start) else {
      faults.error(
        "scale-range", at: value.mark,
        "应有 lowest（\(lowest)）≤ start（\(start)）≤ highest（\(highest)），且上下限不相等。",
        "lowest (\(lowest)) ≤ start (\(start)) ≤ highest (\(highest)) must hold, with lowest below "
          + "highest")
      return nil
    }
    self.init(scoring: scoring, start: start, lowest: lowest, highest: highest)
  }
}
