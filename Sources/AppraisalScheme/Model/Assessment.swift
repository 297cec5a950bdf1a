/// One appraisal: which scheme applies and which files hold its records.
public struct Assessment: Sendable {
  /// The title shown to people.
  public let title: String
  /// The scheme file, relative to the assessment folder.
  public let schemeFile: String
  /// The language of the files in the result folder.
  public let language: ResultLanguage
  /// Those appraised.
  public let roster: RosterInput
  /// The organisation tree, if there is one.
  public let organisation: OrganisationInput?
  /// The members of the subjects, if members' records are read.
  public let members: MembersInput?
  /// The records, by the identifiers that the scheme uses.
  public let inputs: [RecordInput]
  /// What people decided about quarantined records.
  public let decisions: [RecordDecision]
  /// Grades that a committee decided against the computed ones.
  public let overrides: [GradeOverride]

  /// The languages of result files.
  public enum ResultLanguage: String, Sendable, CaseIterable {
    /// Chinese.
    case chinese = "zh"
    /// English.
    case english = "en"
  }
}

/// A file and how its text is to be taken.
public struct InputFile: Sendable, Hashable {
  /// Encodings that an assessment can declare.
  public enum Encoding: String, Sendable, CaseIterable {
    /// UTF-8.
    case utf8 = "utf-8"
    /// GB18030, with GBK and GB 2312 inside it.
    case gb18030
    /// UTF-16 with the lower byte of each unit first.
    case utf16LittleEndian = "utf-16le"
    /// UTF-16 with the higher byte of each unit first.
    case utf16BigEndian = "utf-16be"
  }

  /// Delimiters that an assessment can declare.
  public enum Delimiter: String, Sendable, CaseIterable {
    /// `,`
    case comma
    /// `;`
    case semicolon
    /// A tab stop.
    case tab

    /// The byte.
    public var byte: UInt8 {
      switch self {
      case .comma: UInt8(ascii: ",")
      case .semicolon: UInt8(ascii: ";")
      case .tab: UInt8(ascii: "\t")
      }
    }
  }

  /// Platforms that an assessment can declare.
  public enum Dialect: String, Sendable, CaseIterable {
    /// 问卷星, exported by text.
    case wjxText = "wjx-text"
    /// 问卷星, exported by number.
    case wjxNumber = "wjx-number"
    /// 问卷星, exported by score.
    case wjxScore = "wjx-score"
    /// 腾讯问卷.
    case tencent
    /// 金数据.
    case jinshuju
    /// A form of 钉钉.
    case dingTalkForm = "dingtalk-form"
    /// A form of 飞书.
    case feishuForm = "feishu-form"
    /// The attendance report of 钉钉.
    case dingTalkAttendance = "dingtalk-attendance"
    /// LimeSurvey.
    case limeSurvey = "limesurvey"
    /// LimeSurvey, the export that it can read back.
    case limeSurveyVV = "limesurvey-vv"
    /// KoboToolbox.
    case kobo
    /// ODK Central.
    case odk
    /// Google Forms.
    case googleForms = "google-forms"
    /// Qualtrics.
    case qualtrics
    /// SurveyMonkey.
    case surveyMonkey = "surveymonkey"
    /// A list made by hand.
    case ledger
  }

  /// The path, relative to the assessment folder; the name of the input where there is no file.
  public let path: String
  /// The encoding; found from the bytes when not declared.
  public let encoding: Encoding?
  /// The delimiter; found from the header when not declared.
  public let delimiter: Delimiter?
  /// How many records the file must have, as whoever exported it says.
  public let records: Int?
  /// The sheet of a workbook; the only one that holds something when not declared.
  public let sheet: String?
  /// The platform that exported the file; recognised by its headers when not declared.
  public let dialect: Dialect?
  /// Where the path stands in the assessment file.
  public let mark: SourceMark
  /// Who says that there are no records; `nil` when there must be some.
  public private(set) var none: NoRecords?
  /// Whether there is no file, which only such a statement allows.
  public private(set) var isLeftOut = false
}

/// A statement that an input has no records (本年没有).
public struct NoRecords: Sendable, Hashable {
  /// Who says so.
  public let decidedBy: String
  /// Why.
  public let reason: String
}

/// The list of those appraised.
public struct RosterInput: Sendable {
  /// The file.
  public let file: InputFile
  /// The header of the identifiers.
  public let identifier: String
  /// The header of the names.
  public let name: String
  /// The header of the organisation that a subject belongs to, if given.
  public let organisation: String?
}

/// The list of organisations, each with the one above it.
public struct OrganisationInput: Sendable {
  /// The file.
  public let file: InputFile
  /// The header of the identifiers.
  public let identifier: String
  /// The header of the names.
  public let name: String
  /// The header of the identifier of the organisation above; empty at the top.
  public let parent: String
  /// The header of the level.
  public let level: String
  /// The level words from the top down; a child stands exactly one below its parent.
  public let levels: [String]
}

/// The list of members and the subject that each belongs to.
public struct MembersInput: Sendable {
  /// The file.
  public let file: InputFile
  /// The header of the identifiers.
  public let identifier: String
  /// The header of the names.
  public let name: String
  /// The header of the subject's identifier.
  public let subject: String
}

/// Records of one input, with the columns that hold them.
public struct RecordInput: Sendable {
  /// The columns by kind of input.
  public enum Columns: Sendable {
    /// Ballots, one rating or one questionnaire per row.
    case ballots(BallotColumns)
    /// Services.
    case services(ServiceColumns)
    /// Visits to households.
    case visits(VisitColumns)
    /// Meetings.
    case meetings(MeetingColumns)
    /// Attendance, a record each.
    case attendance(AttendanceColumns)
    /// Attendance, summed up.
    case attendanceTotals(AttendanceSumColumns)
    /// Who looks after which household.
    case pairs(PairColumns)
    /// Entries of several categories.
    case entries(EntryColumns)
    /// Posts at places.
    case posts(PostColumns)
    /// Leaders and contact points.
    case contacts(ContactColumns)
    /// Projects or claims.
    case projects(ProjectColumns)
    /// Commitments.
    case commitments(CommitmentColumns)
    /// Values per subject.
    case table(TableColumns)
    /// Numbers of a composite index.
    case numbers(NumberColumns)
    /// Events.
    case events(EventLedgerColumns)
    /// Grades of units.
    case grades(UnitGradeColumns)
    /// Results of earlier years.
    case history(HistoryColumns)
    /// Items with stages.
    case claims(ClaimInput)
    /// Items to be handed in.
    case checklist(ChecklistInput)
    /// Needs, services or resources.
    case list(ListInput)
  }

  /// The identifier that the scheme uses.
  public let identifier: String
  /// The file.
  public let file: InputFile
  /// The columns.
  public let columns: Columns
  /// How the records name people and units.
  public let naming: InputNaming

  /// Whether the records name members, who stand for their subjects.
  public var namesMembers: Bool {
    switch columns {
    case .ballots(let columns): columns.rates == .members
    case .services(let columns): columns.of == .members
    case .events(let columns): columns.of == .members
    case .visits(let columns): columns.of == .members
    case .attendance(let columns): columns.of == .members
    case .attendanceTotals(let columns): columns.of == .members
    case .pairs(let columns): columns.of == .members
    case .entries(let columns): columns.of == .members
    case .table(let columns): columns.of == .members
    case .checklist(let columns): columns.of == .members
    case .numbers, .projects, .commitments, .grades, .history, .claims, .list, .meetings, .posts,
      .contacts:
      false
    }
  }

  /// The kind of input.
  public var kind: InputKind {
    switch columns {
    case .ballots: .ballots
    case .services: .services
    case .visits: .visits
    case .meetings: .meetings
    case .attendance: .attendance
    case .attendanceTotals: .attendanceTotals
    case .pairs: .pairs
    case .entries: .entries
    case .posts: .posts
    case .contacts: .contacts
    case .projects: .projects
    case .commitments: .commitments
    case .table: .table
    case .numbers: .numbers
    case .events: .events
    case .grades: .grades
    case .history: .history
    case .claims: .claims
    case .checklist: .checklist
    case .list: .list
    }
  }
}

/// Whom an identifier in a record names.
public enum Reference: String, Sendable, CaseIterable {
  /// A subject of the roster.
  case subjects
  /// A member; the record counts for the subject that the member belongs to.
  case members
}

/// Where a ballot's evaluator group stands.
public enum GroupPlace: Sendable, Hashable {
  /// All rows are of this group.
  case fixed(String)
  /// In a column.
  case column(String)
}

/// Columns of ballots.
public struct BallotColumns: Sendable {
  /// The shapes of a ballot file.
  public enum Layout: Sendable {
    /// One rating per row: headers of the rated, of the item if there is one, and of the answer.
    case long(rated: String, item: String?, answer: String)
    /// One questionnaire per row: the header of the rated, unless the columns say who is rated, and
    /// what the rating columns rate.
    case wide(rated: String?, [RatingColumns])
  }

  /// Columns of a questionnaire and what they rate.
  public struct RatingColumns: Sendable, Hashable {
    /// How columns are found.
    public enum Selection: Sendable, Hashable {
      /// The column with this header.
      case header(String)
      /// The column at this position, from 0.
      case position(Int)
      /// All columns whose header matches, with `{rated}`, `{item}`, `{group}` and `{*}`.
      case pattern(String)
    }

    /// Which columns.
    public let selection: Selection
    /// The identifier or name of the rated; `nil` when the pattern or a column of the record has it.
    public let rated: String?
    /// The item; `nil` when the pattern has it, or items are not told apart.
    public let item: String?
    /// Where it stands in the assessment file.
    public let mark: SourceMark
  }

  /// Whom the ballots rate.
  public let rates: Reference
  /// The header of the evaluator; `nil` for anonymous ballots.
  public let rater: String?
  /// Where the evaluator group stands.
  public let group: GroupPlace
  /// The shape of the file.
  public let layout: Layout
  /// Whether a workbook has a sheet for each of the rated, named by identifier or name.
  public let hasSheetPerRated: Bool
  /// Whether ballots count on which an evaluator rates themself.
  public let allowsSelfRatings: Bool
  /// The header of the time of submission; `nil` when the platform says, or nobody does.
  public internal(set) var submitted: String?
}

/// Columns of a service ledger.
public struct ServiceColumns: Sendable {
  /// Whom the rows name.
  public let of: Reference
  /// The header of the identifier.
  public let who: String
  /// The header of the day.
  public let date: String
  /// The header of the kind, if kinds are told apart.
  public let kind: String?
  /// The header of the household served, if households are told apart.
  public let household: String?
  /// The header of the unit served at, if units are told apart.
  public let unit: String?
}

/// Columns of a project list.
public struct ProjectColumns: Sendable {
  /// The header of the project's identifier.
  public let identifier: String
  /// The header of the subject.
  public let subject: String
  /// The header of the state.
  public let state: String
  /// The header of the amount, if completion is counted by amount.
  public let amount: String?
  /// The header of the subject's share in percent, if a project may belong to several.
  public let share: String?
  /// The header of the category, if projects differ in weight.
  public let category: String?
}

/// Columns of a commitment list.
public struct CommitmentColumns: Sendable {
  /// The header of the commitment's identifier.
  public let identifier: String
  /// The header of the subject.
  public let subject: String
  /// The header of the day by which it was promised.
  public let due: String
  /// The header of the day on which it was done; empty while it is not.
  public let done: String
  /// The header of the word of importance, if commitments differ in weight.
  public let importance: String?
}

/// Columns of a table of values.
public struct TableColumns: Sendable {
  /// Whom the rows name.
  public let of: Reference
  /// The header of the subject.
  public let subject: String
  /// Headers by the name that the scheme uses; a name without an entry is its own header.
  public let headers: [String: String]
}

/// A recorded decision about quarantined records.
public struct RecordDecision: Sendable {
  /// The file, as the assessment names it.
  public let file: String
  /// The sheet of a workbook; `nil` for any.
  public let sheet: String?
  /// The code of the issue.
  public let code: String
  /// The physical line; `nil` for all records of the file with this code.
  public let line: Int?
  /// Who decided.
  public let decidedBy: String
  /// Why.
  public let reason: String
  /// Where the decision stands in the assessment file.
  public let mark: SourceMark
}
