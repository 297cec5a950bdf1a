import AppraisalEngine
import AppraisalIngest
import AppraisalReport
import AppraisalScheme

/// The files of a new assessment folder: an assessment file and a table with headings per input.
struct FolderTemplate {
  private let scheme: Scheme
  let plan: ReadingPlan
  private let format: TemplateFormat
  private let wording: Wording
  let columns: TemplateColumns

  init(_ scheme: Scheme, format: TemplateFormat, wording: Wording) {
    self.scheme = scheme
    self.format = format
    self.wording = wording
    plan = ReadingPlan(scheme)
    columns = TemplateColumns(scheme, plan: plan, wording: wording)
  }

  struct Table {
    let input: String
    let file: String
    let yaml: [String]
    let columns: [TemplateColumns.Column]
  }

  /// The assessment file.
  func assessment() -> [UInt8] {
    var lines = [
      "# 本文件写明：用哪个方案，数据在哪些文件、哪些列。冒号后面留一个空格。",
      "schema: pingyi-assessment/1",
      "title: \(quoted(scheme.title))",
      "scheme: scheme.yaml",
      "language: zh",
      "",
      "roster:",
    ]
    let unit = consequences.unit.map { ", organisation: \($0)" } ?? rosterOrganisation
    lines += place(file("名册")).map { "  \($0)" }
    lines += ["  columns: { id: 编号, name: 名称\(unit) }"]
    lines += organisationLines
    if needsMembers {
      lines += ["", "members:"] + place(file("党员")).map { "  \($0)" }
      lines += ["  columns: { id: 党员编号, name: 姓名, subject: 单位编号 }"]
    }
    lines += ["", "inputs:"]
    for table in inputTables {
      lines += ["  \(table.input):"] + (place(table.file) + table.yaml).map { "    \($0)" }
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// The tables, with their headings only.
  func tables() throws(WorkbookTemplateError) -> [(name: String, bytes: [UInt8])] {
    let people: [(String, [TemplateColumns.Column])] =
      [
        (
          file("名册"),
          columns.roster + consequences.roster
            + (consequences.unit == nil ? columns.rosterOrganisation : [])
        )
      ]
      + organisationTables
      + (needsMembers ? [(file("党员"), columns.members)] : [])
    var files: [(name: String, bytes: [UInt8])] = []
    for (name, columns) in people + inputTables.map({ ($0.file, $0.columns) }) {
      files.append((name: name, bytes: try bytes(of: columns)))
    }
    return files
  }

  private func bytes(
    of columns: [TemplateColumns.Column]
  ) throws(WorkbookTemplateError) -> [UInt8] {
    switch format {
    case .csv: return CommaSeparatedText(headings: columns.map(\.heading)).bytes
    case .xlsx:
      let table = WorkbookTemplate.Table(sheetName: sheet, columns: columns)
      return try WorkbookTemplate(tables: [table], wording: wording).bytes()
    }
  }

  /// The sheet of a workbook that is filled in.
  private var sheet: String { wording("填报", "Records") }

  /// Where a table is: a workbook has a sheet of instructions too, so the other one is named.
  func place(_ file: String) -> [String] {
    ["file: \(file)"] + (format == .xlsx ? ["sheet: \(sheet)"] : [])
  }

  func file(_ name: String) -> String { "\(name).\(format.rawValue)" }

  private var measures: [Measure] { scheme.root.leaves.compactMap(\.measure) }

  private var needsMembers: Bool {
    measures.contains { LedgerTemplate.namesMembers($0) }
      || scheme.ranges.contains { LedgerTemplate.namesMembers($0) }
      || measures.contains(where: \.readsMembers)
  }

  private var inputTables: [Table] {
    var seen: Set<String> = []
    let own = measures.flatMap { measure -> [Table] in
      if case .ledger(let ledger) = measure {
        return ledger.needs.filter { seen.insert($0.input).inserted }
          .map { ledgerTable(ledger, $0) }
      }
      return seen.insert(measure.input).inserted ? table(measure).map { [$0] } ?? [] : []
    }
    let events = scheme.adjustments.map(\.scoring).filter { seen.insert($0.input).inserted }
      .map(eventTable)
    let further = scheme.references.filter { seen.insert($0.input).inserted }
      .compactMap { ledgerTable($0.input, $0.kind) }
    let concluding = consequences.tables(without: Array(seen)).map { table in
      Table(
        input: table.input, file: file("\(table.name)-\(table.input)"),
        yaml: ["kind: \(table.kind.rawValue)"] + table.yaml
          + ["columns: \(inline(table.keys, table.columns[...]))"], columns: table.columns)
    }
    return own + events + further + concluding
  }

  private var consequences: ConsequenceTemplate {
    ConsequenceTemplate(scheme: scheme, plan: plan, wording: wording)
  }

  private func table(_ measure: Measure) -> Table? {
    switch measure {
    case .ballots(let ballots): ballotTable(ballots)
    case .projects(let projects):
      simpleTable(
        projects.input, kind: .projects, name: "项目",
        keys: ["id", "subject", "state"] + (needs(projects.input).amount ? ["amount"] : [])
          + (needs(projects.input).projectCategories.isEmpty ? [] : ["category"]),
        columns: columns.projects(projects))
    case .commitments(let commitments):
      simpleTable(
        commitments.input, kind: .commitments, name: "承诺",
        keys: ["id", "subject", "due", "done", "importance"],
        columns: columns.commitments(commitments))
    case .events(let events): eventTable(events.scoring)
    case .table(let table):
      simpleTable(
        table.input, kind: .table, name: "数值",
        keys: ["subject"] + plan.values(of: table.input, headers: [:]).map(\.name),
        columns: columns.values(of: table.input))
    case .index(let index):
      simpleTable(
        index.input, kind: .numbers, name: "指标数值",
        keys: ["subject"] + plan.numbers(of: index.input, headers: [:]).map(\.name),
        columns: columns.numbers(of: index.input))
    case .ledger(let ledger): ledgerTable(ledger, ledger.needs[0])
    default:
      ledgerTable(measure.input, measure.kind)
    }
  }

  private func needs(_ input: String) -> TemplateNeeds { TemplateNeeds(scheme, of: input) }

  private func eventTable(_ scoring: EventScoring) -> Table {
    let columns = columns.events(scoring)
    let keys = ["who", "date", "kind", "points", "evidence"].filter {
      $0 != "points" || scoring.needsColumn
    }
    return Table(
      input: scoring.input, file: file("事项-\(scoring.input)"),
      yaml: ["kind: events", "of: subjects", "columns: \(inline(keys, columns[...]))"],
      columns: columns)
  }

  private func ballotTable(_ measure: BallotMeasure) -> Table {
    let columns = columns.ballots(measure)
    let needs = needs(measure.input)
    let keys =
      ["rater", "rated"] + (needs.item ? ["item"] : []) + ["answer"]
      + (needs.submission ? ["submitted"] : [])
    return Table(
      input: measure.input, file: file("选票-\(measure.input)"),
      yaml: [
        "kind: ballots", "layout: long", "group: { column: 评价主体 }",
        "columns: \(inline(keys, columns.dropFirst()))",
      ], columns: columns)
  }

  /// A table of a ledger or list; `nil` for an input of another kind.
  private func ledgerTable(_ input: String, _ kind: InputKind) -> Table? {
    if kind == .table {
      return simpleTable(
        input, kind: .table, name: "数值",
        keys: ["subject"] + plan.values(of: input, headers: [:]).map(\.name),
        columns: columns.values(of: input))
    }
    let template = LedgerTemplate(scheme, input: input, kind: kind, columns: columns)
    guard let name = template.name else { return nil }
    return Table(
      input: input, file: file("\(name)-\(input)"),
      yaml: ["kind: \(kind.rawValue)"]
        + (template.reference.map { ["of: \($0.rawValue)"] } ?? [])
        + ["columns: \(inline(template.keys, template.headings[...]))"],
      columns: template.headings)
  }

  /// A table whose columns stand in the order of their keys; the last of these may be unused.
  private func simpleTable(
    _ input: String, kind: InputKind, name: String, keys: [String],
    columns: [TemplateColumns.Column]
  ) -> Table {
    Table(
      input: input, file: file("\(name)-\(input)"),
      yaml: ["kind: \(kind.rawValue)", "columns: \(inline(keys, columns[...]))"],
      columns: columns)
  }

  func inline(
    _ keys: [String], _ columns: ArraySlice<TemplateColumns.Column>
  ) -> String {
    let pairs = zip(keys, columns).map { "\($0): \(quoted($1.heading))" }
    return "{ " + pairs.joined(separator: ", ") + " }"
  }

  /// A text as a YAML scalar: in quotes unless it consists of hanzi, letters and digits.
  func quoted(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
    guard !isPlain || text.isEmpty else { return text }
    let inner = text.unicodeScalars.map { scalar -> String in
      scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : String(scalar)
    }
    return "\"\(inner.joined())\""
  }
}
