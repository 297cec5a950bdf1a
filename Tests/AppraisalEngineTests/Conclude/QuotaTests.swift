import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme
import AppraisalTestSupport
import Testing

@Suite("Quotas of grades")
struct QuotaTests {
  private func quota(
    _ share: String, _ rounding: String, of base: String = "eligible", atCut: String = "exceed",
    within: String? = nil, grade: String = "优秀", spill: String = "合格"
  ) -> String {
    let stratum = within.map { ", within: \($0)" } ?? ""
    return "  - { grade: \(grade), most: \(share), of: \(base), rounding: \(rounding), "
      + "atCut: \(atCut), spill: \(spill)\(stratum) }\n"
  }

  @Test(
    "Vector E: 1/3 of 28 and 20 % of 14",
    arguments: [
      (28, "1/3", "floor", 9), (28, "1/3", "halfUp", 9), (28, "1/3", "ceiling", 10),
      (14, "20%", "floor", 2), (14, "20%", "halfUp", 3), (14, "20%", "ceiling", 3),
    ])
  func vectorE(people: Int, share: String, rounding: String, places: Int) throws {
    // All of them reach the grade, with different scores.
    let desk = try ConclusionDesk(
      "quotas:\n" + quota(share, rounding),
      numbered(people) { Person($0, 100 - $1 % 10, 100 - $1 / 10) })
    let conclusions = desk.concluded()
    #expect(conclusions.quotas.map(\.places) == [places])
    #expect(conclusions.quotas.map(\.base) == [people])
  }

  @Test(
    "Vector G: the unit's grade sets the share of its 11 staff",
    arguments: [("优", 3), ("良", 2), ("一般", 2), ("较差", 1)])
  func vectorG(grade: String, places: Int) throws {
    // 3.3, 2.75, 2.2 and 1.65 people, rounded down.
    let rules = """
      quotas:
        - grade: 优秀
          byUnit: { input: units, shares: { 优: 30%, 良: 25%, 一般: 20%, 较差: 15% }, otherwise: 0% }
          of: roster
          rounding: floor
          atCut: exceed
          spill: 合格
      """
    var desk = try ConclusionDesk(rules, numbered(11) { Person($0, 100 - $1, unit: "U1") })
    try desk.readUnitGrades("units", "U1,\(grade)\nU2,优\n")
    let conclusions = desk.concluded()
    #expect(conclusions.quotas.map(\.places) == [places])
    // 91 points and more reach the grade by score: the first ten.
    let expected =
      Array(repeating: "优秀", count: places) + Array(repeating: "合格", count: 11 - places)
    #expect(conclusions.grades(desk.scheme) == expected)
  }

  /// The oracle computes the quota again with every number of places, `k` of `n` people, and looks for
  /// the first at which somebody keeps the grade.
  @Test(
    "The number of places that would keep a grade is that at which it is kept",
    arguments: [
      "exceed", "excludeAll", "tieBreak, stillTied: exceed", "tieBreak, stillTied: excludeAll",
    ])
  func placesNeeded(atCut: String) throws {
    var generator = SeededGenerator(seed: 31)
    for _ in 0..<6 {
      let count = Int.random(in: 2...12, using: &generator)
      let people = (0..<count).map { index in
        Person(
          "p\(100 + index)", 92 + 2 * Int.random(in: 0...2, using: &generator),
          92 + 2 * Int.random(in: 0...2, using: &generator))
      }
      func outcome(_ places: Int) throws -> QuotaOutcome {
        let rules = "quotas:\n" + quota("\(places)/\(count)", "floor", atCut: atCut)
        let conclusions = try ConclusionDesk(rules, tieBreak: "[mass]", people).concluded()
        return try #require(conclusions.quotas.first)
      }
      let outcomes = try (1...count).map(outcome)
      for (position, needed) in outcomes[0].placesNeeded.enumerated() {
        let first = try #require(outcomes.firstIndex { $0.kept > position })
        #expect(Int(needed) == first + 1, "position \(position) of \(count)")
      }
    }
  }

  @Test("Only those among the equals at the last place are told of the tie")
  func tied() throws {
    // Two places for 99, 95, 95, 93: both with 95 go, and are numbers 2 and 3.
    let conclusions = try ConclusionDesk(
      "quotas:\n" + quota("2/4", "floor", atCut: "excludeAll"),
      [Person("a", 99), Person("b", 95), Person("c", 95), Person("d", 93)]
    ).concluded()
    #expect((1...4).map(conclusions.quotas[0].isTied) == [false, true, true, false])
    #expect(conclusions.quotas[0].placesNeeded == [1, 3, 3, 4])
  }

  @Test("A unit without a grade has the share that is stated for it")
  func unitWithoutGrade() throws {
    let rules = """
      quotas:
        - grade: 优秀
          byUnit: { input: units, shares: { 优: 50% }, otherwise: 25% }
          of: roster
          rounding: floor
          atCut: exceed
          spill: 合格
      """
    var desk = try ConclusionDesk(
      rules, numbered(8) { Person($0, 99 - $1, unit: $1 < 4 ? "U1" : "U2") })
    try desk.readUnitGrades("units", "U1,优\nU2,\n")
    let conclusions = desk.concluded()
    #expect(conclusions.quotas.map(\.places) == [2, 1])
    #expect(conclusions.quotas.map(\.unitGrade) == [0, nil])
  }

  @Test("A tie at the last place stays, goes, or is broken, as the scheme says")
  func ties() throws {
    // Four people and two places; the second and the third have 95, the third more from the masses.
    let people = [
      Person("a", 99), Person("b", 96, 94), Person("c", 94, 96), Person("d", 91),
    ]
    func grades(_ atCut: String) throws -> [String] {
      let desk = try ConclusionDesk(
        "quotas:\n" + quota("50%", "floor", atCut: atCut), tieBreak: "[mass]", people)
      return desk.concluded().grades(desk.scheme)
    }
    #expect(try grades("exceed") == ["优秀", "优秀", "优秀", "合格"])
    #expect(try grades("excludeAll") == ["优秀", "合格", "合格", "合格"])
    #expect(try grades("tieBreak, stillTied: exceed") == ["优秀", "合格", "优秀", "合格"])
  }

  @Test("Who is still equal after the tie-break is treated as stated")
  func stillTied() throws {
    let people = [Person("a", 99), Person("b", 95), Person("c", 95), Person("d", 91)]
    func grades(_ stillTied: String) throws -> [String] {
      let desk = try ConclusionDesk(
        "quotas:\n" + quota("50%", "floor", atCut: "tieBreak, stillTied: \(stillTied)"),
        tieBreak: "[mass]", people)
      return desk.concluded().grades(desk.scheme)
    }
    #expect(try grades("exceed") == ["优秀", "优秀", "优秀", "合格"])
    #expect(try grades("excludeAll") == ["优秀", "合格", "合格", "合格"])
  }

  @Test("Excellent and better together: whoever spills over is counted in the next quota")
  func cumulative() throws {
    // Ten people from 99 down to 90; 20 % 优秀, and 优秀 with 合格 at most 50 %.
    let rules =
      "quotas:\n" + quota("50%", "floor", grade: "[优秀, 合格]", spill: "基本合格") + quota("20%", "floor")
    let desk = try ConclusionDesk(rules, numbered(10) { Person($0, 99 - $1) })
    let conclusions = desk.concluded()
    // The quota of the better grade comes first, although it stands second.
    #expect(desk.scheme.consequences.quotas.map(\.title) == ["优秀", "优秀+合格"])
    let expected =
      ["优秀", "优秀", "合格", "合格", "合格"] + Array(repeating: "基本合格", count: 5)
    #expect(conclusions.grades(desk.scheme) == expected)
    #expect(conclusions.subjects[9].effects.count == 2)
  }

  @Test("The exempted are not in the base of those eligible, but in that of the roster")
  func bases() throws {
    let rules =
      "exemptions:\n  - { id: new, when: { column: 备注, words: [新任] }, effect: ungraded }\n"
    let people = numbered(12) { Person($0, 99 - $1, note: $1 < 3 ? "新任" : "") }
    func places(_ base: String) throws -> [Int] {
      try ConclusionDesk(rules + "quotas:\n" + quota("1/4", "floor", of: base), people)
        .concluded().quotas.map(\.places)
    }
    #expect(try places("roster") == [3])
    #expect(try places("eligible") == [2])
    #expect(try places("graded") == [2])
  }

  @Test(
    "Quotas in strata, with all ties and roundings, agree with counting by hand", arguments: 0..<60)
  func oracle(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let atCut =
      ["exceed", "excludeAll", "tieBreak, stillTied: exceed", "tieBreak, stillTied: excludeAll"]
      .randomElement(using: &generator) ?? "exceed"
    let rounding = ["floor", "halfUp", "ceiling"].randomElement(using: &generator) ?? "floor"
    let numerator = Int.random(in: 0...6, using: &generator)
    let people = numbered(Int.random(in: 1...25, using: &generator)) { name, _ in
      Person(
        name, Int.random(in: 87...95, using: &generator),
        Int.random(in: 87...95, using: &generator),
        stratum: ["甲", "乙"].randomElement(using: &generator) ?? "甲")
    }
    let desk = try ConclusionDesk(
      "quotas:\n" + quota("\(numerator)/6", rounding, atCut: atCut, within: "类别"),
      strata: "[类别]", tieBreak: "[mass]", people)
    let found = desk.concluded().grades(desk.scheme)
    for stratum in ["甲", "乙"] {
      let pool = people.indices.filter { people[$0].stratum == stratum }
      // Six times the exact number of people, rounded as the words say.
      let sixfold = pool.count * numerator
      let places =
        switch rounding {
        case "floor": sixfold / 6
        case "halfUp": (sixfold + 3) / 6
        default: (sixfold + 5) / 6
        }
      // Somebody stays when those better, or equal by the rule, leave a place.
      let holders = pool.filter { people[$0].work + people[$0].mass >= 180 }
      for row in pool {
        let sum = { (row: Int) in people[row].work + people[row].mass }
        let isBroken = atCut.hasPrefix("tieBreak")
        let better = holders.count { other in
          sum(other) > sum(row)
            || (isBroken && sum(other) == sum(row) && people[other].mass > people[row].mass)
        }
        let equal = holders.count { other in
          sum(other) == sum(row) && (!isBroken || people[other].mass == people[row].mass)
        }
        let staysWhenTied = atCut.hasSuffix("exceed")
        let stays = staysWhenTied ? better < places : better + equal <= places
        let reaches = holders.contains(row)
        let expected = reaches && stays ? "优秀" : sum(row) >= 140 ? "合格" : "?"
        #expect(found[row] == expected, "\(atCut) \(rounding) \(numerator)/6 \(people[row])")
      }
    }
  }
}
