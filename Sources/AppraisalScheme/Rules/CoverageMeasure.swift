/// How many of those who should be covered are.
public struct CoverageMeasure: Sendable {
  /// Who should be covered.
  public enum Basis: Sendable, Hashable {
    /// The members of the subject; covered by an entry of their own in the ledger.
    case members
    /// As many as a column of the roster says; the ledger may name more, which is reported.
    case rosterColumn(String)
    /// Leaders of a contact list; covered by a point.
    case leaders
    /// Points of a contact list; covered by a leader.
    case points
    /// Leaders and points together.
    case both
  }

  /// What is counted against a column of the roster.
  public enum Counted: String, Sendable, CaseIterable {
    /// Different people or subjects that the ledger names.
    case people
    /// Different households.
    case household
    /// Different units.
    case unit
  }

  /// The input.
  public let input: String
  /// Who should be covered.
  public let of: Basis
  /// What is counted.
  public let counts: Counted
  /// The kinds that count; empty when all do.
  public let kinds: [String]
  /// The kinds that do not count.
  public let leftOut: [String]

  /// The kind of input.
  public var kind: InputKind {
    switch of {
    case .members, .rosterColumn: .services
    case .leaders, .points, .both: .contacts
    }
  }
}

extension CoverageMeasure {
  /// The keys of `coverage`.
  static let shape = Shape(
    "coverage", Bilingual("应覆盖的有多少被覆盖", "how many of those who should be covered are"),
    keys: [
      .init(
        "input", .identifier,
        Bilingual(
          "服务台账（kind: services）或联系点名单（kind: contacts）的数据名",
          "the input: a dated ledger (kind: services) or a contact list (kind: contacts)"),
        example: "training"),
      .init(
        "of", .either([.choice(of: Word.self), .mapping(columnShape)]),
        Bilingual("应覆盖的是谁", "who should be covered"), example: "members",
        clause: Bilingual(
          "书记每年轮训一遍；领导联系点全覆盖", "every head is trained once a year; each leader has a contact point")
      ),
      .init(
        "counts", .choice(of: Counted.self), Bilingual("数什么", "what is counted"),
        ifLeftOut: Bilingual("people", "people"), example: "people"),
      .init(
        "kinds", .list(.text),
        Bilingual("哪些种类计数：台账 kind 列里的词", "the kinds that count, words of the column `kind`"),
        ifLeftOut: Bilingual("所有种类都计数", "all kinds count"), example: "[轮训]"),
      .init(
        "leftOut", .list(.text), Bilingual("不计数的种类", "kinds that do not count"),
        ifLeftOut: Bilingual("没有", "none"), example: "[会议]"),
    ])

  /// The keys of `of` when it is no word.
  static let columnShape = Shape(
    "coverage.of",
    Bilingual(
      "名册中应有的个数；超过时照实计算，超过 100%，并提示",
      "how many the roster says; more than 100 % is reported as it is"),
    keys: [
      .init("column", .text, Bilingual("名册中的列名", "the header on the roster"), example: "应训人数")
    ])

  /// The words of `of`.
  enum Word: String, LanguageChoice {
    case members
    case leaders
    case points
    case both

    var meaning: Bilingual {
      switch self {
      case .members: Bilingual("党员名册上的人，台账里有记录即为覆盖", "members; covered by an entry in the ledger")
      case .leaders: Bilingual("领导，有联系点即为覆盖", "leaders; covered by a contact point")
      case .points: Bilingual("联系点，有领导即为覆盖", "points; covered by a leader")
      case .both: Bilingual("领导和联系点两头都算", "leaders and points together")
      }
    }

    fileprivate var basis: Basis {
      switch self {
      case .members: .members
      case .leaders: .leaders
      case .points: .points
      case .both: .both
      }
    }
  }

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, CoverageMeasure.shape, &faults) else { return nil }
    let input = reader.identifier("input", &faults)
    let basis = CoverageMeasure.basis(reader, &faults)
    let counts = reader.choice("counts", Counted.self, &faults) ?? .people
    let kinds = KindWords(reader, &faults)
    guard let input, let basis else { return nil }
    self.init(
      input: input, of: basis, counts: counts, kinds: kinds.counted, leftOut: kinds.leftOut)
    lint(at: value.mark, &faults)
  }

  private static func basis(
    _ reader: MappingReader, _ faults: inout FaultCollector
  ) -> Basis? {
    guard let value = reader.present("of", &faults) else { return nil }
    if case .mapping = value.content {
      return MappingReader(value, columnShape, &faults)?.text("column", &faults)
        .map { .rosterColumn($0) }
    }
    return value.choice("of", Word.self, &faults)?.basis
  }

  private func lint(at mark: SourceMark, _ faults: inout FaultCollector) {
    if kind == .contacts, !kinds.isEmpty {
      faults.error(
        "kinds-not-named", at: mark, "联系点名单没有 kind 列，不能写 kinds。",
        "a contact list has no column `kind`; delete `kinds`")
    }
    if case .rosterColumn = of { return }
    if counts != .people {
      faults.error(
        "counts-not-of-roster", at: mark,
        "counts: \(counts.rawValue) 要与名册中的个数比：of 写 { column: 列名 }。",
        "`counts: \(counts.rawValue)` is held against a number: write `of: { column: … }`")
    }
  }
}

extension CoverageMeasure.Counted: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .people: Bilingual("不同的人（或对象）", "different people or subjects")
    case .household: Bilingual("不同的户", "different households")
    case .unit: Bilingual("不同的单位", "different units")
    }
  }
}
