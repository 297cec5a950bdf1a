/// Something that marks may have in common: a hash and where it counts.
struct SharedKey: Equatable, BitwiseCopyable {
  /// A key that is shared with no other mark.
  static let none = SharedKey(word: 0, place: 0)

  private let word: UInt64
  private let place: UInt64

  private init(word: UInt64, place: UInt64) {
    self.word = word
    self.place = place
  }

  /// A hash for the ballots of one subject, whatever their group; no key when the hash is 0.
  @inline(__always)
  init(_ word: UInt64, subject: Int32) {
    self.word = word
    place = UInt64(UInt32(bitPattern: subject))
  }

  /// A hash for the ballots of one subject and group; no key when the hash is 0.
  @inline(__always)
  init(_ word: UInt64, _ cell: BallotCell) {
    self.word = word
    place = UInt64(UInt32(bitPattern: cell.subject)) << 16 | UInt64(UInt16(bitPattern: cell.group))
  }

  @inline(__always)
  var isNone: Bool { word == 0 }

  /// The key spread over 64 bits; the words themselves are hashes, but places are small numbers.
  @inline(__always)
  var spread: UInt64 {
    var mixed = word ^ place &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ mixed >> 32) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ mixed >> 29
  }

  /// The highest of the spread bits.
  @inline(__always)
  func part(bits: Int) -> Int { Int(truncatingIfNeeded: spread >> UInt64(64 - bits)) }
}

/// A mark and its key.
struct KeyedMark: BitwiseCopyable {
  let key: SharedKey
  let mark: Int32
}
