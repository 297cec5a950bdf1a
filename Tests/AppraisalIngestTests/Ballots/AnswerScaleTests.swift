import Testing

@testable import AppraisalIngest

@Suite("Answer scale")
struct AnswerScaleTests {
  private enum Outcome: Equatable {
    case code(Int, DecimalCoercions)
    case fault(IssueKind)
  }

  private func read(_ text: String, _ scale: AnswerScale) -> Outcome {
    withField(text) { field in
      switch scale.read(field) {
      case .code(let code, let coerced): .code(code, coerced)
      case .fault(let kind): .fault(kind)
      }
    }
  }

  private static let codes: [(Range<Int64>, Int, String, Int)] = [
    (1..<11, 0, "1", 3), (1..<11, 0, "10", 12), (1..<11, 0, "7.0", 9), (0..<1001, 1, "0", 3),
    (0..<1001, 1, "85.5", 858), (0..<1001, 1, "100", 1003), (0..<10_001, 2, "85.55", 8558),
    (-50..<51, 1, "-5", 3), (-50..<51, 1, "0", 53),
  ]

  @Test("Numbers have the code 3 + units above the lowest number", arguments: codes)
  func numbers(range: Range<Int64>, places: Int, text: String, code: Int) throws {
    let scale = try #require(
      AnswerScale(
        name: "分",
        ratings: .numbers(lowest: range.lowerBound, highest: range.upperBound - 1, places: places)))
    #expect(read(text, scale) == .code(code, []))
  }

  @Test("Numbers off the scale, too exact or written otherwise are faults")
  func faults() throws {
    let scale = try #require(
      AnswerScale(
        name: "十分制", ratings: .numbers(lowest: 10, highest: 100, places: 1), abstain: ["弃权", "-"],
        void: ["0"]))
    for text in ["0.9", "10.1", "11", "-1", "8分", "八", "nan", "99999999999999999999"] {
      #expect(
        read(text, scale)
          == .fault(
            .answerOffScale(
              found: text, scale: "十分制", answers: .numbers(lowest: "1", highest: "10"))))
    }
    #expect(read("8.55", scale) == .fault(.tooManyPlaces(found: "8.55", places: 1)))
    #expect(read("", scale) == .fault(.blankField))
    #expect(read("８．５", scale) == .code(3 + 75, .fullWidthDigits))
    // Words are looked up before numbers are read.
    #expect(read("-", scale) == .code(AnswerScale.abstention, []))
    #expect(read("0", scale) == .code(AnswerScale.void, []))
  }

  @Test("Words are compared by their bytes; a blank cell is a fault unless it is a word")
  func words() throws {
    let scale = try #require(
      AnswerScale(name: "词", ratings: .words([["好", "OK"], ["caf\u{E9}"]]), unanswered: ["未评"]))
    #expect(read("OK", scale) == .code(3, []))
    #expect(read("ok", scale) == .fault(.answerOffScale(found: "ok", scale: "词")))
    #expect(read("caf\u{E9}", scale) == .code(4, []))
    #expect(read("cafe\u{301}", scale) == .fault(.answerOffScale(found: "cafe\u{301}", scale: "词")))
    #expect(read("未评", scale) == .code(AnswerScale.unanswered, []))
    #expect(read("", scale) == .fault(.blankField))
  }

  @Test("A word that stands for two things makes no scale")
  func wordsStandForOneThing() {
    func scale(_ words: [[String]], abstain: [String] = [], void: [String] = []) -> AnswerScale? {
      AnswerScale(name: "", ratings: .words(words), abstain: abstain, void: void)
    }
    #expect(scale([["好"], ["差"]], abstain: ["弃权"], void: ["废票"]) != nil)
    #expect(scale([["好"], ["好"]]) == nil)
    #expect(scale([["好", "好"]]) == nil)
    #expect(scale([["好"]], abstain: ["好"]) == nil)
    #expect(scale([["好"]], abstain: ["x"], void: ["x"]) == nil)
  }

  private static let ends: [(Int64, Int64, Bool)] = [
    (5, 5, true), (6, 5, false), (0, 16_777_212, true), (0, 16_777_213, false),
    (.min, .max, false), (.min, .min + 10, true), (-1, .max, false),
  ]

  @Test("A range must hold a number, and no more than the codes can tell apart", arguments: ends)
  func ranges(lowest: Int64, highest: Int64, isScale: Bool) {
    let scale = AnswerScale(
      name: "", ratings: .numbers(lowest: lowest, highest: highest, places: 0))
    #expect((scale != nil) == isScale)
  }

  @Test("The last number of the largest scale has the last code")
  func lastCode() throws {
    let scale = try #require(
      AnswerScale(name: "", ratings: .numbers(lowest: 0, highest: 16_777_212, places: 0)))
    #expect(read("16777212", scale) == .code(16_777_215, []))
    #expect(AnswerScale.codeLimit == 16_777_216)
  }
}
