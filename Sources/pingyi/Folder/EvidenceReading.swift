import AppraisalEngine
import AppraisalIngest
import AppraisalLedger
import AppraisalNumerics
import AppraisalReport
import AppraisalScheme

/// Reads the ledger rows behind one subject's points from the files of the stored run.
///
/// Ballots are never listed: who rated whom stays with the ingest. A file whose bytes are not those
/// of the run is not read, since its rows are not those that counted.
struct EvidenceReading {
  private let folder: AssessmentFolder
  let run: StoredRun
  let terminal: Terminal

  init(_ folder: AssessmentFolder, _ run: StoredRun, _ terminal: Terminal) {
    self.folder = folder
    self.run = run
    self.terminal = terminal
  }

  /// The rows of one subject, by indicator and line.
  func rows(of row: Int) -> [EvidenceRow] {
    let source = try? SchemeSource(name: Rules.assessmentName, bytes: run.stored.assessmentText)
    guard let source, let assessment = readAssessment(source).assessment,
      let roster = roster(), let members = members(assessment, roster)
    else { return [] }
    var files: [String: (SourceFile, TextOptions)?] = [:]
    var naming = NamingReading()
    var mappingLog = IssueLog()
    let measured = run.scheme.root.leaves.flatMap { leaf -> [Wanted] in
      guard let measure = leaf.measure else { return [] }
      let inputs = measure.kind.isLedger ? [measure.input] : measure.needs.map(\.input)
      return inputs.map { Wanted(name: leaf.identifier, input: $0, source: .measure(measure)) }
    }
    let adjusted = run.scheme.adjustments.map { adjustment in
      Wanted(
        name: "adjustment/\(adjustment.identifier)", input: adjustment.scoring.input,
        source: .scoring(adjustment.scoring))
    }
    let concluded = run.scheme.consequences.evidence.map {
      Wanted(name: $0.rule, input: $0.input, source: $0.source)
    }
    return (measured + adjusted + concluded).flatMap { wanted -> [EvidenceRow] in
      guard let input = assessment.inputs.first(where: { $0.identifier == wanted.input }),
        input.kind != .ballots
      else { return [] }
      if case .measure(let measure) = wanted.source, measure.kind.isLedger {
        return ledgerRows(of: row, wanted.name, measure, assessment, roster, members)
      }
      if files[input.file.path] == nil { files[input.file.path] = .some(open(input.file)) }
      let list: RecordReference = input.namesMembers ? .members(members) : .subjects(roster)
      guard let (file, options) = files[input.file.path] ?? nil,
        let named = naming.list(list, of: input, log: &mappingLog, open: { file, _ in open(file) })
      else { return [] }
      let ledger = Ledger(
        file: file, options: options.with(unit: input.naming.unit), reference: named,
        roster: named.roster ?? roster, members: members, period: run.scheme.period,
        plan: ReadingPlan(run.scheme), wording: terminal.wording, input: wanted.input)
      return ledger.rows(of: Int32(row), wanted.source, columns: input.columns).map {
        EvidenceRow(
          indicator: wanted.name, file: file.name, line: Int($0.line), text: $0.text,
          omission: $0.omission)
      }
    }
  }

  /// An input whose rows stand behind a name on the page.
  private struct Wanted {
    let name: String
    let input: String
    let source: EvidenceSource
  }

  /// The rows of a measure of ledgers and lists, those of the lists that it refers to included.
  private func ledgerRows(
    of row: Int, _ indicator: String, _ measure: Measure, _ assessment: Assessment,
    _ roster: Roster, _ members: Members
  ) -> [EvidenceRow] {
    var records = Records(roster: roster)
    records.members = members
    var naming = NamingReading()
    var log = IssueLog()
    var mappingLog = IssueLog()
    var read: [(input: String, file: String)] = []
    for name in measure.needs.map(\.input).reversed() {
      guard let input = assessment.inputs.first(where: { $0.identifier == name }),
        let (source, options) = open(input.file),
        let list = naming.list(
          input.namesMembers ? .members(members) : .subjects(roster), of: input,
          log: &mappingLog, open: { file, _ in open(file) })
      else { return [] }
      if input.namesMembers { records.ofMembers.insert(name) }
      let file = LedgerFile(
        input: name, source: source, options: options.with(unit: input.naming.unit), list: list,
        roster: list.roster ?? roster, scheme: run.scheme)
      guard file.read(input.columns, into: &records, log: &log) == true else { return [] }
      read.append((name, source.name))
    }
    let evidence = LedgerEvidence(
      records: records, scheme: run.scheme, wording: terminal.wording)
    let setAside = (log.concerns[row] ?? []).map { issue in
      EvidenceRow(
        indicator: indicator, file: issue.place.file, line: issue.place.line ?? 0,
        text: terminal.wording.message(issue.kind),
        omission: terminal.wording("待处理", "set aside"))
    }
    return setAside
      + read.reversed().flatMap { name, file in
        evidence.rows(of: row, input: name, measure: measure).map {
          EvidenceRow(
            indicator: indicator, file: file, line: Int($0.line), text: $0.text,
            omission: $0.omission)
        }
      }
  }

  /// The roster of the run, in its row order.
  private func roster() -> Roster? { Roster(subjects: run.table.subjects) }

  private func members(_ assessment: Assessment, _ roster: Roster) -> Members? {
    guard let input = assessment.members else { return Members.none }
    guard let (file, options) = open(input.file) else { return nil }
    var log = IssueLog()
    return readMembers(
      file, options: options, columns: (input.identifier, input.name, input.subject),
      roster: roster, log: &log)
  }

  func open(_ file: InputFile) -> (SourceFile, TextOptions)? {
    let source =
      try? file.isLeftOut
      ? SourceFile(name: file.path, bytes: [])
      : SourceFile.read(path: "\(folder.path)/\(file.path)", name: file.path)
    guard let source, source.sha256 == run.stored.inputHashes[file.path] else {
      terminal.say(
        terminal.wording(
          "\(file.path) 在计算之后被改动或移走，不再列出其中的记录。",
          "\(file.path) was changed or moved after the run; its records are not listed.") + "\n")
      return nil
    }
    let encoding = file.encoding.flatMap { TextEncoding(rawValue: $0.rawValue) }
    return (
      source,
      TextOptions(
        encoding: encoding, delimiter: file.delimiter?.byte, sheet: file.sheet,
        dialect: file.dialect.flatMap { SurveyDialect(rawValue: $0.rawValue) },
        none: file.noneDeclared)
    )
  }
}

/// What asks for the rows of a ledger.
enum EvidenceSource {
  /// An indicator.
  case measure(Measure)
  /// Bonus or deduction.
  case scoring(EventScoring)
  /// A rule about events with these words.
  case words([String])
  /// A rule about so many years, the one that is appraised included.
  case history(Int)
}

/// One ledger file and the means to read it again.
struct Ledger {
  /// A row in words, and why it does not count, if it does not.
  typealias Row = (line: Int32, text: String, omission: String?)

  let file: SourceFile
  let options: TextOptions
  /// The list that the file names, in its spelling.
  let reference: RecordReference
  let roster: Roster
  let members: Members
  let period: Period
  let plan: ReadingPlan
  let wording: Wording
  /// The input that is read.
  let input: String

  /// The records of a subject that were set aside, then those that count.
  func rows(
    of subject: Int32, _ source: EvidenceSource, columns: RecordInput.Columns
  ) -> [Row] {
    var log = IssueLog()
    let counted: [Row]
    switch (source, columns) {
    case (.measure(let measure), _):
      counted = self.counted(of: subject, measure: measure, columns: columns, log: &log)
    case (.scoring(let scoring), .events(let columns)):
      counted = eventRows(of: subject, scoring: scoring, columns, log: &log)
    case (.words(let words), .events(let columns)):
      counted = wordRows(of: subject, words: words, columns, log: &log)
    case (.history(let years), .history(let columns)):
      counted = historyRows(of: subject, years: years, columns, log: &log)
    case (.scoring, _), (.words, _), (.history, _): counted = []
    }
    let setAside = (log.concerns[Int(subject)] ?? []).map { issue in
      (
        Int32(clamping: issue.place.line ?? 0), wording.message(issue.kind),
        wording("待处理", "set aside")
      )
    }
    return setAside + counted
  }

  /// The events of a subject with their words.
  func events(
    of subject: Int32, _ columns: EventLedgerColumns, log: inout IssueLog
  ) -> [(record: EventRecord, word: String)] {
    let groups = plan.eventWords(of: input)
    let list = EventEffect.allCases.flatMap { groups[$0] ?? [] }
    guard let words = EventWords(groups) else { return [] }
    let records = readEvents(
      file, options: options,
      columns: EventColumns(
        who: columns.who, date: columns.date, kind: columns.kind, points: columns.points,
        evidence: columns.evidence),
      reference: reference, words: words, period: period.first...period.last, log: &log)
    return (records ?? []).filter { record in
      (columns.of == .members ? members.subjectRows[Int(record.who)] : record.who) == subject
    }.map { ($0, list[Int($0.word)]) }
  }

  /// The events of a subject that a rule counts.
  func eventRows(
    of subject: Int32, scoring: EventScoring, _ columns: EventLedgerColumns, log: inout IssueLog
  ) -> [Row] {
    events(of: subject, columns, log: &log).compactMap { record, word in
      let rule = scoring.words.first { $0.word.utf8.elementsEqual(word.utf8) }
      guard let rule else { return nil }
      let units = rule.points.map { Int64($0.units.magnitude) } ?? record.points ?? 0
      let sign = rule.isDeduction ? "−" : "+"
      let factor = rule.hundredths == 100 ? "" : " × \(decimalText(rule.hundredths, decimals: 2))"
      let points = "\(sign)\(decimalText(units, decimals: Points.decimals))\(factor)"
      return (record.line, "\(record.date)  \(word)  \(points)  \(record.evidence ?? "")", nil)
    }
  }

  private func counted(
    of subject: Int32, measure: Measure, columns: RecordInput.Columns, log: inout IssueLog
  ) -> [Row] {
    switch columns {
    case .ballots, .grades, .history: return []
    case .events(let columns):
      guard case .events(let events) = measure else { return [] }
      return eventRows(of: subject, scoring: events.scoring, columns, log: &log)
    case .projects(let columns) where columns.isDetailed:
      return projectRows(of: subject, measure, columns, log: &log)
    case .claims(let columns):
      return claimRows(of: subject, measure, columns, log: &log)
    case .checklist(let columns):
      return checklistRows(of: subject, measure, columns, log: &log)
    case .list(let columns): return listRows(of: subject, columns, log: &log)
    case .projects(let columns):
      let words = plan.states(of: measure.input)
      let records = readProjects(
        file, options: options,
        columns: (columns.identifier, columns.subject, columns.state, columns.amount),
        states: words, roster: roster, log: &log)
      return (records ?? []).filter { $0.subject == subject }.map {
        let state = words[Int($0.state)]
        return ($0.line, "\($0.identifier)  \(state)", omission(ofState: state, measure))
      }
    case .commitments(let columns):
      let words = plan.importance(of: measure.input)
      let records = readCommitments(
        file, options: options,
        columns: (
          columns.identifier, columns.subject, columns.due, columns.done, columns.importance
        ),
        importance: words, roster: roster, log: &log)
      return (records ?? []).filter { $0.subject == subject }.map { record in
        let weight = words.isEmpty ? "" : "  \(words[Int(record.importance)])"
        let done = record.done?.description ?? "—"
        return (
          record.line,
          "\(record.identifier)\(weight)  "
            + wording("期限 \(record.due)，兑现 \(done)", "due \(record.due), done \(done)"),
          omission(of: record, measure)
        )
      }
    case .numbers(let columns):
      return numberRows(of: subject, columns, log: &log)
    case .table(let columns):
      guard case .table(let table) = measure else {
        return valueRows(of: subject, input, measure, columns, log: &log)
      }
      let values = readValues(
        file, options: options, subject: columns.subject,
        values: plan.values(of: measure.input, headers: columns.headers), roster: roster, log: &log)
      guard let values, let value = values.values[table.value]?[Int(subject)] else { return [] }
      return [
        (
          values.lines[Int(subject)], "\(table.value)  \(decimalText(Int64(value), decimals: 4))",
          nil
        )
      ]
    default: return []
    }
  }
}

extension InputKind {
  /// Whether its files are read as ledgers and lists.
  fileprivate var isLedger: Bool {
    switch self {
    case .services, .visits, .meetings, .attendance, .attendanceTotals, .pairs, .entries, .posts,
      .contacts:
      true
    default: false
    }
  }
}
