/// A statement that a file has no records (本年没有).
///
/// A file of nothing but its header is then read, and one with records is refused: either the
/// statement is wrong or the file.
public struct NoneDeclared: Sendable, Hashable {
  /// Who says so.
  public let decidedBy: String
  /// Why.
  public let reason: String
  /// Whether there is a file at all.
  public let hasFile: Bool

  /// A statement.
  /// - Parameters:
  ///   - decidedBy: Who says so.
  ///   - reason: Why.
  ///   - hasFile: Whether there is a file at all.
  public init(decidedBy: String, reason: String, hasFile: Bool = true) {
    self.decidedBy = decidedBy
    self.reason = reason
    self.hasFile = hasFile
  }
}
