public import AppraisalNumerics

/// Points from a composite index of columns of numbers.
///
/// ```
/// points = value of the root × factor, rounded half up once to the declared places
/// ```
/// The index is computed on Doubles, the points enter the exact lane by that one rounding.
public struct IndexMeasure: Sendable {
  /// The input that holds the columns.
  public let input: String
  /// Points per unit of the index, in units of 0.0001.
  public let factor: Int64
  /// The share of the indicators that a subject needs to take part; `nil` lets all take part.
  public let screen: Availability?
  /// The tree.
  public let root: IndexNode

  /// The columns that are read, each once, in the order of the tree.
  public var columns: [String] {
    var seen: Set<[UInt8]> = []
    return root.indicators.compactMap(\.indicator).flatMap {
      [$0.column] + [$0.per].compactMap(\.self)
    }
    .filter { seen.insert(Array($0.utf8)).inserted }
  }

  /// The points that can come about; `nil` where no end is known before the values are.
  var range: ClosedRange<Points>? {
    let range = root.range
    let ends = [range.lowerBound, range.upperBound].map { $0 * Double(factor) }
    guard ends.allSatisfy({ $0.magnitude <= Double(Points.limit) }),
      let low = try? Points(units: Int64(ends[0].rounded(.down))),
      let high = try? Points(units: Int64(ends[1].rounded(.up)))
    else { return nil }
    return low...high
  }
}

extension IndexMeasure {
  /// The keys of `index`.
  static let shape = Shape(
    "index",
    Bilingual("综合指数：若干列数值经标准化、定权、合成得出", "a composite index of columns of numbers"),
    keys: [
      .init(
        "input", .identifier, Bilingual("数值的数据名（kind: numbers）", "the input with the numbers"),
        example: "figures"),
      .init(
        "factor", .decimal(places: 4, 1...100_000_000_000),
        Bilingual(
          "指数值乘以它为得分，四舍五入到 0.0001", "points are the index times this, rounded half up at 0.0001"),
        example: "100"),
      IndexNode.availability(
        absence: nil, Bilingual("合成时至少要有几成子项", "the share of its children that a node needs")),
      .init(
        "screen", .share,
        Bilingual(
          "报送的指标不到这么多的对象完全不参加：没有指数，也不影响标尺、填补和权重",
          "who hands in fewer of the indicators takes no part: no index, and no say in bounds, imputed "
            + "values or weights"),
        ifLeftOut: Bilingual("都参加", "all take part"), example: "90%",
        clause: Bilingual("数据完整率不到九成的不参评", "left out with less than nine tenths of the data")),
      .init(
        "normalise", NormaliseRule.type, Bilingual("各指标怎样标准化", "how indicators are normalised"),
        ifLeftOut: Bilingual("每个指标各自写明", "every indicator states its own"),
        example: NormaliseRule.example),
      .init(
        "treat", TreatRule.type, Bilingual("各指标的极端值怎样处理", "how distributions are treated"),
        ifLeftOut: Bilingual("不处理", "they are left alone"),
        example: "{ method: logarithm, shift: one-percent, when: always }"),
      .init(
        "impute", ImputeRule.type, Bilingual("缺失的值怎样填补", "how missing values are replaced"),
        ifLeftOut: Bilingual("不填补", "they stay missing"),
        example: "{ method: median, atLeast: 3 }"),
      .init(
        "tree", .mapping(IndexNode.shape), IndexNode.shape.meaning, example: IndexNode.example,
        clause: Bilingual("一级指标、二级指标、三级指标", "indicators of three levels")),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, IndexMeasure.shape, &faults) else { return nil }
    let input = reader.identifier("input", &faults)
    let factor = reader.decimal("factor", &faults)
    let screen = reader.present("screen", &faults)
    let share = screen.flatMap { $0.share("screen", &faults) }.flatMap {
      try? Availability(minimumShare: Double($0.numerator) / Double($0.denominator))
    }
    let defaults = IndexDefaults(reader, &faults)
    let tree = reader.present("tree", &faults)
    let root = tree.flatMap { value in
      defaults.flatMap { IndexNode(value, $0, &faults) }
    }
    guard let input, let factor, let root, (screen == nil) == (share == nil) else { return nil }
    self.init(input: input, factor: factor, screen: share, root: root)
    lint(&faults)
  }
}

/// What holds for all indicators and nodes that do not state their own.
struct IndexDefaults {
  let availability: Availability
  let normalise: NormaliseRule?
  let treat: TreatRule?
  let impute: ImputeRule?

  init?(_ reader: MappingReader, _ faults: inout FaultCollector) {
    let availability = reader.present("availability", &faults).flatMap {
      IndexNode.availability($0, &faults)
    }
    let normalise = reader.present("normalise", &faults)
    let treat = reader.present("treat", &faults)
    let impute = reader.present("impute", &faults)
    let rule = normalise.flatMap { NormaliseRule($0, &faults) }
    let treatment = treat.flatMap { TreatRule.read($0, &faults) }
    let imputation = impute.flatMap { ImputeRule.read($0, &faults) }
    guard let availability, (normalise == nil) == (rule == nil),
      (treat == nil) == (treatment == nil), (impute == nil) == (imputation == nil)
    else { return nil }
    self.availability = availability
    self.normalise = rule
    self.treat = treatment?.rule
    self.impute = imputation?.rule
  }
}
