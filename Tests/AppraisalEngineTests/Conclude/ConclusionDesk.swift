import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme
import Testing

/// The text of a scheme with one handed-in score, four grades, and the rules of a test.
func consequenceText(_ rules: String, strata: String = "[]", tieBreak: String = "[]") -> String {
  schemeText(
    """
    strata: \(strata)
    tieBreak: \(tieBreak)
    indicators:
      - { id: work, title: 实绩, weight: 50, measure: { table: { input: marks, value: work, lowest: 0, highest: 100 } } }
      - { id: mass, title: 群众, weight: 50, measure: { table: { input: marks, value: mass, lowest: 0, highest: 100 } } }
    grades:
      - { grade: 优秀, from: 90 }
      - { grade: 合格, from: 70 }
      - { grade: 基本合格, from: 60 }
      - { grade: 不合格, from: 0 }

    """ + rules)
}

/// One subject of a test: its identifier, both marks, and what else the roster says.
struct Person {
  let identifier: String
  let work: Int
  let mass: Int
  var stratum = ""
  var unit = ""
  var note = ""
  var day = ""
  var pay = ""

  init(
    _ identifier: String, _ work: Int, _ mass: Int? = nil, stratum: String = "", unit: String = "",
    note: String = "", day: String = "", pay: String = ""
  ) {
    (self.identifier, self.work, self.mass) = (identifier, work, mass ?? work)
    (self.stratum, self.unit, self.note, self.day, self.pay) = (stratum, unit, note, day, pay)
  }
}

/// Reads the files of a scheme with rules about consequences, and draws the conclusions.
struct ConclusionDesk {
  let scheme: Scheme
  private(set) var records: Records
  private let plan: ReadingPlan

  init(_ rules: String, strata: String = "[]", tieBreak: String = "[]", _ people: [Person]) throws {
    try self.init(
      AppraisalEngineTests.scheme(consequenceText(rules, strata: strata, tieBreak: tieBreak)),
      people)
  }

  init(_ scheme: Scheme, _ people: [Person]) throws {
    self.scheme = scheme
    let plan = ReadingPlan(scheme)
    self.plan = plan
    let roster =
      "id,name,类别,unit,备注,日期,津贴\n"
      + people.map {
        "\($0.identifier),某 \($0.identifier),\($0.stratum),\($0.unit),\($0.note),\($0.day),\($0.pay)\n"
      }.joined()
    let read = try ConclusionDesk.read("roster.csv", roster) { source, log in
      readRoster(
        source, options: TextOptions(),
        columns: RosterColumns(
          identifier: "id", name: "name", organisation: "unit", strata: scheme.strata,
          attributes: plan.rosterAttributes), log: &log)
    }
    records = Records(roster: read)
    let marks =
      "subject,work,mass\n"
      + people.map { "\($0.identifier),\($0.work),\($0.mass)\n" }.joined()
    records.values["marks"] = try ConclusionDesk.read("marks.csv", marks) { source, log in
      readValues(
        source, options: TextOptions(), subject: "subject",
        values: plan.values(of: "marks", headers: [:]), roster: read, log: &log)
    }
  }

  /// Rows `who,date,kind`.
  mutating func readEvents(_ input: String, _ rows: String) throws {
    let groups = plan.eventWords(of: input)
    let reference = RecordReference.subjects(records.roster)
    let period = scheme.period.first...scheme.period.last
    let words = try #require(EventWords(groups))
    let events = try ConclusionDesk.read("\(input).csv", "who,date,kind\n" + rows) { source, log in
      AppraisalIngest.readEvents(
        source, options: TextOptions(),
        columns: EventColumns(who: "who", date: "date", kind: "kind"), reference: reference,
        words: words, period: period, log: &log)
    }
    records.events[input] = EventRecords(
      events, naming: reference, records.members,
      words: EventEffect.allCases.flatMap { groups[$0] ?? [] })
  }

  /// Rows `subject,work,mass` in place of those of the people.
  mutating func readMarks(_ rows: String) throws {
    let roster = records.roster
    let values = plan.values(of: "marks", headers: [:])
    records.values["marks"] = try ConclusionDesk.read("marks.csv", "subject,work,mass\n" + rows) {
      readValues(
        $0, options: TextOptions(), subject: "subject", values: values, roster: roster, log: &$1)
    }
  }

  /// Rows `unit,grade`.
  mutating func readUnitGrades(_ input: String, _ rows: String) throws {
    let words = plan.unitGrades(of: input)
    records.unitGrades[input] = try ConclusionDesk.read("\(input).csv", "unit,grade\n" + rows) {
      AppraisalIngest.readUnitGrades(
        $0, options: TextOptions(), columns: ("unit", "grade"), words: words, log: &$1)
    }
  }

  /// Rows `id,year,grade,bottom`.
  mutating func readHistory(_ input: String, _ rows: String) throws {
    let roster = records.roster
    let grades = plan.grades
    records.history[input] = try ConclusionDesk.read(
      "\(input).csv", "id,year,grade,bottom\n" + rows
    ) {
      AppraisalIngest.readHistory(
        $0, options: TextOptions(),
        headers: HistoryHeaders(
          subject: "id", year: .column("year"), grade: "grade", bottom: "bottom"),
        grades: grades, roster: roster, log: &$1)
    }
  }

  /// Takes an organisation tree.
  mutating func set(_ tree: OrganisationTree) { records.ledgers.organisations = tree }

  func concluded(_ overrides: [GradeOverride] = []) -> Conclusions {
    let table = measure(scheme, records)
    return conclude(score(table, scheme), table, scheme, overrides: overrides)
  }

  private static func read<Value>(
    _ name: String, _ text: String, _ body: (SourceFile, inout IssueLog) -> Value?
  ) throws -> Value {
    var log = IssueLog()
    let value = body(SourceFile(name: name, bytes: Array(text.utf8)), &log)
    #expect(log.accounts.allSatisfy { $0.seen == $0.accepted }, "\(log.issues)")
    return try #require(value, "\(log.issues)")
  }
}

extension Conclusions {
  /// The final grades in the order of the roster; `—` without one.
  func grades(_ scheme: Scheme) -> [String] {
    subjects.map { subject in
      subject.finalGrade < 0 ? "—" : scheme.grades?.bands[subject.finalGrade].grade ?? "?"
    }
  }
}

/// Identifiers `a01`, `a02`, … in the order of the roster.
func numbered(_ count: Int, _ person: (String, Int) -> Person) -> [Person] {
  (0..<count).map { person("a" + String(100 + $0 + 1).dropFirst(), $0) }
}
