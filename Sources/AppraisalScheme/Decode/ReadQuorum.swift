extension Quorum {
  /// The keys of `quorum`.
  static let shape = Shape(
    "quorum", Bilingual("应到的人中有多少人参加才有效", "a share of those entitled that must take part"),
    keys: [
      .init(
        "atLeast", .share, Bilingual("至少多大比例", "the share that must be reached"), example: "2/3",
        clause: Bilingual(
          "应有三分之二以上的代表到会", "at least two thirds of the delegates are present")),
      .init(
        "eligible", Eligible.type,
        Bilingual(
          "应到人数：一个数，或名册中的一列", "the number of those entitled: a number, or a column of the roster"),
        example: "120",
        clause: Bilingual("以应到会人数为基数", "of the number of those entitled")),
      .init(
        "unanswered", .choice(of: Unanswered.self),
        Bilingual(
          "交了票但没有评该对象（未答）的人算不算参加；有效、弃权、废票都算参加",
          "whether those who handed in a ballot and left the subject blank took part; valid, abstaining "
            + "and void ratings always do"),
        ifLeftOut: Bilingual("absent", "absent"), example: "present",
        clause: Bilingual("到会代表达到三分之二方可测评", "two thirds must be present at the meeting")),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, Quorum.shape, &faults) else { return nil }
    let share = reader.share("atLeast", &faults)
    let eligible = reader.present("eligible", &faults).flatMap { Eligible($0, &faults) }
    let unanswered = reader.choice("unanswered", Unanswered.self, &faults)
    guard let share, let eligible else { return nil }
    self.init(atLeast: share, eligible: eligible, unanswered: unanswered ?? .absent)
  }
}

extension Quorum.Unanswered: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .present: Bilingual("算参加", "they took part")
    case .absent: Bilingual("不算参加", "they did not take part")
    }
  }
}

extension Quorum.Eligible {
  /// The keys of `eligible` when it is no number.
  static let shape = Shape(
    "eligible", Bilingual("应到人数在名册的一列中", "the number of those entitled stands in the roster"),
    keys: [
      .init(
        "column", .text, Bilingual("名册中的列名", "the header of a column of the roster"),
        example: "应到人数")
    ])

  /// A number, or a column.
  static let type = ValueType.either([.integer(range), .mapping(shape)])

  private static let range: ClosedRange<Int64> = 1...1_000_000_000

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    if case .mapping = value.content {
      let column = MappingReader(value, Quorum.Eligible.shape, &faults)?.text("column", &faults)
      guard let column else { return nil }
      self = .rosterColumn(column)
    } else {
      guard let number = value.integer("eligible", in: Quorum.Eligible.range, &faults) else {
        return nil
      }
      self = .number(number)
    }
  }
}
