/// Why answers, a plan or a time cannot be used for the search for careless sheets.
public enum AnswerError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The number of items is below 1, or the number of answers is no multiple of it.
  case shape(answers: Int, items: Int)
  /// More than 2³¹ − 2 sheets, more items than ``AnswerMatrix/maximumItems`` (for an assessment
  /// ``CarelessAssessment/maximumItems``), or more draws than ``CarelessSettings/maximumDraws``.
  case tooLarge(count: Int)
  /// The scale contains the code of a missing answer, or has fewer than two values or too many.
  case scale(lowest: Int8, highest: Int8)
  /// An answer that is neither on the scale nor the missing code.
  case offScale(sheet: Int, item: Int, answer: Int8)
  /// A plan names an item that the sheets do not have.
  case noSuchItem(item: Int, items: Int)
  /// The factors of a plan do not cover the items once each.
  case factors(covered: Int, items: Int)
  /// A completion time is negative or infinite.
  case time(sheet: Int)
  /// Another number was expected.
  case count(found: Int, expected: Int)
  /// A level is not above 0 and below 1.
  case level
  /// There is no sheet.
  case noSheets

  /// One sentence with what was found and what is needed; sheets and items are counted from 1.
  public var description: String {
    switch self {
    case .shape(let answers, let items):
      "\(answers) answers do not fill rows of \(items) items"
    case .tooLarge(let count):
      "\(count) sheets, items or draws are more than can be worked on"
    case .scale(let lowest, let highest):
      "a scale from \(lowest) to \(highest) is not one of 2 to \(AnswerMatrix.maximumValues) values "
        + "above \(AnswerMatrix.missing)"
    case .offScale(let sheet, let item, let answer):
      "sheet \(sheet + 1) answers item \(item + 1) with \(answer), which is not on the scale"
    case .noSuchItem(let item, let items):
      // Any integer may have been named, the largest too.
      "item \(item &+ 1) is named, but there are \(items) items"
    case .factors(let covered, let items):
      "the factors cover \(covered) of \(items) items"
    case .time(let sheet):
      "the completion time of sheet \(sheet + 1) is negative or infinite"
    case .count(let found, let expected):
      "found \(found) where \(expected) are needed"
    case .level:
      "a level lies above 0 and below 1"
    case .noSheets:
      "there is no sheet"
    }
  }
}
