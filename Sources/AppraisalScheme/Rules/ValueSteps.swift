public import AppraisalNumerics

/// Points by the highest step that the value reaches.
public struct ValueSteps: Sendable {
  /// A step.
  public struct Step: Sendable, Hashable {
    /// The lowest value of the step, included.
    public let from: Points
    /// The points.
    public let points: Points
  }

  /// The steps, the highest first.
  public let steps: [Step]
  /// The points below all steps.
  public let below: Points

  /// The points that can come about.
  public var range: ClosedRange<Points> {
    let all = steps.map(\.points) + [below]
    return (all.min() ?? below)...(all.max() ?? below)
  }
}

extension ValueSteps {
  private static let stepShape = Shape(
    "step", Bilingual("一级：值达到多少、给多少分", "a step"),
    keys: [
      .init(
        "from", .points,
        Bilingual("值至少多少（含）；比率按百分数", "the lowest value, included; ratios in per cent"),
        example: "90"),
      .init("points", .points, Bilingual("给多少分", "the points"), example: "100"),
    ])

  /// The keys of `steps`.
  static let shape = Shape(
    "points.steps", Bilingual("分级给分：达到哪一级给哪一级的分", "points by the highest step that is reached"),
    keys: [
      .init(
        "steps", .list(.mapping(stepShape)), Bilingual("各级，从高到低写", "the steps, the highest first"),
        example: "[{ from: 90, points: 100 }, { from: 80, points: 80 }]",
        clause: Bilingual("优秀率 90% 以上 200 分，80% 以上 190 分", "200 from 90 %, 190 from 80 %")),
      .init("below", .points, Bilingual("各级都没达到的分", "the points below all steps"), example: "0"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, ValueSteps.shape, &faults) else { return nil }
    let items = reader.list("steps", &faults)
    let steps = items.compactMap { ValueSteps.step($0, &faults) }
    let below = reader.points("below", &faults)
    guard let below, !steps.isEmpty, steps.count == items.count else { return nil }
    let rising = steps.indices.dropFirst().first { steps[$0].from >= steps[$0 - 1].from }
    if let rising {
      faults.error(
        "steps-not-falling", at: items[rising].mark,
        "from \(steps[rising].from) 不低于上一级的 \(steps[rising - 1].from)，这一级永远达不到。请从高到低写。",
        "from \(steps[rising].from) is not below \(steps[rising - 1].from) before it, so the step is "
          + "never reached; write the steps from the highest down")
      return nil
    }
    self.init(steps: steps, below: below)
  }

  private static func step(_ value: YAMLValue, _ faults: inout FaultCollector) -> Step? {
    guard let reader = MappingReader(value, stepShape, &faults) else { return nil }
    let from = reader.points("from", &faults)
    let points = reader.points("points", &faults)
    guard let from, let points else { return nil }
    return Step(from: from, points: points)
  }
}
