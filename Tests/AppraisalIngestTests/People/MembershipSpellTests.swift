import AppraisalNumerics
import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Membership spells")
struct MembershipSpellTests {
  private func read(
    _ rows: String, hasIdentifiers: Bool = true
  ) -> (people: MembershipSpells?, log: IssueLog) {
    var log = IssueLog()
    let people = readMembershipSpells(
      SourceFile("编号,姓名,单位,起,止\n" + rows), options: .init(),
      columns: MembershipColumns(
        identifier: hasIdentifiers ? "编号" : nil, name: "姓名", subject: "单位", from: "起", to: "止"),
      roster: SmallReader.subjects, log: &log)
    return (people, log)
  }

  @Test("Somebody who moved has both spells")
  func moved() throws {
    let (people, log) = read(
      "M1,王某,S2,2025-07-01,\nM2,李某,S3,,\nM1,王某,S1,,2025-06-30\n")
    #expect(log.issues.isEmpty)
    let found = try #require(people)
    #expect(found.count == 2)
    let member = try #require(found.position(of: "M1"))
    for (day, subject) in [
      ((2020, 1, 1), 0), ((2025, 6, 30), 0), ((2025, 7, 1), 1), ((2030, 1, 1), 1),
    ] {
      let date = try CalendarDate(year: day.0, month: day.1, day: day.2)
      #expect(found.subject(of: member, on: date) == subject)
    }
  }

  @Test("Between two spells somebody belongs nowhere")
  func gap() throws {
    let (people, _) = read("M1,王某,S1,,2025-03-31\nM1,王某,S2,2025-06-01,\n")
    let date = try CalendarDate(year: 2025, month: 4, day: 1)
    #expect(people?.subject(of: 0, on: date) == nil)
  }

  @Test("Two people of one name without identifiers refuse the list")
  func sameName() {
    let (people, log) = read(",王某,S1,,\n,李某,S1,,\n,王某,S2,,\n", hasIdentifiers: false)
    #expect(people == nil)
    #expect(log.issues.map(\.kind) == [.sameName(name: "王某", firstLine: 2)])
    #expect(log.accounts.map(\.refused) == [3])
    let (told, toldLog) = read("M1,王某,S1,,\nM2,李某,S1,,\nM3,王某,S2,,\n")
    #expect(told?.names == ["王某", "李某", "王某"])
    #expect(toldLog.issues.isEmpty)
  }

  @Test("An identifier of two names refuses the list")
  func reused() {
    let (people, log) = read("M1,王某,S1,,2025-03-31\nM1,李某,S2,2025-04-01,\n")
    #expect(people == nil)
    #expect(
      log.issues.map(\.kind) == [
        .identifierOfTwoNames(identifier: "M1", name: "李某", otherName: "王某", firstLine: 2)
      ])
  }

  @Test("A spell that ends before it begins, and a copy, are set aside")
  func faults() {
    let (people, log) = read("M1,王某,S1,2025-03-31,2025-03-30\nM2,李某,S1,,\nM2,李某,S1,,\n")
    #expect(people?.spells.map(\.line) == [3])
    #expect(
      log.issues.map(\.verdict) == [
        "quarantined dates-out-of-order @2#1 E=止", "quarantined record-repeated @4#3",
      ])
  }

  @Test("Exactly those spells are set aside that share a day with another of the same person")
  func overlapsAsByTrial() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<300 {
      let spells = (0..<6).map { _ -> (first: Int, last: Int) in
        let first = Int.random(in: 0...28, using: &random)
        return (first, Int.random(in: max(first, 1)...29, using: &random))
      }
      // 0 stands for a spell that began before anybody counted, 29 for one that goes on.
      let rows = spells.enumerated().map { index, spell in
        let from = spell.first == 0 ? "" : "202501\(twoDigits(spell.first))"
        let to = spell.last == 29 ? "" : "202501\(twoDigits(spell.last))"
        return "M1,王某,S\(index % 3 + 1),\(from),\(to),\(index)"
      }
      let alone = spells.indices.filter { index in
        !spells.indices.contains {
          $0 != index && spells[$0].first <= spells[index].last
            && spells[index].first <= spells[$0].last
        }
      }
      var log = IssueLog()
      let people = readMembershipSpells(
        SourceFile("编号,姓名,单位,起,止,注\n" + rows.joined(separator: "\n")), options: .init(),
        columns: MembershipColumns(identifier: "编号", name: "姓名", subject: "单位", from: "起", to: "止"),
        roster: SmallReader.subjects, log: &log)
      #expect(people?.spells.map { Int($0.line) - 2 }.sorted() == alone)
      #expect(log.count(of: .quarantined) == 6 - alone.count)
    }
  }

  private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
