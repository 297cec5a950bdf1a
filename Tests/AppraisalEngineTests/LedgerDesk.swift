import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

extension RecordDesk {
  private var days: ClosedRange<CalendarDate> { scheme.period.first...scheme.period.last }

  private func list(_ ofMembers: Bool) -> RecordReference {
    ofMembers ? .members(records.members) : .subjects(records.roster)
  }

  private mutating func note(_ input: String, _ ofMembers: Bool) {
    if ofMembers { records.ofMembers.insert(input) }
  }

  private func kind(_ input: String) -> KindColumn? {
    let words = plan.kinds(of: input)
    return words.isEmpty ? nil : KindColumn(header: "kind", words: words)
  }

  /// Columns `who,date`, and those named: `kind` when kinds are told apart, `household`, `unit`.
  mutating func readLedger(
    _ input: String, _ text: String, ofMembers: Bool = false, unit: String? = nil
  ) throws {
    note(input, ofMembers)
    let headers = ServiceHeaders(who: "who", date: "date", kind: kind(input), unit: unit)
    let (reference, period) = (list(ofMembers), days)
    records.services[input] = try read("\(input).csv", text) { source, log in
      AppraisalIngest.readServices(
        source, options: TextOptions(), headers: headers, reference: reference, period: period,
        log: &log)
    }
  }

  /// Columns `who,household,date`.
  mutating func readVisits(_ input: String, _ text: String, ofMembers: Bool = false) throws {
    note(input, ofMembers)
    let (reference, period) = (list(ofMembers), days)
    let households = plan.households(of: input, records)
    records.visits[input] = try read("\(input).csv", text) { source, log in
      AppraisalIngest.readVisits(
        source, options: TextOptions(), columns: ("who", "household", "date"),
        reference: reference, households: households, period: period, log: &log)
    }
  }

  /// Columns `who,household`.
  mutating func readPairs(_ input: String, _ text: String, ofMembers: Bool = false) throws {
    note(input, ofMembers)
    let reference = list(ofMembers)
    records.pairs[input] = try read("\(input).csv", text) { source, log in
      AppraisalIngest.readPairs(
        source, options: TextOptions(), columns: ("who", "household"), reference: reference,
        log: &log)
    }
  }

  /// Columns `id,date`, `kind` when kinds are told apart, and `subject` when asked for.
  mutating func readMeetings(_ input: String, _ text: String, ofSubjects: Bool = true) throws {
    let column = kind(input)
    let (period, roster) = (days, records.roster)
    records.meetings[input] = try read("\(input).csv", text) { source, log in
      AppraisalIngest.readMeetings(
        source, options: TextOptions(), columns: ("id", "date", column?.header),
        kinds: column?.words ?? [], subject: ofSubjects ? ("subject", roster) : nil,
        period: period, log: &log)
    }
  }

  /// Columns `who,meeting,word`.
  mutating func readAttendance(_ input: String, _ text: String, ofMembers: Bool = false) throws {
    note(input, ofMembers)
    guard let rule = plan.attendance(of: input) else { return }
    let meetings: MeetingReference =
      rule.meetings.flatMap { records.meetings[$0] }.map { .listed($0) } ?? .day(days)
    let reference = list(ofMembers)
    records.attendance[input] = try read("\(input).csv", text) { source, log in
      AppraisalIngest.readAttendance(
        source, options: TextOptions(), columns: ("who", "meeting", "word"),
        reference: reference, meetings: meetings, words: rule.words, log: &log)
    }
  }

  /// Columns `who,held,present,leave`.
  mutating func readTotals(_ input: String, _ text: String) throws {
    let reference = list(false)
    records.attendanceTotals[input] = try read("\(input).csv", text) { source, log in
      readAttendanceTotals(
        source, options: TextOptions(),
        columns: AttendanceTotalsColumns(
          who: "who", held: "held", present: "present", leave: "leave"),
        reference: reference, log: &log)
    }
  }

  /// Columns `who,category`.
  mutating func readEntries(_ input: String, _ text: String, ofMembers: Bool = false) throws {
    note(input, ofMembers)
    let category = KindColumn(header: "category", words: plan.categories(of: input))
    let reference = list(ofMembers)
    records.entries[input] = try read("\(input).csv", text) { source, log in
      AppraisalIngest.readEntries(
        source, options: TextOptions(), who: "who", category: category, reference: reference,
        log: &log)
    }
  }

  /// Columns `subject,place,role,holder`.
  mutating func readPosts(_ input: String, _ text: String) throws {
    let role = KindColumn(header: "role", words: plan.roles(of: input))
    let roster = records.roster
    records.posts[input] = try read("\(input).csv", text) { source, log in
      AppraisalIngest.readPosts(
        source, options: TextOptions(), columns: ("subject", "place", "holder"), role: role,
        roster: roster, log: &log)
    }
  }

  /// Columns `subject,leader,point`.
  mutating func readContacts(_ input: String, _ text: String) throws {
    let roster = records.roster
    records.contacts[input] = try read("\(input).csv", text) { source, log in
      AppraisalIngest.readContacts(
        source, options: TextOptions(), columns: ("subject", "leader", "point"), roster: roster,
        log: &log)
    }
  }
}

/// A scheme with one indicator `x` and further rules.
func oneMeasure(_ measure: String, _ rest: String = "") throws -> Scheme {
  try scheme(
    schemeText("indicators: [{ id: x, weight: 100, measure: { \(measure) } }]\n" + rest))
}
