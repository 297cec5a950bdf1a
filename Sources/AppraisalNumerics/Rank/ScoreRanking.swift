/// A ranking of Double scores on a declared precision, within peer groups or overall.
///
/// Missing scores (NaN) are not ranked: they get place 0, or NaN as an average place, and push
/// nobody back. Places depend on the scores alone, never on the order of rows, except under
/// ``TieRule/ordinal``, which says so.
///
/// Four libraries rank 9, 8, 8, 7 in four ways; here the rule is asked for by name.
public struct ScoreRanking: Sendable, Hashable {
  /// The rows ranked: group after group, best first; equals by tie-break keys, then by row.
  public let order: [Int32]
  /// Where each peer group lies in ``order``; a single range when there are no groups.
  public let groupRanges: [Range<Int>]
  /// Rows of the table, ranked or not.
  public let rowCount: Int
  /// Whether the row at this position of ``order`` ties with the one before it.
  let tiesWithPrevious: [Bool]

  /// Ranks scores.
  ///
  /// - Parameters:
  ///   - scores: One score per subject, NaN where missing.
  ///   - best: Which end is ranked first.
  ///   - precision: The precision at which scores count as equal.
  ///   - tieBreaks: From the first to the last key that decides between equal scores, the larger
  ///     first, all bits; a missing one stands behind all others. Those equal in all keys tie.
  ///   - groups: Places start again in each peer group; `nil` ranks all together.
  ///   - threads: Threads to use; the ranking does not depend on it.
  /// - Throws: ``RankError``.
  /// - Complexity: O(*n*) as long as scores are spread over their range, O(*n* log *n*) at worst;
  ///   16 bytes of working memory per subject.
  public init(
    scores: [Double], best: Direction = .higherIsBetter, precision: RankPrecision,
    tieBreaks: [[Double]] = [], groups: PeerGroups? = nil, threads: Int = 1
  ) throws(RankError) {
    for column in [scores] + tieBreaks {
      guard column.count == scores.count else {
        throw .rowCount(found: column.count, expected: scores.count)
      }
      let spread = column.withUnsafeBufferPointer { ColumnSpread($0) }
      if spread.minimum == -.infinity || spread.maximum == .infinity,
        let row = column.firstIndex(where: { $0.isInfinite })
      {
        throw .infinite(row: row)
      }
    }
    if let groups, groups.labels.count != scores.count {
      throw .rowCount(found: groups.labels.count, expected: scores.count)
    }
    guard Int32(exactly: scores.count) != nil else { throw .tooManyRows(scores.count) }
    self.init(
      finite: precision.units(scores), best: best, tieBreaks: tieBreaks, groups: groups,
      threads: threads)
  }

  /// Ranks scores that are known to be finite or missing, on all their bits.
  init(
    finite scores: [Double], best: Direction, tieBreaks: [[Double]], groups: PeerGroups?,
    threads: Int = 1
  ) {
    let keys = best == .higherIsBetter ? scores : scores.map { -$0 }
    let sorted = descendingOrder(keys, tieBreaks: tieBreaks, threads: threads)
    rowCount = scores.count
    guard let groups else {
      (order, groupRanges, tiesWithPrevious) = (sorted.order, [0..<sorted.order.count], sorted.ties)
      return
    }
    (order, groupRanges) = groups.collected(sorted.order)
    let decides = ExactOrder(keys: keys, tieBreaks: tieBreaks)
    var ties = [Bool](repeating: false, count: order.count)
    for range in groupRanges {
      for position in range.dropFirst() {
        ties[position] = decides.agree(order[position], order[position - 1])
      }
    }
    tiesWithPrevious = ties
  }

  /// The place of each row under a tie rule, from 1; NaN for rows that are not ranked.
  ///
  /// - Parameter rule: What places equals share.
  /// - Returns: One place per row of the table.
  /// - Complexity: O(*n*).
  public func places(_ rule: TieRule) -> [Double] {
    var places = [Double](repeating: .nan, count: rowCount)
    for range in groupRanges {
      var start = range.lowerBound
      var step = 0
      while start < range.upperBound {
        var end = start + 1
        while end < range.upperBound, tiesWithPrevious[end] { end += 1 }
        step += 1
        for position in start..<end {
          places[Int(order[position])] = ScoreRanking.place(
            rule, position: position - range.lowerBound, first: start - range.lowerBound,
            last: end - 1 - range.lowerBound, step: step)
        }
        start = end
      }
    }
    return places
  }

  private static func place(
    _ rule: TieRule, position: Int, first: Int, last: Int, step: Int
  ) -> Double {
    switch rule {
    case .competition: Double(first + 1)
    case .dense: Double(step)
    case .average: Double(first + last + 2) / 2
    case .ordinal: Double(position + 1)
    }
  }

  /// The competition place (1-2-2-4) of each row as an integer; 0 for rows that are not ranked.
  ///
  /// - Complexity: O(*n*).
  public var competitionPlaces: [Int32] { competitionPlaces(threads: 1) }

  /// The competition place of each row, on several threads.
  ///
  /// - Parameter threads: Threads to use; the places do not depend on it.
  /// - Returns: One place per row of the table, from 1; 0 for rows that are not ranked.
  /// - Complexity: O(*n*).
  public func competitionPlaces(threads: Int) -> [Int32] {
    var places = [Int32](repeating: 0, count: rowCount)
    places.withUnsafeMutableBufferPointer { places in
      for range in groupRanges {
        let pieces = max(1, min(threads, range.count >> 16))
        // Every row has one position, so that no place is written twice.
        nonisolated(unsafe) let places = places
        forEachPiece(pieces, threads: threads) { _, piece in
          let start = range.lowerBound + range.count * piece / pieces
          let end = range.lowerBound + range.count * (piece + 1) / pieces
          writePlaces(start..<end, first: range.lowerBound, into: places)
        }
      }
    }
    return places
  }

  private func writePlaces(
    _ positions: Range<Int>, first: Int, into places: UnsafeMutableBufferPointer<Int32>
  ) {
    guard var leader = positions.first else { return }
    while tiesWithPrevious[leader] { leader -= 1 }
    var place = Int32(leader - first) + 1
    for position in positions {
      if !tiesWithPrevious[position] { place = Int32(position - first) + 1 }
      places[Int(order[position])] = place
    }
  }

  /// Number of sets of equals with more than one member.
  public var tieCount: Int {
    var count = 0
    for position in tiesWithPrevious.indices.dropFirst()
    where tiesWithPrevious[position] && !tiesWithPrevious[position - 1] {
      count += 1
    }
    return count
  }
}

extension PeerGroups {
  /// Collects rows group by group, keeping their order inside each.
  func collected(_ rows: [Int32]) -> (order: [Int32], ranges: [Range<Int>]) {
    var sizes = [Int](repeating: 0, count: count)
    for row in rows { sizes[Int(labels[Int(row)])] += 1 }
    var ranges: [Range<Int>] = []
    var start = 0
    for size in sizes {
      ranges.append(start..<start + size)
      start += size
    }
    var next = ranges.map(\.lowerBound)
    var order = rows
    for row in rows {
      let group = Int(labels[Int(row)])
      order[next[group]] = row
      next[group] += 1
    }
    return (order, ranges)
  }
}
