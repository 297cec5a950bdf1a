import Testing

@testable import AppraisalReport

@Suite("Safe text")
struct SafeTextTests {
  @Test(
    "What steers a terminal or hides in a text is spelt out",
    arguments: [
      ("\u{1B}[2J", "\\u{1B}[2J"), ("a\r\nb", "a\\u{D}\\u{A}b"), ("\0", "\\u{0}"),
      ("\u{7F}", "\\u{7F}"), ("\u{9B}31m", "\\u{9B}31m"), ("甲\u{202E}乙", "甲\\u{202E}乙"),
      ("\u{202A}", "\\u{202A}"), ("\u{2066}\u{2069}", "\\u{2066}\\u{2069}"),
      ("\u{200E}\u{200F}\u{61C}", "\\u{200E}\\u{200F}\\u{61C}"), ("\u{FEFF}", "\\u{FEFF}"),
      ("张\u{200B}三", "张\\u{200B}三"), ("\u{200C}\u{200D}", "\\u{200C}\\u{200D}"),
      ("\u{2028}\u{2029}", "\\u{2028}\\u{2029}"), ("\u{E0041}", "\\u{E0041}"),
      ("\u{E0000}\u{E0002}", "\\u{E0000}\\u{E0002}"), ("\u{3164}\u{FFA0}", "\\u{3164}\\u{FFA0}"),
      ("a\u{34F}", "a\\u{34F}"),
    ])
  func steering(_ text: String, _ safe: String) { #expect(escaped(text) == safe) }

  // A name may be written with a chosen form of its character (U+845B U+E0100), and an emoji with
  // its picture: neither turns nor hides anything.
  @Test(
    "Readable text is left alone, to the byte",
    arguments: [
      "", "王某某", "e\u{301}", "葛\u{E0100}", "❤\u{FE0F}", "👍", "<img onerror=x>", "</script>",
      "{{7*7}}", "%00", "a\\b", "\u{3000}", "\u{A0}",
    ])
  func readable(_ text: String) { #expect(Array(escaped(text).utf8) == Array(text.utf8)) }

  @Test("No C0, C1, bidirectional or tag character comes through, whichever it is")
  func ranges() {
    let steering: [ClosedRange<UInt32>] = [
      0...0x1F, 0x7F...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xE0000...0xE007F,
    ]
    let scalars = steering.joined().compactMap(Unicode.Scalar.init)
    #expect(scalars.count == 32 + 33 + 5 + 7 + 4 + 128)
    let leaking = scalars.filter { scalar in
      escaped("a\(scalar)b") != "a\\u{\(String(scalar.value, radix: 16, uppercase: true))}b"
    }
    #expect(leaking.isEmpty)
  }
}
