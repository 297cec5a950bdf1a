import AppraisalEngine
import AppraisalIngest
import AppraisalReport
import AppraisalScheme

extension Measure {
  /// Whether it reads records of members from ledgers.
  var readsMembers: Bool {
    switch self {
    case .ledger(.checklist(let list)): list.per == .member
    case .ledger(.reconcile(let pair)): pair.per == .member
    default: false
    }
  }
}

extension FolderTemplate {
  /// The table of one input of a measure of ledgers.
  func ledgerTable(_ measure: LedgerMeasure, _ need: InputNeed) -> Table {
    let input = need.input
    switch measure {
    case .claims(let claims):
      return Table(
        input: input, file: file("事项-\(input)"), yaml: claimYAML(claims),
        columns: columns.claims(claims))
    case .checklist(let list):
      let keys = ["who", "item"] + (list.due == nil ? ["due"] : []) + ["done"]
      let own = columns.checklist(list)
      return Table(
        input: input, file: file("应交-\(input)"),
        yaml: [
          "kind: checklist", "of: \(list.per == .member ? "members" : "subjects")",
          "columns: \(inline(keys, own[...]))",
        ], columns: own)
    case .ratio:
      return values(input, isOfMembers: false)
    case .reconcile(let pair): return values(input, isOfMembers: pair.per == .member)
    case .lists(let lists):
      let further = TemplateNeeds(columns.scheme, of: input).listKeys(of: input)
      let own = columns.list(further, isNeeds: input == lists.input)
      let keys = ["id", "subject"] + further
      return Table(
        input: input, file: file("清单-\(input)"),
        yaml: ["kind: list", "columns: \(inline(keys, own[...]))"], columns: own)
    case .rollUp: return Table(input: input, file: file(input), yaml: [], columns: [])
    }
  }

  private func claimYAML(_ measure: ClaimMeasure) -> [String] {
    let needs = TemplateNeeds(columns.scheme, of: measure.input)
    let keys =
      ["id", "subject", "stage"] + (needs.number ? ["number"] : [])
      + (needs.claimCategories.isEmpty ? [] : ["category"])
    let own = columns.claims(measure)
    let days = measure.stages.map { "\(quoted($0)): \(quoted("\($0)日期"))" }
    return [
      "kind: claims", "columns: \(inline(keys, own[...]))",
      "days: { \(days.joined(separator: ", ")) }",
    ]
  }

  private func values(_ input: String, isOfMembers: Bool) -> Table {
    let names = plan.values(of: input, headers: [:]).map(\.name)
    let own = isOfMembers ? columns.memberValues(of: input) : columns.values(of: input)
    let keys = (["subject"] + names).map { quoted($0) }
    return Table(
      input: input, file: file("数值-\(input)"),
      yaml: ["kind: table"] + (isOfMembers ? ["of: members"] : []) + [
        "columns: \(inline(keys, own[...]))"
      ], columns: own)
  }
}

extension TemplateColumns {
  func claims(_ measure: ClaimMeasure) -> [Column] {
    let needs = TemplateNeeds(scheme, of: measure.input)
    return [
      text("事项编号", "每件事一个编号", "an identifier for each item", "SX001"), subject,
      choice("阶段", measure.stages, "现在到了哪个阶段", "the stage reached"),
    ]
      + (needs.number
        ? [text("数量", "件数；可写“3000余”", "the number; 3000余 may be written", "12")] : [])
      + (needs.claimCategories.isEmpty
        ? [] : [choice("类别", needs.claimCategories, "属于哪一类", "the category")])
      + measure.stages.map {
        day("\($0)日期", "到达这一阶段的日期；没到就空着", "the day of this stage; empty before it")
      }
  }

  func checklist(_ measure: ChecklistMeasure) -> [Column] {
    let who =
      measure.per == .member
      ? text("党员编号", "党员名册上的编号", "as on the list of members", "DY0001") : subject
    let item =
      measure.items.isEmpty
      ? text("项目", "应交应办的项目", "the item owed", "总结报告")
      : choice("项目", measure.items, "应交应办的项目", "the item owed")
    return [who, item]
      + (measure.due == nil ? [day("期限", "最迟哪天", "the last day")] : [])
      + [day("完成日期", "哪天交的；没交就空着", "the day it was handed in; empty while it is not")]
  }

  func list(_ keys: [String], isNeeds: Bool) -> [Column] {
    [text("编号", "每条一个编号", "an identifier for each entry", isNeeds ? "XQ001" : "FW001"), subject]
      + keys.map { key in
        switch key {
        case "category": text("类别", "属于哪一类", "the category", "养老")
        case "owner": text("负责人", "谁负责；没有就空着", "who looks after it; empty when nobody", "王某某")
        default: text("对应需求", "回应的需求编号；没有就空着", "the need that it meets", "XQ001")
        }
      }
  }

  func memberValues(of input: String) -> [Column] {
    [text("党员编号", "党员名册上的编号", "as on the list of members", "DY0001")]
      + plan.values(of: input, headers: [:]).map {
        number($0.header, "没有就空着", "empty when there is none", range: $0.range, "2")
      }
  }
}

extension Scheme {
  /// Whether the organisation tree is needed.
  var needsOrganisations: Bool {
    rollUp != nil
      || root.leaves.contains {
        if case .ledger(.rollUp) = $0.measure { true } else { false }
      }
  }
}

extension FolderTemplate {
  /// The organisation column of the roster, as a further key of its columns.
  var rosterOrganisation: String {
    columns.scheme.needsOrganisations ? ", organisation: 所属组织" : ""
  }

  /// The organisations in the assessment file.
  var organisationLines: [String] {
    guard columns.scheme.needsOrganisations else { return [] }
    let ranked = columns.scheme.rollUp?.ranked ?? []
    let levels = ranked.isEmpty ? ["街道", "社区"] : ranked
    return ["", "organisations:"] + place(file("组织")).map { "  \($0)" } + [
      "  columns: { id: 编号, name: 名称, parent: 上级编号, level: 层级 }",
      "  # 从最高一级写到最低一级",
      "  levels: [\(levels.map { quoted($0) }.joined(separator: ", "))]",
    ]
  }

  /// The table of the organisations.
  var organisationTables: [(String, [TemplateColumns.Column])] {
    columns.scheme.needsOrganisations ? [(file("组织"), columns.organisations)] : []
  }
}

extension TemplateColumns {
  var rosterOrganisation: [Column] {
    scheme.needsOrganisations
      ? [text("所属组织", "组织名册上的编号", "as on the list of organisations", "SQ01")] : []
  }

  var organisations: [Column] {
    [
      text("编号", "每个组织一个编号", "an identifier of its own for each", "SQ01"),
      text("名称", "组织的全称", "the full name", "某某社区", width: 28),
      text("上级编号", "上一级组织的编号；最高一级空着", "the one above; empty at the top", "JD01"),
      text("层级", "属于哪一级", "the level", "社区"),
    ]
  }
}
