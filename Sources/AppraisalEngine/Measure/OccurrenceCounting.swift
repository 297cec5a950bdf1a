import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// One entry of a dated ledger, told apart by whose it is.
struct Occurrence {
  /// The position of the member, subject or household that it counts for.
  let owner: Int
  let window: Int
  let date: CalendarDate
  /// Numbers for the household and the unit; -1 when not told.
  let household: Int
  let unit: Int
  /// The line of the ledger.
  let line: Int32
}

/// The entries of a ledger that a rule counts, and those they may count for.
///
/// Services, visits and meetings differ only in how their records become occurrences.
struct OccurrenceCounting {
  /// The row of the subject of each member, subject or household.
  private(set) var owners: [Int] = []
  /// The entries that count, in the order of the file.
  private(set) var occurrences: [Occurrence] = []
  /// Entries of kinds that do not count: the rows of their subjects, and their lines.
  private(set) var leftOut: [(row: Int, line: Int32)] = []

  private let rule: MinimumCount
  private let period: Period
  private let records: Records
  private let counts: [Bool]
  private var households = HouseholdOwners()

  init(_ rule: MinimumCount, _ scheme: Scheme, _ records: Records) {
    self.rule = rule
    self.records = records
    period = scheme.period
    counts = ReadingPlan(scheme).countedKinds(rule.kinds, of: rule.input)
    switch rule.per {
    case .member: owners = records.members.subjectRows.map { Int($0) }
    case .subject: owners = Array(0..<records.roster.count)
    case .household: listHouseholds()
    }
    switch rule.ledger {
    case .services: addServices()
    case .visits: addVisits()
    case .meetings: addMeetings()
    }
    if rule.per == .household { owners = households.rows }
  }

  /// The names of the households, where they are counted.
  var householdNames: [String] { households.names }

  /// The number of entries in each window, owner by owner, those with something in common once.
  func counts(windows: Int) -> [Int64] {
    var counts = [Int64](repeating: 0, count: owners.count * windows)
    for occurrence in distinct() { counts[occurrence.owner * windows + occurrence.window] += 1 }
    return counts
  }

  /// The entries, those with something in common once.
  func distinct() -> [Occurrence] {
    guard let distinct = rule.distinct else { return occurrences }
    var seen: Set<Common> = []
    return occurrences.filter { seen.insert(Common($0, distinct)).inserted }
  }

  // MARK: - Ledgers

  private mutating func addServices() {
    guard let services = records.services[rule.input] else {
      preconditionFailure("the linter found the input")
    }
    for service in services {
      guard let row = countedRow(of: service.who, kind: service.kind, service.line) else {
        continue
      }
      let owner = rule.per == .member ? Int(service.who) : row
      add(
        owner, service.date, household: Int(service.household), unit: Int(service.unit),
        service.line)
    }
  }

  private mutating func addMeetings() {
    guard let list = records.meetings[rule.input] else {
      preconditionFailure("the linter found the input")
    }
    for meeting in list.meetings {
      guard let subject = meeting.subject, counts[Int(meeting.kind)] else {
        if let subject = meeting.subject { leftOut.append((Int(subject), meeting.line)) }
        continue
      }
      add(Int(subject), meeting.date, household: -1, unit: -1, meeting.line)
    }
  }

  private mutating func addVisits() {
    guard let visits = records.visits[rule.input] else {
      preconditionFailure("the linter found the input")
    }
    for visit in visits {
      guard let row = countedRow(of: visit.who, kind: visit.kind, visit.line) else { continue }
      let number = households.number(of: visit.household)
      switch rule.per {
      case .member: add(Int(visit.who), visit.date, household: number, unit: -1, visit.line)
      case .subject: add(row, visit.date, household: number, unit: -1, visit.line)
      case .household:
        if rule.households == .visited { households.add(visit.household, row: row) }
        let owners =
          rule.households == .visited
          ? households.owners(of: number, row: row) : households.owners(of: number, row: nil)
        for owner in owners { add(owner, visit.date, household: number, unit: -1, visit.line) }
      }
    }
  }

  /// The subject of whoever an entry names, when its kind counts.
  private mutating func countedRow(of who: Int32, kind: Int32, _ line: Int32) -> Int? {
    let row = records.subjectRow(of: who, in: rule.input, isMember: rule.per == .member)
    if counts[Int(kind)] { return row }
    leftOut.append((row, line))
    return nil
  }

  private mutating func add(
    _ owner: Int, _ date: CalendarDate, household: Int, unit: Int, _ line: Int32
  ) {
    occurrences.append(
      Occurrence(
        owner: owner, window: period.index(of: date, window: rule.window), date: date,
        household: household, unit: unit, line: line))
  }

  private mutating func listHouseholds() {
    guard case .listed(let input) = rule.households else { return }
    guard let pairs = records.pairs[input] else {
      preconditionFailure("the linter found the pairs")
    }
    for pair in pairs {
      let row = records.subjectRow(of: pair.who, in: input, isMember: false)
      households.add(pair.household, row: row)
    }
  }
}

/// What entries have in common that count once.
private struct Common: Hashable {
  let owner: Int
  let window: Int
  let what: Int
  let date: CalendarDate?

  init(_ occurrence: Occurrence, _ distinct: MinimumCount.Distinct) {
    owner = occurrence.owner
    window = occurrence.window
    switch distinct {
    case .day: (what, date) = (-1, occurrence.date)
    case .household: (what, date) = (occurrence.household, nil)
    case .unit: (what, date) = (occurrence.unit, nil)
    }
  }
}

/// Households by their bytes, each with the subjects that it belongs to.
private struct HouseholdOwners {
  private var keys = ByteKeyTable()
  private var ownersByHousehold: [[Int]] = []
  /// The subject of each owner.
  private(set) var rows: [Int] = []
  /// The name of each owner.
  private(set) var names: [String] = []

  mutating func number(of household: String) -> Int {
    let number = keys.insert(household)
    if number == ownersByHousehold.count { ownersByHousehold.append([]) }
    return number
  }

  /// Adds a household of a subject, once.
  mutating func add(_ household: String, row: Int) {
    let number = number(of: household)
    guard !ownersByHousehold[number].contains(where: { rows[$0] == row }) else { return }
    ownersByHousehold[number].append(rows.count)
    rows.append(row)
    names.append(household)
  }

  /// The owners of a household: of one subject, or of all.
  func owners(of number: Int, row: Int?) -> [Int] {
    ownersByHousehold[number].filter { row == nil || rows[$0] == row }
  }
}
