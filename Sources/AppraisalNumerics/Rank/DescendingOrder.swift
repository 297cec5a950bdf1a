/// Puts rows in order of Double keys, largest first, missing ones left out.
///
/// Keys are first mapped onto 32 bits by a straight line over their range (``KeyImage``), which keeps
/// their order but may join neighbours. Rows, packed with their image in one word, are dealt into
/// buckets by the leading bits of it; each bucket, which fits into the cache, is sorted by the other
/// bits; then only runs with the same image are compared key by key. So the order is exact, and with
/// keys spread over their range nearly all work is dealing the words out once.
///
/// - Parameters:
///   - keys: Finite, or NaN where missing.
///   - tieBreaks: Decide between equal keys, in turn; larger first, missing last.
///   - threads: Threads to use; the order does not depend on it.
/// - Returns: The rows, equals in ascending row order, and for each whether it agrees with the row
///   before in all keys.
/// - Complexity: O(*n*) for spread keys, O(*n* log *n*) at worst; 8 bytes of working memory per row,
///   and as much again when all rows fall into one bucket.
func descendingOrder(
  _ keys: [Double], tieBreaks: [[Double]], threads: Int = 1
) -> (order: [Int32], ties: [Bool]) {
  let decides = ExactOrder(keys: keys, tieBreaks: tieBreaks)
  let buckets = keys.withUnsafeBufferPointer { DealtKeys($0, threads: threads) }
  let count = buckets.words.count
  var ties: [Bool] = []
  let order = [Int32](unsafeUninitializedCapacity: count) { order, filled in
    ties = [Bool](unsafeUninitializedCapacity: count) { ties, filled in
      buckets.sort(into: order, ties: ties, by: decides, threads: threads)
      filled = count
    }
    filled = count
  }
  return (order, ties)
}

/// Keys as words, dealt into buckets by the leading bits of their images: buckets in order, and in
/// each the rows in order.
private struct DealtKeys {
  /// Words, bucket after bucket.
  private(set) var words: [UInt64]
  /// Where each bucket begins in the words, and where the last one ends.
  private let starts: [Int]
  private let layout: DealLayout

  init(_ keys: UnsafeBufferPointer<Double>, threads: Int) {
    let image = KeyImage(keys, threads: threads)
    let layout = DealLayout(rows: keys.count)
    var places = [Int](repeating: 0, count: layout.pieces * layout.width)
    layout.forEachWord(of: keys, image, &places, threads: threads) { places, digit, _ in
      places[digit] += 1
    }
    let starts = layout.turnIntoStarts(&places)
    words = [UInt64](unsafeUninitializedCapacity: starts[layout.width]) { words, filled in
      // A piece has its own places in every bucket.
      nonisolated(unsafe) let target = words
      layout.forEachWord(of: keys, image, &places, threads: threads) { places, digit, word in
        target[places[digit]] = word
        places[digit] += 1
      }
      filled = starts[layout.width]
    }
    (self.starts, self.layout) = (starts, layout)
  }

  /// Sorts bucket by bucket.
  consuming func sort(
    into order: UnsafeMutableBufferPointer<Int32>, ties: UnsafeMutableBufferPointer<Bool>,
    by decides: ExactOrder, threads: Int
  ) {
    let (starts, openBits) = (starts, layout.openBits)
    let runs = Self.runs(of: starts, threads: threads)
    words.withUnsafeMutableBufferPointer { words in
      // A run has its own part of everything that is written.
      nonisolated(unsafe) let (words, order, ties) = (words, order, ties)
      forEachPiece(runs.count, threads: threads) { _, run in
        let sizes = runs[run].map { starts[$0 + 1] - starts[$0] }
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: max(sizes.max() ?? 0, 1)) {
          spare in
          for bucket in runs[run] {
            let range = starts[bucket]..<starts[bucket + 1]
            let part = UnsafeMutableBufferPointer(rebasing: words[range])
            sortWords(part, spare, openBits: openBits)
            decides.finish(
              part, into: UnsafeMutableBufferPointer(rebasing: order[range]),
              ties: UnsafeMutableBufferPointer(rebasing: ties[range]))
          }
        }
      }
    }
  }

  /// Neighbouring buckets with about the same number of rows together.
  private static func runs(of starts: [Int], threads: Int) -> [Range<Int>] {
    let size = max((starts.last ?? 0) / (8 * max(threads, 1)), 1)
    var runs: [Range<Int>] = []
    var first = 0
    for bucket in 1..<starts.count where starts[bucket] - starts[first] >= size {
      runs.append(first..<bucket)
      first = bucket
    }
    if first < starts.count - 1 { runs.append(first..<starts.count - 1) }
    return runs
  }
}
