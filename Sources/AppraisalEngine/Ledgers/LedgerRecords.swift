public import AppraisalIngest

/// The records of ledgers with stages, due days or entries, by input, and the organisation tree.
public struct LedgerRecords: Sendable {
  /// Items with stages.
  public var claims: [String: [ClaimRecord]] = [:]
  /// Items to be handed in.
  public var checklists: [String: [ChecklistRecord]] = [:]
  /// Needs, services and resources.
  public var lists: [String: [ListRecord]] = [:]
  /// Projects with shares or categories.
  public var projects: [String: [DetailedProject]] = [:]
  /// The organisations, if there is a list of them.
  public var organisations: OrganisationTree?
  /// The file of each input.
  public var files: [String: String] = [:]

  /// No records yet.
  public init() {}
}
