public import AppraisalEngine
public import AppraisalIngest

/// A measured assessment as it is stored.
public struct Snapshot: Sendable {
  /// The name of the scheme's file.
  public let schemeName: String
  /// The text of the scheme.
  public let schemeText: [UInt8]
  /// The text of the assessment file.
  public let assessmentText: [UInt8]
  /// The measured indicators.
  public let table: IndicatorTable
  /// The accounts of the input files.
  public let accounts: [IssueLog.Account]
  /// The manifest of the run.
  public let manifest: String
  /// Whether nothing awaits a decision.
  public let isFinal: Bool

  /// A measured assessment.
  /// - Parameters:
  ///   - schemeName: The name of the scheme's file.
  ///   - schemeText: The text of the scheme.
  ///   - assessmentText: The text of the assessment file.
  ///   - table: The measured indicators.
  ///   - accounts: The accounts of the input files.
  ///   - manifest: The manifest of the run.
  ///   - isFinal: Whether nothing awaits a decision.
  public init(
    schemeName: String, schemeText: [UInt8], assessmentText: [UInt8], table: IndicatorTable,
    accounts: [IssueLog.Account], manifest: String, isFinal: Bool
  ) {
    self.schemeName = schemeName
    self.schemeText = schemeText
    self.assessmentText = assessmentText
    self.table = table
    self.accounts = accounts
    self.manifest = manifest
    self.isFinal = isFinal
  }
}

/// What a recompute needs of a stored assessment.
public struct StoredAssessment: Sendable {
  /// The name of the scheme's file.
  public let schemeName: String
  /// The text of the scheme that the stored run applied.
  public let schemeText: [UInt8]
  /// The text of the assessment file of the stored run.
  public let assessmentText: [UInt8]
  /// The measured indicators; without details unless they were asked for.
  public let table: IndicatorTable
  /// SHA-256 by input file.
  public let inputHashes: [String: String]
  /// Whether nothing awaits a decision.
  public let isFinal: Bool
}
