/// Columns of a table with the grades of units.
public struct UnitGradeColumns: Sendable {
  /// The header of the unit's identifier, as the roster's `organisation` names it.
  public let identifier: String
  /// The header of the grade.
  public let grade: String
}

/// Columns of a table with the results of earlier years.
public struct HistoryColumns: Sendable {
  /// Where the year of a result stands.
  public enum Year: Sendable, Hashable {
    /// All rows are of this year.
    case fixed(Int)
    /// In a column.
    case column(String)
  }

  /// The header of the subject's identifier.
  public let identifier: String
  /// Where the year stands.
  public let year: Year
  /// The header of the grade, if told.
  public let grade: String?
  /// The header of the mark of those at the bottom, if told; anything in it is one.
  public let bottom: String?
}

extension UnitGradeColumns {
  /// The keys of an input of units' grades.
  static let shape = RecordInput.shape(
    "kind: grades", kind: .grades,
    Bilingual(
      "单位等次，一行一个单位；可用另一次评议的 ranking.csv",
      "grades of units, one per row; the `ranking.csv` of another run will do"),
    keys: [.columns(columnsShape)])

  /// The headers of units' grades.
  static let columnsShape = Shape(
    "grades.columns", Bilingual("单位等次表的列", "the headers of units' grades"),
    keys: [
      .header(
        "id",
        Bilingual(
          "单位编号，与名册的 organisation 列相同", "the unit, as the roster's `organisation` names it"),
        example: "编号"),
      .header("grade", Bilingual("单位的等次", "its grade"), example: "等次"),
    ])

  init?(_ reader: MappingReader, _ faults: inout FaultCollector) {
    let columns = reader.columns(UnitGradeColumns.columnsShape, &faults)
    let identifier = columns?.text("id", &faults)
    let grade = columns?.text("grade", &faults)
    guard let identifier, let grade else { return nil }
    self.init(identifier: identifier, grade: grade)
  }
}

extension HistoryColumns {
  /// The keys of an input of earlier results.
  static let shape = RecordInput.shape(
    "kind: history", kind: .history,
    Bilingual(
      "往年结果，一行一人一年；可用往年的 ranking.csv",
      "results of earlier years; the `ranking.csv` of an earlier run will do"),
    keys: [
      .init(
        "year", .either([.integer(years), .mapping(yearShape)]),
        Bilingual(
          "哪一年的结果：整个文件的年份，或年份所在的列", "the year of the results: that of all rows, or its column"),
        example: "2024"),
      .columns(columnsShape),
    ])

  private static let years: ClosedRange<Int64> = 1900...2100

  private static let yearShape = Shape(
    "history.year", Bilingual("年份在一列中", "the year stands in a column"),
    keys: [.header("column", Bilingual("年份所在的列", "the header of the year"), example: "年份")])

  /// The headers of earlier results.
  static let columnsShape = Shape(
    "history.columns", Bilingual("往年结果的列", "the headers of earlier results"),
    keys: [
      .header("id", Bilingual("被评对象编号", "the subject"), example: "编号"),
      .header(
        "grade", Bilingual("等次", "the grade"),
        ifLeftOut: Bilingual("不看等次", "grades are not looked at"), example: "等次"),
      .header(
        "bottom",
        Bilingual(
          "末位标记，不空就算（“末位，提醒”也算一年末位）",
          "the mark of those at the bottom; any text in it is one, whatever it says"),
        ifLeftOut: Bilingual("不看末位", "the bottom is not looked at"), example: "末位"),
    ])

  init?(_ reader: MappingReader, _ faults: inout FaultCollector) {
    let year = reader.present("year", &faults).flatMap { HistoryColumns.year($0, &faults) }
    guard let columns = reader.columns(HistoryColumns.columnsShape, &faults) else { return nil }
    let identifier = columns.text("id", &faults)
    let grade = columns.text("grade", &faults)
    let bottom = columns.text("bottom", &faults)
    guard let year, let identifier else { return nil }
    self.init(identifier: identifier, year: year, grade: grade, bottom: bottom)
  }

  private static func year(_ value: YAMLValue, _ faults: inout FaultCollector) -> Year? {
    if case .mapping = value.content {
      return MappingReader(value, yearShape, &faults)?.text("column", &faults).map { .column($0) }
    }
    return value.integer("year", in: years, &faults).map { .fixed(Int($0)) }
  }
}

/// Inputs, columns and decisions that the rules about consequences need of an assessment.
func lintConsequences(
  _ assessment: Assessment, _ scheme: Scheme, _ faults: inout FaultCollector
) {
  for wanted in scheme.consequences.inputs { lint(wanted, assessment, &faults) }
  lintHistoryColumns(assessment, scheme, &faults)
  if scheme.consequences.needsUnits, assessment.roster.organisation == nil {
    faults.error(
      "roster-organisation-missing", at: assessment.roster.file.mark,
      "方案要用被评对象所在单位的等次，名册的 columns 中要写 organisation（单位编号所在的列）。",
      "the scheme uses the grade of the subjects' units; the roster needs `organisation` among its "
        + "columns")
  }
  for override in assessment.overrides {
    guard let bands = scheme.grades else {
      faults.error(
        "override-without-grades", at: override.mark, "方案没有等次，不能写 overrides。",
        "the scheme has no grades, so there is nothing to override")
      continue
    }
    guard bands.position(ofGrade: override.grade) == nil else { continue }
    let known = bands.bands.map(\.grade)
    faults.error(
      "unknown-grade", at: override.mark,
      "没有等次“\(shortened(override.grade))”。可写：\(known.joined(separator: "、"))。",
      "there is no grade `\(shortened(override.grade))`; there are: "
        + known.joined(separator: ", "))
  }
}

private func lint(
  _ wanted: Consequences.Input, _ assessment: Assessment, _ faults: inout FaultCollector
) {
  guard let input = assessment.inputs.first(where: { $0.identifier == wanted.identifier }) else {
    faults.error(
      "input-missing", at: .start,
      "方案需要数据“\(wanted.identifier)”（\(wanted.kind)），inputs 中没有。",
      "the scheme needs the input `\(wanted.identifier)` (\(wanted.kind)), which `inputs` does not "
        + "have")
    return
  }
  if input.namesMembers, assessment.members == nil {
    faults.error(
      "members-missing", at: input.file.mark,
      "数据“\(input.identifier)”按党员登记，但没有写明 members（党员名册）。",
      "the input `\(input.identifier)` names members, but there is no `members` list")
  }
  guard input.kind.rawValue != wanted.kind else { return }
  faults.error(
    "input-kind", at: input.file.mark,
    "数据“\(input.identifier)”在方案中是 \(wanted.kind)，这里是 \(input.kind.rawValue)。",
    "the input `\(input.identifier)` is \(wanted.kind) in the scheme and \(input.kind.rawValue) here"
  )
}

/// Rules that look back need the column that they look at.
private func lintHistoryColumns(
  _ assessment: Assessment, _ scheme: Scheme, _ faults: inout FaultCollector
) {
  let graded = scheme.consequences.conditions.flatMap(\.condition.leaves)
    .flatMap { leaf -> [String] in
      if case .history(let history) = leaf { history.inputs } else { [] }
    }
  for input in assessment.inputs {
    guard case .history(let columns) = input.columns else { continue }
    let missing =
      graded.contains(input.identifier) && columns.grade == nil
      ? "grade"
      : scheme.consequences.bottom?.inputs.contains(input.identifier) == true
        && columns.bottom == nil ? "bottom" : nil
    guard let missing else { continue }
    faults.error(
      "column-missing", at: input.file.mark,
      "数据“\(input.identifier)”缺少列 \(missing)，方案需要它。",
      "the input `\(input.identifier)` lacks the column `\(missing)`, which the scheme needs")
  }
}
