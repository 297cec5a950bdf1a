public import AppraisalNumerics

/// How an indicator's distribution is treated before it is normalised.
public struct TreatRule: Sendable {
  /// The treatment.
  public let treatment: Treatment
  /// Where the rule stands.
  public let mark: SourceMark
}

/// The keys of `treat`, one shape per method.
extension TreatRule {
  /// All methods, in the order of the reference.
  static let shapes = [winsoriseShape, logarithmShape, boxCoxShape, bothShape]

  /// What stands behind `treat`.
  static let type = ValueType.either(
    [.word("none")] + shapes.map { shape in .mapping(shape) })

  private static func shape(_ method: String, _ meaning: Bilingual, keys: [Shape.Key]) -> Shape {
    let word = Shape.Key(
      "method", .word(method), Bilingual("处理的方法", "the method"), example: method)
    return Shape("treat, method: \(method)", meaning, keys: [word] + keys)
  }

  private static let winsoriseKeys: [Shape.Key] = [
    .init(
      "count", .integer(0...1_000_000),
      Bilingual("最多改几个值", "the largest number of values changed"), example: "5"),
    .init(
      "fraction", .share, Bilingual("最多改几成，至多一半", "the largest share of the values, at most half"),
      example: "5%"),
    .init(
      "distinct", .integer(3...1_000_000_000),
      Bilingual("不同数值少于这么多就不处理", "the fewest distinct values of a column that is treated"),
      example: "10"),
  ]

  private static let limits: [Shape.Key] = [
    .init(
      "skewness", .number(.positive), Bilingual("|偏度 G1| 达到它", "the limit of |G1|"), example: "2"),
    .init(
      "kurtosis", .number(.any),
      Bilingual("且峰度 G2 达到它，才算异常", "and the limit of G2; a column fails when both are reached"),
      example: "3.5",
      clause: Bilingual("偏度超过 2 且峰度超过 3.5", "skewness beyond 2, kurtosis beyond 3.5")),
  ]

  private static let when = Shape.Key(
    "when", .either([.word("always"), .mapping(ShapeLimits.shape)]),
    Bilingual("always 为每列都处理；写限度则只处理异常的列", "`always`, or the limits that a column must reach"),
    example: "{ skewness: 2, kurtosis: 3.5 }")

  private static let shift = Shape.Key(
    "shift", .choice(of: ShiftWord.self), Bilingual("取对数前怎样平移", "the shift before the logarithm"),
    example: "one-percent")

  static let winsoriseShape = shape(
    "winsorise",
    Bilingual(
      "缩尾：把最极端的值逐个拉到下一个值，直到不再异常；改不好就一个也不改",
      "the most extreme values are pulled in until the shape passes; a column that does not pass stays as it is"
    ), keys: winsoriseKeys + limits)

  static let logarithmShape = shape(
    "logarithm", Bilingual("取对数", "logarithms"), keys: [shift, when])

  static let boxCoxShape = shape(
    "box-cox",
    Bilingual("博克斯–考克斯变换：((x−min+1)^λ−1)÷λ", "the power transformation, after a shift to 1"),
    keys: [
      .init(
        "exponent", .decimal(places: 4, -50_000...50_000), Bilingual("指数 λ", "the exponent λ"),
        example: "0.5"), when,
    ])

  static let bothShape = shape(
    "winsorise-or-logarithm",
    Bilingual("先缩尾，改不好的列改取原值的对数", "winsorises; a column that this does not cure gets logarithms"),
    keys: winsoriseKeys + limits + [shift])

  /// A rule, or the word `none`.
  static func read(
    _ value: YAMLValue, _ faults: inout FaultCollector
  ) -> Stated<TreatRule>? {
    if value.text == "none" { return .nothing }
    return TreatRule(value, &faults).map { .rule($0) }
  }

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard
      let reader = MappingReader(value, among: TreatRule.shapes, called: "treat", &faults),
      let treatment = TreatRule.treatment(reader, &faults)
    else { return nil }
    self.init(treatment: treatment, mark: value.mark)
  }

  private static func treatment(
    _ reader: MappingReader, _ faults: inout FaultCollector
  ) -> Treatment? {
    switch reader.shape?.name {
    case winsoriseShape.name: return winsorisation(reader, &faults).map { .winsorise($0) }
    case logarithmShape.name:
      let shift = reader.choice("shift", ShiftWord.self, &faults)
      let limits = limits(reader, &faults)
      guard let shift, let limits else { return nil }
      return .logarithm(LogTransform(shift: shift.shift, limits: limits.limits))
    case boxCoxShape.name:
      let exponent = reader.decimal("exponent", &faults)
      let limits = limits(reader, &faults)
      guard let exponent, let limits,
        let rule = try? BoxCox(exponent: Double(exponent) / 10_000, limits: limits.limits)
      else { return nil }
      return .boxCox(rule)
    default:
      let first = winsorisation(reader, &faults)
      let shift = reader.choice("shift", ShiftWord.self, &faults)
      guard let first, let shift else { return nil }
      return .winsoriseOrLogarithm(first, LogTransform(shift: shift.shift, limits: first.limits))
    }
  }

  private static func winsorisation(
    _ reader: MappingReader, _ faults: inout FaultCollector
  ) -> Winsorisation? {
    let count = reader.integer("count", &faults)
    let fraction = reader.share("fraction", &faults)
    let distinct = reader.integer("distinct", &faults)
    let limits = ShapeLimits(reader, &faults)
    guard let count, let fraction, let distinct, let limits else { return nil }
    let share = Double(fraction.numerator) / Double(fraction.denominator)
    guard
      let rule = try? Winsorisation(
        maximumCount: Int(count), maximumFraction: share, limits: limits,
        minimumDistinct: Int(distinct))
    else {
      faults.error(
        "out-of-range", at: reader.mark, "fraction 至多一半，此处是 \(fraction)。",
        "`fraction` is at most one half, found \(fraction)")
      return nil
    }
    return rule
  }

  /// The limits that a column must reach; `nil` inside treats every column.
  private static func limits(
    _ reader: MappingReader, _ faults: inout FaultCollector
  ) -> (limits: ShapeLimits?, Void)? {
    guard let value = reader.present("when", &faults) else { return nil }
    if value.text == "always" { return (nil, ()) }
    guard
      let limits = MappingReader(value, ShapeLimits.shape, &faults).flatMap({
        ShapeLimits($0, &faults)
      })
    else { return nil }
    return (limits, ())
  }
}

extension ShapeLimits {
  /// The keys of `when`.
  static let shape = Shape(
    "treat.when", Bilingual("两个限度都达到才处理", "a column is treated when both are reached"),
    keys: [
      .init(
        "skewness", .number(.positive), Bilingual("|偏度 G1| 的限度", "the limit of |G1|"), example: "2"),
      .init("kurtosis", .number(.any), Bilingual("峰度 G2 的限度", "the limit of G2"), example: "3.5"),
    ])

  fileprivate init?(_ reader: MappingReader, _ faults: inout FaultCollector) {
    let skewness = reader.number("skewness", &faults)
    let kurtosis = reader.number("kurtosis", &faults)
    guard let skewness, let kurtosis,
      let limits = try? ShapeLimits(skewness: skewness, kurtosis: kurtosis)
    else { return nil }
    self = limits
  }
}

/// The shift before a logarithm.
enum ShiftWord: String, LanguageChoice {
  case onePercent = "one-percent"
  case mirrored
  case plusOne = "plus-one"

  var shift: LogTransform.Shift {
    switch self {
    case .onePercent: .onePercent
    case .mirrored: .mirrored
    case .plusOne: .plusOne
    }
  }

  var meaning: Bilingual {
    switch self {
    case .onePercent: Bilingual("ln(x−最小+极差的百分之一)", "ln(x − min + 0.01 · range)")
    case .mirrored:
      Bilingual("左偏时从最大端取", "the same, from the maximum where the longer tail is below")
    case .plusOne: Bilingual("ln(x−最小+1)，与单位有关", "ln(x − min + 1), which depends on the unit")
    }
  }
}

/// A rule that may be stated as none.
enum Stated<Rule: Sendable>: Sendable {
  case nothing
  case rule(Rule)

  var rule: Rule? { if case .rule(let rule) = self { rule } else { nil } }
}
