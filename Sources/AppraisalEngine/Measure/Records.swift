public import AppraisalIngest

/// Ballots of an input, with the meaning of the tally's items and groups.
public struct BallotRecords: Sendable {
  /// The tally.
  public let tally: Tally
  /// The items, in the order of the tally; one empty word when they are not told apart.
  public let items: [String]
  /// The identifiers of the evaluator groups, in the order of the tally.
  public let groups: [String]
  /// Whole ballots, where a rule looks at them.
  public let book: BallotBook?
  /// Ratings of late ballots that count for nothing.
  public let late: LateRatings?
  /// When sheets were handed in, as far as a platform's export tells; empty unless sheets are examined.
  public let times: [SheetTime]
  /// What is remarkable about the ballots; nothing of it changes a score.
  public let signals: SignalFindings
  /// The file that the ballots are in.
  public let file: String

  /// Ballots.
  /// - Parameters:
  ///   - tally: The tally.
  ///   - items: The items, in the order of the tally.
  ///   - groups: The evaluator groups, in the order of the tally.
  ///   - signals: What is remarkable about the ballots.
  ///   - file: The file that the ballots are in.
  ///   - book: Whole ballots, where a rule looks at them.
  ///   - late: Ratings of late ballots that count for nothing.
  ///   - times: When sheets were handed in.
  public init(
    tally: Tally, items: [String], groups: [String],
    signals: SignalFindings = SignalCollector().signals(by: SignalRules()), file: String = "",
    book: BallotBook? = nil, late: LateRatings? = nil, times: [SheetTime] = []
  ) {
    self.tally = tally
    self.items = items
    self.groups = groups
    self.signals = signals
    self.file = file
    self.book = book
    self.late = late
    self.times = times
  }

  /// The same ballots without some of the ratings.
  ///
  /// - Parameter isLeftOut: Whether a ballot's ratings for a group of the tally are left out.
  /// - Returns: The ballots; themselves when whole ballots were not kept.
  func without(_ isLeftOut: (_ ballot: Int, _ group: Int) -> Bool) -> BallotRecords {
    guard let rest = book?.without(isLeftOut) else { return self }
    return BallotRecords(
      tally: rest.tally { _, _ in .count }, items: items, groups: groups, signals: signals,
      file: file, book: rest, late: late, times: times)
  }
}

/// The records of an assessment, by input.
public struct Records: Sendable {
  /// Those appraised.
  public var roster: Roster
  /// Their members.
  public var members = Members.none
  /// Ballots.
  public var ballots: [String: BallotRecords] = [:]
  /// Services.
  public var services: [String: [ServiceRecord]] = [:]
  /// Visits.
  public var visits: [String: [VisitRecord]] = [:]
  /// Meetings.
  public var meetings: [String: MeetingList] = [:]
  /// Attendance, a record each.
  public var attendance: [String: [AttendanceRecord]] = [:]
  /// Attendance, summed up.
  public var attendanceTotals: [String: [AttendanceTotals]] = [:]
  /// Who looks after which household.
  public var pairs: [String: [PairRecord]] = [:]
  /// Entries of several categories.
  public var entries: [String: [EntryRecord]] = [:]
  /// Posts at places.
  public var posts: [String: [PostRecord]] = [:]
  /// Leaders and contact points.
  public var contacts: [String: [ContactRecord]] = [:]
  /// The inputs whose records name members.
  public var ofMembers: Set<String> = []
  /// Projects and claims.
  public var projects: [String: [ProjectRecord]] = [:]
  /// Commitments.
  public var commitments: [String: [CommitmentRecord]] = [:]
  /// Values per subject.
  public var values: [String: ValueTable] = [:]
  /// Numbers of composite indexes.
  public var numbers: [String: NumberTable] = [:]
  /// Events.
  public var events: [String: EventRecords] = [:]
  /// Grades of units.
  public var unitGrades: [String: UnitGrades] = [:]
  /// Results of earlier years.
  public var history: [String: [HistoryRecord]] = [:]
  /// Ledgers with stages, due days or entries, and the organisation tree.
  public var ledgers = LedgerRecords()

  /// No records yet.
  /// - Parameter roster: Those appraised.
  public init(roster: Roster) { self.roster = roster }

  /// Whether the records of an input name members.
  func namesMembers(_ input: String) -> Bool { ofMembers.contains(input) }

  /// The row of the subject that a record of somebody counts for.
  func subjectRow(of who: Int32, in input: String, isMember: Bool) -> Int {
    isMember || namesMembers(input) ? Int(members.subjectRows[Int(who)]) : Int(who)
  }
}
