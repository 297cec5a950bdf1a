/// A record of a ledger that stands behind one subject's points.
public struct EvidenceRow: Sendable {
  /// The indicator that counted it.
  public let indicator: String
  /// The file.
  public let file: String
  /// The physical line.
  public let line: Int
  /// What it says, for people.
  public let text: String
  /// Why it does not count; `nil` when it does.
  public let omission: String?

  /// A record.
  /// - Parameters:
  ///   - indicator: The indicator that counted it.
  ///   - file: The file.
  ///   - line: The physical line.
  ///   - text: What it says.
  ///   - omission: Why it does not count; `nil` when it does.
  public init(
    indicator: String, file: String, line: Int, text: String, omission: String? = nil
  ) {
    self.indicator = indicator
    self.file = file
    self.line = line
    self.text = text
    self.omission = omission
  }
}
