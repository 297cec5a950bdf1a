/// Numbers that tell apart what ballots hold, by which something that comes twice is noticed.
///
/// A fingerprint mixes the evaluator's bytes with what is rated. Equal contents have equal
/// fingerprints; different ones seldom do, and whoever finds a pair compares the records themselves.
/// The number of the block goes with it, so that only the blocks of a pair are read again.
///
/// At most ``room`` fingerprints are held. When more come, only those of a slice of all values stay,
/// and the file is read again for each of the other slices: so memory does not grow with the number
/// of ballots.
///
/// Unchecked, since one reader fills it before anybody else sees it.
final class Fingerprints: @unchecked Sendable {
  /// A slice of the fingerprints: those whose highest bits are a number.
  struct Slice: Equatable {
    /// How many of the highest bits tell slices apart.
    var bits = 0
    /// The number of the slice.
    var number: UInt64 = 0

    @inline(__always)
    func contains(_ fingerprint: UInt64) -> Bool {
      bits == 0 || fingerprint >> UInt64(64 - bits) == number
    }

    /// The slices behind this one, of the same width.
    var following: [Slice] {
      (number + 1..<1 << UInt64(bits)).map { Slice(bits: bits, number: $0) }
    }
  }

  /// What came more than once, and the blocks that hold it.
  struct Repeated {
    var fingerprints: Set<UInt64> = []
    var blocks: Set<Int> = []

    mutating func formUnion(_ other: Repeated) {
      fingerprints.formUnion(other.fingerprints)
      blocks.formUnion(other.blocks)
    }
  }

  /// How many fingerprints all readers of a file hold together: 32 Mi, a quarter of a gibibyte.
  static let room = 32 << 20
  /// The lowest bits of an entry hold the number of the block.
  private static let blockMask: UInt64 = (1 << 24) - 1

  // One reader has it, so there is nothing to watch over at every rating.
  @exclusivity(unchecked) private(set) var slice: Slice
  @exclusivity(unchecked) private(set) var count = 0
  @exclusivity(unchecked) private var entries: ZeroedMemory<UInt64>

  /// - Parameters:
  ///   - slice: What is gathered.
  ///   - room: How many may be held.
  init(slice: Slice, room: Int) {
    self.slice = slice
    entries = ZeroedMemory(count: room)
  }

  deinit { entries.release() }

  /// A fingerprint as it is kept, without the bits that make room for the block.
  @inline(__always)
  static func fingerprint(rater: UInt64, target: Int) -> UInt64 {
    KeyWords(low: rater, high: UInt64(truncatingIfNeeded: target)).hash
      & ~blockMask
  }

  @inline(__always)
  func add(_ fingerprint: UInt64, block: Int) {
    guard slice.contains(fingerprint) else { return }
    if count == entries.count { makeRoom() }
    guard slice.contains(fingerprint) else { return }
    entries[count] = fingerprint | UInt64(truncatingIfNeeded: block) & Self.blockMask
    count += 1
  }

  /// Narrows the slice, or, where one fingerprint comes so often that this is of no use, keeps no
  /// more than two of those of one block; only when that does not help either, takes more memory.
  private func makeRoom() {
    let wanted = entries.count / 4 * 3
    if slice.number == 0 { narrow(to: slice.bits + 1) }
    if count > wanted { dropCopies() }
    guard count > wanted else { return }
    let larger = ZeroedMemory<UInt64>(count: entries.count * 2 + 1)
    for index in 0..<count { larger[index] = entries[index] }
    entries.release()
    entries = larger
  }

  private func dropCopies() {
    var held = entries.first(count)
    held.sort()
    var kept = 0
    for index in 0..<count {
      if kept > 1, entries[kept - 2] == entries[index] { continue }
      entries[kept] = entries[index]
      kept += 1
    }
    count = kept
  }

  /// Keeps only what lies in the first slice of a smaller width.
  private func narrow(to bits: Int) {
    precondition(slice.number == 0, "only the first reading narrows its slice")
    slice.bits = bits
    var kept = 0
    for index in 0..<count where slice.contains(entries[index]) {
      entries[kept] = entries[index]
      kept += 1
    }
    count = kept
  }

  /// The fingerprints that occur more than once in several lists of one slice.
  ///
  /// - Complexity: O(*n*). Each list is put in order of its highest byte, in place; the parts with
  ///   the same highest byte fit the cache, and are sorted together.
  static func repeated(in lists: [Fingerprints]) -> Repeated {
    let bits = lists.map(\.slice.bits).max() ?? 0
    for list in lists where list.slice.bits < bits { list.narrow(to: bits) }
    // The bits that are the same in the whole slice tell nothing.
    let bounds = lists.map { divide($0.entries.first($0.count), shift: UInt64(56 - bits)) }
    var repeated = Repeated()
    var part: [UInt64] = []
    for digit in 0..<256 {
      part.removeAll(keepingCapacity: true)
      for (list, bounds) in zip(lists, bounds) {
        part.append(contentsOf: list.entries.first(list.count)[bounds[digit]..<bounds[digit + 1]])
      }
      let sorted = radixSorted(part)
      for (entry, next) in zip(sorted, sorted.dropFirst())
      where (entry ^ next) & ~blockMask == 0 {
        repeated.fingerprints.insert(entry & ~blockMask)
        for entry in [entry, next] { repeated.blocks.insert(Int(entry & blockMask)) }
      }
    }
    return repeated
  }

  /// Puts entries in order of one of their bytes by swapping them to their places, and gives the
  /// bounds of the 256 parts.
  private static func divide(
    _ entries: UnsafeMutableBufferPointer<UInt64>, shift: UInt64
  ) -> [Int] {
    var bounds = [Int](repeating: 0, count: 257)
    for entry in entries { bounds[Int(entry >> shift & 255) + 1] += 1 }
    for digit in 0..<256 { bounds[digit + 1] += bounds[digit] }
    var next = bounds
    for digit in 0..<256 {
      while next[digit] < bounds[digit + 1] {
        let own = Int(entries[next[digit]] >> shift & 255)
        if own != digit { entries.swapAt(next[digit], next[own]) }
        next[own] += 1
      }
    }
    return bounds
  }
}

extension KeyWords {
  /// Two words.
  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The bytes of an evaluator in 64 bits; looks up to 15 bytes beyond their end.
  @inline(__always)
  static func rater(_ start: UnsafeRawPointer, count: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: count)
    var offset = 0
    while count - offset > 16 {
      let words = KeyWords(UnsafeRawBufferPointer(start: start + offset, count: 16), count: 16)
      hash = KeyWords(low: hash, high: words.hash).hash
      offset += 16
    }
    let rest = UnsafeRawBufferPointer(start: start + offset, count: 16)
    return KeyWords(low: hash, high: KeyWords(rest, count: count - offset).hash).hash
  }
}
