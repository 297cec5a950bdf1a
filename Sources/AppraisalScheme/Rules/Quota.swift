public import AppraisalNumerics

/// How many may have a grade at most, or some grades together.
public struct Quota: Sendable {
  /// Where the number of places comes from.
  public enum Limit: Sendable {
    /// A share of a stratum, or of all when there is none.
    case share(Share, of: QuotaBase, within: String?)
    /// A share of each unit's staff that depends on the grade of the unit.
    case byUnit(UnitShares, of: QuotaBase)
  }

  /// The grades whose holders are counted together, best first.
  public let grades: [String]
  /// Where the number of places comes from.
  public let limit: Limit
  /// How a fraction of a person is treated.
  public let rounding: Share.Headcount
  /// What happens to equals at the last place.
  public let atCut: CutRule
  /// The grade of those who find no place.
  public let spill: String
  /// Where it stands in the scheme.
  public let mark: SourceMark

  /// What it is called: `优秀`, or `优秀+良好`.
  public var title: String { grades.joined(separator: "+") }

  /// The input with the grades of units, where places go by them.
  var unitInput: String? { if case .byUnit(let units, _) = limit { units.input } else { nil } }
}

/// Shares by the grade of a unit.
public struct UnitShares: Sendable {
  /// The input with the grades of the units.
  public let input: String
  /// The grades and the share of each, in the order of the text.
  public let shares: [(grade: String, share: Share)]
  /// The share in a unit without a grade.
  public let otherwise: Share
}

extension Quota {
  /// The keys of an item of `quotas`.
  static let shape = Shape(
    "quotas",
    Bilingual("等次名额：一个或几个等次合计最多多少人", "how many may have a grade, or some grades together"),
    keys: [
      .init(
        "grade", .either([.text, .list(.text)]),
        Bilingual("等次；写几个表示合计", "the grade; several are counted together"), example: "优秀"),
      .init(
        "most", .share, Bilingual("最多占多少", "the share at most"),
        ifLeftOut: Bilingual("用 byUnit", "`byUnit` says it"), example: "1/3",
        clause: Bilingual("优秀党员一般不超过三分之一", "excellent members are a third at most")),
      .init(
        "byUnit", .mapping(UnitShares.shape),
        Bilingual(
          "按所在单位的等次定比例，每个单位分别算名额；不与 within 同写",
          "a share by the grade of the unit; places are counted in each unit, and `within` is not written"
        ),
        ifLeftOut: Bilingual("用 most", "`most` says it"),
        example:
          "{ input: unit-grades, shares: { 优: 30%, 良: 25%, 一般: 20%, 较差: 15% }, otherwise: 0% }",
        clause: Bilingual(
          "单位优、良、一般、较差的，个人优秀比例分别为 30%、25%、20%、15%",
          "30, 25, 20 or 15 % of the staff, by the grade of the unit")),
    ] + QuotaBase.keys(share: "most、byUnit") + [
      .init(
        "within", .text, Bilingual("在哪个分组内分别计算", "the stratum in each of which it is counted"),
        ifLeftOut: Bilingual("全体合在一起", "all together"), example: "类别")
    ] + CutRule.keys + [
      .init(
        "spill", .text, Bilingual("没有名额的人改为什么等次", "the grade of those who find no place"),
        example: "合格")
    ],
    alternatives: [["most", "byUnit"]])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, Quota.shape, &faults) else { return nil }
    let grades = reader.words("grade", &faults)
    let most = reader.share("most", &faults)
    let byUnit = reader.value("byUnit").flatMap { UnitShares($0, &faults) }
    let within = reader.text("within", &faults)
    let atCut = CutRule(reader, &faults)
    let spill = reader.text("spill", &faults)
    let sample = most ?? byUnit?.shares.first?.share
    let counted = sample.flatMap { QuotaBase.read(reader, share: $0, &faults) }
    if byUnit != nil, within != nil {
      faults.error(
        "quota-two-pools", at: value.mark, "byUnit 已按单位分别计算，请删去 within。",
        "`byUnit` is counted unit by unit; delete `within`")
    }
    guard !grades.isEmpty, let atCut, let spill, let counted else { return nil }
    let limit: Limit
    if let byUnit {
      limit = .byUnit(byUnit, of: counted.base)
    } else if let most {
      limit = .share(most, of: counted.base, within: within)
    } else {
      return nil
    }
    self.init(
      grades: grades, limit: limit, rounding: counted.rounding, atCut: atCut, spill: spill,
      mark: value.mark)
  }

  func lint(_ context: ConsequenceContext, _ faults: inout FaultCollector) {
    context.requireGrades(at: mark, &faults)
    context.lint(grades: grades + [spill], at: mark, &faults)
    context.lint(atCut, at: mark, &faults)
    if case .share(_, _, let within?) = limit { context.lint(stratum: within, at: mark, &faults) }
    if case .byUnit(let units, _) = limit {
      context.lint(unitGrades: units.shares.map(\.grade), of: units.input, at: mark, &faults)
    }
    guard let bands = context.bands else { return }
    let positions = grades.compactMap { bands.position(ofGrade: $0) }.sorted()
    guard let worst = positions.last, let best = positions.first,
      let target = bands.position(ofGrade: spill)
    else { return }
    if Set(positions).count < grades.count || worst - best != positions.count - 1 {
      faults.error(
        "quota-grades-apart", at: mark, "合计名额的等次应相邻且不重复：\(title)。",
        "the grades of one quota must stand next to each other, each once: \(title)")
    }
    if target <= worst {
      faults.error(
        "quota-spill-not-worse", at: mark, "spill 的“\(spill)”应低于“\(bands.bands[worst].grade)”。",
        "`\(spill)` of spill must be worse than `\(bands.bands[worst].grade)`")
    } else if target > worst + 1 {
      faults.warning(
        "quota-spill-skips", at: mark,
        "没有名额的人从“\(bands.bands[worst].grade)”直接降到“\(spill)”，跳过了“\(bands.bands[worst + 1].grade)”。",
        "those without a place fall from `\(bands.bands[worst].grade)` to `\(spill)`, past "
          + "`\(bands.bands[worst + 1].grade)`")
    }
  }
}

extension UnitShares {
  /// The keys of `byUnit`.
  static let shape = Shape(
    "byUnit",
    Bilingual("按所在单位（名册的 organisation 列）的等次定比例", "a share by the grade of the subject's unit"),
    keys: [
      .init(
        "input", .identifier, Bilingual("单位等次的数据名", "the input with the units' grades"),
        example: "unit-grades"),
      .init(
        "shares",
        .dictionary(key: Bilingual("单位的等次", "a unit's grade"), .share),
        Bilingual("单位可能有的每个等次各占多少", "the share for each grade that a unit may have"),
        example: "{ 优: 30%, 良: 25%, 一般: 20%, 较差: 15% }"),
      .init(
        "otherwise", .share, Bilingual("单位没有等次时占多少", "the share in a unit without a grade"),
        example: "0%"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, UnitShares.shape, &faults) else { return nil }
    let input = reader.identifier("input", &faults)
    let otherwise = reader.share("otherwise", &faults)
    let shares = reader.present("shares", &faults).flatMap { $0.gradeEntries("shares", &faults) }
    guard let input, let otherwise, let shares else { return nil }
    let read = shares.map { ($0.key, $0.value.share($0.key, &faults)) }
    let whole = read.compactMap { entry in entry.1.map { (grade: entry.0, share: $0) } }
    guard whole.count == read.count, !whole.isEmpty else { return nil }
    self.init(input: input, shares: whole, otherwise: otherwise)
  }
}

extension YAMLValue {
  /// The entries of a mapping whose keys are grade words.
  func gradeEntries(_ what: String, _ faults: inout FaultCollector) -> [Entry]? {
    guard case .mapping(let entries) = content else {
      faults.error(
        "not-a-mapping", at: mark, "“\(what)”应写成 { 等次: 数值, … }。",
        "`\(what)` must be written as { grade: value, … }")
      return nil
    }
    return entries
  }
}
