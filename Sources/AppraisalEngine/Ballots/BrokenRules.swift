import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// A rule on whole ballots that a ballot breaks.
struct BrokenRule {
  let ballot: Int
  let issue: BallotRuleIssue
  let isVoid: Bool
  /// Whether the ballot does not count until somebody has decided.
  var isSetAside: Bool { issue.severity == .quarantined }
}

/// The rules that ballots break, ballot by ballot.
///
/// - Parameters:
///   - panel: The panel with its rules.
///   - points: What the codes of answers stand for.
///   - book: The whole ballots.
///   - groups: The positions in the tally of the panel's groups; other ratings are not looked at.
/// - Returns: The rules broken, in the order of the ballots.
/// - Complexity: O(ratings · limits).
func brokenRules(
  _ panel: Panel, _ points: AnswerPoints, _ book: BallotBook, groups: Set<Int>
) -> [BrokenRule] {
  guard let rules = panel.ballotRules else { return [] }
  return (0..<book.count).flatMap { ballot -> [BrokenRule] in
    let ratings = book.ratings(of: ballot).filter {
      groups.contains($0.group) && $0.code >= AnswerScale.firstRating
    }
    return rules.broken(by: ratings, points).map {
      BrokenRule(ballot: ballot, issue: $0.issue, isVoid: $0.isVoid)
    }
  }
}

extension BallotRules {
  /// The rules that ratings with points break; a single rating is the same as itself, so two are
  /// wanted before all are called the same.
  fileprivate func broken(
    by ratings: [BallotBook.Rating], _ points: AnswerPoints
  ) -> [(issue: BallotRuleIssue, isVoid: Bool)] {
    guard let first = ratings.first else { return [] }
    var broken: [(issue: BallotRuleIssue, isVoid: Bool)] = []
    if let allSame, ratings.count > 1, ratings.allSatisfy({ $0.code == first.code }) {
      broken.append((.allSame(isVoid: allSame == .void), allSame == .void))
    }
    if let allBest, ratings.count > 1,
      ratings.allSatisfy({ points.units(of: $0.code) == points.best })
    {
      broken.append((.allBest(isVoid: allBest == .void), allBest == .void))
    }
    if let repeatedPlace, let then = BallotRuleIssue.RepeatedPlace(rawValue: repeatedPlace.rawValue)
    {
      let most = mostUsed(ratings)
      if most > 1 {
        broken.append((.repeatedPlace(found: most, then), repeatedPlace == .void))
      }
    }
    let means = BallotMean.means(of: ratings, points)
    for limit in limits {
      let count = Int64(means.count { $0.lies(in: limit) })
      guard !limit.allows(count) else { continue }
      let isVoid = limit.then == .void
      if let most = limit.most, count > most {
        broken.append(
          (.above(most: most, found: count, range: limit.text, isVoid: isVoid), isVoid))
      } else if let least = limit.least {
        broken.append(
          (.under(least: least, found: count, range: limit.text, isVoid: isVoid), isVoid))
      }
    }
    return broken
  }
}

/// How many of the rated have the same answer on an item, where they are most.
private func mostUsed(_ ratings: [BallotBook.Rating]) -> Int {
  var counts: [[Int]: Int] = [:]
  for rating in ratings { counts[[rating.item, rating.group, rating.code], default: 0] += 1 }
  return counts.values.max() ?? 0
}

extension BallotRules.Limit {
  /// `≥ 90`, `< 70`, `60…90`, as messages write it.
  var text: String {
    switch (from, below) {
    case (let from?, nil): "≥ \(from)"
    case (nil, let below?): "< \(below)"
    case (let from?, let below?): "≥ \(from), < \(below)"
    case (nil, nil): ""
    }
  }
}

/// The mean of what a ballot gives to one of the rated, as a sum and a number.
private struct BallotMean {
  var sum: Int128 = 0
  var count: Int128 = 0

  /// The means of a ballot, whose ratings are sorted by the rated.
  static func means(of ratings: [BallotBook.Rating], _ points: AnswerPoints) -> [BallotMean] {
    var means: [BallotMean] = []
    var rated: Int?
    for rating in ratings {
      if rating.rated != rated {
        means.append(BallotMean())
        rated = rating.rated
      }
      means[means.count - 1].sum += Int128(points.units(of: rating.code))
      means[means.count - 1].count += 1
    }
    return means
  }

  func lies(in limit: BallotRules.Limit) -> Bool {
    (limit.from.map { sum >= Int128($0.units) * count } ?? true)
      && (limit.below.map { sum < Int128($0.units) * count } ?? true)
  }
}
