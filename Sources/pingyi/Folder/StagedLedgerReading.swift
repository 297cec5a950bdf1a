import AppraisalEngine
import AppraisalIngest
import AppraisalScheme

/// Reads one ledger file with stages, due days or entries, as the scheme wants it.
struct StagedLedgerReading {
  private let source: SourceFile
  private let options: TextOptions
  private let list: RecordReference
  private let roster: Roster
  private let plan: ReadingPlan

  init(
    _ source: SourceFile, _ options: TextOptions, _ list: RecordReference, _ roster: Roster,
    _ plan: ReadingPlan
  ) {
    self.source = source
    self.options = options
    self.list = list
    self.roster = roster
    self.plan = plan
  }

  func claims(_ input: String, _ columns: ClaimInput, log: inout IssueLog) -> [ClaimRecord]? {
    let stages = plan.stages(of: input).map { word in
      ClaimStage(word: word, dateHeader: columns.days.first { isSame($0.key, word) }?.value)
    }
    let categories = plan.claimCategories(of: input)
    guard
      let headers = ClaimColumns(
        identifier: columns.identifier, subject: columns.subject, stage: columns.stage,
        number: columns.number, category: categories.isEmpty ? nil : columns.category,
        categories: categories, stages: stages)
    else { return nil }
    return readClaims(
      source, options: options, columns: headers, roster: roster,
      number: { parseOfficeNumber($0).flatMap { ClaimNumber($0) } }, log: &log)
  }

  func checklist(
    _ input: String, _ columns: ChecklistInput, log: inout IssueLog
  ) -> [ChecklistRecord]? {
    readChecklist(
      source, options: options,
      columns: ChecklistColumns(
        who: columns.who, item: columns.item, due: columns.due, done: columns.done),
      items: plan.checklistItems(of: input), due: plan.checklistDue(of: input), reference: list,
      log: &log)
  }

  func list(_ columns: ListInput, log: inout IssueLog) -> [ListRecord]? {
    readList(
      source, options: options,
      columns: ListColumns(
        identifier: columns.identifier, subject: columns.subject, category: columns.category,
        owner: columns.owner, need: columns.need),
      roster: roster, log: &log)
  }

  func projects(
    _ input: String, _ columns: AppraisalScheme.ProjectColumns, log: inout IssueLog
  ) -> [DetailedProject]? {
    let categories = plan.projectCategories(of: input)
    return readProjects(
      source, options: options,
      columns: AppraisalIngest.ProjectColumns(
        identifier: columns.identifier, subject: columns.subject, state: columns.state,
        amount: columns.amount, share: columns.share,
        category: categories.isEmpty ? nil : columns.category),
      states: plan.states(of: input), completed: plan.completedStates(of: input),
      categories: categories, roster: roster, log: &log)
  }
}

extension AppraisalScheme.ProjectColumns {
  /// Whether projects are read with shares or categories.
  var isDetailed: Bool { share != nil || category != nil }
}

private func isSame(_ left: String, _ right: String) -> Bool {
  left.utf8.elementsEqual(right.utf8)
}
