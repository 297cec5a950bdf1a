import Testing

@testable import AppraisalIngest

@Suite("Field trimming")
struct FieldTrimmingTests {
  static let cases: [(String, String, Bool)] = [
    ("", "", false),
    ("8", "8", false),
    (" 8", "8", true),
    ("8\t", "8", true),
    ("\u{3000}张三\u{3000}", "张三", true),
    ("\u{A0}8\u{A0} ", "8", true),
    (" \u{3000}\u{A0}\t", "", true),
    ("张 三", "张 三", false),
    ("张\u{3000}三 ", "张\u{3000}三", true),
    // Not blanks: a zero-width space, U+3001 and U+00A1 share all but their last byte with blanks.
    ("\u{200B}8", "\u{200B}8", false),
    ("\u{3001}8\u{3001}", "\u{3001}8\u{3001}", false),
    ("\u{A1}8", "\u{A1}8", false),
    // U+0800 and U+4000 end in the bytes A0 80 and 80 80.
    ("8\u{0800}", "8\u{0800}", false),
    ("8\u{4000}", "8\u{4000}", false),
  ]

  @Test("Takes away outer blanks and nothing else", arguments: cases)
  func trims(_ text: String, _ expected: String, _ hadBlanks: Bool) {
    withField(text) { field in
      let result = trimmed(field)
      #expect(Array(result.field) == Array(expected.utf8))
      #expect(result.hadOuterBlanks == hadBlanks)
    }
  }
}
