import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Several answers in one cell")
struct AnswerSplitterTests {
  private let brackets = SurveyRules.NoteBrackets("〖", "〗", .verified)

  private func split(_ text: String, _ separator: String? = "┋") -> [String] {
    var answers: [String] = []
    withField(text) { field in
      AnswerSplitter(separator: separator, brackets: brackets).forEachAnswer(in: field) {
        answers.append(String(decoding: $0, as: UTF8.self))
      }
    }
    return answers
  }

  @Test("Answers are parted outside notes")
  func parts() {
    #expect(split("运动┋影视┋购物") == ["运动", "影视", "购物"])
    #expect(split("运动") == ["运动"])
    #expect(split("") == [])
    #expect(split("运动┋影视", nil) == ["运动┋影视"])
    #expect(split("运动┋ 影视┋") == ["运动", "影视", ""])
    #expect(split("其他〖甲┋乙〗┋影视") == ["其他〖甲┋乙〗", "影视"])
    #expect(split("其他〖甲┋影视") == ["其他〖甲", "影视"])
    #expect(split("a, b, c", ", ") == ["a", "b", "c"])
    #expect(split("甲〖a〖b┋c〗") == ["甲〖a〖b", "c〗"])
    #expect(split("甲〗┋〖乙") == ["甲〗", "〖乙"])
    #expect(split("甲〖a〗┋乙〖b┋c〗┋丙") == ["甲〖a〗", "乙〖b┋c〗", "丙"])
  }

  @Test("Without notes the parts are those of a plain split", arguments: [";", "┋", ", "])
  func agreesWithPlainSplit(separator: String) {
    var generator = SeededGenerator(seed: 63)
    for _ in 0..<300 {
      let words = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
        ["甲", "乙乙", "", "c", "┊", "⌇"][Int.random(in: 0..<6, using: &generator)]
      }
      let text = words.joined(separator: separator)
      guard text.utf8.first != 0x20, text.utf8.last != 0x20, !text.isEmpty else { continue }
      #expect(split(text, separator) == words)
    }
  }

  @Test(
    "Notes",
    arguments: [
      ("其他〖书面〗", "其他", String?.some("书面")), ("其他 〖〗", "其他", ""), ("其他", "其他", nil),
      ("其他〖书面", "其他〖书面", nil), ("其他〖书面〗x", "其他〖书面〗x", nil), ("〗", "〗", nil), ("", "", nil),
      ("其他〖a〖b〗", "其他", "a〖b"),
    ])
  func stripsNotes(text: String, option: String, note: String?) {
    withField(text) { field in
      let parts = AnswerSplitter(separator: nil, brackets: brackets).parts(of: field)
      #expect(String(decoding: parts.option, as: UTF8.self) == option)
      #expect(parts.note.map { String(decoding: $0, as: UTF8.self) } == note)
    }
  }
}
