public import AppraisalNumerics

/// Where the weights of a node's children come from.
public enum WeightRule: Sendable {
  /// They are stated with the children.
  case stated
  /// All weigh the same.
  case equal
  /// Several people spread a budget of points over the children.
  case budget(BudgetAllocation)
  /// Comparisons in pairs.
  case comparisons(AnalyticHierarchy, limit: Double)
  /// In proportion to the standard deviations of the children's scores.
  case deviation
  /// By how unevenly the children's scores are spread.
  case entropy
  /// By contrast and conflict.
  case critic(CriticWeights)
  /// From the first principal component.
  case principalComponent(
    PrincipalComponentWeights.Rule, minimumShare: Double, minimumRatio: Double)
  /// Weights under which the children have the importance that is stated with them.
  case importance

  /// Whether the children state numbers: weights, or the importance that is wanted.
  var isStatedWithChildren: Bool {
    switch self {
    case .stated, .importance: true
    default: false
    }
  }
}

/// The keys of `weights`, one shape per method.
extension WeightRule {
  /// All methods, in the order of the reference.
  static let shapes = [
    shape("equal", Bilingual("各占一样", "all weigh the same")),
    shape(
      "budget",
      Bilingual("多人分配预算，取平均份额", "several people spread a budget; their mean shares count"),
      keys: [
        .init(
          "budget", .number(.positive),
          Bilingual("每人分多少分，须分完", "the points that everybody has to spend"),
          example: "100"),
        .init(
          "people", .list(.mapping(budgetShape)), Bilingual("各人的分配", "what each person gives"),
          example: "[{ who: 甲, points: { a: 60, b: 40 } }]"),
      ]),
    shape(
      "pairs",
      Bilingual("两两比较（层次分析法），附一致性比率", "comparisons in pairs (AHP) with their consistency ratio"),
      keys: [
        .init(
          "randomIndex", .choice(of: RandomIndexWord.self),
          Bilingual("平均随机一致性指标用哪张表", "the table of random indices"), example: "saaty"),
        .init(
          "consistency", .number(.positive),
          Bilingual("一致性比率超过它就警告，常用 0.1", "the ratio above which there is a warning"),
          example: "0.1"),
        .init(
          "people", .list(.mapping(pairsShape)),
          Bilingual(
            "各人的比较；多人取几何平均", "what each person says; several are combined by geometric means"),
          example: "[{ who: 甲, comparisons: [{ of: a, over: b, times: 3 }] }]"),
      ]),
    shape("standard-deviation", Bilingual("按得分的标准差", "by the standard deviation of the scores")),
    shape("entropy", Bilingual("熵权，得分不能为负", "by entropy; scores are not negative")),
    shape(
      "critic", Bilingual("CRITIC：对比强度与冲突", "by contrast and conflict"),
      keys: [
        .init(
          "correlation", .choice(of: CorrelationWord.self), Bilingual("用哪种相关系数", "the correlation"),
          example: "pearson")
      ]),
    shape(
      "principal-component",
      Bilingual("第一主成分；有反向载荷即拒绝", "the first principal component; opposite loadings are refused"),
      keys: [
        .init(
          "rule", .choice(of: LoadingWord.self), Bilingual("用载荷还是其平方", "loadings or their squares"),
          example: "squared-loadings"),
        .init(
          "minimumShare", .share,
          Bilingual("第一主成分至少占方差几成", "the least share of the variance that it holds"),
          example: "40%"),
        .init(
          "minimumRatio", .number(.positive),
          Bilingual("至少是第二主成分的几倍", "how many times the second it is at least"),
          example: "1.2"),
      ]),
    shape(
      "importance",
      Bilingual(
        "反推权重，使各子项的实际影响等于写明的 weight",
        "weights under which the children have the importance stated as `weight`")),
  ]

  /// What stands behind `weights`.
  static let type = ValueType.either(shapes.map { shape in .mapping(shape) })

  private static func shape(
    _ method: String, _ meaning: Bilingual, keys: [Shape.Key] = []
  ) -> Shape {
    let word = Shape.Key(
      "method", .word(method), Bilingual("定权的方法", "the method"), example: method)
    return Shape("weights, method: \(method)", meaning, keys: [word] + keys)
  }

  private static let who = Shape.Key(
    "who", .text, Bilingual("谁", "who it is"), example: "甲")

  static let budgetShape = Shape(
    "weights.budget.people", Bilingual("一个人的分配", "what one person gives"),
    keys: [
      who,
      .init(
        "points", .dictionary(key: Bilingual("子项", "the child"), .number(.notNegative)),
        Bilingual("给每个子项多少分", "the points of each child"), example: "{ a: 60, b: 40 }"),
    ])

  static let pairsShape = Shape(
    "weights.pairs.people",
    Bilingual("一个人的比较，每两个子项一条", "what one person says, once for every two children"),
    keys: [
      who,
      .init(
        "comparisons", .list(.mapping(comparisonShape)), Bilingual("两两比较", "the comparisons"),
        example: "[{ of: a, over: b, times: 3 }]"),
    ])

  static let comparisonShape = Shape(
    "comparisons", Bilingual("一次比较", "a comparison"),
    keys: [
      .init("of", .text, Bilingual("较重要的子项", "the more important child"), example: "a"),
      .init("over", .text, Bilingual("与它相比的子项", "the other one"), example: "b"),
      .init(
        "times", .decimal(places: 4, 10_000...1_000_000),
        Bilingual("重要几倍，1 为同等", "how many times as important; 1 is equally"), example: "3"),
    ])
}

/// The correlation in which conflict is measured.
enum CorrelationWord: String, LanguageChoice {
  case pearson
  case spearman

  var correlation: CriticWeights.Correlation { self == .pearson ? .pearson : .spearman }

  var meaning: Bilingual {
    switch self {
    case .pearson: Bilingual("数值的（皮尔逊）", "Pearson's, of values")
    case .spearman: Bilingual("名次的（斯皮尔曼）", "Spearman's, of ranks")
    }
  }
}

/// A table of random consistency indices.
enum RandomIndexWord: String, LanguageChoice {
  case saaty
  case alonsoLamata = "alonso-lamata"

  var index: AnalyticHierarchy.RandomIndex { self == .saaty ? .saaty : .alonsoLamata }

  var meaning: Bilingual {
    switch self {
    case .saaty: Bilingual("Saaty 原表", "Saaty's own")
    case .alonsoLamata: Bilingual("Alonso 与 Lamata 2006 年表", "Alonso and Lamata's, of 2006")
    }
  }
}

/// What is made of loadings.
enum LoadingWord: String, LanguageChoice {
  case loadings
  case squaredLoadings = "squared-loadings"

  var rule: PrincipalComponentWeights.Rule { self == .loadings ? .loadings : .squaredLoadings }

  var meaning: Bilingual {
    switch self {
    case .loadings: Bilingual("载荷", "the loadings")
    case .squaredLoadings: Bilingual("载荷的平方", "their squares")
    }
  }
}
