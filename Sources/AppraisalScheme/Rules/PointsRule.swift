import AppraisalNumerics

/// How the measured value of an indicator becomes points, in view of the values of all subjects.
public enum PointsRule: Sendable {
  /// In proportion to the best.
  case ratioToBest(RatioToBest)
  /// By place, a step less for each.
  case rank(RankPoints)
  /// By place, from a list.
  case rankLadder(RankLadder)
  /// Full at a threshold, less for each per cent below.
  case thresholdSlope(ThresholdSlope)
  /// By the highest step that is reached.
  case steps(ValueSteps)
  /// So many points for each, up to a cap.
  case perUnit(UnitPoints)
  /// In proportion to the value.
  case proportion(ProportionPoints)

  /// The points that can come about.
  /// - Parameter values: The values that can; `nil` when they have no bounds.
  /// - Returns: The range; `nil` when it has no bounds either.
  func range(of values: ClosedRange<Points>?) -> ClosedRange<Points>? {
    switch self {
    case .ratioToBest(let rule): .zero...rule.full
    case .rank(let rule): rule.lowest...rule.first
    case .rankLadder(let rule): rule.range
    case .thresholdSlope(let rule): rule.lowest...rule.full
    case .steps(let rule): rule.range
    case .perUnit(let rule): .zero...rule.most
    case .proportion(let rule): values.flatMap(rule.range)
    }
  }

  /// Whether the points of one subject depend on the values of others.
  public var comparesSubjects: Bool {
    switch self {
    case .ratioToBest, .rank, .rankLadder: true
    case .thresholdSlope, .steps, .perUnit, .proportion: false
    }
  }

  /// The stratum in which subjects are compared; `nil` when all are, or none are.
  public var stratum: String? {
    switch self {
    case .ratioToBest(let rule): rule.within
    case .rank(let rule): rule.within
    case .rankLadder(let rule): rule.within
    case .thresholdSlope, .steps, .perUnit, .proportion: nil
    }
  }
}

extension PointsRule {
  /// A rule: its keys, and how they are read.
  private struct Reading: Sendable {
    let key: String
    let shape: Shape
    let read: @Sendable (YAMLValue, inout FaultCollector) -> PointsRule?
  }

  private static let readings: [Reading] = [
    Reading(key: "ratioToBest", shape: RatioToBest.shape) {
      RatioToBest($0, &$1).map(PointsRule.ratioToBest)
    },
    Reading(key: "rank", shape: RankPoints.shape) { RankPoints($0, &$1).map(PointsRule.rank) },
    Reading(key: "rankLadder", shape: RankLadder.shape) {
      RankLadder($0, &$1).map(PointsRule.rankLadder)
    },
    Reading(key: "thresholdSlope", shape: ThresholdSlope.shape) {
      ThresholdSlope($0, &$1).map(PointsRule.thresholdSlope)
    },
    Reading(key: "steps", shape: ValueSteps.shape) { ValueSteps($0, &$1).map(PointsRule.steps) },
    Reading(key: "perUnit", shape: UnitPoints.shape) {
      UnitPoints($0, &$1).map(PointsRule.perUnit)
    },
    Reading(key: "proportion", shape: ProportionPoints.shape) {
      ProportionPoints($0, &$1).map(PointsRule.proportion)
    },
  ]

  /// The keys of `points`: exactly one rule.
  static let shape = Shape(
    "points", Bilingual("算出的值怎样折成得分", "how the measured value becomes points"),
    keys: readings.map { reading in
      .init(
        reading.key, .mapping(reading.shape), reading.shape.meaning,
        ifLeftOut: Shape.Key.another, example: reading.shape.example)
    },
    alternatives: [.init(readings.map(\.key), code: "points-rule")])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, PointsRule.shape, &faults) else { return nil }
    let stated = PointsRule.readings.compactMap { reading in
      reader.value(reading.key).map { (reading, $0) }
    }
    guard let (reading, value) = stated.first, stated.count == 1,
      let rule = reading.read(value, &faults)
    else { return nil }
    self = rule
  }

  /// The key `within`.
  static let within = Shape.Key(
    "within", .text,
    Bilingual("只在同一组内比较：strata 中的一列", "the stratum inside which subjects are compared"),
    ifLeftOut: Bilingual("全体一起比较", "all are compared"), example: "类别",
    clause: Bilingual("先分类、再比较", "classified first, then compared"))
}

/// What those on a shared place get.
public enum SharedPlace: String, Sendable, CaseIterable {
  /// All get the points of the best place that they share.
  case shared
  /// All get the mean of the places that they take up.
  case mean
}

extension SharedPlace: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .shared: Bilingual("都按并列的最好名次", "all get the points of the best place that they share")
    case .mean: Bilingual("取所占各名次得分的平均", "all get the mean of the places that they take up")
    }
  }

  /// The key `ties`.
  static let key = Shape.Key(
    "ties", .choice(of: SharedPlace.self), Bilingual("并列的怎么给分", "what those on a shared place get"),
    example: "shared")
}
