/// The list that is made public (公示).
public struct Publication: Sendable {
  /// The order of the list.
  public enum Order: String, Sendable, CaseIterable {
    /// By rank.
    case rank
    /// By grade, inside a grade by identifier.
    case bands
    /// By the strokes of the name's characters (姓氏笔画).
    case strokes
    /// By identifier.
    case identifier
  }

  /// A column of the list.
  public enum Column: String, Sendable, CaseIterable {
    /// The identifier.
    case id
    /// The name.
    case name
    /// The values of the strata.
    case strata
    /// The final grade.
    case grade
    /// The composite.
    case score
    /// The rank.
    case rank
    /// Stars.
    case stars
    /// Awards.
    case awards
  }

  /// The order of the list.
  public let order: Order
  /// The columns.
  public let columns: [Column]
  /// Where it stands in the scheme.
  public let mark: SourceMark
}

extension Publication.Order: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .rank: Bilingual("按名次", "by rank")
    case .bands:
      Bilingual(
        "按等次，同一等次按编号，不显先后；没有等次的在最后",
        "by grade, inside a grade by identifier; those without one come last")
    case .strokes: Bilingual("按姓氏笔画", "by the strokes of the surname")
    case .identifier: Bilingual("按编号", "by identifier")
    }
  }
}

extension Publication.Column: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .id: Bilingual("编号", "the identifier")
    case .name: Bilingual("名称", "the name")
    case .strata: Bilingual("各分组", "the strata")
    case .grade: Bilingual("最终等次", "the final grade")
    case .score: Bilingual("综合得分", "the composite")
    case .rank: Bilingual("名次", "the rank")
    case .stars: Bilingual("星级", "stars")
    case .awards: Bilingual("评优", "awards")
    }
  }
}

extension Publication {
  /// The keys of `publication`.
  static let shape = Shape(
    "publication", Bilingual("公示名单", "the list that is made public"),
    keys: [
      .init(
        "order", .choice(of: Order.self), Bilingual("排列次序", "the order"), example: "strokes",
        clause: Bilingual("测评名单按姓氏笔画为序", "those rated are listed by strokes of the surname")),
      .init(
        "columns", .list(.choice(of: Column.self)), Bilingual("公示哪些列", "the columns"),
        example: "[name, grade]"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, Publication.shape, &faults) else { return nil }
    let order = reader.choice("order", Order.self, &faults)
    let items = reader.list("columns", &faults)
    let columns = items.compactMap { $0.choice("columns", Column.self, &faults) }
    guard let order, !columns.isEmpty, columns.count == items.count else { return nil }
    guard Set(columns).count == columns.count else {
      faults.error(
        "publication-columns", at: reader.mark, "columns 中有重复的列。",
        "a column stands twice in `columns`")
      return nil
    }
    self.init(order: order, columns: columns, mark: value.mark)
  }

  func lint(_ context: ConsequenceContext, _ faults: inout FaultCollector) {
    if order == .bands || columns.contains(.grade) { context.requireGrades(at: mark, &faults) }
    if order != .rank, columns.contains(.rank) || columns.contains(.score) {
      faults.warning(
        "publication-shows-rank", at: mark, "不按名次排列，却公示得分或名次：次序仍能看出来。",
        "the list is not by rank, but shows scores or ranks, from which the order can be told")
    }
  }
}
