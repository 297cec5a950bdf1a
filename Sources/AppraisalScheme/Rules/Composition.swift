public import AppraisalNumerics

/// A kind of evaluators inside a group, told apart by the word with which a file names them.
public struct EvaluatorKind: Sendable, Hashable {
  /// The identifier.
  public let identifier: String
  /// Other words by which files name it.
  public let aliases: [String]
}

/// A share of a group's valid ratings that must come from one kind.
public struct CompositionRule: Sendable, Hashable {
  /// The kind.
  public let kind: String
  /// The share that must be reached.
  public let atLeast: Share
}

extension EvaluatorKind {
  /// The keys of an entry of `kinds`.
  static let shape = Shape(
    "kinds", Bilingual("主体内的一类人，合在一起算平均分", "a kind of evaluators; all are pooled in the mean"),
    keys: [
      .init("id", .identifier, Bilingual("标识", "the identifier"), example: "ordinary"),
      .init(
        "aliases", .list(.text), Bilingual("文件中的写法", "words by which files name it"),
        ifLeftOut: Bilingual("只认标识", "only the identifier"), example: "[普通居民]"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, EvaluatorKind.shape, &faults) else { return nil }
    let aliases = reader.words("aliases", &faults)
    guard let identifier = reader.identifier("id", &faults) else { return nil }
    self.init(identifier: identifier, aliases: aliases)
  }
}

extension CompositionRule {
  /// The keys of an entry of `composition`.
  static let shape = Shape(
    "composition", Bilingual("某一类人至少占多大比例", "a share that one kind must reach"),
    keys: [
      .init(
        "kind", .identifier, Bilingual("哪一类：kinds 中的标识", "the kind, an identifier under `kinds`"),
        example: "ordinary"),
      .init(
        "atLeast", .share,
        Bilingual("至少占有效票的多大比例", "the share of valid ratings"), example: "70%",
        clause: Bilingual("普通居民不少于 70%", "at least 70 % ordinary residents")),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, CompositionRule.shape, &faults) else { return nil }
    let kind = reader.identifier("kind", &faults)
    let share = reader.share("atLeast", &faults)
    guard let kind, let share else { return nil }
    self.init(kind: kind, atLeast: share)
  }
}

extension EvaluatorGroup {
  /// Shares of kinds that exist, and that can all be reached at once.
  func lintComposition(at mark: SourceMark, _ faults: inout FaultCollector) {
    let names = kinds.map(\.identifier)
    for rule in composition where !names.contains(rule.kind) {
      faults.error(
        "unknown-kind", at: mark,
        "评价主体“\(identifier)”的 composition 用到“\(rule.kind)”，kinds 中没有。",
        "the composition of the group `\(identifier)` names `\(rule.kind)`, which is not among its kinds"
      )
    }
    // Shares of one common denominator: Σ pᵢ/qᵢ > 1 is compared without dividing.
    var (numerator, denominator) = (Int128(0), Int128(1))
    for rule in composition.prefix(8) {
      numerator =
        numerator * Int128(rule.atLeast.denominator) + Int128(rule.atLeast.numerator) * denominator
      denominator *= Int128(rule.atLeast.denominator)
      guard numerator > denominator || denominator > 1 << 80 else { continue }
      if numerator > denominator {
        let terms = composition.map { "\($0.kind) \($0.atLeast)" }.joined(separator: " + ")
        faults.error(
          "composition-over-whole", at: mark,
          "评价主体“\(identifier)”的 composition 合计超过 100%，不可能同时达到：\(terms)。",
          "the composition of the group `\(identifier)` adds up to more than the whole and can never be "
            + "reached: \(terms)")
      }
      return
    }
  }
}
