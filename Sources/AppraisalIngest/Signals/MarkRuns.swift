/// Marks that belong together, run by run.
struct MarkRuns {
  var marks: [Int32] = []
  var runs: [Range<Int>] = []

  mutating func append(_ run: some Sequence<Int32>) {
    let start = marks.count
    marks += run
    runs.append(start..<marks.count)
  }

  /// Adds a run for each key that enough marks share.
  fileprivate mutating func append(_ part: ArraySlice<KeyedMark>, atLeast fewest: Int) {
    var numbers = KeyNumbers(room: part.count)
    var counts: [Int] = []
    let numbered = part.map { keyed in
      let number = numbers.number(of: keyed.key)
      if number == counts.count { counts.append(0) }
      counts[number] += 1
      return number
    }
    var end = marks.count
    var next = counts.map { count in
      guard count >= fewest else { return -1 }
      runs.append(end..<end + count)
      end += count
      return end - count
    }
    marks += repeatElement(0, count: end - marks.count)
    for (keyed, number) in zip(part, numbered) where next[number] >= 0 {
      marks[next[number]] = keyed.mark
      next[number] += 1
    }
  }
}

/// Brings marks with the same key together.
///
/// Marks are first divided by some bits of their keys into parts that fit the processor's cache, and
/// then told apart part by part.
///
/// - Parameters:
///   - fewest: How many marks must share a key; at least 1.
///   - keys: The key of each mark.
/// - Returns: A run for each key that is shared often enough; in a run the marks ascend.
/// - Complexity: O(*n*).
func marksSharing(atLeast fewest: Int, keys: [SharedKey]) -> MarkRuns {
  let wanted = keys.count / marksPerPart
  let bits = min(10, Int.bitWidth - wanted.leadingZeroBitCount)
  var ends = partStarts(of: keys, bits: bits)
  let divided = divide(keys, bits: bits, next: &ends)
  var shared = MarkRuns()
  var start = 0
  for end in ends.dropLast() {
    shared.append(divided[start..<end], atLeast: fewest)
    start = end
  }
  return shared
}

/// So many marks and their table take about a quarter of a mebibyte.
private let marksPerPart = 4096

/// Where the parts begin, and the last one ends.
private func partStarts(of keys: [SharedKey], bits: Int) -> [Int] {
  var starts = [Int](repeating: 0, count: 1 << bits + 1)
  for key in keys where !key.isNone { starts[key.part(bits: bits) + 1] += 1 }
  for part in 1..<starts.count { starts[part] += starts[part - 1] }
  return starts
}

/// The marks that have a key, part by part and ascending in each.
///
/// - Parameters:
///   - keys: The key of each mark.
///   - bits: How many bits tell parts apart.
///   - next: Where the parts begin; afterwards where they end.
/// - Returns: The marks.
private func divide(_ keys: [SharedKey], bits: Int, next: inout [Int]) -> [KeyedMark] {
  let count = next[next.count - 1]
  return Array(unsafeUninitializedCapacity: count) { divided, initialised in
    for (mark, key) in keys.enumerated() where !key.isNone {
      let part = key.part(bits: bits)
      divided.initializeElement(
        at: next[part], to: KeyedMark(key: key, mark: Int32(truncatingIfNeeded: mark)))
      next[part] += 1
    }
    initialised = count
  }
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
