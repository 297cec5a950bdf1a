public import AppraisalNumerics

/// What happens when a group falls short of its ballots; never zero points without a word.
public enum UnmetRule: Sendable, Hashable {
  /// What it is a part of has no points.
  case noScore
  /// The other groups count as the whole.
  case renormalise
  /// It takes the points of another group of the panel.
  case borrow(String)
  /// It carries fixed points.
  case points(Points)
}

extension UnmetRule {
  /// The words for it.
  enum Word: String, LanguageChoice {
    case renormalise
    case noScore

    var meaning: Bilingual {
      switch self {
      case .renormalise: Bilingual("按其余主体的权重折算", "the other groups count as the whole")
      case .noScore: Bilingual("该项无分", "the panel has no points")
      }
    }
  }

  /// The keys of `ifUnmet` when it is no word.
  static let shape = Shape(
    "ifUnmet", Bilingual("不足的主体按别的分数计", "a group that falls short takes other points"),
    keys: [
      .init(
        "borrow", .identifier, Bilingual("借用哪个主体的平均分", "the group whose mean it takes"),
        ifLeftOut: Shape.Key.another, example: "peers"),
      .init(
        "points", .points, Bilingual("按多少分计", "the points"), ifLeftOut: Shape.Key.another,
        example: "60"),
    ],
    alternatives: [["borrow", "points"]])

  /// A word, or what is taken instead.
  static let type = ValueType.either([.choice(of: Word.self), .mapping(shape)])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    if case .mapping = value.content {
      guard let reader = MappingReader(value, UnmetRule.shape, &faults) else { return nil }
      let group = reader.identifier("borrow", &faults)
      let points = reader.points("points", &faults)
      switch (group, points) {
      case (let group?, nil): self = .borrow(group)
      case (nil, let points?): self = .points(points)
      default: return nil
      }
      return
    }
    guard value.text != "zero" else {
      faults.error(
        "unmet-as-zero", at: value.mark,
        "票数不足不能按 0 分计：请用 renormalise 或 noScore。",
        "too few ballots never count as zero points; use renormalise or noScore")
      return nil
    }
    switch value.choice("ifUnmet", Word.self, &faults) {
    case .renormalise: self = .renormalise
    case .noScore: self = .noScore
    case nil: return nil
    }
  }
}

extension Panel {
  /// Groups that are borrowed from are ballot groups of the panel, and no group borrows from itself.
  func lintBorrowing(at mark: SourceMark, _ faults: inout FaultCollector) {
    let names = ballotGroups.map(\.identifier)
    for group in allGroups {
      guard case .borrow(let other) = rule(of: group) else { continue }
      // A panel may name one of its groups for all; that one then has nobody to borrow from.
      let isItself = other == group.identifier
      guard isItself ? group.ifUnmet != nil : !names.contains(other) else { continue }
      faults.error(
        "borrow-from-whom", at: mark,
        "评价主体“\(group.identifier)”不能借用“\(shortened(other))”的分数：应是同一评价组中另一个直接收票的主体（\(names.joined(separator: "、"))）。",
        "the group `\(group.identifier)` cannot borrow from `\(shortened(other))`: it must be another "
          + "group of the panel with ballots of its own (\(names.joined(separator: ", ")))")
    }
  }
}
