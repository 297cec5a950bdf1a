/// 10ⁿ for 0 ≤ n ≤ 22, exact in a Double.
func powerOfTen(_ exponent: Int) -> Double {
  var power = 1.0
  for _ in 0..<min(max(exponent, 0), 22) { power *= 10 }
  return power
}
