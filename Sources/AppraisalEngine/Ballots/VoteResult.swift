import AppraisalNumerics
import AppraisalScheme

/// A result by votes, with its words found on the scale.
struct VoteResult {
  private let result: BallotResult
  /// The points of each grade word, in units.
  private let gradeUnits: [Int64]
  private let counted: Set<Int>
  private let overriding: Set<Int>

  init(_ result: BallotResult, _ scale: GradeScale, _ points: AnswerPoints) {
    self.result = result
    gradeUnits = points.gradeUnits
    switch result {
    case .mean, .plurality: (counted, overriding) = ([], [])
    case .rate(let words): (counted, overriding) = (Set(scale.positions(of: words)), [])
    case .ladder(let ladder):
      counted = Set(scale.positions(of: ladder.of))
      overriding = Set(scale.positions(of: ladder.override?.of ?? []))
    }
  }

  /// What is divided by what, in units of points; `nil` for a mean.
  ///
  /// - Parameters:
  ///   - ratings: The ratings kept.
  ///   - all: The denominator: the ratings kept, and abstentions where the panel counts them.
  /// - Returns: The parts of the quotient, and whether several words had the most votes.
  func quotient(
    _ ratings: [KeptRating], of all: Int64
  ) -> (numerator: Int128, denominator: Int64, isTied: Bool)? {
    switch result {
    case .mean: return nil
    case .rate:
      let hundred = Int128(100) * Int128(Points.unitsPerPoint)
      return (Int128(votes(ratings, for: counted)) * hundred, all, false)
    case .plurality(let tie): return plurality(ratings, tie)
    case .ladder(let ladder):
      guard all > 0 else { return (0, 0, false) }
      let step = ladder.step(votes: votes(ratings, for: counted), of: all)
      let against = votes(ratings, for: overriding)
      var points = step.map { ladder.steps[$0].points } ?? ladder.below
      if let override = ladder.override, ladder.isOverridden(votes: against, of: all, step: step) {
        points = override.points
      }
      return (Int128(points.units), 1, false)
    }
  }

  private func votes(_ ratings: [KeptRating], for grades: Set<Int>) -> Int64 {
    ratings.reduce(0) { $1.grade.map(grades.contains) == true ? $0 + $1.count : $0 }
  }

  /// The points of the word with the most votes.
  ///
  /// A word with several numbers of points counts with the mean of those that were given.
  private func plurality(
    _ ratings: [KeptRating], _ tie: BallotResult.TieRule
  ) -> (numerator: Int128, denominator: Int64, isTied: Bool) {
    var votes = [Int64](repeating: 0, count: gradeUnits.count)
    var sums = [Int128](repeating: 0, count: gradeUnits.count)
    for rating in ratings {
      guard let grade = rating.grade else { continue }
      votes[grade] += rating.count
      sums[grade] += rating.sum
    }
    guard let most = votes.max(), most > 0 else { return (0, 0, false) }
    // All leaders have equally many votes, so their means compare as their sums do.
    let leaders = votes.indices.filter { votes[$0] == most }.map { sums[$0] }
    switch tie {
    case .lower: return (leaders.min() ?? 0, most, false)
    case .higher: return (leaders.max() ?? 0, most, false)
    case .noScore: return (leaders[0], most, leaders.count > 1)
    }
  }
}

extension GradeScale {
  /// The positions of grade words; words that the scale does not have were refused before.
  func positions(of words: [String]) -> [Int] {
    guard case .words(let grades) = answers else { return [] }
    return words.compactMap { word in
      grades.firstIndex { $0.word.utf8.elementsEqual(word.utf8) }
    }
  }
}
