public import AppraisalNumerics

/// Attendance as a share of the meetings held.
public struct AttendanceMeasure: Sendable {
  /// What something other than being there counts as.
  public enum Treatment: String, Sendable, CaseIterable {
    /// The meeting is left out for whoever it concerns.
    case leaveOut
    /// It counts as missed.
    case asAbsent
    /// It counts as attended.
    case asPresent
  }

  /// What a listed meeting counts as of which the ledger says nothing.
  public enum Unrecorded: String, Sendable, CaseIterable {
    /// The meeting is left out for whoever it concerns.
    case leaveOut
    /// It counts as missed.
    case asAbsent
  }

  /// What an attendance is worth.
  public enum Credit: Sendable, Hashable {
    /// All meetings attended by all, over all meetings held for all.
    case linear
    /// The share of those who attended at least this share of their meetings.
    case atLeast(Share)
  }

  /// What a ledger tells, by its words.
  public struct Words: Sendable, Hashable {
    /// Words for being there.
    public let present: [String]
    /// Words for being missed.
    public let absent: [String]
    /// Words for being excused.
    public let leave: [String]
    /// Words for having come late.
    public let late: [String]
    /// Words for somebody else having come.
    public let substitute: [String]
  }

  /// The input.
  public let input: String
  /// The words of a ledger with a record per meeting; `nil` for sums.
  public let words: Words?
  /// What being excused counts as.
  public let leave: Treatment
  /// What coming late counts as; `nil` when there is no word for it.
  public let late: Treatment?
  /// What a substitute counts as; `nil` when there is no word for it.
  public let substitute: Treatment?
  /// The input with the meetings that the ledger refers to; `nil` when it tells days.
  public let meetings: String?
  /// What a listed meeting counts as without a record; `nil` without a list.
  public let unrecorded: Unrecorded?
  /// What an attendance is worth.
  public let credit: Credit
}

extension AttendanceMeasure {
  /// The keys of `attendance`.
  static let shape = Shape(
    "attendance", Bilingual("到会率，一行一人一次会议", "the share of meetings attended, one record each"),
    keys: [
      .init(
        "input", .identifier, Bilingual("考勤台账的数据名", "the input with the attendance"),
        example: "attendance"),
      .init(
        "words", .mapping(wordsShape), Bilingual("考勤用词各是什么意思", "what the words of the ledger mean"),
        example: wordsShape.example),
      leaveKey,
      .init(
        "late", .choice(of: Treatment.self), Bilingual("迟到怎么算", "what coming late counts as"),
        ifLeftOut: Bilingual("台账没有迟到的词", "there is no word for it"), example: "asPresent"),
      .init(
        "substitute", .choice(of: Treatment.self),
        Bilingual("代会、代签怎么算", "what a substitute counts as"),
        ifLeftOut: Bilingual("台账没有代会的词", "there is no word for it"), example: "asAbsent"),
      .init(
        "meetings", .identifier,
        Bilingual("会议台账的数据名；考勤按会议编号登记", "the input with the meetings that the records name"),
        ifLeftOut: Bilingual("考勤按日期登记", "the records tell the day"), example: "meetings"),
      .init(
        "unrecorded", .choice(of: Unrecorded.self),
        Bilingual("有会议而没有考勤记录怎么算；写了 meetings 就必须写", "what a meeting without a record counts as"),
        ifLeftOut: Bilingual("没有 meetings", "there is no list of meetings"), example: "asAbsent"),
      creditKey,
    ])

  /// The keys of `attendanceTotals`.
  static let totalsShape = Shape(
    "attendanceTotals", Bilingual("到会率，一行一人的汇总", "the share of meetings attended, from sums"),
    keys: [
      .init(
        "input", .identifier, Bilingual("考勤汇总的数据名", "the input with the sums"),
        example: "attendance"),
      leaveKey, creditKey,
    ])

  /// The keys of `words`.
  static let wordsShape = Shape(
    "attendance.words", Bilingual("考勤用词", "the words of a ledger of attendance"),
    keys: [
      .init("present", .list(.text), Bilingual("到会", "there"), example: "[到会]"),
      .init("absent", .list(.text), Bilingual("缺席", "missed"), example: "[缺席]"),
      .init(
        "leave", .list(.text), Bilingual("请假", "excused"),
        ifLeftOut: Bilingual("没有", "none"), example: "[请假]"),
      .init(
        "late", .list(.text), Bilingual("迟到", "late"), ifLeftOut: Bilingual("没有", "none"),
        example: "[迟到]"),
      .init(
        "substitute", .list(.text), Bilingual("代会、代签", "somebody else came or signed"),
        ifLeftOut: Bilingual("没有", "none"), example: "[代会]"),
    ])

  /// The keys of `credit` when it is no word.
  static let creditShape = Shape(
    "attendance.credit", Bilingual("达到比例的人占多少", "the share of those who reach a rate"),
    keys: [
      .init("atLeast", .share, Bilingual("到会率的下限", "the lowest rate"), example: "80%")
    ])

  private static let leaveKey = Shape.Key(
    "leave", .choice(of: Treatment.self), Bilingual("请假怎么算", "what being excused counts as"),
    example: "leaveOut", clause: Bilingual("请假不计入应到", "excused meetings are not counted as due"))

  private static let creditKey = Shape.Key(
    "credit", .either([.choice(of: CreditWord.self), .mapping(creditShape)]),
    Bilingual("怎么给分", "what an attendance is worth"), example: "linear",
    clause: Bilingual("兼职委员到会率不低于 80%", "part-time members attend at least 80 % of the meetings"))

  /// The words of `credit`.
  enum CreditWord: String, LanguageChoice {
    case linear

    var meaning: Bilingual { Bilingual("到会次数占应到次数的比例", "meetings attended over meetings due") }
  }

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, AttendanceMeasure.shape, &faults) else { return nil }
    let input = reader.identifier("input", &faults)
    let words = reader.present("words", &faults).flatMap { Words($0, &faults) }
    let leave = reader.policy("leave", &faults)?.choice("leave", Treatment.self, &faults)
    let late = reader.choice("late", Treatment.self, &faults)
    let substitute = reader.choice("substitute", Treatment.self, &faults)
    let meetings = reader.identifier("meetings", &faults)
    let unrecorded = reader.choice("unrecorded", Unrecorded.self, &faults)
    let credit = AttendanceMeasure.credit(reader, &faults)
    if let words {
      AttendanceMeasure.lint("late", words.late, late, at: value.mark, &faults)
      AttendanceMeasure.lint("substitute", words.substitute, substitute, at: value.mark, &faults)
    }
    if (meetings != nil) != (unrecorded != nil) {
      faults.error(
        "denominator-policy-missing", at: value.mark,
        "meetings 与 unrecorded 要一起写：有会议而没有考勤记录，按缺席（asAbsent）还是不计（leaveOut）？",
        "`meetings` and `unrecorded` go together: is a meeting without a record missed (asAbsent) or "
          + "left out (leaveOut)?")
    }
    guard let input, let words, let leave, let credit else { return nil }
    self.init(
      input: input, words: words, leave: leave, late: late, substitute: substitute,
      meetings: meetings, unrecorded: unrecorded, credit: credit)
  }

  init?(totals value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, AttendanceMeasure.totalsShape, &faults) else {
      return nil
    }
    let input = reader.identifier("input", &faults)
    let leave = reader.policy("leave", &faults)?.choice("leave", Treatment.self, &faults)
    let credit = AttendanceMeasure.credit(reader, &faults)
    guard let input, let leave, let credit else { return nil }
    self.init(
      input: input, words: nil, leave: leave, late: nil, substitute: nil, meetings: nil,
      unrecorded: nil, credit: credit)
  }

  private static func credit(
    _ reader: MappingReader, _ faults: inout FaultCollector
  ) -> Credit? {
    guard let value = reader.present("credit", &faults) else { return nil }
    if case .mapping = value.content {
      return MappingReader(value, creditShape, &faults)?.share("atLeast", &faults)
        .map { .atLeast($0) }
    }
    return value.choice("credit", CreditWord.self, &faults).map { _ in .linear }
  }

  /// What a word counts as changes a denominator, so it is never left to a default.
  private static func lint(
    _ key: String, _ words: [String], _ treatment: Treatment?, at mark: SourceMark,
    _ faults: inout FaultCollector
  ) {
    guard !words.isEmpty, treatment == nil else { return }
    faults.error(
      "denominator-policy-missing", at: mark,
      "words 里有 \(key) 的词，还要写 \(key)：按到会（asPresent）、缺席（asAbsent）还是不计（leaveOut）。",
      "`words` has words for `\(key)`; state `\(key)`: asPresent, asAbsent or leaveOut")
  }
}

extension AttendanceMeasure.Words {
  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, AttendanceMeasure.wordsShape, &faults) else {
      return nil
    }
    self.init(
      present: reader.words("present", &faults), absent: reader.words("absent", &faults),
      leave: reader.words("leave", &faults), late: reader.words("late", &faults),
      substitute: reader.words("substitute", &faults))
    refuseRepeated(all, at: value.mark, &faults)
    if present.isEmpty || all.contains("") {
      faults.error(
        "word-missing", at: value.mark, "words 至少要有一个到会（present）的词，词不能为空。",
        "`words` needs a word for `present`, and no word is empty")
    }
  }

  /// All words, by meaning.
  public var all: [String] { present + absent + leave + late + substitute }
}

extension AttendanceMeasure.Treatment: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .leaveOut: Bilingual("这次会议对此人不计", "the meeting is left out")
    case .asAbsent: Bilingual("按缺席", "it counts as missed")
    case .asPresent: Bilingual("按到会", "it counts as attended")
    }
  }
}

extension AttendanceMeasure.Unrecorded: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .leaveOut: Bilingual("这次会议对此人不计", "the meeting is left out")
    case .asAbsent: Bilingual("按缺席", "it counts as missed")
    }
  }
}
