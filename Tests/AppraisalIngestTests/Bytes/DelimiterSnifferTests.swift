import Testing

@testable import AppraisalIngest

@Suite("Delimiter sniffer")
struct DelimiterSnifferTests {
  private func sniff(_ text: String) -> DelimiterGuess { withField(text, sniffDelimiter) }

  static let headers: [(String, Character)] = [
    ("姓名,得分\n1;2;3;4,5", ","),
    ("姓名;得分\n1,5;2,5;3,5", ";"),
    ("姓名\t得分\t备注", "\t"),
    ("姓名", ","),
    ("", ","),
    ("\r\n\n姓名;得分\r\n", ";"),
    ("a,b;c", ","),
    ("a;b;c,d", ";"),
    ("\"a,b,c\";d", ";"),
    ("\"a\"\",,,\";d", ";"),
    ("姓名，别名;得分", ";"),
    ("\"得分\n(满分100)\";\"姓名\"\n1,5;2", ";"),
    ("\"a,\r\nb,\r\nc\"\td\n", "\t"),
    ("5\"寸;得分;备注\"\n", ";"),
    ("\"姓名，别名\"", ","),
  ]

  @Test("The first line that is not empty decides", arguments: headers)
  func decides(_ text: String, _ expected: Character) {
    let guess = sniff(text)
    #expect(Character(Unicode.Scalar(guess.delimiter)) == expected)
    #expect(!guess.hasSeparatorLine)
    #expect(!guess.isFullWidth)
  }

  @Test("A sep= line is honoured and reported", arguments: [",", ";", "\t"])
  func honoursSeparatorLine(_ separator: String) {
    for rest in ["\na,b;c", "\r\na,b;c", "\ra,b;c", ""] {
      let guess = sniff("sep=\(separator)\(rest)")
      #expect(guess.hasSeparatorLine)
      #expect(guess.delimiter == separator.utf8.first)
    }
  }

  @Test(
    "A header that only looks like a sep= line is a header",
    arguments: ["sep=", "sep=;;", "xsep=;"])
  func leavesHeadersAlone(_ text: String) {
    #expect(!sniff("\(text)\na;b").hasSeparatorLine)
  }

  @Test(
    "Full-width separators are reported when nothing else can separate",
    arguments: ["姓名，得分\n张三，8", "姓名；得分"])
  func reportsFullWidth(_ text: String) {
    #expect(sniff(text).isFullWidth)
  }
}
