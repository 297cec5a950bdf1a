import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalReport
import AppraisalScheme

/// The rows of ledgers with stages, due days or entries that stand behind one subject's points.
extension Ledger {
  private var reading: StagedLedgerReading {
    StagedLedgerReading(file, options, reference, roster, plan)
  }

  func claimRows(
    of subject: Int32, _ measure: Measure, _ columns: ClaimInput, log: inout IssueLog
  ) -> [Row] {
    let stages = plan.stages(of: input)
    let records = reading.claims(input, columns, log: &log) ?? []
    return records.filter { $0.subject == subject }.map { claim in
      let days = zip(stages, claim.dates).compactMap { stage, day in
        day.map { "\(stage) \($0)" }
      }
      let number = claim.number.map { "  \(text($0))" } ?? ""
      return (
        claim.line,
        "\(claim.identifier)  \(stages[Int(claim.stage)])\(number)"
          + (days.isEmpty ? "" : "  " + days.joined(separator: wording("，", ", "))),
        omission(of: claim, measure)
      )
    }
  }

  private func text(_ number: ClaimNumber) -> String {
    let plain = decimalText(number.value, decimals: 4)
    if number.isLowerBound { return wording("\(plain) 余", "\(plain) or more") }
    return number.isApproximate ? wording("约 \(plain)", "about \(plain)") : plain
  }

  func checklistRows(
    of subject: Int32, _ measure: Measure, _ columns: ChecklistInput, log: inout IssueLog
  ) -> [Row] {
    let isPerMember = columns.of == .members
    let records = reading.checklist(input, columns, log: &log) ?? []
    return records.compactMap { entry in
      let row = isPerMember ? members.subjectRows[Int(entry.who)] : entry.who
      guard row == subject else { return nil }
      let name = isPerMember ? "\(members.names[Int(entry.who)])  " : ""
      let done = entry.done?.description ?? "—"
      return (
        entry.line,
        "\(name)\(entry.item)  "
          + wording("期限 \(entry.due)，交 \(done)", "due \(entry.due), handed in \(done)"),
        omission(of: entry, measure)
      )
    }
  }

  func listRows(
    of subject: Int32, _ columns: ListInput, log: inout IssueLog
  ) -> [Row] {
    (reading.list(columns, log: &log) ?? []).filter { $0.subject == subject }.map { entry in
      let parts = [entry.category, entry.owner, entry.need.map { $0.isEmpty ? "" : "→ \($0)" }]
      let rest = parts.compactMap(\.self).filter { !$0.isEmpty }
      return (entry.line, ([entry.identifier] + rest).joined(separator: "  "), nil)
    }
  }

  func projectRows(
    of subject: Int32, _ measure: Measure, _ columns: AppraisalScheme.ProjectColumns,
    log: inout IssueLog
  ) -> [Row] {
    let states = plan.states(of: input)
    let categories = plan.projectCategories(of: input)
    let records = reading.projects(input, columns, log: &log) ?? []
    return records.filter { $0.project.subject == subject }.map { detailed in
      let share = detailed.share.map { ["\(decimalText($0, decimals: 4))%"] } ?? []
      let category = detailed.category.map { [categories[Int($0)]] } ?? []
      let state = states[Int(detailed.project.state)]
      let parts = [detailed.project.identifier, state] + category + share
      return (
        detailed.project.line, parts.joined(separator: "  "), omission(ofState: state, measure)
      )
    }
  }

  /// The values that a ratio or a comparison takes from a table.
  func valueRows(
    of subject: Int32, _ input: String, _ measure: Measure,
    _ columns: AppraisalScheme.TableColumns, log: inout IssueLog
  ) -> [Row] {
    let names: [String]
    switch measure {
    case .ledger(.ratio(let ratio)): names = [ratio.numerator, ratio.denominator]
    case .ledger(.reconcile(let pair)): names = [pair.value]
    default: return []
    }
    let table = readValues(
      file, options: options, who: columns.subject,
      values: plan.values(of: input, headers: columns.headers), reference: reference, log: &log)
    guard let table else { return [] }
    return table.lines.indices.compactMap { position in
      guard table.lines[position] > 0, row(of: position, columns) == subject else { return nil }
      let values = names.map { name in
        let value = table.values[name]?[position] ?? nil
        return "\(name) " + (value.map { decimalText(Int64($0), decimals: 4) } ?? "—")
      }
      let name = columns.of == .members ? "\(members.names[position])  " : ""
      return (table.lines[position], name + values.joined(separator: "  "), nil)
    }
  }

  private func row(of position: Int, _ columns: AppraisalScheme.TableColumns) -> Int32 {
    columns.of == .members ? members.subjectRows[position] : Int32(position)
  }
}
