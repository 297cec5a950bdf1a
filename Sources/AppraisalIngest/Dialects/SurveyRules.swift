/// How a platform writes answers that are none, several answers in one cell, and records that are no
/// ballots.
public struct SurveyRules: Sendable, Hashable {
  /// How well a fact about a platform is known.
  public enum Evidence: String, Sendable, Hashable {
    /// Seen in a file, or on a page of the platform.
    case verified
    /// Seen in a program that reads the platform's exports.
    case consumer
    /// Recalled and not confirmed.
    case recalled
  }

  /// A word or sign with how well it is known.
  public struct Word: Sendable, Hashable {
    /// The text, exact to the byte.
    public let text: String
    /// How well it is known.
    public let evidence: Evidence
    private let bytes: [UInt8]

    init(_ text: String, _ evidence: Evidence) {
      self.text = text
      bytes = Array(text.utf8)
      self.evidence = evidence
    }

    /// Whether a field is the word, byte for byte.
    func isWord(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
      field.count == bytes.count && field.elementsEqual(bytes)
    }
  }

  /// Why a record is no ballot.
  public enum VoidReason: String, Sendable, Hashable {
    /// A trial of the survey by its authors.
    case test
    /// A preview.
    case preview
    /// Held to be spam by the platform.
    case spam
    /// Marked as invalid or rejected.
    case invalid
  }

  /// A status of a record that is no ballot.
  public struct VoidStatus: Sendable, Hashable {
    /// What stands in the column of the role `status`.
    public let word: Word
    /// Why the record is no ballot.
    public let reason: VoidReason

    init(_ text: String, _ reason: VoidReason, _ evidence: Evidence) {
      word = Word(text, evidence)
      self.reason = reason
    }
  }

  /// The brackets around what a respondent wrote next to an option.
  public struct NoteBrackets: Sendable, Hashable {
    /// The sign before the note.
    public let opening: String
    /// The sign behind it.
    public let closing: String
    /// How well they are known.
    public let evidence: Evidence

    init(_ opening: String, _ closing: String, _ evidence: Evidence) {
      self.opening = opening
      self.closing = closing
      self.evidence = evidence
    }
  }

  /// Why a cell holds no answer although it is not empty.
  public enum Absence: Sendable, Hashable {
    /// The question was not shown to the respondent.
    case skipped
    /// The respondent left it open.
    case unanswered
  }

  /// Words for a question that was not shown.
  public var skipped: [Word] = []
  /// Words for a question left open; an empty cell always is one.
  public var unanswered: [Word] = []
  /// What stands between several answers in one cell; when there is more than one, it depends on
  /// the export, and somebody has to declare which.
  public var multipleSeparators: [Word] = []
  /// The brackets around a note behind an option.
  public var noteBrackets: NoteBrackets?
  /// Statuses of records that are no ballots.
  public var voidStatuses: [VoidStatus] = []
  /// Words that say that the respondent did not come to the end.
  public var unfinished: [Word] = []
  /// How well it is known that a record without a time of submission is incomplete; `nil` when it
  /// is not.
  public var isIncompleteWithoutSubmission: Evidence?

  /// Rules of a platform of which nothing is known.
  init() {}

  /// Why a cell holds no answer.
  /// - Parameter field: The cell without outer blanks.
  /// - Returns: The reason; `nil` when the cell is empty or holds an answer.
  public func absence(_ field: UnsafeBufferPointer<UInt8>) -> Absence? {
    if skipped.contains(where: { $0.isWord(field) }) { return .skipped }
    if unanswered.contains(where: { $0.isWord(field) }) { return .unanswered }
    return nil
  }

  /// Why a record is no ballot.
  /// - Parameter status: What its column of the role `status` holds, without outer blanks.
  /// - Returns: The reason; `nil` when the status is none of those known.
  public func voidReason(status: UnsafeBufferPointer<UInt8>) -> VoidReason? {
    voidStatuses.first { $0.word.isWord(status) }?.reason
  }

  /// Whether a record was not filled in to its end.
  /// - Parameter completion: What its column of the role `completion` holds, without outer blanks.
  /// - Returns: Whether that is one of the words known for it.
  public func isUnfinished(_ completion: UnsafeBufferPointer<UInt8>) -> Bool {
    unfinished.contains { $0.isWord(completion) }
  }
}
