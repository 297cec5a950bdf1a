/// Needs matched by services, resources or projects (需求清单、服务清单、项目清单).
public struct ListMatchMeasure: Sendable {
  /// What makes two entries fit.
  public enum Fit: String, Sendable, CaseIterable {
    /// An entry of the second list names the identifier of the need.
    case identifier = "id"
    /// Both have the same category and subject.
    case category
  }

  /// What is counted.
  public enum Counted: String, Sendable, CaseIterable {
    /// Needs.
    case needs
    /// The entries of both lists.
    case both
  }

  /// The input of the needs.
  public let input: String
  /// The input of what meets them.
  public let other: String
  /// What makes two entries fit.
  public let match: Fit
  /// What is counted.
  public let count: Counted
}

extension ListMatchMeasure {
  /// The keys of `lists`.
  static let shape = Shape(
    "lists", Bilingual("清单对接：需求有多少得到服务或项目的回应", "needs matched by services"),
    keys: [
      .init(
        "input", .identifier, Bilingual("需求清单的数据名", "the input of the needs"), example: "needs"),
      .init(
        "with", .identifier, Bilingual("服务清单（或资源、项目清单）的数据名", "the input of what meets them"),
        example: "services"),
      .init(
        "match", .choice(of: Fit.self), Bilingual("怎样算对上", "what makes two entries fit"),
        example: "id",
        clause: Bilingual("需求、服务、项目三清单对接", "lists of needs, services and projects are joined")),
      .init(
        "count", .choice(of: Counted.self), Bilingual("数哪些条目", "what is counted"), example: "needs",
        clause: Bilingual("双向认领", "both sides claim from each other")),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, ListMatchMeasure.shape, &faults) else { return nil }
    let input = reader.identifier("input", &faults)
    let other = reader.identifier("with", &faults)
    let match = reader.choice("match", Fit.self, &faults)
    let count = reader.choice("count", Counted.self, &faults)
    guard let input, let other, let match, let count else { return nil }
    refuseSameInput(input, other, at: value.mark, &faults)
    self.init(input: input, other: other, match: match, count: count)
  }
}

extension ListMatchMeasure.Fit: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .identifier: Bilingual("按需求编号", "by the identifier of the need")
    case .category: Bilingual("按同一单位的类别", "by the category, inside a subject")
    }
  }
}

extension ListMatchMeasure.Counted: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .needs: Bilingual("只数需求", "the needs")
    case .both: Bilingual("两份清单都数", "the entries of both lists")
    }
  }
}
