/// A keyed hash of bytes, by which equal evaluators, addresses and devices are recognised.
///
/// This is SipHash-2-4: without the key nobody can make two different texts share a hash. The key
/// that the project uses is a constant and is public, because results must be the same on every
/// machine. So a hash hides nothing: whoever has one can try all network addresses until one
/// fits. Hashes therefore stay in memory, and no report and no stored file may hold one.
///
/// Aumasson, J.-P., Bernstein, D. J. (2012). SipHash: a fast short-input PRF. INDOCRYPT 2012.
public struct KeyedHash: Sendable, Hashable {
  private let low: UInt64
  private let high: UInt64

  /// The hash that the marks of ballots are made with; its key is the text `pingyi-ballots-1`.
  public static let ballots = KeyedHash(low: 0x622D_6979_676E_6970, high: 0x312D_7374_6F6C_6C61)

  /// A hash with a key.
  /// - Parameters:
  ///   - low: The first eight bytes of the key, the lowest first.
  ///   - high: The other eight bytes of the key, the lowest first.
  public init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The hash of bytes, where 0 stands for no bytes and for nothing else.
  ///
  /// - Parameter bytes: The bytes.
  /// - Returns: 0 for no bytes; otherwise the hash, with 1 in the place of a hash of 0.
  /// - Complexity: O(bytes).
  public func mark(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    bytes.isEmpty ? 0 : max(1, self(bytes))
  }

  /// The hash of bytes.
  ///
  /// - Parameter bytes: The bytes.
  /// - Returns: The SipHash-2-4 as a number, its first byte being the lowest.
  /// - Complexity: O(bytes).
  public func callAsFunction(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(bytes)
    var state = SipState(low: low, high: high)
    var offset = 0
    while raw.count - offset >= 8 {
      state.absorb(
        UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      offset += 8
    }
    // The last word holds what is left, and the length in its highest byte.
    var last = UInt64(truncatingIfNeeded: raw.count) << 56
    for (position, byte) in raw[offset...].enumerated() { last |= UInt64(byte) << (8 * position) }
    state.absorb(last)
    return state.finished()
  }
}

/// The four words of SipHash.
private struct SipState {
  private var a: UInt64
  private var b: UInt64
  private var c: UInt64
  private var d: UInt64

  /// The constants spell “somepseudorandomlygeneratedbytes”.
  init(low: UInt64, high: UInt64) {
    a = low ^ 0x736F_6D65_7073_6575
    b = high ^ 0x646F_7261_6E64_6F6D
    c = low ^ 0x6C79_6765_6E65_7261
    d = high ^ 0x7465_6462_7974_6573
  }

  @inline(__always)
  mutating func absorb(_ word: UInt64) {
    d ^= word
    mix()
    mix()
    a ^= word
  }

  mutating func finished() -> UInt64 {
    c ^= 0xFF
    for _ in 0..<4 { mix() }
    return a ^ b ^ c ^ d
  }

  @inline(__always)
  private mutating func mix() {
    a &+= b
    c &+= d
    b = rotated(b, 13) ^ a
    d = rotated(d, 16) ^ c
    a = rotated(a, 32)
    c &+= b
    a &+= d
    b = rotated(b, 17) ^ c
    d = rotated(d, 21) ^ a
    c = rotated(c, 32)
  }

  @inline(__always)
  private func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 {
    word << bits | word >> (64 - bits)
  }
}
