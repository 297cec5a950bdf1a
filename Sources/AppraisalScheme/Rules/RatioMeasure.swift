/// One value of a table over another, which may well be more than the whole (286 / 277 = 103 %).
public struct RatioMeasure: Sendable {
  /// The input that holds both values.
  public let input: String
  /// The name of what is divided.
  public let numerator: String
  /// The name of what divides.
  public let denominator: String
  /// The ratio above which somebody should look, in units of 0.0001; `nil` for none.
  public let warnAbove: Int64?
}

extension RatioMeasure {
  /// The keys of `ratio`.
  static let shape = Shape(
    "ratio", Bilingual("同一张表中两个数之比，超过 100% 照实列出", "two values of a table, one over the other"),
    keys: [
      .init(
        "input", .identifier, Bilingual("数值表的数据名", "the input with the values"), example: "coverage"
      ),
      .init("numerator", .text, Bilingual("分子的列", "what is divided"), example: "已建大党委"),
      .init("denominator", .text, Bilingual("分母的列", "what divides"), example: "社区数"),
      .init(
        "warnAbove", .decimal(places: 4, 0...1_000_000_000),
        Bilingual(
          "超过多少提示核实（不封顶、不扣分）", "the ratio above which somebody should look; nothing is clamped"),
        ifLeftOut: Bilingual("不提示", "no warning"), example: "1",
        clause: Bilingual("277 个社区建立 286 个大党委", "286 committees in 277 communities")),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, RatioMeasure.shape, &faults) else { return nil }
    let input = reader.identifier("input", &faults)
    let numerator = reader.text("numerator", &faults)
    let denominator = reader.text("denominator", &faults)
    let limit = reader.decimal("warnAbove", &faults)
    guard let input, let numerator, let denominator else { return nil }
    if numerator.utf8.elementsEqual(denominator.utf8) {
      faults.error(
        "ratio-of-itself", at: value.mark, "分子和分母都是“\(numerator)”，结果总是 100%，请检查列名。",
        "numerator and denominator are both `\(numerator)`, which is always 100 %")
    }
    self.init(input: input, numerator: numerator, denominator: denominator, warnAbove: limit)
  }
}
