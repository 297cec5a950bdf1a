public import AppraisalNumerics

/// How an indicator is measured from the records of an input.
public enum Measure: Sendable {
  /// Residents', members' or leaders' ratings.
  case ballots(BallotMeasure)
  /// Services done, against a minimum number.
  case services(MinimumCount)
  /// Visits to households, against a minimum number.
  case visits(MinimumCount)
  /// Meetings held, against a minimum number.
  case meetings(MinimumCount)
  /// Meetings attended, from a record each.
  case attendance(AttendanceMeasure)
  /// Meetings attended, from sums.
  case attendanceTotals(AttendanceMeasure)
  /// How many categories are covered.
  case categories(CategoryMeasure)
  /// How many of those who should be covered are.
  case coverage(CoverageMeasure)
  /// How many places have every role filled.
  case pairing(PairingMeasure)
  /// Projects or claims, by how much of them is completed.
  case projects(ProjectMeasure)
  /// Public commitments, by how many of them were kept.
  case commitments(CommitmentMeasure)
  /// A value handed in for each subject.
  case table(TableMeasure)
  /// A composite index of columns of numbers.
  case index(IndexMeasure)
  /// Pipelines, checklists, comparisons of two sources, and roll-ups.
  case ledger(LedgerMeasure)
  /// Points to start with, which events add to or take from.
  case events(EventMeasure)

  /// The identifier of the input that holds the records; empty for a roll-up, which reads none.
  public var input: String {
    switch self {
    case .ballots(let measure): measure.input
    case .services(let measure), .visits(let measure), .meetings(let measure): measure.input
    case .attendance(let measure), .attendanceTotals(let measure): measure.input
    case .categories(let measure): measure.input
    case .coverage(let measure): measure.input
    case .pairing(let measure): measure.input
    case .projects(let measure): measure.input
    case .commitments(let measure): measure.input
    case .table(let measure): measure.input
    case .index(let measure): measure.input
    case .ledger(let measure): measure.needs.first?.input ?? ""
    case .events(let measure): measure.scoring.input
    }
  }

  /// The kind of input that it reads.
  public var kind: InputKind {
    switch self {
    case .ballots: .ballots
    case .services: .services
    case .visits: .visits
    case .meetings: .meetings
    case .attendance: .attendance
    case .attendanceTotals: .attendanceTotals
    case .categories: .entries
    case .coverage(let measure): measure.kind
    case .pairing: .posts
    case .projects: .projects
    case .commitments: .commitments
    case .table: .table
    case .index: .numbers
    case .ledger(let measure): measure.needs.first?.kind ?? .table
    case .events: .events
    }
  }
}

/// The kinds of input files that hold measured records.
public enum InputKind: String, Sendable, Hashable, CaseIterable {
  /// Ratings by evaluators (测评票).
  case ballots
  /// Services done (服务台账).
  case services
  /// Visits to households (走访台账).
  case visits
  /// Meetings held (会议台账).
  case meetings
  /// Attendance, a record each (考勤台账).
  case attendance
  /// Attendance, summed up (考勤汇总).
  case attendanceTotals
  /// Who looks after which household (结对名单).
  case pairs
  /// Entries of several categories (分类清单).
  case entries
  /// Posts at places (岗位名单).
  case posts
  /// Leaders and contact points (联系点名单).
  case contacts
  /// Projects, list items or claims with a state (项目清单).
  case projects
  /// Public commitments (承诺清单).
  case commitments
  /// Values handed in per subject.
  case table
  /// Numbers of a composite index.
  case numbers
  /// Events that bring a bonus, a deduction or a veto (加减分、否决事项).
  case events
  /// Grades of the units that subjects belong to.
  case grades
  /// Results of earlier years.
  case history
  /// Items with stages (认领清单).
  case claims
  /// Items to be handed in (应交清单).
  case checklist
  /// Needs, services, resources (三清单).
  case list
}

/// Ratings of one item by a panel.
public struct BallotMeasure: Sendable {
  /// The input that holds the ballots.
  public let input: String
  /// The item rated; `nil` when ballots rate the subject as a whole.
  public let item: String?
  /// The panel that rates.
  public let panel: String
  /// What the ratings of a group come to.
  public internal(set) var result = BallotResult.mean
}

/// Projects or claims, by completion.
public struct ProjectMeasure: Sendable {
  /// What completion is counted by.
  public enum Basis: String, Sendable, CaseIterable {
    /// Number of projects.
    case count
    /// Amount of money or work.
    case amount
  }

  /// The input that holds the projects.
  public let input: String
  /// What completion is counted by.
  public let by: Basis
  /// State words that count as completed.
  public let completed: [String]
  /// State words that count as not completed.
  public let open: [String]
  /// State words that leave a project out of the count.
  public let leftOut: [String]
  /// Weights by category; empty when all weigh the same.
  public let weights: [ImportanceWord]
}

/// Public commitments, by fulfilment.
public struct CommitmentMeasure: Sendable {
  /// What a commitment is worth whose day has not come by the end of the period.
  public enum NotYetDue: String, Sendable, CaseIterable {
    /// It is left out of the count.
    case leaveOut
    /// It counts as not kept.
    case asUnfulfilled
  }

  /// The input that holds the commitments.
  public let input: String
  /// What a late commitment is worth, as a share of one kept in time.
  public let late: Share
  /// Weights by word of importance; empty when all weigh the same.
  public let importance: [ImportanceWord]
  /// What a commitment is worth whose day has not come.
  public let notYetDue: NotYetDue
}

/// A word of importance and the weight that it stands for.
public struct ImportanceWord: Sendable, Hashable {
  /// The word in the file.
  public let word: String
  /// The weight, 1…1000.
  public let weight: Int64
}

/// A value per subject, taken as points.
public struct TableMeasure: Sendable {
  /// The input that holds the values.
  public let input: String
  /// The name of the value, a column of the table.
  public let value: String
  /// The lowest value that may stand there.
  public let lowest: Points
  /// The highest value that may stand there.
  public let highest: Points
}
