import Testing

@testable import AppraisalIngest

@Suite("Invisible characters")
struct InvisibleCharactersTests {
  private func found(_ text: String) -> InvisibleCharacter? {
    withField(text) { invisibleCharacter(in: $0) }
  }

  /// Unicode's general categories and its Default_Ignorable_Code_Point property, which the standard
  /// library carries, are the oracle; U+FFF9–FFFB are format characters.
  @Test("Agrees with the properties of every code point")
  func everyCodePoint() {
    var wrong: [String] = []
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let properties = scalar.properties
      let category = properties.generalCategory
      let isListed =
        properties.isDefaultIgnorableCodePoint || category == .control || category == .privateUse
        || category == .lineSeparator || category == .paragraphSeparator
        || (0xFFF9...0xFFFB).contains(value)
      let isFound = found("王\(scalar)五") == InvisibleCharacter(scalar: scalar, offset: 3)
      if isFound != isListed { wrong.append(String(value, radix: 16)) }
    }
    // Ignorable by name, but met in the running text of living or dead scripts: Khmer vowels,
    // shorthand and musical controls, and code points that are not assigned.
    let left: Set<String> = [
      "17b4", "17b5", "fff0", "fff1", "fff2", "fff3", "fff4", "fff5", "fff6", "fff7", "fff8",
      "1bca0",
      "1bca1", "1bca2", "1bca3", "1d173", "1d174", "1d175", "1d176", "1d177", "1d178", "1d179",
      "1d17a", "ffffe", "fffff", "10fffe", "10ffff",
    ]
    #expect(Set(wrong) == left)
  }

  @Test("The row C23: override, mark in the middle, soft hyphen and controls, with their places")
  func hazards() {
    #expect(found("张\u{202E}三") == InvisibleCharacter(scalar: "\u{202E}", offset: 3))
    #expect(found("a\u{FEFF}b") == InvisibleCharacter(scalar: "\u{FEFF}", offset: 1))
    #expect(found("ab\u{AD}c") == InvisibleCharacter(scalar: "\u{AD}", offset: 2))
    #expect(found("a\u{7}\u{AD}") == InvisibleCharacter(scalar: "\u{7}", offset: 1))
    #expect(found("张\u{200B}") == InvisibleCharacter(scalar: "\u{200B}", offset: 3))
    #expect(found("王\u{E000}")?.isPrivateUse == true)
    #expect(found("王\u{FE0F}")?.isPrivateUse == false)
  }

  @Test("Ordinary names and cut characters hold none")
  func ordinary() {
    for text in ["", "买买提·吐尔逊", "张 三", "王　五", "O'Brien (2)", "Привет", "한국", "𠮷野", "é", "，。％"] {
      #expect(found(text) == nil, "\(text)")
    }
    for cut: [UInt8] in [[0xE2], [0xE2, 0x80], [0xF3, 0xA0, 0x81], [0xC2], [0x8B], [0xEF, 0xBB]] {
      #expect(cut.withUnsafeBufferPointer { invisibleCharacter(in: $0) } == nil)
    }
  }
}
