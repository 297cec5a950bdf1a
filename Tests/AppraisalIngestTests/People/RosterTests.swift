import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Roster")
struct RosterTests {
  /// Identifiers ascending by their UTF-8 bytes: 31 30, 39, 41, 5A, 61, 65 CC 81, C3 A9, E4 B8 AD,
  /// F0 A0 AE B7.
  private static let ascending = ["10", "9", "A", "Z", "a", "e\u{301}", "\u{E9}", "中", "𠮷"]

  private func read(_ text: String) -> (roster: Roster?, log: IssueLog) {
    var log = IssueLog()
    let roster = readRoster(
      SourceFile(text, name: "roster.csv"), options: .init(),
      columns: RosterColumns(
        identifier: "编号", name: "姓名", organisation: "上级", strata: ["类别"], numbers: ["人数", "户数"]),
      log: &log)
    return (roster, log)
  }

  @Test("Subjects stand in the order of the bytes of their identifiers, whatever the file's order")
  func order() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<20 {
      let shuffled = RosterTests.ascending.shuffled(using: &random)
      let lines = shuffled.map { "\($0),名\($0),类\($0),\($0.utf8.count),7,上\($0)" }
      let (roster, log) = read(
        "编号,姓名,类别,人数,户数,上级\n" + lines.joined(separator: "\n"))
      #expect(log.issues.isEmpty)
      // String's == takes é and e with a combining accent for the same, so bytes are compared.
      #expect(
        roster?.subjects.map { Array($0.identifier.utf8) }
          == RosterTests.ascending.map { Array($0.utf8) })
      #expect(roster?.numbers["人数"] == RosterTests.ascending.map { Int64($0.utf8.count) })
      #expect(roster?.numbers["户数"] == RosterTests.ascending.map { _ in 7 })
      for (row, identifier) in RosterTests.ascending.enumerated() {
        #expect(roster?.row(of: identifier) == row)
        let subject = roster?.subjects[row]
        #expect(subject?.name.utf8.elementsEqual("名\(identifier)".utf8) == true)
        #expect(subject?.strata.first?.utf8.elementsEqual("类\(identifier)".utf8) == true)
        #expect(subject?.organisation?.utf8.elementsEqual("上\(identifier)".utf8) == true)
      }
      #expect(roster?.row(of: "é ") == nil)
    }
  }

  @Test("é and e with a combining accent are two identifiers")
  func composedAndDecomposed() {
    let (roster, log) = read("编号,姓名,类别,人数,户数,上级\n\u{E9},甲,x,1,1,\ne\u{301},乙,x,1,1,\n")
    #expect(log.issues.isEmpty)
    #expect(roster?.subjects.map(\.name) == ["乙", "甲"])
    #expect(roster?.row(of: "e\u{301}") == 0)
    #expect(roster?.row(of: "\u{E9}") == 1)
  }

  @Test("An identifier defined again refuses the file and tells both lines, each time")
  func repeatedIdentifier() {
    let (roster, log) = read(
      "编号,姓名,类别,人数,户数,上级\n1,甲,x,1,1,\n2,\"乙\n乙\",x,1,1,\n 1,丙,x,1,1,\n2,丁,x,1,1,\n1,戊,x,1,1,\n")
    #expect(roster == nil)
    let refusals = log.issues.filter { $0.severity == .refused }
    #expect(
      refusals.map(\.kind) == [
        .repeatedIdentifier(identifier: "1", firstLine: 2),
        .repeatedIdentifier(identifier: "2", firstLine: 3),
        .repeatedIdentifier(identifier: "1", firstLine: 2),
      ])
    #expect(refusals.map(\.place.line) == [5, 6, 7])
    #expect(log.accounts.map(\.seen) == [5])
    #expect(log.accounts.map(\.refused) == [5])
  }

  @Test("An empty organisation and numbers up to a thousand million are fine, one more is not")
  func limits() {
    let (roster, log) = read(
      "编号,姓名,类别,人数,户数,上级\n1,甲,x,1000000000,0,\n2,乙,x,1000000001,0,\n3,丙,x,-1,0,\n")
    #expect(roster?.numbers == ["人数": [1_000_000_000], "户数": [0]])
    #expect(roster?.subjects.map(\.organisation) == [""])
    let range = "0…1000000000"
    #expect(
      log.issues.map(\.kind) == [
        .numberOutOfRange(found: "1000000001", range: range),
        .numberOutOfRange(found: "-1", range: range),
      ])
  }
}
