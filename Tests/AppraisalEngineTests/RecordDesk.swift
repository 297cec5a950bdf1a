import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme
import Testing

/// A roster of subjects that are known by their identifiers.
func roster(
  _ identifiers: [String], strata: [[String]] = [], numbers: [String: [Int64]] = [:]
) -> Roster {
  Roster(
    subjects: identifiers.enumerated().map { position, identifier in
      Subject(
        identifier: identifier, name: "单位 \(identifier)",
        strata: strata.isEmpty ? [] : strata[position])
    }, numbers: numbers)
}

/// Reads the record files of a scheme from texts in memory, by the scheme's own reading plan.
///
/// Every record must be accepted; a test of the engine is none of what becomes of faulty files.
struct RecordDesk {
  let scheme: Scheme
  var records: Records
  let plan: ReadingPlan

  init(_ scheme: Scheme, _ roster: Roster) {
    self.scheme = scheme
    records = Records(roster: roster)
    plan = ReadingPlan(scheme)
  }

  /// Columns `member,name,subject`.
  mutating func readMembers(_ text: String) throws {
    let roster = records.roster
    records.members = try read("members.csv", text) { source, log in
      AppraisalIngest.readMembers(
        source, options: TextOptions(), columns: ("member", "name", "subject"), roster: roster,
        log: &log)
    }
  }

  /// Columns `group,rated,answer`, and `item` when the scheme tells items apart.
  mutating func readBallots(_ input: String, _ text: String, ofMembers: Bool = false) throws {
    records.ballots[input] = try ballots(input, text, ofMembers: ofMembers)
  }

  func ballots(
    _ input: String, _ text: String, ofMembers: Bool = false, keepsAnswers: Bool? = nil
  ) throws -> BallotRecords {
    let items = plan.items(of: input)
    let groups = plan.groups(of: input)
    let ballotPlan = BallotPlan(
      reference: ofMembers ? .members(records.members) : .subjects(records.roster),
      subjects: records.roster.count, items: items, groups: groups.map(\.words),
      scale: try #require(plan.scale(of: input)), rater: nil, group: .column("group"),
      layout: .long(rated: "rated", item: items == [""] ? nil : "item", answer: "answer"),
      keepsAnswers: keepsAnswers ?? plan.trims(input))
    // A file without records is refused; a group that nobody belongs to is tested on an empty tally.
    if text.split(separator: "\n").count == 1 {
      let shape = Tally.Shape(
        subjects: records.roster.count, items: items.count, groups: groups.count)
      return BallotRecords(
        tally: Tally(shape: shape, detail: .answers(codes: 16)), items: items,
        groups: groups.map(\.identifier))
    }
    let tally = try read("\(input).csv", text) { source, log in
      AppraisalIngest.readBallots(source, options: TextOptions(), plan: ballotPlan, log: &log)?
        .tally
    }
    return BallotRecords(tally: tally, items: items, groups: groups.map(\.identifier))
  }

  /// Columns `who,date`.
  mutating func readServices(_ input: String, _ text: String, ofMembers: Bool = false) throws {
    let reference: RecordReference =
      ofMembers ? .members(records.members) : .subjects(records.roster)
    let period = scheme.period.first...scheme.period.last
    records.services[input] = try read("\(input).csv", text) { source, log in
      AppraisalIngest.readServices(
        source, options: TextOptions(), columns: ("who", "date"), reference: reference,
        period: period, log: &log)
    }
  }

  /// Columns `id,subject,state,amount`.
  mutating func readProjects(_ input: String, _ text: String) throws {
    let states = plan.states(of: input)
    let roster = records.roster
    records.projects[input] = try read("\(input).csv", text) { source, log in
      AppraisalIngest.readProjects(
        source, options: TextOptions(), columns: ("id", "subject", "state", "amount"),
        states: states, roster: roster, log: &log)
    }
  }

  /// Columns `id,subject,due,done`, and `importance` when the scheme weighs it.
  mutating func readCommitments(_ input: String, _ text: String) throws {
    let words = plan.importance(of: input)
    let roster = records.roster
    records.commitments[input] = try read("\(input).csv", text) { source, log in
      AppraisalIngest.readCommitments(
        source, options: TextOptions(),
        columns: ("id", "subject", "due", "done", words.isEmpty ? nil : "importance"),
        importance: words, roster: roster, log: &log)
    }
  }

  /// The column `subject` and one per value.
  mutating func readValues(_ input: String, _ text: String) throws {
    let columns = plan.values(of: input, headers: [:])
    let roster = records.roster
    records.values[input] = try read("\(input).csv", text) { source, log in
      AppraisalIngest.readValues(
        source, options: TextOptions(), subject: "subject", values: columns, roster: roster,
        log: &log)
    }
  }

  /// Columns `who,date,kind`, and `points` when the scheme leaves them to the ledger.
  mutating func readEvents(_ input: String, _ text: String) throws {
    let groups = plan.eventWords(of: input)
    let words = try #require(EventWords(groups))
    let list = RecordReference.subjects(records.roster)
    let period = scheme.period.first...scheme.period.last
    let hasPoints = scheme.eventScorings.contains { $0.input == input && $0.needsColumn }
    let read = try read("\(input).csv", text) { source, log in
      AppraisalIngest.readEvents(
        source, options: TextOptions(),
        columns: EventColumns(
          who: "who", date: "date", kind: "kind", points: hasPoints ? "points" : nil),
        reference: list, words: words, period: period, log: &log)
    }
    records.events[input] = EventRecords(
      read, naming: list, records.members,
      words: EventEffect.allCases.flatMap { groups[$0] ?? [] })
  }

  func measured() -> IndicatorTable { measure(scheme, records) }

  func scored() -> Standings { score(measured(), scheme) }

  func read<Value>(
    _ name: String, _ text: String, _ body: (SourceFile, inout IssueLog) -> Value?
  ) throws -> Value {
    var log = IssueLog()
    let source = SourceFile(name: name, bytes: Array(text.utf8))
    let value = try #require(body(source, &log), "\(log.issues)")
    #expect(log.accounts.allSatisfy { $0.seen == $0.accepted }, "\(log.issues)")
    return value
  }
}

/// Rows of one evaluator group's answers about one subject.
func ballotRows(
  _ rated: String, _ group: String, _ answers: [(answer: String, count: Int)]
) -> String {
  answers.map { String(repeating: "\(group),\(rated),\($0.answer)\n", count: $0.count) }.joined()
}

/// Rows of single answers, one each.
func ballotRows(_ rated: String, _ group: String, each answers: [String]) -> String {
  ballotRows(rated, group, answers.map { ($0, 1) })
}

/// The header of ballots that do not tell items apart.
let ballotHeader = "group,rated,answer\n"

extension Standings {
  /// The composites as they are printed; `nil` without a score.
  func compositeTexts(places: Int = 2) -> [String?] {
    (0..<count).map { composite[$0]?.text(places: places) }
  }

  /// All that standings decide, for comparison.
  var decided: [[Int32]] {
    let points = columns.sorted { $0.key.description < $1.key.description }
    return points.flatMap { [$0.value.units, $0.value.missing.map { Int32($0) }] }
      + [grades, ranking.order, ranking.places]
      + stratumRankings.flatMap { [$0.order, $0.places] }
  }
}

extension IndicatorTable {
  /// The points of a measured column as they are printed; `nil` where missing.
  func texts(_ indicator: String, _ group: String? = nil) throws -> [String?] {
    let measured = try #require(column(ColumnKey(indicator: indicator, group: group)))
    return (0..<subjects.count).map { measured.points[$0]?.text() }
  }

  /// Why cells of a measured column are missing; `nil` where they are not.
  func reasons(_ indicator: String, _ group: String? = nil) throws -> [MissingReason?] {
    let measured = try #require(column(ColumnKey(indicator: indicator, group: group)))
    return measured.points.missing.map { MissingReason(rawValue: $0) }
  }

  /// A count or sum behind a measured column.
  func detail(
    _ detail: Detail, _ indicator: String, _ group: String? = nil
  ) throws -> [Int64] {
    let measured = try #require(column(ColumnKey(indicator: indicator, group: group)))
    return try #require(measured.details[detail])
  }
}
