public import AppraisalNumerics

/// What happens to equals when the last place falls among them.
public enum CutRule: Sendable, Hashable {
  /// All of them stay, beyond the number of places.
  case exceed
  /// None of them stays, and places are left empty.
  case excludeAll
  /// The scheme's `tieBreak` decides; who is still equal is treated as the other rule says.
  case tieBreak(stillTied: StillTied)

  /// What becomes of those who are equal in every respect.
  public enum StillTied: String, Sendable, CaseIterable {
    /// All of them stay, beyond the number of places.
    case exceed
    /// None of them stays, and places are left empty.
    case excludeAll
  }

  /// The words of `atCut`.
  enum Word: String, Sendable, CaseIterable {
    case exceed, excludeAll, tieBreak
  }
}

extension CutRule.StillTied: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .exceed: Bilingual("全部保留，允许超额", "all stay, beyond the number of places")
    case .excludeAll: Bilingual("全部不取，名额空缺", "none stays, places are left empty")
    }
  }
}

extension CutRule.Word: LanguageChoice {
  var meaning: Bilingual {
    switch self {
    case .exceed: CutRule.StillTied.exceed.meaning
    case .excludeAll: CutRule.StillTied.excludeAll.meaning
    case .tieBreak: Bilingual("按方案的 tieBreak 依次比较", "the scheme's tieBreak decides")
    }
  }
}

extension CutRule {
  /// The keys that say what happens to equals at the last place.
  static let keys: [Shape.Key] = [
    .init(
      "atCut", .choice(of: Word.self),
      Bilingual("最后一个名额上有人并列时怎么办", "what happens to equals at the last place"),
      example: "tieBreak"),
    .init(
      "stillTied", .choice(of: StillTied.self),
      Bilingual("tieBreak 之后仍并列怎么办", "what happens to those whom tieBreak leaves equal"),
      ifLeftOut: Bilingual(
        "只在 atCut: tieBreak 时写，且必须写", "only with `atCut: tieBreak`, and then it must be there"),
      example: "excludeAll"),
  ]

  init?(_ reader: MappingReader, _ faults: inout FaultCollector) {
    let stillTied = reader.choice("stillTied", StillTied.self, &faults)
    guard let word = reader.choice("atCut", Word.self, &faults) else { return nil }
    switch (word, stillTied) {
    case (.tieBreak, let stillTied?): self = .tieBreak(stillTied: stillTied)
    case (.tieBreak, nil):
      guard reader.value("stillTied") == nil else { return nil }
      faults.error(
        "still-tied-missing", at: reader.mark,
        "atCut: tieBreak 之后仍可能并列，请写 stillTied: exceed（全部保留）或 excludeAll（全部不取）。",
        "some may still be equal after tieBreak; write `stillTied: exceed` or "
          + "`stillTied: excludeAll`")
      return nil
    case (.exceed, nil): self = .exceed
    case (.excludeAll, nil): self = .excludeAll
    case (_, _?):
      faults.error(
        "still-tied-unused", at: reader.mark, "stillTied 只和 atCut: tieBreak 一起写，请删去。",
        "`stillTied` belongs to `atCut: tieBreak`; delete it")
      return nil
    }
  }
}

/// How many places there are.
public enum Places: Sendable {
  /// A fixed number.
  case number(Int)
  /// A share of those who count, made a whole number of people.
  case share(Share, of: QuotaBase, rounding: Share.Headcount)
}

/// Whom a share is taken of.
public enum QuotaBase: String, Sendable, CaseIterable {
  /// All on the roster.
  case roster
  /// All on the roster but the exempted.
  case eligible
  /// Those who are not exempted and have a score.
  case graded
}

extension QuotaBase: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .roster: Bilingual("名册全体", "all on the roster")
    case .eligible: Bilingual("名册中除去免考和不定等次的人", "all on the roster but the exempted")
    case .graded: Bilingual("未免考且有得分的人", "those not exempted who have a score")
    }
  }
}

extension QuotaBase {
  /// The keys that a share needs to become a number of people.
  static func keys(share: String) -> [Shape.Key] {
    let absence = Bilingual(
      "只和 \(share) 一起写，且必须写", "only with `\(share)`, and then it must be there")
    return [
      .init(
        "of", .choice(of: QuotaBase.self), Bilingual("以谁为基数", "whom the share is taken of"),
        ifLeftOut: absence, example: "eligible"),
      .init(
        "rounding", .choice(of: Share.Headcount.self),
        Bilingual("人数有小数时怎么取整", "how a fraction of a person is treated"), ifLeftOut: absence,
        example: "floor",
        clause: Bilingual("名额按四舍五入还是进一，各地不一", "offices differ in how they round quotas")),
    ]
  }

  /// The base and the rounding of a share; both must be written, since 1/3 of 28 people is 9 or 10.
  static func read(
    _ reader: MappingReader, share: Share, _ faults: inout FaultCollector
  ) -> (base: QuotaBase, rounding: Share.Headcount)? {
    let base = reader.choice("of", QuotaBase.self, &faults)
    let rounding = reader.choice("rounding", Share.Headcount.self, &faults)
    if reader.value("of") == nil {
      faults.error(
        "quota-base-missing", at: reader.mark,
        "没有写明 of，即名额以谁为基数：roster（名册全体）、eligible（除去免考）或 graded（有得分的）。",
        "`of` is not stated, that is, whom the share is taken of: roster, eligible or graded")
    }
    if reader.value("rounding") == nil {
      let floor = share.count(of: 28, rounding: .floor)
      let ceiling = share.count(of: 28, rounding: .ceiling)
      faults.error(
        "quota-rounding-missing", at: reader.mark,
        "没有写明 rounding，即人数怎么取整：例如 28 人的 \(share) 是 \(floor) 还是 \(ceiling) 人。"
          + "请写 floor（舍去）、halfUp（四舍五入）或 ceiling（进一）。",
        "`rounding` is not stated: \(share) of 28 people is \(floor) or \(ceiling), for example; write "
          + "floor, halfUp or ceiling")
    }
    guard let base, let rounding else { return nil }
    return (base, rounding)
  }
}
