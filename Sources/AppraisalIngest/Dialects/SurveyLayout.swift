/// What the columns of a survey export are.
public struct SurveyLayout: Sendable, Hashable {
  /// The platform.
  public let dialect: SurveyDialect
  /// The dialects that would fit as well; when there are any, the rows seen do not tell which is
  /// meant, and somebody has to declare it.
  public let alternatives: [SurveyDialect]
  /// How many rows from the first are no records: titles and headers.
  public let headerRows: Int
  /// The columns from left to right, each with one role.
  public let columns: [SurveyColumn]
}

/// A column of a survey export.
public struct SurveyColumn: Sendable, Hashable {
  /// The position, from 0.
  public let index: Int
  /// The header as it stands in the file, without outer blanks.
  public let header: String
  /// The effective header, which no other column has: with the stem in front of a row of a matrix,
  /// and `#2` behind a header that stands there for the second time.
  public let name: String
  /// Whether the file repeats the header, so that the name had to be changed.
  public let isRepeated: Bool
  /// What the column holds.
  public let role: Role

  /// What a column of a survey export holds.
  public enum Role: Sendable, Hashable {
    /// The number or identifier of the record.
    case recordIdentifier
    /// When the record was handed in.
    case submitted
    /// When its respondent began.
    case started
    /// How long the respondent took.
    case duration
    /// By which channel the respondent came.
    case source
    /// The channel in more detail.
    case sourceDetail
    /// The network address.
    case address
    /// The device or browser.
    case device
    /// A place: country, province, town or coordinates.
    case location
    /// Who answered.
    case respondent
    /// The unit of whoever answered.
    case respondentUnit
    /// What the link to the survey carried, which can name the evaluator group.
    case evaluatorGroup
    /// The platform's own total.
    case total
    /// Whether the record is a test, invalid or rejected (see ``SurveyRules/voidReason(status:)``).
    case status
    /// Whether the respondent came to the end (see ``SurveyRules/isUnfinished(_:)``).
    case completion
    /// Something else that is no answer.
    case other
    /// An answer.
    case question(Question)
  }

  /// The question, or the part of one, that a column answers.
  public struct Question: Sendable, Hashable {
    /// The number or code of the question.
    public let number: String?
    /// The wording, as far as the header has it.
    public let stem: String
    /// The row of a matrix or the blank among several.
    public let row: String?
    /// The option that the column says was chosen or not.
    public let option: String?
    /// Whether a respondent can choose several options, as far as it can be seen.
    public let isMultiple: Bool
    /// Whether the column holds what was written next to an option.
    public let isNote: Bool
    /// Whether the column holds a time that the platform measured.
    public let isTiming: Bool
    /// Whether stem and row could be parted at another place as well.
    public let isSplitUncertain: Bool

    init(
      number: String? = nil, stem: String, row: String? = nil, option: String? = nil,
      isMultiple: Bool = false, isNote: Bool = false, isTiming: Bool = false,
      isSplitUncertain: Bool = false
    ) {
      self.number = number
      self.stem = stem
      self.row = row
      self.option = option
      self.isMultiple = isMultiple
      self.isNote = isNote
      self.isTiming = isTiming
      self.isSplitUncertain = isSplitUncertain
    }
  }
}
