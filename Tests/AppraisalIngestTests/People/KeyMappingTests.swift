import Testing

@testable import AppraisalIngest

@Suite("Mappings")
struct KeyMappingTests {
  private let identifiers = ["S1", "S2", "S3"]

  private func read(_ text: String) -> (mapping: KeyMapping?, log: IssueLog) {
    var log = IssueLog()
    let mapping = readMapping(
      SourceFile(text, name: "mapping.csv"), options: .init(), identifiers: identifiers, log: &log)
    return (mapping, log)
  }

  @Test("A spelling gives the position of its identifier; an empty one is set aside")
  func positions() {
    let (mapping, log) = read("文件中的写法,名册编号\n东村,S2\n西村,S1\n南村,\n东村,S2\n")
    #expect(mapping?.position(of: "东村") == 1)
    #expect(mapping?.position(of: "西村") == 0)
    #expect(mapping?.position(of: "南村") == nil)
    #expect(mapping?.count == 2)
    #expect(
      log.issues.map(\.kind) == [.blankField, .repeatedRecord(firstLine: 2)])
    #expect(log.accounts.map(\.accepted) == [2])
    #expect(log.accounts.map(\.quarantined) == [2])
  }

  @Test(
    "A mapping that contradicts itself or the list is refused",
    arguments: [
      ("东村,S2\n东村,S1\n", IssueKind.MappingFault.twoIdentifiers(firstLine: 2), "东村"),
      ("东村,S9\n", .unknownIdentifier("S9"), "东村"), ("S1,S2\n", .isIdentifier, "S1"),
    ])
  func refused(_ rows: String, _ fault: IssueKind.MappingFault, _ form: String) {
    let (mapping, log) = read("文件中的写法,名册编号\n" + rows)
    #expect(mapping == nil)
    #expect(log.issues.map(\.kind) == [.mappingFault(form: form, fault)])
    #expect(log.accounts.first?.accepted == 0)
  }
}

@Suite("Mapping drafts")
struct MappingDraftTests {
  private func unknown(_ forms: [(String, Int)]) -> UnknownForms {
    var unknown = UnknownForms()
    for (form, line) in forms { withField(form) { unknown.add($0, line: line) } }
    return unknown
  }

  @Test("Only a single fit suggestion is filled in; the most frequent spelling comes first")
  func rows() {
    let names = ["张三", "买买提·吐", "傅强", "李四", "李 四"]
    let index = LookalikeIndex(names)
    let forms = unknown([("付强", 2), ("买买提•吐", 3), ("李　四", 4), ("孙七", 5), ("付强", 6)])
    let draft = MappingDraft(forms, identifiers: ["S1", "S2", "S3", "S4", "S5"], names: names) {
      index.lookalikes(of: $0).map(NameSuggestion.init)
    }
    #expect(
      draft.rows.map(\.fields) == [
        ["付强", "", "", "? 傅强 [1: U+4ED8 → U+5085]", "2", "2"],
        ["买买提•吐", "S2", "买买提·吐", "买买提·吐 [4: U+2022 → U+00B7]", "1", "3"],
        ["李　四", "", "", "李四 [2: U+3000 → ∅]; 李 四 [2: U+3000 → U+0020]", "1", "4"],
        ["孙七", "", "", "", "1", "5"],
      ])
    #expect(draft.rows.allSatisfy { $0.fields.count == MappingDraft.headers.count })
  }

  @Test("Parts of a file add up, with lines of the whole")
  func merging() {
    var whole = unknown([("甲", 3), ("乙", 4)])
    whole.merge(unknown([("丙", 1), ("甲", 2)]), linesBefore: 10)
    #expect(
      whole.forms == [
        .init(text: "甲", count: 2, firstLine: 3), .init(text: "乙", count: 1, firstLine: 4),
        .init(text: "丙", count: 1, firstLine: 11),
      ])
  }

  @Test("Beyond the limit and beyond any typed length, spellings are counted only")
  func limit() {
    var forms = unknown((0..<UnknownForms.limit + 3).map { ("名\($0)", $0) })
    withField(String(repeating: "长", count: 101)) { forms.add($0, line: 1) }
    withField("名5") { forms.add($0, line: 1) }
    #expect(forms.forms.count == UnknownForms.limit)
    #expect(forms.unlisted == 4)
    #expect(forms.forms[5].count == 2)
  }
}
