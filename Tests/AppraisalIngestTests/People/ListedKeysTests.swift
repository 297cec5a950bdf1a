import AppraisalNumerics
import Testing

@testable import AppraisalIngest

@Suite("How records name those on a list")
struct ListedKeysTests {
  /// Two people are called 张三, in two units.
  static let roster = Roster(
    subjects: [
      ("D1", "张三", "东街"), ("D2", "张三", "西街"), ("D3", "买买提·吐", "东街"), ("D4", "李四", "西街"),
    ].map { Subject(identifier: $0.0, name: $0.1, strata: [], organisation: $0.2) })

  /// Reads services that name somebody of the roster, and gives whom, with the issues.
  private func read(
    _ rows: [String], _ list: RecordReference = .subjects(roster), unit: String? = nil
  ) throws -> (who: [Int32], log: IssueLog) {
    let period = try #require(SmallReader.year2025())
    var log = IssueLog()
    let header = unit == nil ? "经办,日期" : "经办,日期,\(unit ?? "")"
    // The days differ, so that no record repeats another.
    let lines = rows.enumerated().map { number, row in
      let parts = row.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      return "\(parts[0]),2025-01-\(number + 10)" + (parts.count > 1 ? ",\(parts[1])" : "")
    }
    let records = readServices(
      SourceFile(([header] + lines).joined(separator: "\n")), options: .init(unit: unit),
      columns: ("经办", "日期"), reference: list, period: period, log: &log)
    return (records?.map(\.who) ?? [], log)
  }

  private func mapping(_ rows: String) throws -> KeyMapping {
    var log = IssueLog()
    let mapping = readMapping(
      SourceFile("文件中的写法,名册编号\n" + rows), options: .init(),
      identifiers: RecordReference.subjects(Self.roster).identifiers, log: &log)
    return try #require(mapping)
  }

  @Test("An unknown key is reported with the identifier or the name that it may be")
  func hints() throws {
    let (who, log) = try read(["d1", "李四", "买买提•吐", "张三", "D\u{202E}9", "王五", "D4"])
    #expect(who == [3])
    #expect(
      log.issues.map(\.code) == [
        "lookalike-roster", "lookalike-roster", "lookalike-roster", "lookalike-roster",
        "character-invisible", "unknown-roster",
      ])
    let suggestions = log.issues.compactMap { issue -> String? in
      guard case .unknownLookalike(_, _, let suggestion, let others) = issue.kind else {
        return nil
      }
      return "\(suggestion.summary) +\(others)"
    }
    #expect(
      suggestions == [
        "D1 [1: U+0064 → U+0044] +0", "李四 = D4 +0", "买买提·吐 [4: U+2022 → U+00B7] +0", "张三 = D1 +1",
      ])
  }

  @Test("A spelling of the mapping stands for its identifier, and each use is counted")
  func mapped() throws {
    let list = RecordReference.subjects(Self.roster)
      .named(.identifiers, mapping: try mapping("老张,D2\n小李,D4\n"))
    let (who, log) = try read(["老张", "D2", "小李", "老张", "老王"], list)
    #expect(who == [1, 1, 3, 1])
    #expect(
      log.issues.map(\.kind) == [
        .mappedKeys(count: 3), .unknownKey(found: "老王", list: .roster),
      ])
  }

  @Test("A draft shields what looks like a formula, and the mapping gives it back")
  func shielded() throws {
    let mapping = try mapping("'=张三,D1\n''甲,D2\n'甲乙,D3\n")
    #expect(mapping.position(of: "=张三") == 0)
    #expect(mapping.position(of: "'甲") == 1)
    #expect(mapping.position(of: "'甲乙") == 2)
  }

  @Test("A name counts while no other has it; the mapping goes first, and identifiers are no names")
  func names() throws {
    let list = RecordReference.subjects(Self.roster)
    let (who, log) = try read(["李四", "张三", "D4", "李 四"], list.named(.names))
    #expect(who == [3])
    #expect(
      log.issues.map(\.kind.code) == ["name-ambiguous", "unknown-roster", "lookalike-roster"])
    #expect(log.issues.first?.kind == .ambiguousName(found: "张三", count: 2))
    let decided = try read(["张三"], list.named(.names, mapping: mapping("张三,D2\n")))
    #expect(decided.who == [1])
  }

  @Test("With a column of units, name and unit have to fit both; without a unit the name alone")
  func units() throws {
    let list = RecordReference.subjects(Self.roster).named(.namesAndUnits)
    let (who, log) = try read(
      ["张三|西街", "张三| 东街 ", "李四|", "张三|", "李四|东街"], list, unit: "街道")
    #expect(who == [1, 0, 3])
    #expect(log.issues.map(\.code) == ["name-ambiguous", "lookalike-roster"])
    #expect(log.issues.map(\.place.line) == [5, 6])
  }

  @Test("A member's unit is the identifier or the name of the subject")
  func unitsOfMembers() throws {
    var log = IssueLog()
    let members = readMembers(
      SourceFile("党员,姓名,社区\nM1,张三,S1\nM2,张三,S2\n"), options: .init(),
      columns: ("党员", "姓名", "社区"), roster: SmallReader.subjects, log: &log)
    let list = RecordReference.members(try #require(members)).named(.namesAndUnits)
    #expect(try read(["张三|S2", "张三|S1社区"], list, unit: "社区").who == [1, 0])
  }

  @Test("What was unknown makes a draft, with lines and the single fit suggestion")
  func draft() throws {
    let log = try read(["李四", "D1", "张三", "李四", "王五"]).log
    let draft = try #require(log.mappingDraft(for: .subjects(Self.roster)))
    #expect(
      draft.rows.map(\.fields) == [
        ["李四", "D4", "李四", "李四 = D4", "2", "2"],
        ["张三", "", "", "张三 = D1; 张三 = D2", "1", "4"], ["王五", "", "", "", "1", "6"],
      ])
    #expect(log.mappingDraft(for: .members(.none)) == nil)
  }

  @Test("An identity number with a small x is that with a capital")
  func smallX() throws {
    // The example of GB 11643.
    let roster = Roster(
      subjects: [Subject(identifier: "11010519491231002X", name: "甲", strata: [])])
    let (who, log) = try read(["11010519491231002x", "11010519491231002X"], .subjects(roster))
    #expect(who == [0, 0])
    #expect(log.issues.map(\.kind) == [.lowercaseCheckCharacter])
  }
}
