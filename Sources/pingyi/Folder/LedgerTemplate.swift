import AppraisalEngine
import AppraisalReport
import AppraisalScheme

/// The columns of a new folder's table for a ledger or list, by what the scheme reads from it.
struct LedgerTemplate {
  typealias Column = WorkbookTemplate.Column

  private let scheme: Scheme
  private let input: String
  private let kind: InputKind
  private let columns: TemplateColumns
  private let plan: ReadingPlan
  private let rules: [Measure]

  init(_ scheme: Scheme, input: String, kind: InputKind, columns: TemplateColumns) {
    self.scheme = scheme
    self.input = input
    self.kind = kind
    self.columns = columns
    plan = ReadingPlan(scheme)
    rules = scheme.root.leaves.compactMap(\.measure).filter { measure in
      measure.needs.contains { $0.input == input }
    }
  }

  /// The keys under `columns` and what stands behind them.
  var keys: [String] { pairs.map(\.key) }

  /// The headings with their notes.
  var headings: [Column] { pairs.map(\.column) }

  /// The beginning of the file's name; `nil` for a kind that is no ledger.
  var name: String? {
    switch kind {
    case .services: "服务"
    case .visits: "走访"
    case .meetings: "会议"
    case .attendance: "考勤"
    case .attendanceTotals: "考勤汇总"
    case .pairs: "结对"
    case .entries: "分类清单"
    case .posts: "岗位"
    case .contacts: "联系点"
    default: nil
    }
  }

  /// Whom the rows name; `nil` where there is no choice.
  var reference: Reference? {
    switch kind {
    case .services, .visits, .attendance, .attendanceTotals, .pairs, .entries:
      isOfMembers ? .members : .subjects
    default: nil
    }
  }

  /// Whether a measure needs a list of members.
  static func namesMembers(_ measure: Measure) -> Bool {
    switch measure {
    case .coverage(let rule): rule.of == .members
    case .attendance, .attendanceTotals: true
    default: measure.minimumCount.map { $0.per != .subject } ?? false
    }
  }

  /// Whether a range needs a list of members.
  static func namesMembers(_ range: RangeRule) -> Bool {
    switch range.number {
    case .members, .pairs: true
    case .rosterColumn, .table: false
    }
  }

  private var isOfMembers: Bool {
    rules.contains { LedgerTemplate.namesMembers($0) }
      || scheme.ranges.contains { range in
        LedgerTemplate.namesMembers(range) && range.references.contains { $0.input == input }
      }
  }

  private var pairs: [(key: String, column: Column)] {
    switch kind {
    case .services:
      [("who", who), ("date", date("服务日期", "服务当天", "the day of the service"))] + kindColumn
        + distinct
    case .visits:
      [
        ("who", who), ("household", household),
        ("date", date("走访日期", "走访当天", "the day of the visit")),
      ] + kindColumn
    case .meetings: meetings
    case .attendance: attendance
    case .attendanceTotals: [("who", who)] + totals
    case .pairs: [("who", who), ("household", household)]
    case .entries:
      [
        ("who", who),
        (
          "category",
          columns.choice("类别", plan.categories(of: input), "属于哪一类", "the category")
        ),
      ]
    case .posts:
      [
        ("subject", columns.subject),
        ("place", columns.text("网格编号", "网格或片区的编号", "the grid", "WG001")),
        ("role", columns.choice("角色", plan.roles(of: input), "担任什么", "the role")),
        ("holder", columns.text("姓名", "谁担任；空缺就空着", "who holds it; empty while vacant", "张某某")),
      ]
    case .contacts:
      [
        ("subject", columns.subject),
        ("leader", columns.text("领导", "没有领导就空着", "empty without one", "王某某")),
        ("point", columns.text("联系点", "没有联系点就空着", "empty without one", "某某社区")),
      ]
    default: []
    }
  }

  private var who: Column {
    isOfMembers
      ? columns.text("党员编号", "党员名册上的编号", "as on the list of members", "DY0001")
      : columns.subject
  }

  private var household: Column {
    columns.text("户编号", "每户一个编号", "an identifier for each household", "H0001")
  }

  private func date(_ heading: String, _ chinese: String, _ english: String) -> Column {
    columns.dateInPeriod(heading, chinese, english)
  }

  private var kindColumn: [(key: String, column: Column)] {
    let words = plan.kinds(of: input)
    return words.isEmpty ? [] : [("kind", columns.choice("种类", words, "哪一种", "the kind"))]
  }

  /// The columns by which entries are told apart.
  private var distinct: [(key: String, column: Column)] {
    let rules = rules.compactMap(\.minimumCount)
    let coverage = rules.isEmpty ? self.rules : []
    let counts = coverage.compactMap { measure -> CoverageMeasure.Counted? in
      if case .coverage(let rule) = measure { rule.counts } else { nil }
    }
    let needsHousehold =
      rules.contains { $0.distinct == .household } || counts.contains(.household)
    let needsUnit = rules.contains { $0.distinct == .unit } || counts.contains(.unit)
    return (needsHousehold ? [("household", household)] : [])
      + (needsUnit
        ? [("unit", columns.text("服务社区", "在哪个单位服务", "the unit served at", "某某社区"))] : [])
  }

  private var meetings: [(key: String, column: Column)] {
    let countsThem = rules.contains { $0.minimumCount?.ledger == .meetings }
    return [
      ("id", columns.text("会议编号", "每次会议一个编号", "an identifier for each meeting", "HY001")),
      ("date", date("会议日期", "开会当天", "the day of the meeting")),
    ] + kindColumn + (countsThem ? [("subject", columns.subject)] : [])
  }

  private var attendance: [(key: String, column: Column)] {
    let rule = rules.lazy.compactMap { measure -> AttendanceMeasure? in
      if case .attendance(let rule) = measure { rule } else { nil }
    }.first
    let meeting =
      rule?.meetings == nil
      ? date("会议日期", "开会当天", "the day of the meeting")
      : columns.text("会议编号", "会议台账上的编号", "as on the list of meetings", "HY001")
    return [
      ("who", who), ("meeting", meeting),
      ("presence", columns.choice("考勤", rule?.words?.all ?? [], "到会情况", "how they took part")),
    ]
  }

  private var totals: [(key: String, column: Column)] {
    [("held", "应到"), ("present", "实到"), ("leave", "请假")].map { key, heading in
      (
        key,
        columns.number(
          heading, "次数", "how often", range: 0...1_000_000_000, "10")
      )
    }
  }
}
