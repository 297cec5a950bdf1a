public import AppraisalNumerics

/// Points by place, from a list.
public struct RankLadder: Sendable {
  /// The points of the places, from the first.
  public let places: [Points]
  /// The points of the places after the last in the list.
  public let beyond: Points
  /// What those on a shared place get.
  public let ties: SharedPlace
  /// Which value comes first.
  public let best: RankPoints.Best
  /// The stratum inside which places are given; `nil` for all.
  public let within: String?

  /// The points of a place.
  /// - Parameter place: The place, from 1.
  /// - Returns: The points.
  public func points(ofPlace place: Int) -> Points {
    place <= places.count ? places[place - 1] : beyond
  }

  /// The points that can come about.
  public var range: ClosedRange<Points> {
    let all = places + [beyond]
    return (all.min() ?? beyond)...(all.max() ?? beyond)
  }
}

extension RankLadder {
  /// The keys of `rankLadder`.
  static let shape = Shape(
    "rankLadder",
    Bilingual(
      "按名次查表给分；名次在有值的对象之间排（值本身是上级名次时，也在这些对象之间重新排）",
      "points by place, from a list; places are those among the subjects with a value, even where the value is "
        + "a place given elsewhere"),
    keys: [
      .init(
        "places", .list(.points),
        Bilingual("第一名起各名次的分", "the points of the places, from the first"),
        example: "[60, 57, 54, 51, 48]",
        clause: Bilingual("依次为 60、57、54、51、48 分", "60, 57, 54, 51, 48")),
      .init(
        "beyond", .points, Bilingual("表外名次的分", "the points of the places after the last"),
        example: "48"),
      SharedPlace.key, RankPoints.Best.key, PointsRule.within,
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, RankLadder.shape, &faults) else { return nil }
    let items = reader.list("places", &faults)
    let places = items.compactMap { $0.points("places", &faults) }
    let beyond = reader.points("beyond", &faults)
    let ties = reader.choice("ties", SharedPlace.self, &faults)
    let best = reader.choice("best", RankPoints.Best.self, &faults) ?? .highest
    let within = reader.text("within", &faults)
    guard let beyond, let ties, !places.isEmpty, places.count == items.count else { return nil }
    let all = places + [beyond]
    if let rising = all.indices.dropFirst().first(where: { all[$0] > all[$0 - 1] }) {
      faults.error(
        "ladder-rises", at: value.mark,
        "第 \(rising + 1) 名（\(all[rising]) 分）比第 \(rising) 名（\(all[rising - 1]) 分）还高，请从高到低写。",
        "place \(rising + 1) (\(all[rising])) gets more than place \(rising) (\(all[rising - 1])); "
          + "write them from the highest down")
      return nil
    }
    self.init(places: places, beyond: beyond, ties: ties, best: best, within: within)
  }
}
