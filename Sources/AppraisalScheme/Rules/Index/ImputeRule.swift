public import AppraisalNumerics

/// What the missing values of an indicator are replaced by.
public struct ImputeRule: Sendable {
  /// The method.
  public let imputation: Imputation
  /// The stratum whose subjects are peers; only for means and medians of peers.
  public let within: String?
  /// Where the rule stands.
  public let mark: SourceMark
}

/// The keys of `impute`, one shape per method.
extension ImputeRule {
  /// All methods, in the order of the reference.
  static let shapes = [
    shape("mean", Bilingual("填全体的平均值", "the mean of all values")),
    shape("median", Bilingual("填全体的中位数", "the median of all values")),
    shape("peer-mean", Bilingual("填同组的平均值", "the mean of the peer group"), keys: [within]),
    shape("peer-median", Bilingual("填同组的中位数", "the median of the peer group"), keys: [within]),
    shape(
      "sibling-mean",
      Bilingual("填本对象在同级指标上的平均位置", "the subject's mean place on the sibling indicators")),
  ]

  /// What stands behind `impute`.
  static let type = ValueType.either(
    [.word("none")] + shapes.map { shape in .mapping(shape) })

  private static func shape(
    _ method: String, _ meaning: Bilingual, keys: [Shape.Key] = []
  ) -> Shape {
    let word = Shape.Key(
      "method", .word(method), Bilingual("填补的方法", "the method"), example: method)
    return Shape("impute, method: \(method)", meaning, keys: [word] + keys + [atLeast])
  }

  private static let within = Shape.Key(
    "within", .text, Bilingual("同组按 strata 中的哪一列", "the stratum whose subjects are peers"),
    example: "类别",
    clause: Bilingual("缺报的按同类平均计", "what is not handed in counts as the mean of its kind"))

  private static let atLeast = Shape.Key(
    "atLeast", .integer(1...1_000_000_000),
    Bilingual("至少有几个已报的值才填", "the fewest observed values to impute from"), example: "3")

  /// A rule, or the word `none`.
  static func read(
    _ value: YAMLValue, _ faults: inout FaultCollector
  ) -> Stated<ImputeRule>? {
    if value.text == "none" { return .nothing }
    return ImputeRule(value, &faults).map { .rule($0) }
  }

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, among: ImputeRule.shapes, called: "impute", &faults),
      let method = reader.value("method")?.text,
      let atLeast = reader.integer("atLeast", &faults).map({ Int($0) })
    else { return nil }
    let isOfPeers = reader.shape?.key("within") != nil
    let within = isOfPeers ? reader.text("within", &faults) : nil
    guard !isOfPeers || within != nil else { return nil }
    let imputation: Imputation =
      switch method {
      case "mean": .mean(minimumObserved: atLeast)
      case "median": .median(minimumObserved: atLeast)
      case "peer-mean": .peerGroupMean(minimumObserved: atLeast)
      case "peer-median": .peerGroupMedian(minimumObserved: atLeast)
      default: .siblingMean(minimumObserved: atLeast)
      }
    self.init(imputation: imputation, within: within, mark: value.mark)
  }
}
