public import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// Events of an input, with the subject that each counts for.
public struct EventRecords: Sendable {
  /// The events, in the order of the file.
  public let records: [EventRecord]
  /// The row of the subject of each.
  public let subjects: [Int32]
  /// The words, in the order in which events number them.
  public let words: [String]

  /// Events.
  /// - Parameters:
  ///   - records: The events.
  ///   - reference: The list that they name.
  ///   - members: The members, for events that name them.
  ///   - words: The words, in the order in which events number them.
  public init(
    _ records: [EventRecord], naming reference: RecordReference, _ members: Members,
    words: [String]
  ) {
    self.records = records
    self.words = words
    if case .members = reference {
      subjects = records.map { members.subjectRows[Int($0.who)] }
    } else {
      subjects = records.map(\.who)
    }
  }
}
