import AppraisalNumerics
import AppraisalTestSupport
import Testing

@Suite("Numbers of the analytic lane")
struct NumberParsingTests {
  private func read(_ text: String) -> NumberReading {
    Array(text.utf8).withUnsafeBufferPointer { parseNumber($0) }
  }

  @Test(
    "Everything else is no number",
    arguments: [
      "", "-", ".", "nan", "NaN", "inf", "-inf", "Infinity", "0x1p3", "0x10", "1,234", "1.234,5",
      ".5", "5.", "+5", " 5", "5 ", "--5", "1e", "1e+", "1e5.0", "1_000", "12%", "1e5x", "１２",
      "1\u{0}",
      "٣",
    ])
  func refused(text: String) { #expect(read(text) == .notANumber) }

  @Test("What no finite Double is near to is out of range, and so is what would vanish")
  func range() {
    #expect(read("1e309") == .outOfRange)
    #expect(read("-1e99999999999999999999") == .outOfRange)
    #expect(read("1e-400") == .outOfRange)
    #expect(read("0e-400") == .value(0))
    #expect(read("5e-324") == .value(.leastNonzeroMagnitude))
    #expect(read("1.7976931348623157e308") == .value(.greatestFiniteMagnitude))
  }

  @Test("Zero has no sign")
  func zero() {
    for text in ["0", "-0", "0.000", "-0.0e7", "000"] {
      guard case .value(let value) = read(text) else {
        Issue.record("\(text)")
        continue
      }
      #expect(value.bitPattern == 0, "\(text)")
    }
  }

  /// The standard library prints the shortest text that reads back as the same Double.
  @Test("The shortest text of a Double reads back bit by bit")
  func roundTrip() {
    var generator = SeededGenerator(seed: 20_260_101)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: UInt64.random(in: .min ... .max, using: &generator))
      guard value.isFinite else { continue }
      #expect(read("\(value)") == .value(value == 0 ? 0 : value))
    }
  }

  @Test("Decimals of every length agree with the standard library's reader")
  func decimals() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<20_000 {
      let whole = (0..<Int.random(in: 1...20, using: &generator)).map { _ in
        "\(Int.random(in: 0...9, using: &generator))"
      }.joined()
      let fraction = (0..<Int.random(in: 1...20, using: &generator)).map { _ in
        "\(Int.random(in: 0...9, using: &generator))"
      }.joined()
      let exponent = Int.random(in: -30...30, using: &generator)
      for text in [whole, "\(whole).\(fraction)", "-\(whole).\(fraction)e\(exponent)"] {
        guard let expected = Double(text) else { continue }
        #expect(read(text) == .value(expected == 0 ? 0 : expected), "\(text)")
      }
    }
  }
}
