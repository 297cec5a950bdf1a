import AppraisalEngine
import AppraisalIngest
import AppraisalReport
import AppraisalScheme

/// The files of a new assessment folder: an assessment file and a table with headings per input.
struct FolderTemplate {
  private let scheme: Scheme
  private let plan: ReadingPlan

  init(_ scheme: Scheme) {
    self.scheme = scheme
    plan = ReadingPlan(scheme)
  }

  private struct Table {
    let input: String
    let file: String
    let yaml: [String]
    let headings: [String]
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
      "  file: 名册.csv",
      "  columns: { id: 编号, name: 名称 }",
    ]
    if needsMembers {
      lines += [
        "", "members:", "  file: 党员.csv", "  columns: { id: 党员编号, name: 姓名, subject: 单位编号 }",
      ]
    }
    lines += ["", "inputs:"]
    for table in inputTables {
      lines += ["  \(table.input):", "    file: \(table.file)"] + table.yaml.map { "    \($0)" }
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// The tables, with their headings only.
  func tables() -> [(name: String, bytes: [UInt8])] {
    let people: [(String, [String])] =
      [("名册.csv", ["编号", "名称"] + scheme.strata + plan.rosterNumbers)]
      + (needsMembers ? [("党员.csv", ["党员编号", "姓名", "单位编号"])] : [])
    let all = people + inputTables.map { ($0.file, $0.headings) }
    return all.map { (name: $0.0, bytes: CommaSeparatedText(headings: $0.1).bytes) }
  }

  private var measures: [Measure] { scheme.root.leaves.compactMap(\.measure) }

  private var needsMembers: Bool {
    measures.contains {
      if case .services(let services) = $0 { services.per == .member } else { false }
    }
  }

  private var inputTables: [Table] {
    var seen: Set<String> = []
    return measures.filter { seen.insert($0.input).inserted }.map(table)
  }

  private func table(_ measure: Measure) -> Table {
    switch measure {
    case .ballots(let ballots): ballotTable(ballots)
    case .services(let services): serviceTable(services)
    case .projects(let projects):
      simpleTable(
        projects.input, kind: .projects, name: "项目",
        columns: [("id", "项目编号"), ("subject", "单位编号"), ("state", "状态")]
          + (projects.by == .amount ? [("amount", "金额")] : []))
    case .commitments(let commitments):
      simpleTable(
        commitments.input, kind: .commitments, name: "承诺",
        columns: [
          ("id", "承诺编号"), ("subject", "单位编号"), ("due", "承诺期限"), ("done", "兑现日期"),
        ] + (commitments.importance.isEmpty ? [] : [("importance", "重要程度")]))
    case .table(let table):
      simpleTable(
        table.input, kind: .table, name: "数值",
        columns: [("subject", "单位编号")]
          + plan.values(of: table.input, headers: [:]).map { ($0.name, $0.name) })
    }
  }

  private func ballotTable(_ measure: BallotMeasure) -> Table {
    let item = measure.item == nil ? [] : [("item", "评价项目")]
    let columns = [("rater", "评价人编号"), ("rated", "被评编号")] + item + [("answer", "评价")]
    return Table(
      input: measure.input, file: "选票-\(measure.input).csv",
      yaml: [
        "kind: ballots", "layout: long", "group: { column: 评价主体 }", "columns: \(inline(columns))",
      ], headings: ["评价主体"] + columns.map(\.1))
  }

  private func serviceTable(_ measure: ServiceMeasure) -> Table {
    let isPerMember = measure.per == .member
    let columns = [("who", isPerMember ? "党员编号" : "单位编号"), ("date", "服务日期")]
    return Table(
      input: measure.input, file: "服务-\(measure.input).csv",
      yaml: [
        "kind: services", "of: \(isPerMember ? "members" : "subjects")",
        "columns: \(inline(columns))",
      ], headings: columns.map(\.1))
  }

  private func simpleTable(
    _ input: String, kind: InputKind, name: String, columns: [(String, String)]
  ) -> Table {
    Table(
      input: input, file: "\(name)-\(input).csv",
      yaml: ["kind: \(kind.rawValue)", "columns: \(inline(columns))"],
      headings: columns.map(\.1))
  }

  private func inline(_ columns: [(String, String)]) -> String {
    "{ " + columns.map { "\($0.0): \(quoted($0.1))" }.joined(separator: ", ") + " }"
  }

  /// A text as a YAML scalar: in quotes unless it consists of hanzi, letters and digits.
  private func quoted(_ text: String) -> String {
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
