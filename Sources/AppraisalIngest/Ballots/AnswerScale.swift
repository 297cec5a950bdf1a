import AppraisalNumerics

/// The answers that a ballot cell may hold, as codes.
///
/// Codes 0, 1 and 2 stand for an abstention, a void rating and a rating not made; a rating has code
/// 3 + its position on the scale: the number of the grade word, or the number of units above the
/// lowest number.
public struct AnswerScale: Sendable {
  /// The code of an abstention (弃权、不了解).
  public static let abstention = 0
  /// The code of a void rating (废票).
  public static let void = 1
  /// The code of a rating that was not made.
  public static let unanswered = 2
  /// The code of the first answer that carries points.
  public static let firstRating = 3
  /// Codes are smaller than this.
  public static let codeLimit = 1 << 24

  /// The kinds of ratings.
  public enum Ratings: Sendable {
    /// Grade words; each list holds the word and its other spellings.
    case words([[String]])
    /// Numbers in units of 10⁻ᵖˡᵃᶜᵉˢ.
    case numbers(lowest: Int64, highest: Int64, places: Int)
  }

  /// The name of the scale, for messages.
  public let name: String
  private let ratings: Ratings
  private let keys: ByteKeyTable
  /// Words that do not say which of their points is meant.
  private let incomplete: ByteKeyTable
  private let codeOfKey: [Int]

  /// A scale; `nil` when a word stands for two things, or when a range of numbers is empty or has
  /// too many units.
  ///
  /// - Parameters:
  ///   - name: The name, for messages.
  ///   - ratings: The answers that carry points.
  ///   - abstain: Words of abstention.
  ///   - void: Words that make a rating void.
  ///   - unanswered: Words, the empty one perhaps among them, for a rating that was not made.
  ///   - incomplete: Words that stand for several ratings and do not say which.
  public init?(
    name: String, ratings: Ratings, abstain: [String] = [], void: [String] = [],
    unanswered: [String] = [], incomplete: [String] = []
  ) {
    var keys = ByteKeyTable()
    var codes: [Int] = []
    func add(_ words: [String], _ code: Int) -> Bool {
      for word in words {
        guard keys.insert(word) == codes.count else { return false }
        codes.append(code)
      }
      return true
    }
    guard add(abstain, AnswerScale.abstention), add(void, AnswerScale.void),
      add(unanswered, AnswerScale.unanswered)
    else { return nil }
    switch ratings {
    case .words(let words):
      for (position, spellings) in words.enumerated() {
        guard add(spellings, AnswerScale.firstRating + position) else { return nil }
      }
    case .numbers(let lowest, let highest, _):
      let (span, overflow) = highest.subtractingReportingOverflow(lowest)
      guard lowest <= highest, !overflow,
        span < Int64(AnswerScale.codeLimit - AnswerScale.firstRating)
      else { return nil }
    }
    self.name = name
    self.ratings = ratings
    self.keys = keys
    codeOfKey = codes
    var bare = ByteKeyTable()
    for word in incomplete { _ = bare.insert(word) }
    self.incomplete = bare
  }

  /// Codes are smaller than this number.
  var codes: Int {
    switch ratings {
    case .words(let words): AnswerScale.firstRating + words.count
    case .numbers(let lowest, let highest, _): AnswerScale.firstRating + Int(highest - lowest) + 1
    }
  }

  /// What a cell holds.
  enum Reading {
    case code(Int, coerced: DecimalCoercions)
    case fault(IssueKind)
  }

  /// Reads a cell without outer blanks.
  func read(_ field: UnsafeBufferPointer<UInt8>) -> Reading {
    if let index = keys.index(of: field) { return .code(codeOfKey[index], coerced: []) }
    guard case .numbers(let lowest, let highest, let places) = ratings else {
      if incomplete.index(of: field) != nil {
        return .fault(
          .ballotRule(.pointsNotStated(found: IssueKind.excerpt(field), scale: name)))
      }
      return .fault(field.isEmpty ? .blankField : offScale(field))
    }
    switch parseDecimal(field, places: places) {
    case .value(let value, let coerced):
      guard (lowest...highest).contains(value) else { return .fault(offScale(field)) }
      return .code(AnswerScale.firstRating + Int(value - lowest), coerced: coerced)
    case .empty: return .fault(.blankField)
    case .tooManyPlaces:
      return .fault(.tooManyPlaces(found: IssueKind.excerpt(field), places: places))
    case .outOfRange, .notANumber: return .fault(offScale(field))
    }
  }

  private func offScale(_ field: UnsafeBufferPointer<UInt8>) -> IssueKind {
    .answerOffScale(found: IssueKind.excerpt(field), scale: name, answers: answers)
  }

  /// What the scale consists of; places are words that are numbers from 1 on.
  private var answers: IssueKind.ScaleAnswers {
    switch ratings {
    case .numbers(let lowest, let highest, let places):
      return .numbers(
        lowest: decimalText(lowest, decimals: places),
        highest: decimalText(highest, decimals: places))
    case .words(let words):
      let arePlaces = words.enumerated().allSatisfy { $1.first == String($0 + 1) }
      guard !arePlaces else { return .places(words.count) }
      return incomplete.count > 0 ? .wordsWithPoints : .words
    }
  }
}
