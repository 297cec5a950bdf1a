import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// The ballots of an input under one panel's rules on whole ballots.
struct WholeBallots {
  /// Ratings left out of a cell because their ballot is among the highest or lowest.
  struct LeftOut {
    var count: Int64 = 0
    /// The sum of their points, in units.
    var units: Int128 = 0
  }

  /// The answers that count.
  let tally: Tally
  private let leftOut: [CellKey: LeftOut]

  /// What was left out of a cell.
  func leftOut(subject: Int, item: Int, groups: [Int]) -> LeftOut {
    groups.reduce(into: LeftOut()) { sum, group in
      guard let part = leftOut[CellKey(subject: subject, item: item, group: group)] else { return }
      sum.count += part.count
      sum.units += part.units
    }
  }

  private struct CellKey: Hashable {
    let subject: Int
    let item: Int
    let group: Int
  }

  /// - Parameters:
  ///   - panel: The panel.
  ///   - points: What the codes of answers stand for.
  ///   - records: The ballots; without a book, they count as they were read.
  init(_ panel: Panel, _ points: AnswerPoints, _ records: BallotRecords) {
    guard panel.looksAtWholeBallots, let book = records.book else {
      (tally, leftOut) = (records.tally, [:])
      return
    }
    let groups = Set(tallyGroups(of: panel.ballotGroups, in: records))
    let broken = brokenRules(panel, points, book, groups: groups)
    let void = Set(broken.filter(\.isVoid).map(\.ballot))
    let setAside = Set(broken.filter(\.isSetAside).map(\.ballot))
    let extremes = ExtremeBallots(panel, points, book, records, void: void.union(setAside))
    var leftOut: [CellKey: LeftOut] = [:]
    tally = book.tally { ballot, rating in
      if setAside.contains(ballot), groups.contains(rating.group) { return .leaveOut }
      if void.contains(ballot), groups.contains(rating.group) {
        return rating.code == AnswerScale.unanswered ? .count : .void
      }
      guard rating.code >= AnswerScale.firstRating, extremes.contains(ballot, rating) else {
        return .count
      }
      let key = CellKey(subject: rating.subject, item: rating.item, group: rating.group)
      leftOut[key, default: LeftOut()].count += 1
      leftOut[key, default: LeftOut()].units += Int128(points.units(of: rating.code))
      return .leaveOut
    }
    self.leftOut = leftOut
  }
}

/// The positions in a tally of the groups given, their kinds included.
func tallyGroups(of groups: [EvaluatorGroup], in records: BallotRecords) -> [Int] {
  groups.flatMap { group in
    let names = [group.identifier] + group.kinds.map { tallyName(group, $0) }
    return names.compactMap { records.groups.firstIndex(of: $0) }
  }
}
