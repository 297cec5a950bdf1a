public import AppraisalNumerics

/// An answer that a ballot of grade words can hold: a word, or one of several points of a word.
public struct WordRating: Sendable {
  /// The position of the grade word.
  public let grade: Int
  /// The points that it carries.
  public let points: Points
  /// All ways in which a ballot may write it.
  public let spellings: [String]
}

extension GradeScale {
  /// The answers of grade words, in the order of the scale: one per word, or one per number of
  /// points of a word that has several; empty for numbers.
  public var wordRatings: [WordRating] {
    guard case .words(let grades) = answers else { return [] }
    return grades.enumerated().flatMap { position, grade in
      if grade.choices.isEmpty {
        return [
          WordRating(grade: position, points: grade.points, spellings: [grade.word] + grade.aliases)
        ]
      }
      return grade.choices.map { points in
        WordRating(grade: position, points: points, spellings: grade.spellings(of: points))
      }
    }
  }

  /// Words that do not say which of their points is meant.
  public var incompleteWords: [String] {
    guard case .words(let grades) = answers else { return [] }
    return grades.filter { !$0.choices.isEmpty }.flatMap { [$0.word] + $0.aliases }
  }

  /// All that a ballot may hold for a word, by which a word that stands for two things is found.
  var allSpellings: [String] {
    wordRatings.flatMap(\.spellings) + incompleteWords
  }
}

extension GradeScale.Grade {
  /// `95`, `优秀95`, `优秀（95）` and `优秀(95)`.
  fileprivate func spellings(of points: Points) -> [String] {
    let number = points.text()
    return [number]
      + ([word] + aliases).flatMap { ["\($0)\(number)", "\($0)（\(number)）", "\($0)(\(number))"] }
  }
}
