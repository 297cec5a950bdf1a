/// All issues of an assessment and the account of each file.
public struct IssueLog: Sendable {
  /// Issues of one code in one file that are listed one by one; beyond that they are counted.
  public static let listedPerCode = 10_000

  /// What became of the records of a file.
  ///
  /// For every file `seen = accepted + quarantined + refused`.
  public struct Account: Sendable, Hashable {
    /// The file, relative to the assessment folder.
    public let file: String
    /// The sheet of a workbook.
    public let sheet: String?
    /// SHA-256 of its bytes; empty when it could not be read.
    public let sha256: String
    /// Its size in bytes.
    public let bytes: Int
    /// Records below the header; empty rows are none.
    public internal(set) var seen = 0
    /// Records that were used.
    public internal(set) var accepted = 0
    /// Records set aside until somebody decides.
    public internal(set) var quarantined = 0
    /// Records of a file that was refused.
    public internal(set) var refused = 0
    /// Sums over the records that were used, by which a file is compared with what was exported.
    public internal(set) var totals: [ControlTotal] = []
    /// Who says that there are no records, where somebody does.
    public internal(set) var none: NoneDeclared?

    init(file: String, sheet: String? = nil, sha256: String, bytes: Int) {
      self.file = file
      self.sheet = sheet
      self.sha256 = sha256
      self.bytes = bytes
    }
  }

  /// A sum over the records of a file that were used.
  public struct ControlTotal: Sendable, Hashable {
    /// What is summed: a header, or `ratings` for the answers of ballots.
    public let name: String
    /// The sum.
    public let value: Int128
    /// The decimals that the sum has.
    public let places: Int
  }

  private var listed: [Issue] = []
  private var counts: [CountKey: Int] = [:]
  /// Faults of quarantined ledger records, by the row of the subject that they would count for.
  ///
  /// Ballots are not among them: a fault must not tell who rated whom.
  public private(set) var concerns: [Int: [Issue]] = [:]
  /// The account of each file, in the order of reading.
  public private(set) var accounts: [Account] = []

  /// Uses of a mapping, by file.
  private var mapped: [String: Int] = [:]
  /// Spellings that no list holds, by list; lines are those of the file or, in a block, of the block.
  private(set) var unknownForms: [IssueKind.KeyList: UnknownForms] = [:]

  private struct CountKey: Hashable {
    let file: String
    let code: String
    let severity: Issue.Severity
  }

  /// An empty log.
  public init() {}

  /// Adds an issue.
  /// - Parameters:
  ///   - kind: What was found.
  ///   - place: Where.
  public mutating func report(_ kind: IssueKind, at place: SourcePlace) {
    let key = CountKey(file: place.file, code: kind.code, severity: kind.severity)
    counts[key, default: 0] += 1
    if counts[key, default: 0] <= IssueLog.listedPerCode { listed.append(Issue(kind, at: place)) }
  }

  /// Adds the issues of a block whose records and lines were counted from its own beginning.
  mutating func merge(_ block: IssueLog, recordsBefore: Int, linesBefore: Int) {
    var room = block.counts.mapValues { _ in 0 }
    for key in room.keys { room[key] = IssueLog.listedPerCode - counts[key, default: 0] }
    for var issue in block.listed {
      let key = CountKey(file: issue.place.file, code: issue.code, severity: issue.severity)
      guard room[key, default: 0] > 0 else { continue }
      room[key, default: 0] -= 1
      issue.place.record = issue.place.record.map { $0 + recordsBefore }
      issue.place.line = issue.place.line.map { $0 + linesBefore }
      listed.append(issue)
    }
    counts.merge(block.counts, uniquingKeysWith: +)
    mapped.merge(block.mapped, uniquingKeysWith: +)
    for (list, forms) in block.unknownForms {
      unknownForms[list, default: UnknownForms()].merge(forms, linesBefore: linesBefore)
    }
  }

  /// Counts keys of a file that were found by way of a mapping.
  mutating func countMapped(_ count: Int = 1, in file: String) {
    if count > 0 { mapped[file, default: 0] += count }
  }

  /// Remembers a spelling that a list does not hold.
  mutating func noteUnknown(
    _ field: UnsafeBufferPointer<UInt8>, list: IssueKind.KeyList, line: Int
  ) {
    unknownForms[list, default: UnknownForms()].add(field, line: line)
  }

  /// Remembers whom a fault of a quarantined ledger record concerns.
  mutating func note(_ issue: Issue, concerning subject: Int) {
    concerns[subject, default: []].append(issue)
  }

  /// Refuses a file of which no record was read.
  /// - Parameters:
  ///   - kind: Why.
  ///   - file: The file, relative to the assessment folder.
  ///   - source: Its bytes, if they could be read.
  public mutating func refuse(_ kind: IssueKind, file: String, source: SourceFile? = nil) {
    report(kind, at: SourcePlace(file: file))
    close(
      Account(file: file, sha256: source?.sha256 ?? "", bytes: source?.size ?? 0))
  }

  /// Adds the account of a file.
  /// - Parameter account: The account; its records add up.
  mutating func close(_ account: Account) {
    precondition(account.seen == account.accepted + account.quarantined + account.refused)
    if let count = mapped.removeValue(forKey: account.file) {
      report(.mappedKeys(count: count), at: SourcePlace(file: account.file))
    }
    accounts.append(account)
  }

  /// All issues, by file in the order of reading, line, column and code.
  public var issues: [Issue] {
    let further = counts.filter { $0.value > IssueLog.listedPerCode }.map { key, count in
      Issue(
        .furtherIssues(
          code: key.code, severity: key.severity, count: count - IssueLog.listedPerCode),
        at: SourcePlace(file: key.file))
    }
    var position: [String: Int] = [:]
    for account in accounts where position[account.file] == nil {
      position[account.file] = position.count
    }
    func key(_ issue: Issue) -> (Int, String, Int, Int, String) {
      (
        position[issue.place.file] ?? -1, issue.place.file, issue.place.line ?? 0,
        issue.place.column?.index ?? -1, issue.code
      )
    }
    return (listed + further).sorted { key($0) < key($1) }
  }

  /// How many issues have a severity, those not listed included.
  /// - Parameter severity: The severity.
  /// - Returns: The number.
  public func count(of severity: Issue.Severity) -> Int {
    counts.reduce(0) { $1.key.severity == severity ? $0 + $1.value : $0 }
  }
}
