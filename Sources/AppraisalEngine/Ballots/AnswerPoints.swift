import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// The points and grade words that the codes of answers stand for.
struct AnswerPoints: Sendable {
  /// The points of each answer of a scale of words, in units; empty for numbers.
  private let units: [Int64]
  /// The grade word of each answer.
  private let grades: [Int]
  private let numbers: GradeScale.NumberRange?
  /// The points of each grade word, the most where it has several; empty for numbers.
  let gradeUnits: [Int64]
  /// The highest points of an answer.
  let best: Int64

  init(_ scale: GradeScale) {
    let ratings = scale.wordRatings
    units = ratings.map { Int64($0.points.units) }
    grades = ratings.map(\.grade)
    switch scale.answers {
    case .words(let grades): (gradeUnits, numbers) = (grades.map { Int64($0.points.units) }, nil)
    case .numbers(let range): (gradeUnits, numbers) = ([], range)
    }
    best = Int64(scale.range.upperBound.units)
  }

  /// The points of an answer that carries some.
  func units(of code: Int) -> Int64 {
    let position = code - AnswerScale.firstRating
    guard let numbers else { return units[position] }
    return (numbers.lowest + Int64(position)) * numbers.pointUnitsPerAnswerUnit
  }

  /// The grade word of an answer; `nil` for numbers.
  func grade(of code: Int) -> Int? {
    numbers == nil ? grades[code - AnswerScale.firstRating] : nil
  }

  /// The sum of answers of which only numbers and sums were kept:
  /// `Σ (lowest + position) · units = (n · lowest + Σ position) · units`.
  func sum(of answers: CellAnswers) -> Int128? {
    guard let numbers, answers.ratings.isEmpty else { return nil }
    let sum = Int128(answers.rated) * Int128(numbers.lowest) + Int128(answers.sum)
    return sum * Int128(numbers.pointUnitsPerAnswerUnit)
  }
}
