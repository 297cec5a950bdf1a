import Testing

@testable import AppraisalIngest

@Suite("Members")
struct MembersTests {
  private func read(_ text: String) -> (members: Members?, log: IssueLog) {
    var log = IssueLog()
    let members = readMembers(
      SourceFile(text, name: "members.csv"), options: .init(), columns: ("党员", "姓名", "社区"),
      roster: SmallReader.subjects, log: &log)
    return (members, log)
  }

  @Test("Members keep the order of the file and know the row of their unit")
  func rows() {
    let (members, log) = read("党员,姓名,社区\nM2,乙,S3\nM1,甲,S1\nM3,丙,S3\n")
    #expect(log.issues.isEmpty)
    #expect(members?.count == 3)
    #expect(members?.subjectRows == [2, 0, 2])
    #expect(members?.names == ["乙", "甲", "丙"])
    #expect((0..<3).map { members?.identifier(at: $0) } == ["M2", "M1", "M3"])
  }

  @Test("A member of an unknown unit is set aside, the others stay")
  func unknownUnit() {
    let (members, log) = read("党员,姓名,社区\nM1,甲,S9\nM2,乙,S2\nM3,丙,\n")
    #expect(members?.names == ["乙"])
    #expect(members?.subjectRows == [1])
    #expect(
      log.issues.map(\.verdict) == [
        "quarantined unknown-roster @2#1 C=社区", "quarantined field-blank @4#3 C=社区",
      ])
    #expect(log.issues.first?.kind == .unknownKey(found: "S9", list: .roster))
    #expect(log.accounts.map(\.accepted) == [1])
    #expect(log.accounts.map(\.quarantined) == [2])
  }

  @Test("A member on two lines refuses the list")
  func repeatedMember() {
    let (members, log) = read("党员,姓名,社区\nM1,甲,S1\nM1,甲,S2\n")
    #expect(members == nil)
    #expect(log.issues.map(\.kind) == [.repeatedIdentifier(identifier: "M1", firstLine: 2)])
  }
}
