/// Ten rounds of Philox 4 × 32: a keyed bijection of 128-bit counters that no statistical test
/// known tells from random.
///
/// Each round multiplies two of the four words by constants and mixes the high halves with the
/// others and with the key, which moves on by two Weyl constants per round.
///
/// - Parameters:
///   - counter: Four words of 32 bits, the lowest first.
///   - key: Two words of 32 bits.
/// - Returns: Four random words.
///
/// Salmon, Moraes, Dror and Shaw (2011) `[salmon2011parallel]`.
func philox4x32(_ counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
  var (words, round) = (counter, key)
  for _ in 0..<10 {
    let first = words.x.multipliedFullWidth(by: 0xD251_1F53)
    let second = words.z.multipliedFullWidth(by: 0xCD9E_8D57)
    words = SIMD4(
      second.high ^ words.y ^ round.x, second.low, first.high ^ words.w ^ round.y, first.low)
    round &+= SIMD2(0x9E37_79B9, 0xBB67_AE85)
  }
  return words
}
