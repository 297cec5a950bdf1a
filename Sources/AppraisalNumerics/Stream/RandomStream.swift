/// A stream of random numbers that is a function of its seed, its number and how many were drawn.
///
/// Streams of different numbers under one seed never overlap, so replicate *i* uses stream *i* and
/// gives the same numbers on whichever thread it runs, in whatever order. A stream holds 2⁶⁴ blocks
/// of 128 bits, a number takes half a block.
///
/// Salmon, Moraes, Dror and Shaw (2011) `[salmon2011parallel]`.
public struct RandomStream: RandomNumberGenerator, Sendable {
  private let key: SIMD2<UInt32>
  private let stream: UInt64
  private var block: UInt64 = 0
  private var spare: UInt64?

  /// A stream.
  ///
  /// - Parameters:
  ///   - seed: Chosen by the user and printed in the report.
  ///   - stream: The number of the stream, usually that of the replicate.
  public init(seed: UInt64, stream: UInt64 = 0) {
    key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    self.stream = stream
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    if let waiting = spare {
      spare = nil
      return waiting
    }
    let counter = SIMD4(
      UInt32(truncatingIfNeeded: block), UInt32(truncatingIfNeeded: block >> 32),
      UInt32(truncatingIfNeeded: stream), UInt32(truncatingIfNeeded: stream >> 32))
    let words = philox4x32(counter, key: key)
    block &+= 1
    spare = UInt64(words.z) | UInt64(words.w) << 32
    return UInt64(words.x) | UInt64(words.y) << 32
  }

  /// A number between 0 and 1, neither of them: the midpoint of one of 2⁵² equal cells.
  public mutating func uniform() -> Double { (Double(next() >> 12) + 0.5) * 0x1p-52 }

  /// A number of the standard normal distribution, by inversion of one uniform number.
  public mutating func normal() -> Double { normalQuantile(uniform()) }

  /// An integer from 0 to `bound` − 1, each equally likely.
  ///
  /// The high half of a 128-bit product; the few values that would favour some results are
  /// redrawn (Lemire 2019 `[lemire2019fast]`).
  ///
  /// - Parameter bound: At least 1; anything less is a precondition that fails.
  /// - Returns: The integer.
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound >= 1, "there is no integer below \(bound)")
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let unfair = (0 &- range) % range
      while product.low < unfair { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }
}
