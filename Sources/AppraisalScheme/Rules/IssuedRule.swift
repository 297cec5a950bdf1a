/// How many ballots were handed out, and what happens when more come back.
public struct IssuedRule: Sendable {
  /// What happens when more ballots come back than were handed out.
  public enum Surplus: String, Sendable, CaseIterable {
    /// All ballots of the group for the subject are void.
    case void
    /// They count, and it is listed.
    case report
  }

  /// The number handed out, for every subject or in a column of the roster.
  public let number: Quorum.Eligible
  /// What happens when more come back.
  public let moreReturned: Surplus
}

extension IssuedRule {
  /// The keys of a group that make the rule.
  static let keys: [Shape.Key] = [
    .init(
      "issued", Quorum.Eligible.type,
      Bilingual(
        "对每个对象发出几张票：各对象相同的一个数，或名册中的一列（几个支部共用一个评价组时写列，各按各的数）",
        "ballots handed out on each subject: one number for all, or a column of the roster with the number of each"
      ),
      ifLeftOut: Bilingual("不核对", "it is not compared"), example: "120"),
    .init(
      "moreReturned", .choice(of: Surplus.self),
      Bilingual("收回多于发出时怎么办；写了 issued 就要写", "what happens when more come back; goes with `issued`"),
      ifLeftOut: Bilingual("没有写 issued", "there is no `issued`"), example: "void",
      clause: Bilingual("收回的票多于发出的票，测评无效", "void when more ballots come back than were issued")),
  ]

  init?(_ reader: MappingReader, _ faults: inout FaultCollector) {
    let issued = reader.present("issued", &faults)
    let number = issued.flatMap { Quorum.Eligible($0, &faults) }
    let surplus = reader.choice("moreReturned", Surplus.self, &faults)
    let isHalf = (issued == nil) != (reader.value("moreReturned") == nil)
    if isHalf {
      faults.error(
        "issued-policy-missing", at: issued?.mark ?? reader.mark,
        "issued（发出几张）和 moreReturned（收回更多时 void 作废或 report 照计并列出）要一起写。",
        "`issued` and `moreReturned` (void, or report) go together")
    }
    guard let number, let surplus else { return nil }
    self.init(number: number, moreReturned: surplus)
  }
}

extension IssuedRule.Surplus: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .void: Bilingual("该主体对该对象的票全部作废", "the group's ballots for the subject are void")
    case .report: Bilingual("照计，并列出", "they count and it is listed")
    }
  }
}
