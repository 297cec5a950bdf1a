import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme
import Testing

/// Every rule that may concern somebody, with an exemption of the effect given.
private func rules(_ effect: String) -> String {
  """
  exemptions:
    - { id: away, when: { column: 备注, words: [免] }, effect: \(effect) }
  vetoes:
    - { id: idle, when: { indicator: mass, below: 60 }, effect: barTopGrade }
  bottom: { kind: last, n: 1, ties: include, minimumStratum: 1 }
  stars: { bands: [{ stars: 5, from: 0 }] }
  awards:
    - { id: first, title: 第一, first: 1, atCut: exceed }
  followUps:
    - { id: talk, title: 约谈, when: { indicator: mass, below: 60 } }
    - { id: notice, title: 通报, when: { grade: [优秀, 合格, 基本合格, 不合格] } }
  rewards:
    amounts: { column: 津贴 }
    coefficients: { 优秀: 1, 合格: 1, 基本合格: 1, 不合格: 1 }
  """
}

/// One of three at the top of the list and exempt, so that each rule would concern it: 99 and 50.
private func desk(_ effect: String) throws -> ConclusionDesk {
  try ConclusionDesk(
    rules(effect),
    [
      Person("a", 100, 50, note: "免", pay: "100"), Person("b", 70, pay: "100"),
      Person("c", 60, pay: "100"),
    ])
}

private func decision(_ subject: String) throws -> GradeOverride {
  GradeOverride(
    subject: subject, grade: "优秀", decidedBy: "党工委",
    date: try CalendarDate(year: 2025, month: 12, day: 28), reason: "研究",
    mark: SourceMark(line: 9, column: 5))
}

@Suite("What the exempted still take part in")
struct ExemptionTests {
  @Test("The excluded: no veto, bottom, star, award, follow-up or pay, and no decision either")
  func excluded() throws {
    let desk = try desk("excluded")
    let conclusions = desk.concluded([try decision("a")])
    let subject = conclusions.subjects[0]
    #expect(subject.isExcluded && subject.finalGrade == -1)
    // The exemption is all that happens.
    #expect(subject.effects.count == 1)
    #expect(subject.declined.map(\.grade) == ["优秀"])
    #expect(subject.stars == nil && subject.bottom == nil && subject.awards.isEmpty)
    #expect(subject.followUps.isEmpty && subject.reward == nil)
    // The first place is that of the next one, who is not passed over for anything.
    #expect(conclusions.awards[0].candidates.map(\.row) == [1])
    #expect(excludedRows(measure(desk.scheme, desk.records), desk.scheme) == [0])
  }

  @Test("The ungraded: score, rank, stars and follow-ups, but no award, last place or pay")
  func ungraded() throws {
    let conclusions = try desk("ungraded").concluded()
    let subject = conclusions.subjects[0]
    #expect(!subject.isExcluded && subject.finalGrade == -1)
    #expect(conclusions.standings.ranking.places == [1, 2, 3])
    #expect(subject.stars == 5 && subject.bottom == nil && subject.awards.isEmpty)
    // Only what asks for a grade does not concern it.
    #expect(subject.followUps.map(\.position) == [0])
    #expect(subject.reward?.hasGrade == false && subject.reward?.performance == 0)
    // It is the best, and passed over with the reason.
    let outcome = conclusions.awards[0]
    #expect(outcome.candidates.map(\.row) == [0, 1])
    #expect(outcome.candidates.map(\.isNominated) == [false, true])
    guard case .ungraded? = outcome.candidates[0].obstacles.first else {
      Issue.record("the reason is the exemption")
      return
    }
  }

  @Test("The committee may give the ungraded a grade, by which they are paid")
  func decided() throws {
    let desk = try desk("ungraded")
    let subject = desk.concluded([try decision("a")]).subjects[0]
    #expect(subject.finalGrade == 0 && subject.declined.isEmpty)
    #expect(subject.reward?.performance == 10_000)
    #expect(subject.awards.isEmpty)
  }
}
