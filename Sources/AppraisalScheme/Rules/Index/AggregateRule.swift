public import AppraisalNumerics

/// How the scores of a node's children become the node's score.
public enum AggregateRule: Sendable {
  /// A method of the library.
  case method(Aggregation)
  /// Wins less losses over all pairs of subjects, for so many subjects at most.
  case copeland(limit: Int)

  /// Whether the weights of the children have a say.
  var usesWeights: Bool {
    switch self {
    case .method(.product), .method(.minimum), .method(.maximum): false
    default: true
    }
  }

  /// Whether a subject needs all children, whatever the availability says.
  var needsAll: Bool {
    switch self {
    case .method(.product), .method(.topsis), .method(.vikor): true
    default: false
    }
  }

  /// Whether a child's score must be above zero, or at least zero; `nil` when it may be anything.
  var domain: NumberBound? {
    switch self {
    case .method(.geometric), .method(.harmonic): .positive
    case .method(.power(let mean)): mean.exponent < 0 ? .positive : .notNegative
    default: nil
    }
  }

  /// The lowest and highest score, from those of the children; infinite ends are unknown.
  func range(of parts: [ClosedRange<Double>]) -> ClosedRange<Double> {
    let unknown = -Double.infinity...Double.infinity
    guard let low = parts.map(\.lowerBound).min(), let high = parts.map(\.upperBound).max() else {
      return unknown
    }
    switch self {
    case .method(.arithmetic), .method(.geometric), .method(.harmonic), .method(.power),
      .method(.minimum), .method(.maximum):
      return low...high
    case .method(.product):
      guard low >= 0, high.isFinite else { return unknown }
      return parts.reduce(1) { $0 * $1.lowerBound }...parts.reduce(1) { $0 * $1.upperBound }
    case .method(.topsis), .method(.vikor), .method(.weightedBorda): return 0...1
    case .method(.mazziottaPareto), .copeland: return unknown
    }
  }
}

/// The aggregations that have nothing more to be stated.
enum PlainAggregate: String, LanguageChoice {
  case arithmetic
  case geometric
  case harmonic
  case product
  case minimum
  case maximum

  var aggregation: Aggregation {
    switch self {
    case .arithmetic: .arithmetic
    case .geometric: .geometric
    case .harmonic: .harmonic
    case .product: .product
    case .minimum: .minimum
    case .maximum: .maximum
    }
  }

  var meaning: Bilingual {
    switch self {
    case .arithmetic: Bilingual("加权算术平均，长短可以相抵", "the weighted arithmetic mean")
    case .geometric: Bilingual("加权几何平均，得分须大于 0", "the weighted geometric mean of scores above 0")
    case .harmonic: Bilingual("加权调和平均，得分须大于 0", "the weighted harmonic mean of scores above 0")
    case .product: Bilingual("连乘，不用权重，缺一不可", "the product of all, without weights")
    case .minimum: Bilingual("取最低，不用权重", "the least, without weights")
    case .maximum: Bilingual("取最高，不用权重", "the largest, without weights")
    }
  }
}

/// What `aggregate` may be, besides a word: one shape per method.
extension AggregateRule {
  /// All methods with keys of their own, in the order of the reference.
  static let shapes = [
    shape(
      "power", Bilingual("加权幂平均", "the weighted power mean"),
      keys: [
        .init(
          "exponent", .decimal(places: 4, -1_000_000...1_000_000),
          Bilingual("指数，不为 0；1 即算术平均", "the exponent, not 0; 1 is the arithmetic mean"),
          example: "2")
      ]),
    shape(
      "mazziotta-pareto",
      Bilingual("均值按不均衡程度加减：μ ∓ σ²÷μ", "the mean with a penalty for uneven profiles"),
      keys: [
        .init(
          "penalty", .choice(of: PenaltyWord.self),
          Bilingual("不均衡的减分还是加分", "the sign of the penalty"),
          example: "subtracted"),
        .init(
          "divisor", .choice(of: DivisorWord.self),
          Bilingual("方差除以什么", "what the variance divides by"),
          example: "population"),
      ]),
    shape(
      "topsis", Bilingual("逼近理想解：d⁻÷(d⁺+d⁻)", "closeness to the ideal subject"),
      keys: [
        .init(
          "scaling", .choice(of: TopsisWord.self),
          Bilingual("各列先怎样化为可比", "how columns are made comparable"),
          example: "vector")
      ]),
    shape(
      "vikor", Bilingual("折衷解：1 − Q", "one less the compromise index Q"),
      keys: [
        .init(
          "utility", .share, Bilingual("总体效用的权重 v，常用 1/2", "the weight v of the group utility"),
          example: "1/2")
      ]),
    shape(
      "weighted-borda", Bilingual("加权波达：胜过的比例，按权重平均", "the weighted share of subjects beaten"),
      keys: [
        .init(
          "ties", .choice(of: BordaTies.self),
          Bilingual("相同的互相给多少", "what equals get for each other"),
          example: "halves")
      ]),
    shape(
      "copeland", Bilingual("两两比较：胜数减负数", "wins less losses over all pairs"),
      keys: [
        .init(
          "limit", .integer(2...20_000),
          Bilingual(
            "最多多少个对象（逐对比较，耗时随个数平方增长）",
            "the largest number of subjects; the time grows with its square"),
          example: "2000")
      ]),
  ]

  /// What stands behind `aggregate`.
  static let type = ValueType.either(
    [.choice(of: PlainAggregate.self)] + shapes.map { shape in .mapping(shape) })

  private static func shape(_ method: String, _ meaning: Bilingual, keys: [Shape.Key]) -> Shape {
    let word = Shape.Key(
      "method", .word(method), Bilingual("合成的方法", "the method"), example: method)
    return Shape("aggregate, method: \(method)", meaning, keys: [word] + keys)
  }

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard case .mapping = value.content else {
      guard let word = value.choice("aggregate", PlainAggregate.self, &faults) else { return nil }
      self = .method(word.aggregation)
      return
    }
    guard
      let reader = MappingReader(value, among: AggregateRule.shapes, called: "aggregate", &faults),
      let rule = AggregateRule.read(reader, &faults)
    else { return nil }
    self = rule
  }

  private static func read(
    _ reader: MappingReader, _ faults: inout FaultCollector
  ) -> AggregateRule? {
    switch reader.value("method")?.text {
    case "power": return power(reader, &faults)
    case "mazziotta-pareto":
      let penalty = reader.choice("penalty", PenaltyWord.self, &faults)
      let divisor = reader.choice("divisor", DivisorWord.self, &faults)
      guard let penalty, let divisor else { return nil }
      return .method(
        .mazziottaPareto(MazziottaPareto(penalty: penalty.penalty, divisor: divisor.divisor)))
    case "topsis":
      return reader.choice("scaling", TopsisWord.self, &faults).map {
        .method(.topsis(Topsis(scaling: $0.scaling)))
      }
    case "vikor":
      guard let share = reader.share("utility", &faults),
        let rule = try? Vikor(utilityWeight: Double(share.numerator) / Double(share.denominator))
      else { return nil }
      return .method(.vikor(rule))
    case "weighted-borda":
      return reader.choice("ties", BordaTies.self, &faults).map {
        .method(.weightedBorda(WeightedBorda(ties: $0 == .halves ? .halves : .none)))
      }
    default: return reader.integer("limit", &faults).map { .copeland(limit: Int($0)) }
    }
  }

  private static func power(
    _ reader: MappingReader, _ faults: inout FaultCollector
  ) -> AggregateRule? {
    guard let exponent = reader.decimal("exponent", &faults) else { return nil }
    guard let mean = try? PowerMean(exponent: Double(exponent) / 10_000) else {
      faults.error(
        "out-of-range", at: reader.mark, "exponent 不能是 0；要用几何平均请写 aggregate: geometric。",
        "`exponent` cannot be 0; for the geometric mean write `aggregate: geometric`")
      return nil
    }
    return .method(.power(mean))
  }
}

/// The sign of a penalty.
enum PenaltyWord: String, LanguageChoice {
  case subtracted
  case added

  var penalty: MazziottaPareto.Penalty { self == .subtracted ? .subtracted : .added }

  var meaning: Bilingual {
    switch self {
    case .subtracted: Bilingual("减分：指数越高越好", "uneven profiles get less; more is better")
    case .added:
      Bilingual("加分：指数衡量不好的事", "uneven profiles get more; the index measures something bad")
    }
  }
}

/// How columns are made comparable for TOPSIS.
enum TopsisWord: String, LanguageChoice {
  case vector
  case minMax = "min-max"
  case none

  var scaling: Topsis.Scaling {
    switch self {
    case .vector: .vector
    case .minMax: .minMax
    case .none: .none
    }
  }

  var meaning: Bilingual {
    switch self {
    case .vector: Bilingual("除以列的长度 √Σx²", "by the length of the column, √Σx²")
    case .minMax: Bilingual("化到最小与最大之间", "between minimum and maximum")
    case .none: Bilingual("已经可比，不再变换", "they are comparable already")
    }
  }
}

/// What equals get for each other.
enum BordaTies: String, LanguageChoice {
  case halves
  case none

  var meaning: Bilingual {
    switch self {
    case .halves: Bilingual("各得一半", "half a win")
    case .none: Bilingual("都不得", "nothing")
    }
  }
}
