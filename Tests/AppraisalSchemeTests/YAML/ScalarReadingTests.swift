import AppraisalNumerics
import Testing

@testable import AppraisalScheme

@Suite("Single values of a scheme file")
struct ScalarReadingTests {
  // MARK: - Numbers

  @Test(
    "a whole number is written in plain digits",
    arguments: [("0", 0), ("7", 7), ("-12", -12), ("1000", 1000), ("5.0", 5), ("-0", 0)])
  func integers(text: String, expected: Int64) {
    let (value, codes, _) = reading(text) { $0.integer("n", in: -50...1000, &$1) }
    #expect(value == expected)
    #expect(codes == [])
  }

  @Test(
    "everything else that some program takes for a number is refused and shown",
    arguments: [
      "no", "1:30", "0o10", "010", "0x1F", "1_000", "1,000", "1e3", "+5", ".5", "5.", "--5", "-",
      "",
      "１２", "十二", "1 000", " 7", "٣", "½", "nan", ".nan", "inf", "-.inf", "1.2.3", "7%", "00",
      "-01", "1\u{301}", "2025-01-05",
    ])
  func noIntegers(text: String) {
    let (value, codes, messages) = reading(text) { $0.integer("n", in: 0...1000, &$1) }
    #expect(value == nil)
    #expect(codes == ["not-a-number"])
    #expect(messages.first?.contains("found `\(text)`") == true)
  }

  @Test(
    "numbers beyond the range, or beyond any machine word, are out of range",
    arguments: [
      "1001", "-1", "9223372036854775807", "9223372036854775808", String(repeating: "9", count: 40),
    ])
  func outOfRange(text: String) {
    let (value, codes, messages) = reading(text) { $0.integer("n", in: 0...1000, &$1) }
    #expect(value == nil)
    #expect(codes == ["out-of-range"])
    #expect(messages.first?.contains("between 0 and 1000") == true)
    // The whole range of the word leaves no number to stand for an overflow.
    let wide = reading(text + "0000000000000000000") { $0.integer("n", in: 0...Int64.max, &$1) }
    #expect(wide.result == nil && wide.codes == ["out-of-range"])
  }

  @Test(
    "decimals become exact integers of the last place",
    arguments: [
      ("12.5", 1, 125), ("12.50", 1, 125), ("12.500000000000000000000000", 1, 125), ("3", 4, 30000),
      ("0.1", 4, 1000), ("-0.0001", 4, -1), ("0.07", 2, 7), ("8.20", 2, 820),
      // 4.35 · 100 is 434.99… in binary.
      ("4.35", 2, 435),
    ])
  func decimals(text: String, places: Int, expected: Int64) {
    let (value, codes, _) = reading(text) {
      $0.decimal("x", places: places, in: -1_000_000...1_000_000, &$1)
    }
    #expect(value == expected)
    #expect(codes == [])
  }

  @Test("a decimal more than allowed is refused, not rounded")
  func tooManyPlaces() {
    let (value, codes, messages) = reading("33.333") { $0.weight("w", &$1) }
    #expect(value == nil)
    #expect(codes == ["too-many-places"])
    #expect(messages == ["`w` has at most 2 decimals, found `33.333`"])
    let whole = reading("2.5") { $0.integer("n", in: 0...9, &$1) }
    #expect(whole.messages == ["`n` must be a whole number, found `2.5`"])
  }

  @Test(
    "weights are per cent, with or without the sign",
    arguments: [
      ("40", 4000, []), ("40%", 4000, []), ("33.33%", 3333, []), ("100", 10000, []), ("0", 0, []),
      ("1", 100, []),
      // A fraction may have been meant for per cent; the sign makes it certain.
      ("0.4", 40, ["weight-below-one-per-cent"]), ("0.99", 99, ["weight-below-one-per-cent"]),
      ("0.4%", 40, []),
    ] as [(String, Int64, [String])])
  func weights(text: String, basisPoints: Int64, expected: [String]) throws {
    let (value, codes, _) = reading(text) { $0.weight("weight", &$1) }
    #expect(try value == Weight(basisPoints: basisPoints))
    #expect(codes == expected)
  }

  @Test("a fraction is answered with the per cent it may have been meant for")
  func weightHint() {
    let (_, _, messages) = reading("0.4") { $0.weight("weight", &$1) }
    #expect(messages == ["weights are written in per cent: `0.4` means 0.4 %; for 40 % write 40"])
  }

  @Test(
    "no other way to write a weight is taken",
    arguments: ["-1", "100.01", "40 %", "４０%", "40％", "%", "40%%", "2/5", "四十"])
  func noWeights(text: String) {
    #expect(reading(text) { $0.weight("weight", &$1) }.result == nil)
  }

  @Test(
    "a share is a fraction or per cent, exactly",
    arguments: [
      ("2/3", 2, 3), ("4/6", 2, 3), ("50%", 1, 2), ("66.67%", 6667, 10000), ("0/1", 0, 1),
      ("1/1", 1, 1), ("100%", 1, 1), ("0.0001%", 1, 1_000_000),
    ])
  func shares(text: String, numerator: Int64, denominator: Int64) {
    let (share, codes, _) = reading(text) { $0.share("s", &$1) }
    #expect(share?.numerator == numerator && share?.denominator == denominator)
    #expect(codes == [])
  }

  @Test(
    "what is no share of a whole is refused and shown",
    arguments: [
      "3/2", "1/0", "0/0", "-1/2", "1/-2", "1/2/3", "/2", "1/", "2 / 3", "0.5", "50", "101%", "-1%",
      "01/2", "1.0/2", "0.00001%", "⅔", "99999999999999999999/99999999999999999999",
    ])
  func noShares(text: String) {
    let (share, codes, messages) = reading(text) { $0.share("s", &$1) }
    #expect(share == nil)
    #expect(codes == ["not-a-share"])
    #expect(messages.first?.contains("found `\(text)`") == true)
  }

  // MARK: - Dates

  @Test(
    "a day is one of the calendar",
    arguments: [
      ("2025-01-31", 2025, 1, 31), ("2024-02-29", 2024, 2, 29), ("2000-02-29", 2000, 2, 29),
    ])
  func dates(text: String, year: Int, month: Int, day: Int) throws {
    let (date, codes, _) = reading(text) { $0.date("d", &$1) }
    #expect(try date == CalendarDate(year: year, month: month, day: day))
    #expect(codes == [])
  }

  @Test(
    "days that there are not, and other ways to write one, are refused and shown",
    arguments: [
      "2025-02-29", "1900-02-29", "2025-04-31", "2025-13-01", "2025-00-10", "2025-01-00",
      "0000-01-01",
      "2025-1-31", "25-01-31", "2025/01/31", "2025.01.31", "20250131", "2025年1月31日", "2025-01-31 ",
      "2025-01-31T00:00", "-025-01-31", "20.0-01-05", "2025-1.-05", "２０２５-01-31", "",
    ])
  func noDates(text: String) {
    let (date, codes, messages) = reading(text) { $0.date("d", &$1) }
    #expect(date == nil)
    #expect(codes == ["not-a-date"])
    #expect(messages.first?.contains("found `\(text)`") == true)
  }

  // MARK: - Words

  private enum Window: String, CaseIterable { case wholeYear, halfYear, quarter }

  @Test("only true and false are a yes and a no")
  func booleans() {
    #expect(reading("true") { $0.boolean("b", &$1) }.result == true)
    #expect(reading("false") { $0.boolean("b", &$1) }.result == false)
    for text in ["yes", "no", "on", "off", "True", "FALSE", "1", "0", "y", "是", ""] {
      let (value, codes, messages) = reading(text) { $0.boolean("b", &$1) }
      #expect(value == nil)
      #expect(codes == ["not-a-boolean"])
      #expect(messages == ["`b` is either true or false, found `\(text)`"])
    }
  }

  @Test("a word that is none of the choice is answered with all of them and the nearest")
  func choices() {
    #expect(reading("quarter") { $0.choice("w", Window.self, &$1) }.result == .quarter)
    let (value, codes, messages) = reading("half_year") { $0.choice("w", Window.self, &$1) }
    #expect(value == nil)
    #expect(codes == ["not-a-choice"])
    #expect(
      messages == [
        "`w` must be one of wholeYear, halfYear, quarter, found `half_year`; did you mean `halfYear`?"
      ])
    let far = reading("decade") { $0.choice("w", Window.self, &$1) }
    #expect(far.messages == ["`w` must be one of wholeYear, halfYear, quarter, found `decade`"])
  }

  @Test(
    "identifiers are short, in small letters, and ASCII",
    arguments: [
      ("a", true), ("member-service", true), ("k2-", true),
      (String(repeating: "a", count: 64), true),
      (String(repeating: "a", count: 65), false), ("", false), ("2k", false), ("-a", false),
      ("A", false), ("a_b", false), ("a b", false), ("走访", false), ("аb", false), ("ａ", false),
      ("é", false), ("a\u{200B}", false), ("~", false), ("null", false),
    ])
  func identifiers(text: String, isValid: Bool) {
    #expect((reading(text) { $0.identifier("id", &$1) }.result != nil) == isValid)
  }

  @Test("nothing written is no text, wherever it stands; in quotes it is one")
  func absentWords() throws {
    let composed = try Composed("w: [完成, ~, null, '', \"~\", 'null']\n")
    guard case .mapping(let entries) = composed.root?.content else {
      Issue.record("no mapping")
      return
    }
    var faults = FaultCollector()
    #expect(entries[0].value.words("w", &faults) == ["完成", "", "~", "null"])
    #expect(faults.faults.map(\.place) == ["1:9 not-text", "1:12 not-text"])
  }

  @Test("a single value stands for a list of one; a mapping and nothing do not")
  func lists() throws {
    guard case .mapping(let entries) = try Composed("a: 完成\nb: {c: d}\ne:\n").root?.content else {
      Issue.record("no mapping")
      return
    }
    var faults = FaultCollector()
    #expect(entries.map { $0.value.list("l", &faults).count } == [1, 0, 0])
    #expect(faults.faults.map(\.place) == ["2:4 not-a-list", "3:3 not-a-list"])
  }

  @Test("a list or a mapping where one value should stand is shown as such")
  func wrongShapes() throws {
    guard case .mapping(let entries) = try Composed("a: [1]\nb: {c: 1}\n").root?.content else {
      Issue.record("no mapping")
      return
    }
    var faults = FaultCollector()
    #expect(entries[0].value.integer("a", in: 0...9, &faults) == nil)
    #expect(entries[1].value.date("b", &faults) == nil)
    #expect(faults.faults.map { $0.english.suffix(11) } == ["found `[…]`", "found `{…}`"])
  }

  @Test("a message quotes no more than the beginning of a long text")
  func longTexts() {
    let text = String(repeating: "长", count: 100_000)
    for message in reading(text, by: { $0.integer("n", in: 0...9, &$1) }).messages {
      #expect(message.hasSuffix("found `" + String(repeating: "长", count: 60) + "…`"))
    }
  }
}
