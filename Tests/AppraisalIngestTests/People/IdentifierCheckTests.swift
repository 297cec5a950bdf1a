import Testing

@testable import AppraisalIngest

@Suite("Identifiers and names that lists define")
struct IdentifierCheckTests {
  private func roster(_ rows: String) -> (roster: Roster?, log: IssueLog) {
    var log = IssueLog()
    let roster = readRoster(
      SourceFile("编号,姓名,人数\n" + rows), options: .init(),
      columns: RosterColumns(identifier: "编号", name: "姓名", numbers: ["人数"]), log: &log)
    return (roster, log)
  }

  private func members(_ rows: String) -> (members: Members?, log: IssueLog) {
    var log = IssueLog()
    let members = readMembers(
      SourceFile("编号,姓名,社区\n" + rows), options: .init(), columns: ("编号", "姓名", "社区"),
      roster: SmallReader.subjects, log: &log)
    return (members, log)
  }

  @Test("One identifier in scientific notation refuses the list and accounts for every record")
  func scientific() {
    let (list, log) = roster("1.10105E+17,甲,1\n2,乙,1\n")
    #expect(list == nil)
    #expect(log.issues.map(\.verdict) == ["refused identifiers-rounded A=编号"])
    #expect(log.accounts.map(\.refused) == [2])
    #expect(members("1.10105E+17,甲,S1\n").members == nil)
  }

  @Test("A rounded number and a wrong check character are set aside, a small x is made a capital")
  func damaged() {
    // The example of GB 11643, with its last digits lost, wrong, and in small letters.
    let rows = [
      "110105194912310000,甲,1", "110105194912310021,乙,2", "11010519491231002x,丙,3", "A7,丁,4",
    ]
    let (list, log) = roster(rows.joined(separator: "\n"))
    #expect(list?.subjects.map(\.identifier) == ["11010519491231002X", "A7"])
    #expect(list?.numbers["人数"] == [3, 4])
    #expect(
      log.issues.map(\.kind) == [
        .damagedIdentifier(.roundedDigits), .damagedIdentifier(.failedCheck),
        .lowercaseCheckCharacter,
      ])
    #expect(log.accounts.map(\.quarantined) == [2])
  }

  @Test("A number that is shorter than nine of ten is set aside, whichever row it stands in")
  func shortened() {
    let rows = ["7,甲,1"] + (1...9).map { "00\($0),乙\($0),\($0)" }
    let (list, log) = roster(rows.joined(separator: "\n"))
    #expect(list?.subjects.map(\.identifier) == (1...9).map { "00\($0)" })
    #expect(list?.numbers["人数"] == (1...9).map { Int64($0) })
    #expect(log.issues.map(\.verdict) == ["quarantined identifier-damaged @2#1 A=编号"])
    #expect(log.issues.map(\.kind) == [.damagedIdentifier(.shortened(usual: 3))])
    #expect(log.accounts.map(\.accepted) == [9])
    let people = members((1...9).map { "00\($0),乙\($0),S2\n" }.joined() + "7,甲,S1\n").members
    #expect(people?.names == (1...9).map { "乙\($0)" })
    #expect(people?.subjectRows == Array(repeating: 1, count: 9))
    #expect((0..<9).map { people?.identifier(at: $0) } == (1...9).map { "00\($0)" })
  }

  @Test(
    "Nobody's name hides a character; private ones and line breaks may stand there",
    arguments: [
      ("张\u{200B}三", true), ("\u{202E}张三", true), ("张\u{AD}三", true), ("张\u{E000}三", false),
      ("\u{E000}张\u{200B}三", true), ("\"张\n三\"", false), ("买买提·吐", false),
    ])
  func hidden(_ name: String, _ isHidden: Bool) {
    let (list, log) = roster("1,\(name),1\n2,乙,1\n")
    #expect(list?.count == (isHidden ? 1 : 2))
    #expect(
      log.issues.map(\.verdict)
        == (isHidden ? ["quarantined character-invisible @2#1 B=姓名"] : []))
    #expect(members("1,\(name),S1\n2,乙,S1\n").members?.count == (isHidden ? 1 : 2))
    // An identifier is held to the same.
    #expect(roster("\(name),甲,1\n2,乙,1\n").roster?.count == (isHidden ? 1 : 2))
  }
}
