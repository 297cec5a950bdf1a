/// Sorts words of image and row by image; words of the same image stay as they are.
///
/// The leading bits not looked at yet deal the words out so finely that few remain together; these
/// are sorted by insertion, and what is still large is dealt out again. Every word is moved at most
/// once per digit, so no set of keys takes more than linear time.
///
/// - Parameters:
///   - words: Equal in all bits of the image but the last `openBits`, and in row order.
///   - spare: At least as many words, to be overwritten.
///   - openBits: Bits of the image, 0…32, that are still to be looked at.
func sortWords(
  _ words: UnsafeMutableBufferPointer<UInt64>, _ spare: UnsafeMutableBufferPointer<UInt64>,
  openBits: Int
) {
  guard words.count > insertionLimit else { return insertionSort(words) }
  guard openBits > 0 else { return }
  let digitBits = min(openBits, bitCount(words.count), 11)
  let rest = openBits - digitBits
  withUnsafeTemporaryAllocation(of: Int32.self, capacity: 1 << digitBits) { ends in
    ends.initialize(repeating: 0)
    let mask = (1 << digitBits) - 1
    let shift = UInt64(32 + rest)
    for word in words { ends[Int(truncatingIfNeeded: word >> shift) & mask] += 1 }
    let largest = turnIntoStarts(ends)
    if largest < words.count { deal(words, spare, shift: shift, mask: mask, ends) }
    if largest > insertionLimit { sortLargeParts(words, spare, ends, openBits: rest) }
  }
  insertionSort(words)
}

/// Up to as many words insertion is the fastest.
private let insertionLimit = 24

/// Turns sizes into starts; returns the largest size.
private func turnIntoStarts(_ sizes: UnsafeMutableBufferPointer<Int32>) -> Int {
  var (position, largest) = (Int32(0), Int32(0))
  for digit in sizes.indices {
    let size = sizes[digit]
    largest = max(largest, size)
    sizes[digit] = position
    position += size
  }
  return Int(largest)
}

/// Deals words out by a digit, turning starts into ends.
private func deal(
  _ words: UnsafeMutableBufferPointer<UInt64>, _ spare: UnsafeMutableBufferPointer<UInt64>,
  shift: UInt64, mask: Int, _ starts: UnsafeMutableBufferPointer<Int32>
) {
  for word in words {
    let digit = Int(truncatingIfNeeded: word >> shift) & mask
    spare[Int(starts[digit])] = word
    starts[digit] += 1
  }
  words.baseAddress.map { target in
    spare.baseAddress.map { target.update(from: $0, count: words.count) }
  }
}

/// Sorts the parts that are too large for insertion.
private func sortLargeParts(
  _ words: UnsafeMutableBufferPointer<UInt64>, _ spare: UnsafeMutableBufferPointer<UInt64>,
  _ ends: UnsafeMutableBufferPointer<Int32>, openBits: Int
) {
  var start = 0
  for end in ends.lazy.map(Int.init) {
    if end - start > insertionLimit {
      sortWords(
        UnsafeMutableBufferPointer(rebasing: words[start..<end]), spare, openBits: openBits)
    }
    start = end
  }
}

/// Sorts by insertion; linear where nearly all words are in place.
private func insertionSort(_ words: UnsafeMutableBufferPointer<UInt64>) {
  guard var previous = words.first else { return }
  for position in 1..<words.count {
    let word = words[position]
    if word >= previous {
      previous = word
      continue
    }
    var place = position
    repeat {
      words[place] = words[place - 1]
      place -= 1
    } while place > 0 && words[place - 1] > word
    words[place] = word
  }
}

/// ⌊log₂ *n*⌋, 0 for fewer than two.
func bitCount(_ count: Int) -> Int {
  count < 2 ? 0 : Int.bitWidth - 1 - count.leadingZeroBitCount
}
