import AppraisalEngine
import AppraisalIngest
import AppraisalScheme

/// One file of dated ledgers or lists, opened, with the list that it names.
///
/// The run and the evidence of an explanation read it in the same way.
struct LedgerFile {
  let input: String
  let source: SourceFile
  let options: TextOptions
  let list: RecordReference
  let roster: Roster
  let scheme: Scheme

  private var plan: ReadingPlan { ReadingPlan(scheme) }

  /// Reads the records of a ledger or list.
  ///
  /// - Returns: Whether the file can be used; `nil` when it is of another kind.
  func read(
    _ columns: RecordInput.Columns, into records: inout Records, log: inout IssueLog
  ) -> Bool? {
    switch columns {
    case .services(let columns): return readServices(columns, &records, &log)
    case .visits(let columns): return readVisits(columns, &records, &log)
    case .meetings(let columns): return readMeetings(columns, &records, &log)
    case .attendance(let columns): return readAttendance(columns, &records, &log)
    case .attendanceTotals(let columns): return readTotals(columns, &records, &log)
    case .pairs(let columns):
      records.pairs[input] = readPairs(
        source, options: options, columns: (columns.who, columns.household), reference: list,
        log: &log)
      return records.pairs[input] != nil
    case .entries(let columns):
      records.entries[input] = readEntries(
        source, options: options, who: columns.who,
        category: KindColumn(header: columns.category, words: plan.categories(of: input)),
        reference: list, log: &log)
      return records.entries[input] != nil
    case .posts(let columns):
      records.posts[input] = readPosts(
        source, options: options,
        columns: (columns.subject, columns.place, columns.holder),
        role: KindColumn(header: columns.role, words: plan.roles(of: input)), roster: roster,
        log: &log)
      return records.posts[input] != nil
    case .contacts(let columns):
      records.contacts[input] = readContacts(
        source, options: options, columns: (columns.subject, columns.leader, columns.point),
        roster: roster, log: &log)
      return records.contacts[input] != nil
    default: return nil
    }
  }

  /// The column of kinds, when a measure tells them apart.
  private func kindColumn(_ header: String?) -> KindColumn? {
    let words = plan.kinds(of: input)
    guard let header, !words.isEmpty else { return nil }
    return KindColumn(header: header, words: words)
  }

  private func readServices(
    _ columns: ServiceColumns, _ records: inout Records, _ log: inout IssueLog
  ) -> Bool {
    records.services[input] = AppraisalIngest.readServices(
      source, options: options,
      headers: ServiceHeaders(
        who: columns.who, date: columns.date, kind: kindColumn(columns.kind),
        household: columns.household, unit: columns.unit),
      reference: list, period: scheme.period.first...scheme.period.last, log: &log)
    return records.services[input] != nil
  }

  private func readVisits(
    _ columns: VisitColumns, _ records: inout Records, _ log: inout IssueLog
  ) -> Bool {
    records.visits[input] = AppraisalIngest.readVisits(
      source, options: options, columns: (columns.who, columns.household, columns.date),
      reference: list, kind: kindColumn(columns.kind),
      households: plan.households(of: input, records),
      period: scheme.period.first...scheme.period.last, log: &log)
    return records.visits[input] != nil
  }

  private func readMeetings(
    _ columns: MeetingColumns, _ records: inout Records, _ log: inout IssueLog
  ) -> Bool {
    let kind = kindColumn(columns.kind)
    records.meetings[input] = AppraisalIngest.readMeetings(
      source, options: options,
      columns: (columns.identifier, columns.date, kind?.header), kinds: kind?.words ?? [],
      subject: columns.subject.map { ($0, roster) },
      period: scheme.period.first...scheme.period.last, log: &log)
    return records.meetings[input] != nil
  }

  private func readAttendance(
    _ columns: AttendanceColumns, _ records: inout Records, _ log: inout IssueLog
  ) -> Bool {
    guard let rule = plan.attendance(of: input) else { return false }
    let meetings: MeetingReference
    if let name = rule.meetings {
      guard let list = records.meetings[name] else { return false }
      meetings = .listed(list)
    } else {
      meetings = .day(scheme.period.first...scheme.period.last)
    }
    records.attendance[input] = AppraisalIngest.readAttendance(
      source, options: options, columns: (columns.who, columns.meeting, columns.presence),
      reference: list, meetings: meetings, words: rule.words, log: &log)
    return records.attendance[input] != nil
  }

  private func readTotals(
    _ columns: AttendanceSumColumns, _ records: inout Records, _ log: inout IssueLog
  ) -> Bool {
    records.attendanceTotals[input] = readAttendanceTotals(
      source, options: options,
      columns: AttendanceTotalsColumns(
        who: columns.who, held: columns.held, present: columns.present, leave: columns.leave,
        absent: columns.absent),
      reference: list, log: &log)
    return records.attendanceTotals[input] != nil
  }
}
