public import AppraisalIngest
import AppraisalNumerics

/// What determines a run, and what it came to: the same inputs give the same bytes.
///
/// There is no time, no path and no machine in it.
public struct Manifest: Sendable {
  /// A file and the hash of its bytes.
  public struct HashedFile: Sendable {
    /// The name.
    public let name: String
    /// SHA-256 in hexadecimal digits.
    public let sha256: String

    /// A file.
    /// - Parameters:
    ///   - name: The name.
    ///   - bytes: The bytes.
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      sha256 = ContentHash.sha256(of: bytes)
    }
  }

  private let version: String
  private let rules: [HashedFile]
  private let accounts: [IssueLog.Account]
  private let issues: [DecidedIssue]
  private let results: [HashedFile]

  /// A manifest.
  /// - Parameters:
  ///   - version: The version of the program.
  ///   - rules: The scheme and the assessment file.
  ///   - accounts: The accounts of the input files.
  ///   - issues: The issues and the decisions about them.
  ///   - results: The files of the result.
  public init(
    version: String, rules: [HashedFile], accounts: [IssueLog.Account], issues: [DecidedIssue],
    results: [HashedFile]
  ) {
    self.version = version
    self.rules = rules
    self.accounts = accounts
    self.issues = issues
    self.results = results
  }

  /// Whether nothing awaits a decision.
  public var isFinal: Bool { !issues.contains(where: \.isOpen) }

  private func text(_ total: IssueLog.ControlTotal) -> String {
    decimalText(Int64(clamping: total.value), decimals: total.places)
  }

  /// The manifest as JSON.
  public var bytes: [UInt8] {
    let hashed = { (files: [HashedFile]) in
      JSONValue.array(
        files.map { .object([("file", .string($0.name)), ("sha256", .string($0.sha256))]) })
    }
    let inputs = accounts.map { account -> JSONValue in
      var members: [(String, JSONValue)] = [
        ("file", .string(account.file)),
        ("sheet", account.sheet.map { .string($0) } ?? .null), ("sha256", .string(account.sha256)),
        ("bytes", .integer(account.bytes)), ("seen", .integer(account.seen)),
        ("accepted", .integer(account.accepted)), ("quarantined", .integer(account.quarantined)),
        ("refused", .integer(account.refused)),
        (
          "controlTotals",
          .object(account.totals.map { ($0.name, .string(text($0))) })
        ),
      ]
      if let none = account.none {
        members.append(
          (
            "none",
            .object([
              ("decidedBy", .string(none.decidedBy)), ("reason", .string(none.reason)),
            ])
          ))
      }
      return .object(members)
    }
    let open = issues.count(where: \.isOpen)
    let decided = issues.count { $0.decision != nil }
    return JSONValue.object([
      ("format", .string("pingyi-manifest/1")), ("version", .string(version)),
      ("rules", hashed(rules)), ("inputs", .array(inputs)),
      ("openIssues", .integer(open)), ("decidedIssues", .integer(decided)),
      ("final", .boolean(open == 0)), ("results", hashed(results)),
    ]).bytes
  }
}
