public import AppraisalNumerics

/// Whom a record names, and how a name is looked up.
public enum RecordReference: Sendable {
  /// A subject of the roster.
  case subjects(Roster)
  /// A member; the record counts for the member's subject.
  case members(Members)

  var keys: ListedKeys {
    switch self {
    case .subjects(let roster): roster.keys
    case .members(let members): members.keys
    }
  }

  var list: IssueKind.KeyList {
    switch self {
    case .subjects: .roster
    case .members: .members
    }
  }

  /// The same list for a file that names those on it in another way.
  /// - Parameters:
  ///   - naming: How the file names them.
  ///   - mapping: Further spellings of the file.
  /// - Returns: The list.
  public func named(_ naming: Naming, mapping: KeyMapping = .none) -> RecordReference {
    switch self {
    case .subjects(let roster): .subjects(roster.named(naming, mapping: mapping))
    case .members(let members): .members(members.named(naming, mapping: mapping))
    }
  }

  /// The identifiers of those on the list, in its order.
  public var identifiers: [String] {
    (0..<keys.count).map { keys.identifiers.key(at: $0) }
  }

  /// Number of those who can be named.
  var count: Int {
    switch self {
    case .subjects(let roster): roster.count
    case .members(let members): members.count
    }
  }

  /// The name of somebody.
  func name(_ index: Int) -> String {
    switch self {
    case .subjects(let roster): roster.subjects[index].name
    case .members(let members): members.names[index]
    }
  }

  /// The row of the subject that a record of somebody counts for.
  func subjectRow(_ index: Int) -> Int {
    switch self {
    case .subjects: index
    case .members(let members): Int(members.subjectRows[index])
    }
  }
}

/// A service done (服务台账).
public struct ServiceRecord: Sendable, Hashable {
  /// The position of whoever did it on the list that the ledger names.
  public let who: Int32
  /// The day.
  public let date: CalendarDate
  /// The physical line.
  public let line: Int32
  /// The position of the kind among the words handed in; 0 when none are.
  public var kind: Int32 = 0
  /// A number for the household served, the same for the same household; -1 when not told.
  public var household: Int32 = -1
  /// A number for the unit served at, the same for the same unit; -1 when not told.
  public var unit: Int32 = -1
}

/// A project, list item or claim (项目清单).
public struct ProjectRecord: Sendable, Hashable {
  /// The identifier.
  public let identifier: String
  /// The row of the subject.
  public let subject: Int32
  /// The position of the state among the words handed in.
  public let state: Int32
  /// The amount in units of 0.0001; zero when amounts are not read.
  public let amount: Int64
  /// The physical line.
  public let line: Int32
}

/// A public commitment (承诺清单).
public struct CommitmentRecord: Sendable, Hashable {
  /// The identifier.
  public let identifier: String
  /// The row of the subject.
  public let subject: Int32
  /// The day by which it was promised.
  public let due: CalendarDate
  /// The day on which it was done; `nil` while it is not.
  public let done: CalendarDate?
  /// The position of the word of importance among the words handed in; 0 when none are.
  public let importance: Int32
  /// The physical line.
  public let line: Int32
}

/// Values handed in per subject.
public struct ValueTable: Sendable {
  /// The values by name, in units of 0.0001, per row of the roster; `nil` where none was handed in.
  public let values: [String: [Int32?]]
  /// The physical line per row of the roster; 0 where there is none.
  public let lines: [Int32]
}
