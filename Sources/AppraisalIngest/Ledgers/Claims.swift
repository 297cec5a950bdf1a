public import AppraisalNumerics

/// A number as an office writes it, which may be a rough one.
public struct ClaimNumber: Sendable, Hashable {
  /// The number in units of 0.0001; the lower bound when only that is known.
  public let value: Int64
  /// Whether it may be more, as in 3000余.
  public let isLowerBound: Bool
  /// Whether it is only known roughly, as in 约3000; so is every lower bound by 余.
  public let isApproximate: Bool

  /// A number.
  /// - Parameters:
  ///   - value: The number in units of 0.0001.
  ///   - isLowerBound: Whether it may be more.
  ///   - isApproximate: Whether it is only known roughly.
  public init(value: Int64, isLowerBound: Bool = false, isApproximate: Bool = false) {
    self.value = value
    self.isLowerBound = isLowerBound
    self.isApproximate = isApproximate
  }
}

/// A claim and how far it has come (认领).
public struct ClaimRecord: Sendable, Hashable {
  /// The identifier.
  public let identifier: String
  /// The row of the subject.
  public let subject: Int32
  /// The position of the stage reached among the stages, from 0 for the first.
  public let stage: Int32
  /// The day of each stage in their order; `nil` where none is told.
  public let dates: [CalendarDate?]
  /// The number or amount; `nil` when there is none.
  public let number: ClaimNumber?
  /// The position of the category among the words handed in; `nil` when none are.
  public let category: Int32?
  /// The physical line.
  public let line: Int32

  /// Whether the last stage is reached.
  public var isDone: Bool { Int(stage) + 1 == dates.count }
}

/// A stage of a claim: its word, and the header of the day on which it was reached.
public struct ClaimStage: Sendable, Hashable {
  /// The word.
  public let word: String
  /// The header of its day; `nil` when the ledger has none.
  public let dateHeader: String?

  /// A stage.
  /// - Parameters:
  ///   - word: The word.
  ///   - dateHeader: The header of its day, if the ledger has one.
  public init(word: String, dateHeader: String? = nil) {
    self.word = word
    self.dateHeader = dateHeader
  }
}

/// The headers of a ledger of claims, and its stages.
public struct ClaimColumns: Sendable {
  /// The identifier.
  public let identifier: String
  /// The subject.
  public let subject: String
  /// The word for the stage reached.
  public let stage: String
  /// The number or amount, if told.
  public let number: String?
  /// The category, if told.
  public let category: String?
  /// The words that the category may be.
  public let categories: [String]
  /// The stages, from the first to the last.
  public let stages: [ClaimStage]

  /// Headers.
  ///
  /// It is `nil` when there is no stage, an empty word, or a word that stands there twice.
  ///
  /// - Parameters:
  ///   - identifier: The identifier.
  ///   - subject: The subject.
  ///   - stage: The word for the stage reached.
  ///   - number: The number or amount, if told.
  ///   - category: The category, if told.
  ///   - categories: The words that the category may be.
  ///   - stages: The stages, from the first to the last.
  public init?(
    identifier: String, subject: String, stage: String, number: String? = nil,
    category: String? = nil, categories: [String] = [], stages: [ClaimStage]
  ) {
    guard WordGroups([stages.map(\.word)]) != nil else { return nil }
    self.identifier = identifier
    self.subject = subject
    self.stage = stage
    self.number = number
    self.category = category
    self.categories = categories
    self.stages = stages
  }
}
