import AppraisalEngine
import AppraisalIngest
import AppraisalScheme
import Testing

/// Reads ledger files of a scheme from texts in memory; every record must be accepted.
struct StageDesk {
  let scheme: Scheme
  var records: Records
  private let plan: ReadingPlan

  init(_ rules: String, _ roster: Roster, missing: String = "renormalise") throws {
    scheme = try AppraisalEngineTests.scheme(schemeText(rules, missing: missing))
    records = Records(roster: roster)
    plan = ReadingPlan(scheme)
  }

  /// Columns `member,name,subject`.
  mutating func readMembers(_ text: String) throws {
    let roster = records.roster
    records.members = try read("members", text) { source, log in
      AppraisalIngest.readMembers(
        source, options: TextOptions(), columns: ("member", "name", "subject"), roster: roster,
        log: &log)
    }
  }

  /// Columns `id,subject,stage`, a day under each stage's own word, and what else is named.
  mutating func readClaims(
    _ input: String, _ text: String, number: String? = nil, category: String? = nil
  ) throws {
    let columns = try #require(
      ClaimColumns(
        identifier: "id", subject: "subject", stage: "stage", number: number,
        category: category, categories: plan.claimCategories(of: input),
        stages: plan.stages(of: input).map { ClaimStage(word: $0, dateHeader: $0) }))
    let roster = records.roster
    records.ledgers.claims[input] = try read(input, text) { source, log in
      AppraisalIngest.readClaims(
        source, options: TextOptions(), columns: columns, roster: roster,
        number: { parseOfficeNumber($0).flatMap { ClaimNumber($0) } }, log: &log)
    }
  }

  /// Columns `who,item,due,done`.
  mutating func readChecklist(
    _ input: String, _ text: String, ofMembers: Bool = false, hasDue: Bool = true
  ) throws {
    let reference: RecordReference =
      ofMembers ? .members(records.members) : .subjects(records.roster)
    let (items, due) = (plan.checklistItems(of: input), plan.checklistDue(of: input))
    records.ledgers.checklists[input] = try read(input, text) { source, log in
      AppraisalIngest.readChecklist(
        source, options: TextOptions(),
        columns: ChecklistColumns(
          who: "who", item: "item", due: hasDue ? "due" : nil, done: "done"),
        items: items, due: due, reference: reference, log: &log)
    }
  }

  /// Columns `id,subject` and those named.
  mutating func readList(
    _ input: String, _ text: String, category: String? = nil, owner: String? = nil,
    need: String? = nil
  ) throws {
    let roster = records.roster
    records.ledgers.lists[input] = try read(input, text) { source, log in
      AppraisalIngest.readList(
        source, options: TextOptions(),
        columns: ListColumns(
          identifier: "id", subject: "subject", category: category, owner: owner, need: need),
        roster: roster, log: &log)
    }
  }

  /// Columns `id,subject,state` and those named.
  mutating func readProjects(
    _ input: String, _ text: String, amount: String? = nil, share: String? = nil,
    category: String? = nil
  ) throws {
    let roster = records.roster
    let (states, completed) = (plan.states(of: input), plan.completedStates(of: input))
    let categories = plan.projectCategories(of: input)
    records.ledgers.projects[input] = try read(input, text) { source, log in
      AppraisalIngest.readProjects(
        source, options: TextOptions(),
        columns: AppraisalIngest.ProjectColumns(
          identifier: "id", subject: "subject", state: "state", amount: amount, share: share,
          category: category),
        states: states, completed: completed, categories: categories, roster: roster, log: &log)
    }
  }

  /// The column `who` and one per value.
  mutating func readValues(_ input: String, _ text: String, ofMembers: Bool = false) throws {
    let reference: RecordReference =
      ofMembers ? .members(records.members) : .subjects(records.roster)
    let columns = plan.values(of: input, headers: [:])
    records.values[input] = try read(input, text) { source, log in
      AppraisalIngest.readValues(
        source, options: TextOptions(), who: "who", values: columns, reference: reference,
        log: &log)
    }
  }

  func measured() -> IndicatorTable { measure(scheme, records) }

  private func read<Value>(
    _ name: String, _ text: String, _ body: (SourceFile, inout IssueLog) -> Value?
  ) throws -> Value {
    var log = IssueLog()
    let source = SourceFile(name: "\(name).csv", bytes: Array(text.utf8))
    let value = try #require(body(source, &log), "\(log.issues)")
    #expect(log.accounts.allSatisfy { $0.seen == $0.accepted }, "\(log.issues)")
    return value
  }
}

/// A scheme of one indicator `x` of 100 %.
func only(_ measure: String) -> String {
  "indicators:\n  - { id: x, weight: 100, measure: { \(measure) } }\n"
}

extension IndicatorTable {
  /// A count or sum behind the indicator `x`.
  func fact(_ fact: LedgerDetail.Fact, at position: Int = 0) throws -> [Int64] {
    let measured = try #require(column(ColumnKey(indicator: "x")))
    return measured.details[.fact(fact, at: position)] ?? Array(repeating: 0, count: subjects.count)
  }
}
