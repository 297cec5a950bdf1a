import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// The highest and lowest ballots on each subject, by the mean of all that a ballot gives to it.
///
/// Ballots on which all items are rated are so put in the order of their totals. Of equal means the
/// ratings decide one by one, in the order of the items in the scheme, an item that is not rated
/// standing below every rating. Which of them goes so depends neither on the order of rows nor on
/// who rates: two that are still equal give the same to every item.
struct ExtremeBallots {
  private var extremes: Set<Key> = []

  private struct Key: Hashable {
    let ballot: Int
    let subject: Int
    let group: Int
  }

  /// What one ballot gives to a subject.
  private struct Entry {
    let ballot: Int
    var sum: Int128 = 0
    var count: Int128 = 0
    /// Items and points, by item.
    var ratings: [[Int64]] = []
  }

  private struct Cell: Hashable {
    let subject: Int
    /// The position of the evaluator group among those of the panel.
    let group: Int
  }

  /// The position of the panel's group for each group of the tally.
  private let groupOfTally: [Int: Int]

  init(
    _ panel: Panel, _ points: AnswerPoints, _ book: BallotBook, _ records: BallotRecords,
    void: Set<Int>
  ) {
    let groups = panel.ballotGroups
    groupOfTally = groups.enumerated().reduce(into: [:]) { positions, group in
      guard group.element.trim?.level == .ballotTotal else { return }
      for position in tallyGroups(of: [group.element], in: records) {
        positions[position] = group.offset
      }
    }
    guard !groupOfTally.isEmpty else { return }
    for (cell, entries) in entries(book, points, void: void) {
      guard let trim = groups[cell.group].trim else { continue }
      let (high, low) = trim.leftOut(of: Int64(entries.count))
      let ascending = entries.sorted(by: Self.isLower)
      for entry in ascending.prefix(Int(low)) + ascending.suffix(Int(high)) {
        extremes.insert(Key(ballot: entry.ballot, subject: cell.subject, group: cell.group))
      }
    }
  }

  /// Whether a rating stands on a ballot that is left out.
  func contains(_ ballot: Int, _ rating: BallotBook.Rating) -> Bool {
    guard let group = groupOfTally[rating.group] else { return false }
    return extremes.contains(Key(ballot: ballot, subject: rating.subject, group: group))
  }

  private func entries(
    _ book: BallotBook, _ points: AnswerPoints, void: Set<Int>
  ) -> [Cell: [Entry]] {
    var cells: [Cell: [Entry]] = [:]
    for ballot in 0..<book.count where !void.contains(ballot) {
      for rating in book.ratings(of: ballot) where rating.code >= AnswerScale.firstRating {
        guard let group = groupOfTally[rating.group] else { continue }
        let cell = Cell(subject: rating.subject, group: group)
        if cells[cell]?.last?.ballot != ballot {
          cells[cell, default: []].append(Entry(ballot: ballot))
        }
        let last = (cells[cell]?.count ?? 1) - 1
        let units = points.units(of: rating.code)
        cells[cell]?[last].sum += Int128(units)
        cells[cell]?[last].count += 1
        cells[cell]?[last].ratings.append([Int64(rating.item), units])
      }
    }
    return cells
  }

  /// `a/n < b/m` as `a·m < b·n`; then item by item.
  ///
  /// At the first item that only one of them rates, the other rates a later one, or none, so item
  /// numbers are compared from the highest down.
  private static func isLower(_ left: Entry, _ right: Entry) -> Bool {
    let (first, second) = (left.sum * right.count, right.sum * left.count)
    guard first == second else { return first < second }
    let sorted = { (entry: Entry) in
      entry.ratings.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { [-$0[0], $0[1]] }
    }
    return sorted(left).lexicographicallyPrecedes(sorted(right))
  }
}
