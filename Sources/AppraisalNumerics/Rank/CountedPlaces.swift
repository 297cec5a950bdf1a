/// The competition places (1-2-2-4) of whole numbers, the largest first, by counting.
///
/// A place is one more than how many are larger. Numbers that span not much more than there are rows
/// are counted one by one, without any sorting; others are ranked as Doubles, which hold them exactly.
///
/// - Parameters:
///   - units: One number per row; ``missingUnits`` where missing.
///   - threads: Threads to use; the places do not depend on it.
/// - Returns: One place per row, from 1; 0 where missing.
/// - Complexity: O(*n*) for *n* rows.
func countedPlaces(of units: UnsafeBufferPointer<Int32>, threads: Int) -> [Int32] {
  let (lowest, highest) = extremes(units)
  guard lowest <= highest else { return [Int32](repeating: 0, count: units.count) }
  let span = Int(highest) - Int(lowest) + 1
  guard span <= max(4 * units.count, 1 << 16) else {
    let keys = units.map { $0 == missingUnits ? .nan : Double($0) }
    return ScoreRanking(
      finite: keys, best: .higherIsBetter, tieBreaks: [], groups: nil, threads: threads
    ).competitionPlaces(threads: threads)
  }
  let firsts = placesByUnit(units, lowest: lowest, span: span, threads: threads)
  return [Int32](unsafeUninitializedCapacity: units.count) { places, filled in
    firsts.withUnsafeBufferPointer { firsts in
      nonisolated(unsafe) let (units, firsts, places) = (units, firsts, places)
      forEachPart(of: units.count, threads: threads) { _, rows in
        for row in rows {
          places[row] = units[row] == missingUnits ? 0 : firsts[Int(units[row]) - Int(lowest)]
        }
      }
    }
    filled = units.count
  }
}

/// What stands for a missing number of points: outside the range of ``Points``.
let missingUnits = Int32.min

private func extremes(_ units: UnsafeBufferPointer<Int32>) -> (lowest: Int32, highest: Int32) {
  var (lowest, highest) = (Int32.max, Int32.min)
  for unit in units {
    lowest = min(lowest, unit == missingUnits ? Int32.max : unit)
    highest = max(highest, unit)
  }
  return (lowest, highest)
}

/// The place of every number in the span: how many rows are above, and one.
private func placesByUnit(
  _ units: UnsafeBufferPointer<Int32>, lowest: Int32, span: Int, threads: Int
) -> [Int32] {
  let parts = partCount(of: units.count, threads: threads)
  var counts = [Int32](repeating: 0, count: parts * span)
  counts.withUnsafeMutableBufferPointer { counts in
    nonisolated(unsafe) let (units, counts) = (units, counts)
    forEachPart(of: units.count, threads: threads) { part, rows in
      let own = UnsafeMutableBufferPointer(rebasing: counts[part * span..<(part + 1) * span])
      for row in rows where units[row] != missingUnits {
        own[Int(units[row]) - Int(lowest)] += 1
      }
    }
    var place = Int32(1)
    for unit in (0..<span).reversed() {
      let size = (0..<parts).reduce(Int32(0)) { $0 + counts[$1 * span + unit] }
      counts[unit] = place
      place += size
    }
  }
  return counts
}

/// As many parts as threads, of at least 65,536 rows each.
private func partCount(of rows: Int, threads: Int) -> Int { max(1, min(threads, rows >> 16)) }

private func forEachPart(of rows: Int, threads: Int, _ body: (_ part: Int, Range<Int>) -> Void) {
  let parts = partCount(of: rows, threads: threads)
  forEachPiece(parts, threads: threads) { _, part in
    body(part, rows * part / parts..<rows * (part + 1) / parts)
  }
}
