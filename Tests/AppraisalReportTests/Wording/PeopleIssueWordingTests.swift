import AppraisalScheme
import Testing

@testable import AppraisalIngest
@testable import AppraisalReport

/// The sentences are what a clerk has to act on, so they are compared as a whole.
@Suite("Wording of issues about people")
struct PeopleIssueWordingTests {
  private func unknown(_ found: String, known: String) throws -> IssueKind {
    let lookalike = try #require(LookalikeIndex([known]).lookalikes(of: found).first)
    return .unknownLookalike(
      found: found, list: .roster, suggestion: NameSuggestion(lookalike), others: 0)
  }

  @Test("A lookalike is named with the code points that differ")
  func lookalike() throws {
    let dots = try unknown("买买提•吐", known: "买买提·吐")
    #expect(
      Wording(.chinese).message(dots) == "找不到“买买提•吐”；名册里有“买买提·吐”，第 4 个字符不同：“•”（U+2022）与“·”（U+00B7）")
    #expect(
      Wording(.english).message(dots)
        == "`买买提•吐` is unknown; the list has `买买提·吐`: character 4 differs: `•` (U+2022) and `·` (U+00B7)"
    )
    let blank = try unknown("张　三", known: "张三")
    #expect(Wording(.chinese).message(blank) == "找不到“张　三”；名册里有“张三”，第 2 个字符全角空格（U+3000）多余")
    let missing = try unknown("张三", known: "张　三")
    #expect(Wording(.chinese).message(missing) == "找不到“张三”；名册里有“张　三”，第 2 个字符前少了全角空格（U+3000）")
  }

  @Test("A character that cannot be seen is named or written as its code point only")
  func characters() {
    let chinese = Wording(.chinese)
    #expect(chinese.character("\u{A0}") == "不间断空格（U+00A0）")
    #expect(chinese.character("\u{200B}") == "零宽空格（U+200B）")
    #expect(chinese.character("\u{202E}") == "U+202E")
    #expect(chinese.character("\u{FE0F}") == "U+FE0F")
    #expect(chinese.character("\u{301}") == "U+0301")
    #expect(chinese.character("髙") == "“髙”（U+9AD9）")
  }

  @Test("What to do about an unknown key depends on the list, and on whether its digits are lost")
  func unknownKeys() {
    let chinese = Wording(.chinese)
    let lost = chinese.remedy(.unknownKey(found: "4.30202E+17", list: .members))
    #expect(lost.contains("科学计数法") && !lost.contains("补充名册"))
    for found in ["E+17", "4.3E17", "4.3E+", "甲E+17", "DW001"] {
      #expect(chinese.remedy(.unknownKey(found: found, list: .roster)) == "请核对写法，或补充名册")
    }
    for (answer, isOption) in [
      ("2", true), ("12", true), ("100", false), ("还行", false), ("", false),
    ] {
      let remedy = chinese.remedy(.answerOffScale(found: answer, scale: "s"))
      #expect(remedy.contains("选项序号") == isOption)
    }
    #expect(chinese.remedy(.unknownKey(found: "路人", list: .groups)).contains("aliases"))
  }

  @Test("Every kind has words of its own in both languages")
  func everyKind() throws {
    let damages: [IdentifierDamage] = [
      .scientific, .roundedDigits, .failedCheck, .shortened(usual: 18), .lowercaseX,
    ]
    let faults: [IssueKind.MappingFault] = [
      .twoIdentifiers(firstLine: 2), .unknownIdentifier("S9"), .isIdentifier,
    ]
    let kinds: [IssueKind] =
      damages.map(IssueKind.damagedIdentifier)
      + faults.map { .mappingFault(form: "东村", $0) } + [
        .roundedIdentifiers(count: 3), .lowercaseCheckCharacter, .mappedKeys(count: 2), .selfRating,
        .invisibleCharacter(codePoint: 0x202E, position: 2),
        .invisibleCharacter(codePoint: 0xE000, position: 2), .ambiguousName(found: "王五", count: 2),
        try unknown("付强", known: "傅强"),
      ]
    for language in [MessageLanguage.chinese, .english] {
      let messages = kinds.map(Wording(language).message)
      #expect(Set(messages).count == kinds.count)
      for (kind, message) in zip(kinds, messages) {
        #expect(message != kind.code)
        #expect(!Wording(language).remedy(kind).isEmpty)
      }
    }
  }

  @Test("An invisible character is written as its code point, never as itself")
  func invisible() {
    let kind = IssueKind.invisibleCharacter(codePoint: 0xAD, position: 3)
    #expect(Wording(.chinese).message(kind) == "第 3 个字符 U+00AD 看不见")
    #expect(Wording(.english).message(kind) == "character 3, U+00AD, cannot be seen")
  }
}
