import AppraisalNumerics
import Glibc
import Testing

@Suite("Normal quantile")
struct NormalQuantileTests {
  /// Φ from the C library's erfc gives the probability back in all three ranges.
  @Test("Inverts the distribution function")
  func inverts() {
    for exponent in stride(from: -290.0, through: -0.31, by: 0.37) {
      let p = pow(10, exponent)
      let z = normalQuantile(p)
      let back = 0.5 * erfc(-z / 2.0.squareRoot())
      // dp/p = -z dz amplifies the rounding of z, of z/√2 and of √2 by z².
      #expect(abs(back / p - 1) < 1e-15 * (10 + z * z), "p = \(p)")
      if p > 1e-10 { #expect(abs(normalQuantile(1 - p) + z) < 1e-6) }
    }
  }

  /// Wichura's own three test values.
  @Test("Published values, middle and ends")
  func knowsValues() {
    #expect(abs(normalQuantile(0.25) - -0.6744897501960817) < 1e-15)
    #expect(abs(normalQuantile(0.001) - -3.090232306167814) < 1e-14)
    #expect(abs(normalQuantile(1e-20) - -9.262340089798408) < 1e-14)
    #expect(normalQuantile(0.5) == 0)
    #expect(normalQuantile(0) == -.infinity)
    #expect(normalQuantile(1) == .infinity)
    #expect(normalQuantile(-0.1).isNaN)
    #expect(normalQuantile(.nan).isNaN)
  }
}
