/// The SplitMix64 generator (Steele, Lea and Flood 2014), and what the files draw from it.
struct Chance {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number below a limit.
  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

  /// A subject, some of whom are rated far more often than others.
  ///
  /// For a uniform *u* the rank is ⌊*n u*²√*u*⌋, with density ∝ rank^−0.6; ranks are then strewn over
  /// the identifiers, as a roster is not in the order of fame. Only multiplication and square root
  /// are used, which IEEE 754 rounds in one way, so every machine draws the same.
  mutating func subject(of subjects: Int) -> Int {
    let uniform = Double(next() >> 11) * 0x1p-53
    let rank = Int(Double(subjects) * uniform * uniform * uniform.squareRoot())
    return rank * 7919 % subjects
  }
}
