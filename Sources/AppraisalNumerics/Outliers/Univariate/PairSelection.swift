/// The value of a rank among many pairs that are counted, not listed.
///
/// A bracket around the value shrinks by interpolating between counts, every third step by halving
/// the number of Doubles inside it; when few pairs are left inside they are listed and selected
/// from. The halving bounds the steps by about 200 whatever the data are, ties included.
///
/// - Parameters:
///   - rank: From 0, less than the number of pairs.
///   - low: Fewer than `rank + 1` pairs reach at most this far.
///   - high: At least `rank + 1` pairs reach at most this far.
///   - total: The number of pairs up to `high`.
///   - guess: A first guess and its likely relative error, or `nil`.
///   - limit: As many pairs may be listed.
///   - count: How many pairs have a value up to the argument; never falling.
///   - list: The values of the pairs above the first and up to the second argument, at most as many
///     as the third says.
/// - Returns: The value.
/// - Complexity: O(steps · cost of a count).
@inline(__always)
func selectAmongPairs(
  rank: Int, low: Double, high: Double, total: Int, guess: (value: Double, error: Double)?,
  limit: Int, count: (Double) -> Int, list: (Double, Double, Int) -> [Double]
) -> Double {
  var bracket = PairBracket(low: low, high: high, below: count(low), upTo: total)
  var probes = guess.map { [$0.value - $0.error, $0.value + $0.error] } ?? []
  var step = 0
  while bracket.upTo - bracket.below > limit {
    guard let probe = bracket.probe(rank: rank, step: step, wanted: probes.popLast()) else {
      // All pairs left agree to the last place.
      return list(bracket.low, bracket.high, 1).first ?? bracket.high
    }
    step += 1
    bracket.narrow(at: probe, count: count(probe), rank: rank)
  }
  var inside = list(bracket.low, bracket.high, .max)
  let position = rank - bracket.below
  return inside.withUnsafeMutableBufferPointer { selectRank($0, position) }
}

/// A pair of values around the one that is sought, with the number of pairs up to each.
struct PairBracket {
  var low, high: Double
  var below, upTo: Int

  /// The next value at which to count; `nil` when no Double lies inside.
  func probe(rank: Int, step: Int, wanted: Double?) -> Double? {
    let (first, last) = (orderedBits(low), orderedBits(high))
    guard last - first > 1 else { return nil }
    let middle = value(ofOrderedBits: first + (last - first) / 2)
    let share = (Double(rank - below) + 0.5) / Double(upTo - below)
    let probe = wanted ?? (step % 3 == 2 ? middle : low + (high - low) * share)
    return probe > low && probe < high ? probe : middle
  }

  mutating func narrow(at probe: Double, count: Int, rank: Int) {
    if count > rank {
      (high, upTo) = (probe, count)
    } else {
      (low, below) = (probe, count)
    }
  }
}
