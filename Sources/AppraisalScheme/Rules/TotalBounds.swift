public import AppraisalNumerics

/// The bounds of the composite after bonus and deduction.
public struct TotalBounds: Sendable {
  /// The highest composite; `nil` for none.
  public let most: Points?
  /// The lowest composite; `nil` for none.
  public let least: Points?
}

extension TotalBounds {
  private static let noBound = ValueType.Word(
    word: "none", meaning: Bilingual("不限", "no bound"))

  /// The keys of `total`.
  static let shape = Shape(
    "total", Bilingual("加减分之后总分的上下限", "the bounds of the composite after bonus and deduction"),
    keys: [
      .init(
        "most", .either([.points, .choice([noBound])]),
        Bilingual("总分最高多少；不封顶写 none", "the highest composite, or `none`"), example: "100",
        clause: Bilingual("总分不超过 100 分", "the total does not exceed 100")),
      .init(
        "least", .either([.points, .choice([noBound])]),
        Bilingual("总分最低多少；不设下限写 none", "the lowest composite, or `none`"), example: "0"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, TotalBounds.shape, &faults) else { return nil }
    let most = reader.present("most", &faults)
    let least = reader.present("least", &faults)
    guard let most, let least else { return nil }
    let bounds = [(most, "most"), (least, "least")].map { value, name in
      value.text == "none" ? nil : value.points(name, &faults)
    }
    guard most.text == "none" || bounds[0] != nil, least.text == "none" || bounds[1] != nil else {
      return nil
    }
    if let high = bounds[0], let low = bounds[1], low >= high {
      faults.error(
        "scale-range", at: value.mark, "least（\(low)）应小于 most（\(high)）。",
        "least (\(low)) must be below most (\(high))")
      return nil
    }
    self.init(most: bounds[0], least: bounds[1])
  }
}
