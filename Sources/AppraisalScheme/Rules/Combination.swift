/// How the points of an indicator come from those of its children.
public enum Combination: String, Sendable, Hashable, CaseIterable {
  /// The weighted mean.
  case weighted
  /// The mean, each child counting the same.
  case mean
  /// The sum; each child has its own full marks.
  case sum
  /// The product, hundreds as wholes: `Π x/100 · 100`.
  case product
  /// The lowest of them.
  case lowest
  /// The highest of them.
  case highest

  /// The most children of a product, for which its arithmetic is proved to be exact.
  public static let mostFactors = 4
}

extension Combination: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .weighted: Bilingual("按权重加权平均", "the weighted mean")
    case .mean: Bilingual("简单平均，不写权重", "the mean, without weights")
    case .sum: Bilingual("相加，各有满分，不写权重", "the sum, each with its own full marks")
    case .product: Bilingual("相乘，100 分当作 1", "the product, 100 points being 1")
    case .lowest: Bilingual("取最低的一项", "the lowest")
    case .highest: Bilingual("取最高的一项", "the highest")
    }
  }

  /// The key `combine`.
  static let key = Shape.Key(
    "combine", .choice(of: Combination.self),
    Bilingual("下级指标怎样合成", "how the indicators below are combined"),
    ifLeftOut: Bilingual("weighted，按权重加权平均", "`weighted`, the weighted mean"), example: "weighted",
    clause: Bilingual("践诺情况与满意度相乘；基础分 70 加评议分 20", "a promise kept times satisfaction; 70 + 20"))
}
