/// Something that marks may have in common: a hash and where it counts.
struct SharedKey: Equatable, BitwiseCopyable {
  let word: UInt64
  let place: UInt64

  /// A hash for the ballots of one subject, whatever their group.
  init(_ word: UInt64, subject: Int32) {
    self.word = word
    place = UInt64(UInt32(bitPattern: subject))
  }

  /// A hash for the ballots of one subject and group.
  init(_ word: UInt64, _ cell: BallotCell) {
    self.word = word
    place = UInt64(UInt32(bitPattern: cell.subject)) << 16 | UInt64(UInt16(bitPattern: cell.group))
  }

  /// The key spread over 64 bits; the words themselves are hashes, but places are small numbers.
  var spread: UInt64 {
    var mixed = word ^ place &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ mixed >> 32) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ mixed >> 29
  }
}

/// Marks that belong together, run by run.
struct MarkRuns {
  var marks: [Int32] = []
  var runs: [Range<Int>] = []

  mutating func append(_ run: some Sequence<Int32>) {
    let start = marks.count
    marks += run
    runs.append(start..<marks.count)
  }
}

/// Brings marks with the same key together.
///
/// A first pass counts keys in a small table of counters, where several keys may share a counter:
/// a key that comes often enough has a high counter, so all others are put aside without being
/// remembered. Only what is left is told apart.
///
/// - Parameters:
///   - fewest: How many marks must share a key; at least 1.
///   - marks: Marks in the order that they shall keep.
///   - key: The key of a mark; `nil` for none.
/// - Returns: A run for each key that is shared often enough, in the order of first appearance.
/// - Complexity: O(*n*).
func marksSharing(
  atLeast fewest: Int, among marks: some Collection<Int32>, key: (Int32) -> SharedKey?
) -> MarkRuns {
  let likely = likelyShared(atLeast: fewest, among: marks, key: key)
  var numbers = KeyNumbers(room: likely.count)
  var counts: [Int] = []
  let numbered = likely.map { mark in
    let number = key(mark).map { numbers.number(of: $0) } ?? 0
    if number == counts.count { counts.append(0) }
    counts[number] += 1
    return number
  }
  var runs: [Range<Int>] = []
  var end = 0
  var next = counts.map { count in
    guard count >= fewest else { return -1 }
    runs.append(end..<end + count)
    end += count
    return end - count
  }
  var shared = [Int32](repeating: 0, count: end)
  for (mark, number) in zip(likely, numbered) where next[number] >= 0 {
    shared[next[number]] = mark
    next[number] += 1
  }
  return MarkRuns(marks: shared, runs: runs)
}

/// All marks whose key is shared often enough, and some others.
private func likelyShared(
  atLeast fewest: Int, among marks: some Collection<Int32>, key: (Int32) -> SharedKey?
) -> [Int32] {
  guard fewest > 1 else { return marks.filter { key($0) != nil } }
  // Beyond 4 MiB the counters leave the processor's cache.
  let bits = min(22, max(6, Int.bitWidth - (marks.count * 2).leadingZeroBitCount))
  let shift = UInt64(64 - bits)
  var counters = [UInt8](repeating: 0, count: 1 << bits)
  for mark in marks {
    guard let key = key(mark) else { continue }
    let counter = Int(key.spread >> shift)
    if counters[counter] < .max { counters[counter] += 1 }
  }
  let enough = UInt8(clamping: fewest)
  return marks.filter { key($0).map { counters[Int($0.spread >> shift)] >= enough } ?? false }
}

/// Numbers keys in the order of first appearance, by open addressing at most half full.
private struct KeyNumbers {
  private var keys: [SharedKey] = []
  /// The number of a key + 1; 0 for an empty slot.
  private var slots: [UInt32]

  init(room: Int) {
    var size = 16
    while size < room * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
  }

  mutating func number(of key: SharedKey) -> Int {
    var slot = Int(truncatingIfNeeded: key.spread) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if keys[number] == key { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    keys.append(key)
    slots[slot] = UInt32(truncatingIfNeeded: keys.count)
    return keys.count - 1
  }
}
