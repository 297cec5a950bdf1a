/// What follows from the scores: who is exempt, what a grade is capped by, how many may have it, and
/// what it brings.
///
/// The order is fixed: exemptions, composite, grade, vetoes, quotas from the best grade down, the
/// committee's decisions, and then stars, the bottom, follow-ups, awards and rewards.
public struct Consequences: Sendable {
  /// Those who are not appraised or not graded.
  public let exemptions: [Exemption]
  /// Vetoes.
  public let vetoes: [Veto]
  /// Quotas, in the order in which they apply: from the best grades down.
  public let quotas: [Quota]
  /// Stars, if any.
  public let stars: Stars?
  /// Who is at the bottom, if anybody.
  public let bottom: BottomRule?
  /// What is to be done next.
  public let followUps: [FollowUp]
  /// Awards.
  public let awards: [Award]
  /// Pay, if any.
  public let rewards: Rewards?
  /// The list that is made public, if there is one.
  public let publication: Publication?
  /// Whether every veto of the text could be read.
  var hasAllVetoes = true

  /// Whether the scheme says nothing of the kind.
  public var isEmpty: Bool {
    exemptions.isEmpty && vetoes.isEmpty && quotas.isEmpty && stars == nil && bottom == nil
      && followUps.isEmpty && awards.isEmpty && rewards == nil && publication == nil
  }

  /// No consequences.
  public static let none = Consequences(
    exemptions: [], vetoes: [], quotas: [], stars: nil, bottom: nil, followUps: [], awards: [],
    rewards: nil, publication: nil)

  /// The conditions of all rules, by a name that is the same in every run.
  public var conditions: [(rule: String, condition: Condition)] {
    exemptions.map { ("exemption/\($0.identifier)", $0.when) }
      + vetoes.map { ("veto/\($0.identifier)", $0.when) }
      + followUps.map { ("follow-up/\($0.identifier)", $0.when) }
  }
}

extension Consequences {
  /// The keys of a scheme that say what follows from the scores.
  static let keys: [Shape.Key] = [
    .init(
      "exemptions", .list(.mapping(Exemption.shape)), Exemption.shape.meaning,
      ifLeftOut: Bilingual("全部参加考核", "all are appraised"),
      example: "[{ id: sick, when: { column: 备注, words: [长期病假] }, effect: excluded }]"),
    .init(
      "vetoes", .list(.mapping(Veto.shape)), Veto.shape.meaning,
      ifLeftOut: Bilingual("没有一票否决", "there are no vetoes"),
      example: "[{ id: discipline, when: { input: events, words: [党纪处分] }, effect: totalZero }]"),
    .init(
      "quotas", .list(.mapping(Quota.shape)), Quota.shape.meaning,
      ifLeftOut: Bilingual("等次不限名额", "grades have no quota"),
      example:
        "[{ grade: 合格, most: 1/3, of: eligible, rounding: floor, atCut: exceed, spill: 不合格 }]"
    ),
    .init(
      "stars", .mapping(Stars.shape), Stars.shape.meaning,
      ifLeftOut: Bilingual("不评星", "there are no stars"),
      example: "{ bands: [{ stars: 5, from: 95 }] }"),
    .init(
      "bottom", .mapping(BottomRule.shape), BottomRule.shape.meaning,
      ifLeftOut: Bilingual("不排末位", "nobody is at the bottom"),
      example: "{ kind: last, n: 1, ties: include, minimumStratum: 5 }"),
    .init(
      "followUps", .list(.mapping(FollowUp.shape)), FollowUp.shape.meaning,
      ifLeftOut: Bilingual("没有后续处理", "nothing is to be done next"),
      example: "[{ id: talk, title: 约谈, when: { grade: [不合格] } }]"),
    .init(
      "awards", .list(.mapping(Award.shape)), Award.shape.meaning,
      ifLeftOut: Bilingual("不评优", "there are no awards"),
      example: "[{ id: best, title: 先进, first: 3, atCut: exceed }]"),
    .init(
      "rewards", .mapping(Rewards.shape), Rewards.shape.meaning,
      ifLeftOut: Bilingual("不兑现待遇", "no pay follows"),
      example: "{ amounts: { column: 月津贴 }, months: { 合格: 1, 不合格: 0 } }"),
    .init(
      "publication", .mapping(Publication.shape), Publication.shape.meaning,
      ifLeftOut: Bilingual("不生成公示名单", "no public list is written"),
      example: "{ order: strokes, columns: [name, grade] }"),
  ]

  init(_ reader: MappingReader, _ faults: inout FaultCollector) {
    func items<Rule>(
      _ key: String, _ read: (YAMLValue, inout FaultCollector) -> Rule?
    ) -> [Rule] {
      let list = reader.optional(key, &faults)?.list(key, &faults) ?? []
      return list.compactMap { read($0, &faults) }
    }
    func one<Rule>(
      _ key: String, _ read: (YAMLValue, inout FaultCollector) -> Rule?
    ) -> Rule? {
      reader.optional(key, &faults).flatMap { read($0, &faults) }
    }
    let quotas = items("quotas") { Quota($0, &$1) }
    let vetoes = items("vetoes") { Veto($0, &$1) }
    self.init(
      exemptions: items("exemptions") { Exemption($0, &$1) },
      vetoes: vetoes, quotas: quotas,
      stars: one("stars") { Stars($0, &$1) }, bottom: one("bottom") { BottomRule($0, &$1) },
      followUps: items("followUps") { FollowUp($0, &$1) },
      awards: items("awards") { Award($0, &$1) }, rewards: one("rewards") { Rewards($0, &$1) },
      publication: one("publication") { Publication($0, &$1) },
      hasAllVetoes: reader.value("vetoes").map { value in
        if case .list(let items) = value.content { items.count == vetoes.count } else { false }
      } ?? true)
  }

  /// The same with its quotas in the order in which they apply.
  ///
  /// Places are lost from the best grades down, since whoever loses one falls into a worse grade and
  /// is counted there; among quotas that end with the same grade, the order of the text holds.
  func ordered(by bands: GradeBands?) -> Consequences {
    guard let bands else { return self }
    let worst = quotas.map { quota in
      quota.grades.compactMap { bands.position(ofGrade: $0) }.max() ?? 0
    }
    let order = quotas.indices.sorted { (worst[$0], $0) < (worst[$1], $1) }
    return Consequences(
      exemptions: exemptions, vetoes: vetoes, quotas: order.map { quotas[$0] }, stars: stars,
      bottom: bottom, followUps: followUps, awards: awards, rewards: rewards,
      publication: publication)
  }
}
