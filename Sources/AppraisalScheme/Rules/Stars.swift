public import AppraisalNumerics

/// Stars (星级管理): bands of a score, or one star for each dimension.
public enum Stars: Sendable {
  /// So many stars from a score on.
  public struct Band: Sendable, Hashable {
    /// The number of stars.
    public let stars: Int
    /// The lowest score.
    public let lowest: Points
    /// Where it stands in the scheme.
    var mark = SourceMark.start
  }

  /// A named star that an indicator wins.
  public struct Dimension: Sendable, Hashable {
    /// The name of the star.
    public let star: String
    /// The indicator.
    public let indicator: String
    /// The points that win it.
    public let lowest: Points
    /// Where it stands in the scheme.
    var mark = SourceMark.start
  }

  /// Stars by the composite, the highest band first.
  case bands([Band])
  /// One star per dimension.
  case each([Dimension])
}

extension Stars {
  private static let bandShape = Shape(
    "stars.bands",
    Bilingual("综合得分达到多少给几颗星；都没达到就没有星", "stars by the composite; none below all bands"),
    keys: [
      .init("stars", .integer(0...10), Bilingual("几颗星", "how many stars"), example: "5"),
      .init("from", .points, Bilingual("从多少分起", "the lowest score"), example: "95"),
    ])

  private static let dimensionShape = Shape(
    "stars.each", Bilingual("一个指标一颗星", "one star for an indicator"),
    keys: [
      .init("star", .text, Bilingual("星的名称", "the name of the star"), example: "学习星"),
      .init("indicator", .identifier, Bilingual("指标", "the indicator"), example: "study"),
      .init(
        "from", .points,
        Bilingual(
          "从多少分起得星；只看这一项，别的项缺分、没有综合得分也照给",
          "the points that win it; this indicator alone counts, also without a composite"),
        example: "80",
        clause: Bilingual("单项 80 分以上授予该星", "80 points in a dimension win its star")),
    ])

  /// The keys of `stars`.
  static let shape = Shape(
    "stars", Bilingual("星级", "stars"),
    keys: [
      .init(
        "bands", .list(.mapping(bandShape)), Bilingual("按综合得分分档", "bands of the composite"),
        ifLeftOut: Bilingual("用 each", "`each` says it"),
        example: "[{ stars: 5, from: 95 }, { stars: 4, from: 85 }]",
        clause: Bilingual("95 分以上五星，85 分以上四星", "five stars from 95, four from 85")),
      .init(
        "each", .list(.mapping(dimensionShape)),
        Bilingual("每个方面一颗星", "one star for each dimension"),
        ifLeftOut: Bilingual("用 bands", "`bands` says it"),
        example: "[{ star: 学习星, indicator: study, from: 80 }]"),
    ],
    alternatives: [["bands", "each"]])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, Stars.shape, &faults) else { return nil }
    if reader.value("each") != nil {
      let items = reader.list("each", &faults)
      let dimensions = items.compactMap { Stars.dimension($0, &faults) }
      guard !dimensions.isEmpty, dimensions.count == items.count else { return nil }
      self = .each(dimensions)
    } else {
      let items = reader.list("bands", &faults)
      let bands = items.compactMap { Stars.band($0, &faults) }
      guard !bands.isEmpty, bands.count == items.count else { return nil }
      let isOrdered = zip(bands, bands.dropFirst()).allSatisfy {
        $0.lowest > $1.lowest && $0.stars > $1.stars
      }
      guard isOrdered else {
        faults.error(
          "stars-order", at: value.mark, "星级应从高到低写，分数线和星数都逐档下降。",
          "write the bands from the highest down; both scores and stars must fall")
        return nil
      }
      self = .bands(bands)
    }
  }

  private static func band(_ value: YAMLValue, _ faults: inout FaultCollector) -> Band? {
    guard let reader = MappingReader(value, bandShape, &faults) else { return nil }
    let stars = reader.integer("stars", &faults)
    let lowest = reader.points("from", &faults)
    guard let stars, let lowest else { return nil }
    return Band(stars: Int(stars), lowest: lowest, mark: value.mark)
  }

  private static func dimension(
    _ value: YAMLValue, _ faults: inout FaultCollector
  ) -> Dimension? {
    guard let reader = MappingReader(value, dimensionShape, &faults) else { return nil }
    let star = reader.text("star", &faults)
    let indicator = reader.identifier("indicator", &faults)
    let lowest = reader.points("from", &faults)
    guard let star, let indicator, let lowest else { return nil }
    return Dimension(star: star, indicator: indicator, lowest: lowest, mark: value.mark)
  }

  func lint(at mark: SourceMark, _ context: ConsequenceContext, _ faults: inout FaultCollector) {
    lintReach(context, &faults)
    guard case .each(let dimensions) = self else { return }
    for dimension in dimensions {
      context.lint(indicator: dimension.indicator, at: dimension.mark, &faults)
    }
    if Set(dimensions.map { Array($0.star.utf8) }).count < dimensions.count {
      faults.error(
        "star-repeated", at: mark, "stars 中有重复的星名。", "a star stands twice in `stars`")
    }
  }

  /// Warns of stars that no score reaches, such as those from 800 where 80 was meant.
  private func lintReach(_ context: ConsequenceContext, _ faults: inout FaultCollector) {
    let wanted: [(indicator: String, lowest: Points, mark: SourceMark)] =
      switch self {
      case .bands(let bands): bands.map { (Indicator.rootIdentifier, $0.lowest, $0.mark) }
      case .each(let dimensions): dimensions.map { ($0.indicator, $0.lowest, $0.mark) }
      }
    for (indicator, lowest, mark) in wanted {
      guard let highest = context.ranges[indicator]?.upperBound, lowest > highest else { continue }
      faults.warning(
        "star-out-of-reach", at: mark,
        "没有人能得这颗星：from \(lowest) 高于“\(indicator)”可能的最高分 \(highest)。",
        "nobody can win this star: from \(lowest) is above \(highest), the most that `\(indicator)` "
          + "can come to")
    }
  }
}
