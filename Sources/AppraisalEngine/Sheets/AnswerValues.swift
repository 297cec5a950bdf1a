import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// The numbers 1…K that the answers of a scale stand for on a compact sheet, the worst first.
///
/// Words come in the order of their points, words of equal points in that of the scale; numbers in the
/// order of their points. Numbers that are more than ``limit`` are taken in steps of the first of 2, 5,
/// 10, 20, 50, … units that leaves few enough values: a hundred points with a decimal in whole points.
struct AnswerValues {
  /// The most values of a compact sheet.
  static let limit = 127

  /// The number of values.
  let count: Int
  private let values: [Int8]

  init(_ scale: GradeScale) throws(SheetProblem) {
    switch scale.answers {
    case .words:
      let units = scale.wordRatings.map { Int64($0.points.units) }
      count = units.count
      try AnswerValues.check(count)
      var values = [Int8](repeating: 0, count: units.count)
      let ascending = units.indices.sorted { (units[$0], $0) < (units[$1], $1) }
      for (place, position) in ascending.enumerated() { values[position] = Int8(place + 1) }
      self.values = values
    case .numbers(let range):
      let answers = Int(range.highest - range.lowest) + 1
      let step = AnswerValues.step(of: answers)
      count = (answers - 1) / step + 1
      try AnswerValues.check(count)
      let ascending = (0..<answers).map { Int8($0 / step + 1) }
      let top = count
      values =
        range.pointUnitsPerAnswerUnit > 0 ? ascending : ascending.map { Int8(top - Int($0) + 1) }
    }
  }

  private static func step(of answers: Int) -> Int {
    var decade = 1
    while true {
      for step in [1, 2, 5] where (answers - 1) / (step * decade) + 1 <= limit {
        return step * decade
      }
      decade *= 10
    }
  }

  private static func check(_ count: Int) throws(SheetProblem) {
    guard count >= 2 else { throw .oneAnswer }
    guard count <= limit else { throw .tooManyAnswers(found: count, limit: limit) }
  }

  /// The value of an answer; `nil` for one that is no valid rating.
  func value(of code: Int) -> Int8? {
    code >= AnswerScale.firstRating ? values[code - AnswerScale.firstRating] : nil
  }
}
