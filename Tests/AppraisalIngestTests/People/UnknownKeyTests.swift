import Testing

@testable import AppraisalIngest

@Suite("Unknown keys")
struct UnknownKeyTests {
  private func issue(_ text: String, known: [String]) -> IssueKind {
    let suggestions = LookalikeIndex(known).lookalikes(of: text).map(NameSuggestion.init)
    return withField(text) { .unknown($0, list: .roster, suggestions: suggestions) }
  }

  @Test("A lookalike is named first, then an invisible character, else the key alone")
  func order() throws {
    let known = ["张三", "张 三"]
    let alike = issue("张\u{3000}三", known: known)
    let first = try #require(LookalikeIndex(known).lookalikes(of: "张\u{3000}三").first)
    #expect(
      alike
        == .unknownLookalike(
          found: "张\u{3000}三", list: .roster, suggestion: NameSuggestion(first), others: 1))
    #expect(alike.code == "lookalike-roster")
    #expect(alike.severity == .quarantined)
    #expect(
      issue("李\u{202E}四", known: known) == .invisibleCharacter(codePoint: 0x202E, position: 2))
    #expect(issue("王五", known: known) == .unknownKey(found: "王五", list: .roster))
  }
}
