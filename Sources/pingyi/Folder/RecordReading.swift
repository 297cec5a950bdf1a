import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalReport
import AppraisalScheme

/// Reads all input files of an assessment.
struct RecordReading {
  private let folder: AssessmentFolder
  private let rules: Rules
  private let plan: ReadingPlan
  private let terminal: Terminal
  /// Whether whole sheets and their times are kept, for whoever examines them.
  private let keepsSheets: Bool
  private(set) var log = IssueLog()
  private var namesByHash: [String: String] = [:]
  private var naming = NamingReading()
  /// The lists that were read, for spellings that are not on them.
  private(set) var lists: [RecordReference] = []

  init(
    _ folder: AssessmentFolder, _ rules: Rules, _ terminal: Terminal, keepsSheets: Bool = false
  ) {
    self.keepsSheets = keepsSheets
    self.folder = folder
    self.rules = rules
    self.terminal = terminal
    plan = ReadingPlan(rules.scheme)
  }

  /// Reads every file, and goes on after a refused one, so that all problems are reported at once.
  ///
  /// - Returns: The records; `nil` when a file was refused.
  mutating func read() -> Records? {
    defer { terminal.clear() }
    guard let roster = readRoster() else {
      let rest = [rules.assessment.members?.file].compactMap(\.self) + inputs.map(\.file)
      for file in rest { leaveUnread(file, because: rules.assessment.roster.file) }
      return nil
    }
    lists.append(.subjects(roster))
    reportOverrides(roster)
    var records = Records(roster: roster)
    var isComplete = readOrganisations(roster, into: &records)
    var refusedMembers: InputFile?
    if let members = rules.assessment.members {
      if let read = readMembers(members, roster) {
        records.members = read
        lists.append(.members(read))
      } else {
        refusedMembers = members.file
        isComplete = false
      }
    }
    var refused: [String: InputFile] = [:]
    for input in inputs {
      let earlier = plan.inputs(before: input.identifier).compactMap { refused[$0] }.first
      if let list = input.namesMembers ? refusedMembers ?? earlier : earlier {
        leaveUnread(input.file, because: list)
        refused[input.identifier] = input.file
      } else if !read(input, into: &records) {
        refused[input.identifier] = input.file
      }
    }
    isComplete = isComplete && refused.isEmpty
    for ruling in ballotRulings(rules.scheme, records) {
      log.report(.ballotRule(ruling.issue), at: ruling.place)
    }
    if isComplete { reportMissingFacts(records) }
    return isComplete ? records : nil
  }

  /// What the lists do not say that rules about consequences go by.
  private mutating func reportMissingFacts(_ records: Records) {
    var yearOf: [String: Int] = [:]
    for input in inputs {
      if case .history(let columns) = input.columns, case .fixed(let year) = columns.year {
        yearOf[input.identifier] = year
      }
    }
    let issues = missingFacts(
      rules.scheme, records, rosterFile: rules.assessment.roster.file.path, yearOf: yearOf,
      without: Set(inputs.filter { $0.file.none != nil }.map(\.identifier)))
    for issue in issues { log.report(issue.kind, at: SourcePlace(file: issue.file)) }
  }

  /// The inputs that the scheme uses, those first that others refer to; the rest was warned of.
  private var inputs: [RecordInput] {
    let used = rules.scheme.usedInputs
    let first = Set(used.flatMap { plan.inputs(before: $0) })
    let all = rules.assessment.inputs.filter { used.contains($0.identifier) }
    return all.filter { first.contains($0.identifier) }
      + all.filter { !first.contains($0.identifier) }
  }

  /// A file whose records name somebody on a refused list: every one of them would be reported as
  /// unknown, so it is only opened.
  private mutating func leaveUnread(_ file: InputFile, because list: InputFile) {
    guard let (source, _) = open(file) else { return }
    log.refuse(.notRead(because: list.path), file: file.path, source: source)
  }

  // MARK: - People

  private mutating func readRoster() -> Roster? {
    let input = rules.assessment.roster
    guard let (source, options) = open(input.file) else { return nil }
    return AppraisalIngest.readRoster(
      source, options: options,
      columns: RosterColumns(
        identifier: input.identifier, name: input.name, organisation: input.organisation,
        strata: rules.scheme.strata, numbers: plan.rosterNumbers,
        attributes: plan.rosterAttributes),
      log: &log)
  }

  /// Reads the organisation tree and looks up the organisations of the roster in it.
  private mutating func readOrganisations(_ roster: Roster, into records: inout Records) -> Bool {
    guard let input = rules.assessment.organisation else { return true }
    guard let (source, options) = open(input.file),
      let tree = AppraisalIngest.readOrganisations(
        source, options: options,
        columns: OrganisationColumns(
          identifier: input.identifier, name: input.name, parent: input.parent,
          level: input.level, levels: input.levels),
        log: &log)
    else { return false }
    records.ledgers.organisations = tree
    for subject in roster.subjects {
      guard let organisation = subject.organisation, !organisation.isEmpty,
        tree.position(of: organisation) == nil
      else { continue }
      log.report(
        .orphan(organisation: subject.identifier, parent: organisation),
        at: SourcePlace(file: rules.assessment.roster.file.path))
    }
    return true
  }

  /// Decisions about somebody who is not on the roster decide nothing.
  private mutating func reportOverrides(_ roster: Roster) {
    for override in rules.assessment.overrides where roster.row(of: override.subject) == nil {
      log.report(
        .unknownKey(found: String(override.subject.prefix(24)), list: .roster),
        at: SourcePlace(file: Rules.assessmentName, line: override.mark.line))
    }
  }

  private mutating func readMembers(_ input: MembersInput, _ roster: Roster) -> Members? {
    guard let (source, options) = open(input.file) else { return nil }
    return AppraisalIngest.readMembers(
      source, options: options, columns: (input.identifier, input.name, input.subject),
      roster: roster, log: &log)
  }

  // MARK: - Records

  /// Reads an input; says whether it can be used.
  private mutating func read(_ input: RecordInput, into records: inout Records) -> Bool {
    guard let list = list(of: input, records) else {
      if let mapping = input.naming.mapping { leaveUnread(input.file, because: mapping.file) }
      return false
    }
    guard let (source, plain) = open(input.file) else { return false }
    let options = plain.with(unit: input.naming.unit)
    let name = input.identifier
    // Projects, commitments and tables are of subjects only.
    let roster = list.roster ?? records.roster
    records.ledgers.files[name] = source.name
    switch input.columns {
    case .ballots(let columns):
      records.ballots[name] = readBallots(name, columns, source, options, list, records)
      return records.ballots[name] != nil
    case .projects(let columns) where columns.isDetailed:
      records.ledgers.projects[name] = StagedLedgerReading(source, options, list, roster, plan)
        .projects(name, columns, log: &log)
      return records.ledgers.projects[name] != nil
    case .projects(let columns):
      records.projects[name] = readProjects(
        source, options: options,
        columns: (columns.identifier, columns.subject, columns.state, columns.amount),
        states: plan.states(of: name), roster: roster, log: &log)
      return records.projects[name] != nil
    case .commitments(let columns):
      records.commitments[name] = readCommitments(
        source, options: options,
        columns: (
          columns.identifier, columns.subject, columns.due, columns.done, columns.importance
        ),
        importance: plan.importance(of: name), roster: roster, log: &log)
      return records.commitments[name] != nil
    case .table(let columns) where columns.of == .members:
      records.values[name] = readValues(
        source, options: options, who: columns.subject,
        values: plan.values(of: name, headers: columns.headers), reference: list, log: &log)
      return records.values[name] != nil
    case .table(let columns):
      records.values[name] = readValues(
        source, options: options, subject: columns.subject,
        values: plan.values(of: name, headers: columns.headers), roster: roster, log: &log)
      return records.values[name] != nil
    case .numbers(let columns):
      records.numbers[name] = readNumbers(
        source, options: options, subject: columns.subject,
        columns: plan.numbers(of: name, headers: columns.headers), missing: columns.missing,
        roster: roster, log: &log)
      return records.numbers[name] != nil
    case .events(let columns):
      records.events[name] = readEvents(name, columns, source, options, list, records)
      return records.events[name] != nil
    case .grades(let columns):
      records.unitGrades[name] = readUnitGrades(
        source, options: options, columns: (columns.identifier, columns.grade),
        words: plan.unitGrades(of: name), log: &log)
      return records.unitGrades[name] != nil
    case .history(let columns):
      records.history[name] = readHistory(
        source, options: options, headers: HistoryHeaders(columns), grades: plan.grades,
        roster: roster, before: rules.scheme.period.last.year, log: &log)
      return records.history[name] != nil
    case .claims(let columns):
      records.ledgers.claims[name] = StagedLedgerReading(source, options, list, roster, plan)
        .claims(name, columns, log: &log)
      return records.ledgers.claims[name] != nil
    case .checklist(let columns):
      records.ledgers.checklists[name] = StagedLedgerReading(source, options, list, roster, plan)
        .checklist(name, columns, log: &log)
      return records.ledgers.checklists[name] != nil
    case .list(let columns):
      records.ledgers.lists[name] = StagedLedgerReading(source, options, list, roster, plan)
        .list(columns, log: &log)
      return records.ledgers.lists[name] != nil
    default:
      if input.namesMembers { records.ofMembers.insert(name) }
      let file = LedgerFile(
        input: name, source: source, options: options, list: list, roster: roster,
        scheme: rules.scheme)
      return file.read(input.columns, into: &records, log: &log) ?? false
    }
  }

  /// The list that an input names, in the spelling of its file.
  private mutating func list(of input: RecordInput, _ records: Records) -> RecordReference? {
    let list: RecordReference =
      input.namesMembers ? .members(records.members) : .subjects(records.roster)
    // The reading of mappings and that of files take turns with the log.
    var (naming, own) = (naming, log)
    defer { (self.naming, log) = (naming, own) }
    return naming.list(list, of: input, log: &own) { file, own in
      log = own
      defer { own = log }
      return open(file)
    }
  }

  private mutating func readEvents(
    _ name: String, _ columns: EventLedgerColumns, _ source: SourceFile, _ options: TextOptions,
    _ list: RecordReference, _ records: Records
  ) -> EventRecords? {
    let groups = plan.eventWords(of: name)
    guard let words = EventWords(groups) else { return nil }
    let read = AppraisalIngest.readEvents(
      source, options: options,
      columns: EventColumns(
        who: columns.who, date: columns.date, kind: columns.kind, points: columns.points,
        evidence: columns.evidence),
      reference: list, words: words,
      period: rules.scheme.period.first...rules.scheme.period.last, log: &log)
    return read.map {
      EventRecords(
        $0, naming: list, records.members,
        words: EventEffect.allCases.flatMap { groups[$0] ?? [] })
    }
  }

  private mutating func readBallots(
    _ name: String, _ columns: BallotColumns, _ source: SourceFile, _ options: TextOptions,
    _ list: RecordReference, _ records: Records
  ) -> BallotRecords? {
    let items = plan.items(of: name)
    let groups = plan.groups(of: name)
    guard let scale = plan.scale(of: name),
      let place = groupPlace(columns.group, groups, source),
      let layout = layout(columns.layout, items: items, source)
    else { return nil }
    var ballotPlan = BallotPlan(
      reference: list, subjects: records.roster.count,
      items: items, groups: groups.map(\.words), scale: scale, rater: columns.rater,
      group: place, layout: layout, keepsAnswers: plan.trims(name),
      bestAnswer: plan.bestAnswer(of: name), allowsSelfRatings: columns.allowsSelfRatings)
    ballotPlan.rules = plan.ballotRules(of: name, columns)
    if keepsSheets, ballotPlan.rules.keeps == nil { ballotPlan.rules.keeps = columns.sheet }
    let reader = columns.hasSheetPerRated ? readBallotSheets : AppraisalIngest.readBallots
    guard let ballots = reader(source, options, ballotPlan, &log) else { return nil }
    return BallotRecords(
      tally: ballots.tally, items: items, groups: groups.map(\.identifier),
      signals: ballots.marks.signals(by: SignalRules()), file: source.name,
      book: ballots.book, late: ballots.late, times: keepsSheets ? ballots.marks.times() : [])
  }

  private mutating func groupPlace(
    _ place: GroupPlace, _ groups: [(identifier: String, words: [String])], _ source: SourceFile
  ) -> BallotPlan.GroupPlace? {
    switch place {
    case .column(let header): return .column(header)
    case .fixed(let word):
      guard let position = groups.firstIndex(where: { $0.words.contains(word) }) else {
        log.refuse(.unknownGroup(found: word, header: ""), file: source.name, source: source)
        return nil
      }
      return .fixed(position)
    }
  }

  private mutating func layout(
    _ layout: BallotColumns.Layout, items: [String], _ source: SourceFile
  ) -> BallotPlan.Layout? {
    switch layout {
    case .long(let rated, let item, let answer):
      // Without items in the scheme, an item column has nothing to be looked up in.
      return .long(rated: rated, item: items == [""] ? nil : item, answer: answer)
    case .wide(let rated, let columns):
      let mapped = columns.compactMap { ratingColumns($0) }
      return mapped.count == columns.count ? .wide(rated: rated, mapped) : nil
    }
  }

  private mutating func ratingColumns(
    _ columns: BallotColumns.RatingColumns
  ) -> BallotPlan.RatingColumns? {
    switch columns.selection {
    case .header(let header):
      return .init(.header(header), rated: columns.rated, item: columns.item)
    case .position(let position):
      return .init(.position(position), rated: columns.rated, item: columns.item)
    case .pattern(let text):
      do throws(HeaderPatternProblem) {
        let pattern = try HeaderPattern(text)
        return .init(.pattern(pattern), rated: columns.rated, item: columns.item)
      } catch {
        log.report(
          .badPattern(pattern: text, problem: error.kind),
          at: SourcePlace(file: Rules.assessmentName, line: columns.mark.line))
        return nil
      }
    }
  }

  // MARK: - Files

  /// Reads the bytes of a file; refuses one that was handed in under another name before.
  private mutating func open(_ file: InputFile) -> (SourceFile, TextOptions)? {
    let meter = ProgressMeter(file.path, terminal)
    let source: SourceFile
    do {
      source =
        try file.isLeftOut
        ? SourceFile(name: file.path, bytes: [])
        : SourceFile.read(
          path: "\(folder.path)/\(file.path)", name: file.path,
          progress: meter.progress(terminal.wording("校验", "checking")))
    } catch {
      log.refuse(.unreadable(error.kind), file: file.path)
      return nil
    }
    // Two empty tables with the same headings are no file handed in twice.
    let hasRecords = source.head.drop { $0 != 0x0A && $0 != 0x0D }.contains { $0 > 0x20 }
    if hasRecords, let other = namesByHash.updateValue(file.path, forKey: source.sha256),
      other != file.path
    {
      log.refuse(.sameFile(as: other), file: file.path, source: source)
      return nil
    }
    let encoding = file.encoding.flatMap { TextEncoding(rawValue: $0.rawValue) }
    return (
      source,
      TextOptions(
        encoding: encoding, delimiter: file.delimiter?.byte, sheet: file.sheet,
        dialect: file.dialect.flatMap { SurveyDialect(rawValue: $0.rawValue) },
        records: file.records, threads: terminal.processors, none: file.noneDeclared,
        progress: meter.progress(terminal.wording("读取", "reading")))
    )
  }
}

extension BallotColumns {
  /// What is one sheet: a questionnaire, or all rows of an evaluator where each has one rating.
  fileprivate var sheet: BallotReadingRules.Ballot {
    if case .long = layout, rater != nil { .evaluator } else { .row }
  }
}

extension InputFile {
  /// The statement that there are no records, for the reading.
  var noneDeclared: NoneDeclared? {
    none.map {
      NoneDeclared(decidedBy: $0.decidedBy, reason: $0.reason, hasFile: !isLeftOut)
    }
  }
}
