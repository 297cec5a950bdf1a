/// Numbers that tell ratings apart, by which a rating that comes twice is noticed.
///
/// A fingerprint mixes the evaluator's bytes with what is rated into 64 bits. Two ratings of one
/// evaluator for the same target have the same fingerprint; two different ones seldom do, and
/// whoever finds a pair compares the ratings themselves.
///
/// At most ``room`` fingerprints are held. When more come, only those of a slice of all values stay,
/// and the file is read again for each of the other slices: so memory does not grow with the number
/// of ballots.
struct RatingFingerprints {
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

  /// How many fingerprints all readers of a file hold together: 32 Mi, a quarter of a gibibyte.
  static let room = 32 << 20

  private(set) var slice: Slice
  private(set) var values: [UInt64] = []
  private let room: Int

  /// - Parameters:
  ///   - slice: What is gathered.
  ///   - room: How many may be held.
  init(slice: Slice, room: Int) {
    self.slice = slice
    self.room = room
  }

  @inline(__always)
  static func fingerprint(rater: UInt64, target: Int) -> UInt64 {
    KeyWords(low: rater, high: UInt64(truncatingIfNeeded: target)).hash
  }

  /// An evaluator's bytes in 64 bits; looks up to 15 bytes beyond their end.
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

  @inline(__always)
  mutating func add(_ fingerprint: UInt64) {
    guard slice.contains(fingerprint) else { return }
    if values.count == room { narrow(to: slice.bits + 1) }
    if slice.contains(fingerprint) { values.append(fingerprint) }
  }

  /// Keeps only what lies in the first slice of a smaller width.
  mutating func narrow(to bits: Int) {
    precondition(slice.number == 0, "only the first reading narrows its slice")
    slice.bits = bits
    values.removeAll { !slice.contains($0) }
  }

  /// The fingerprints that occur more than once in several lists of one slice.
  ///
  /// - Complexity: O(*n*): the values are divided by their highest bits until a part fits the
  ///   cache, and each part is sorted.
  static func repeated(in lists: [RatingFingerprints]) -> Set<UInt64> {
    let bits = lists.map(\.slice.bits).max() ?? 0
    var narrowed = lists
    for index in narrowed.indices where narrowed[index].slice.bits < bits {
      narrowed[index].narrow(to: bits)
    }
    let sorted = radixSorted(narrowed.flatMap(\.values))
    var repeated: Set<UInt64> = []
    for (value, next) in zip(sorted, sorted.dropFirst()) where value == next {
      repeated.insert(value)
    }
    return repeated
  }
}

extension KeyWords {
  /// Two words.
  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }
}
