import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalReport
import AppraisalScheme

/// What a new folder needs for the rules about consequences: further roster columns and tables.
struct ConsequenceTemplate {
  typealias Column = WorkbookTemplate.Column

  /// A table of an input.
  struct Table {
    let input: String
    let name: String
    let kind: InputKind
    let yaml: [String]
    let keys: [String]
    let columns: [Column]
  }

  let scheme: Scheme
  let plan: ReadingPlan
  let wording: Wording

  private var rules: Consequences { scheme.consequences }

  /// The header of the unit that a subject belongs to; `nil` when no rule needs it.
  var unit: String? { rules.needsUnits ? "所在单位" : nil }

  /// Columns of the roster that the rules read; strata may be among them already.
  var roster: [Column] {
    let days = rules.rosterEvidence.map(\.day)
    let texts = rules.rosterColumns.filter { !scheme.strata.contains($0) }
    return (unit.map { [text($0, "所在单位的编号", "the identifier of the unit", "U01")] } ?? [])
      + texts.map { text($0, "没有就空着", "empty when there is none", "") }
      + days.enumerated().filter { days.firstIndex(of: $0.element) == $0.offset }
      .map { day($0.element, "认定日期", "the day of the evidence") }
      + (rules.rewards.map { [amount($0.column)] } ?? [])
  }

  /// The tables of the inputs that no indicator reads.
  func tables(without measured: [String]) -> [Table] {
    rules.inputs.filter { !measured.contains($0.identifier) }.compactMap { input in
      switch InputKind(rawValue: input.kind) {
      case .events: events(input.identifier)
      case .grades: grades(input.identifier)
      case .history: history(input.identifier)
      default: nil
      }
    }
  }

  private func events(_ input: String) -> Table {
    let words = plan.eventWords(of: input).sorted { $0.key.rawValue < $1.key.rawValue }
      .flatMap(\.value)
    return Table(
      input: input, name: "事项", kind: .events, yaml: ["of: subjects"],
      keys: ["who", "date", "kind"],
      columns: [
        subject, day("认定日期", "认定的那天，没有不能计入", "the day of the evidence, which must be there"),
        Column(
          "事项类别", .choice(words), note: wording("发生了什么", "what happened"),
          example: words.first ?? ""),
      ])
  }

  private func grades(_ input: String) -> Table {
    let words = plan.unitGrades(of: input)
    return Table(
      input: input, name: "单位等次", kind: .grades, yaml: [], keys: ["id", "grade"],
      columns: [
        text("单位编号", "与名册的所在单位相同", "as the roster names it", "U01"),
        Column(
          "等次", .choice(words), note: wording("单位的等次", "the unit's grade"),
          example: words.first ?? ""),
      ])
  }

  private func history(_ input: String) -> Table {
    Table(
      input: input, name: "往年", kind: .history, yaml: ["year: { column: 年份 }"],
      keys: ["id", "grade", "bottom"],
      columns: [
        subject,
        Column(
          "等次", .choice(plan.grades), note: wording("当年的等次", "the grade of that year"),
          example: plan.grades.first ?? ""),
        text("末位", "当年是末位就写是，不是就空着", "anything for those at the bottom", ""),
        Column(
          "年份", .number(1900 * 10_000...2100 * 10_000), note: wording("哪一年", "the year"),
          example: "\(scheme.period.last.year - 1)"),
      ])
  }

  private var subject: Column {
    text("编号", "名册上的编号", "as on the roster", "DW001")
  }

  private func text(
    _ heading: String, _ chinese: String, _ english: String, _ example: String
  ) -> Column {
    Column(heading, .text, note: wording(chinese, english), example: example)
  }

  private func day(_ heading: String, _ chinese: String, _ english: String) -> Column {
    Column(
      heading, .date(nil), note: wording(chinese, english), example: "\(scheme.period.last)")
  }

  private func amount(_ heading: String) -> Column {
    Column(
      heading, .number(0...100_000_000_000_000),
      note: wording("每月金额，单位元", "the monthly amount in yuan"),
      example: "1500")
  }
}
