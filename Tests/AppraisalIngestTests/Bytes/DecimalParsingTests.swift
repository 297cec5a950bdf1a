import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Decimal parsing")
struct DecimalParsingTests {
  private func read(_ text: String, places: Int) -> DecimalReading {
    withField(text) { parseDecimal($0, places: places) }
  }

  static let values: [(String, Int64, DecimalCoercions)] = [
    ("0", 0, []), ("8", 80_000, []), ("8.5", 85_000, []), ("008", 80_000, []),
    ("-8.25", -82_500, []), ("8.50000", 85_000, []), ("100.0000", 1_000_000, []),
    ("0.0001", 1, []), ("-0.0001", -1, []), ("8.500000000000000000000000", 85_000, []),
    ("922337203685477.5807", .max, []), ("-922337203685477.5807", -.max, []),
    (" 8", 80_000, .outerBlanks), ("8\u{A0}", 80_000, .outerBlanks),
    ("\u{3000}8\t", 80_000, .outerBlanks),
    ("８.5", 85_000, .fullWidthDigits), ("８．５", 85_000, .fullWidthDigits),
    ("－８", -80_000, .fullWidthDigits), ("０１２３４５６７８９", 1_234_567_890_000, .fullWidthDigits),
    (" ９ ", 90_000, [.outerBlanks, .fullWidthDigits]),
  ]

  @Test("Reads in units of a ten-thousandth, exactly", arguments: values)
  func readsValues(_ text: String, _ value: Int64, _ coerced: DecimalCoercions) {
    #expect(read(text, places: 4) == .value(value, coerced: coerced))
  }

  @Test(
    "What nobody writes as a score is no number",
    arguments: [
      "+8", "8.", ".5", ".", "-", "--8", "8-", "- 8", "8 5", "8..5", "8.5.1", "1e3", "1E400",
      "0x1F", "nan", "NaN", "inf", "-inf", "８分", "8分", "8,5", "8，5", "1,000", "٣", "8٣",
      "\u{2212}8", "\u{2212}0", "-0", "-0.0", "－０", "８。５", "①", "八", "8\u{200B}", "\u{FEFF}8",
      "8\u{0}", "＋8", "½", "8%", "#N/A",
    ])
  func refusesOthers(_ text: String) {
    #expect(read(text, places: 4) == .notANumber)
  }

  @Test("A blank field is empty, not zero", arguments: ["", " ", "\t", "\u{3000}\u{A0}"])
  func tellsEmpty(_ text: String) {
    #expect(read(text, places: 4) == .empty)
  }

  @Test("Decimals beyond the places allowed are reported, not rounded")
  func tellsTooManyPlaces() {
    #expect(read("8.49999", places: 4) == .tooManyPlaces)
    #expect(read("8.4999999999999999", places: 4) == .tooManyPlaces)
    #expect(read("8.5", places: 0) == .tooManyPlaces)
    #expect(read("8.500010", places: 4) == .tooManyPlaces)
    #expect(read("8.0", places: 0) == .value(8, coerced: []))
    #expect(read("0.00000000000000000000000001", places: 9) == .tooManyPlaces)
  }

  @Test("A number too large is reported and never wraps around")
  func tellsOutOfRange() {
    #expect(read("99999999999999999999", places: 4) == .outOfRange)
    #expect(read("99999999999999999999", places: 0) == .outOfRange)
    #expect(read("922337203685477.5808", places: 4) == .outOfRange)
    #expect(read("9223372036854775807", places: 0) == .value(.max, coerced: []))
    #expect(read("9223372036854775808", places: 0) == .outOfRange)
    // 2^64 + 8 and 10^40 come back as small numbers when the overflow is not noticed.
    #expect(read("18446744073709551624", places: 0) == .outOfRange)
    #expect(read("1" + String(repeating: "0", count: 40), places: 0) == .outOfRange)
    // 10^70 is a multiple of 2^64: what wraps around stays 0 without another overflow.
    #expect(read("1" + String(repeating: "0", count: 70), places: 0) == .outOfRange)
  }

  @Test("Every hundredth written out is read back, in both widths")
  func readsBackWhatIsWritten() {
    var random = SeededGenerator(seed: 17)
    for _ in 0..<20_000 {
      let value = Int64.random(in: -1_000_000...1_000_000, using: &random)
      guard value != 0 else { continue }
      let magnitude = value.magnitude
      let cents = magnitude % 100
      let text = "\(value < 0 ? "-" : "")\(magnitude / 100).\(cents < 10 ? "0" : "")\(cents)"
      #expect(read(text, places: 2) == .value(value, coerced: []))
      #expect(read(fullWidth(text), places: 2) == .value(value, coerced: .fullWidthDigits))
    }
  }

  /// The full-width form of a character of ASCII lies 0xFEE0 above it.
  private func fullWidth(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      result.unicodeScalars.append(Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar)
    }
    return result
  }
}
