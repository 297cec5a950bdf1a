/// What is to be done about those whom a condition meets (约谈、整改、解聘).
public struct FollowUp: Sendable {
  /// The identifier.
  public let identifier: String
  /// What is to be done, as shown to people.
  public let title: String
  /// Whom it concerns.
  public let when: Condition
  /// Where it stands in the scheme.
  public let mark: SourceMark
}

extension FollowUp {
  /// The keys of an item of `followUps`.
  static let shape = Shape(
    "followUps", Bilingual("约谈、整改、解聘等后续处理，不改变等次", "what is to be done next; no grade changes"),
    keys: [
      .init("id", .identifier, Bilingual("标识", "the identifier"), example: "end-contract"),
      .init("title", .text, Bilingual("做什么", "what is to be done"), example: "解除合同"),
      .init(
        "when", .mapping(Condition.shape), Bilingual("适用于谁", "whom it concerns"),
        example: "{ history: { grades: [不合格], years: 2, inputs: [run-2024] } }",
        clause: Bilingual(
          "连续两年不合格或三年基本合格的解除合同", "two unqualified or three basic years end the contract")),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, FollowUp.shape, &faults) else { return nil }
    let identifier = reader.identifier("id", &faults)
    let title = reader.text("title", &faults)
    let when = reader.present("when", &faults).flatMap { Condition($0, &faults) }
    guard let identifier, let title, let when else { return nil }
    self.init(identifier: identifier, title: title, when: when, mark: value.mark)
  }

  func lint(_ context: ConsequenceContext, _ faults: inout FaultCollector) {
    context.lint(when, at: mark, mayUseGrade: true, &faults)
  }
}
