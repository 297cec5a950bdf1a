import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme
import Testing

@testable import AppraisalEngine

@Suite("Communities of sheets")
struct SheetCommunityTests {
  private func gathered(
    _ rows: [String], _ subjects: [String], scale: String = "numbers: { from: 0, to: 4 }",
    items: [String] = []
  ) throws -> GatheredSheets {
    let header = items.isEmpty ? "rater,group,rated,answer" : "rater,group,rated,item,answer"
    let desk = try BallotDesk(
      panelText(
        scale: scale, "abstentions: leaveOut\nifUnmet: renormalise",
        groups: ["{ id: residents, weight: 100 }"], items: items), roster(subjects),
      header: header, rows, keeps: .evaluator)
    let group = try #require(desk.scheme.panels.first?.ballotGroups.first)
    return GatheredSheets("survey", group, desk.scheme, desk.records)
  }

  @Test("Sheets on disjoint lists are apart, and a sheet on both lists joins them")
  func components() throws {
    let lists = ["a,u1", "a,u2", "b,u2", "b,u1", "c,u3", "c,u4", "d,u4"].map {
      $0.replacing(",", with: ",residents,") + ",3"
    }
    let apart = try gathered(lists, ["u1", "u2", "u3", "u4"])
    #expect(apart.communities.map(\.sheets.count) == [2, 2])
    #expect(apart.communities.map(\.answers.items) == [2, 2])
    #expect(apart.communities.map(\.scope) == [.subjects(2), .subjects(2)])
    // `d` rates u4 only; u3 is a gap there.
    #expect(apart.communities[1].answers[1, 0] == AnswerMatrix.missing)
    let joined = try gathered(lists + ["d,residents,u1,2"], ["u1", "u2", "u3", "u4"])
    #expect(joined.communities.map(\.sheets.count) == [4])
    #expect(joined.communities.map(\.answers.items) == [4])
  }

  @Test("Answers are numbered from the worst; abstentions are gaps, and blank sheets are none")
  func values() throws {
    let words =
      "words: [{ word: 优, points: 100 }, { word: 差, points: 0 }, { word: 中, points: 60 }]"
    let sheets = try gathered(
      [
        "a,residents,u1,优", "a,residents,u2,差", "b,residents,u1,中", "b,residents,u2,弃权",
        "c,residents,u1,弃权",
      ],
      ["u1", "u2"], scale: words)
    #expect(sheets.count == 3)
    let community = try #require(sheets.communities.first)
    #expect(community.sheets.map { $0.place.line } == [2, 4])
    #expect(community.answers.storage == [3, 1, 2, AnswerMatrix.missing])
    #expect(community.answers.scale == 1...3)
  }

  @Test(
    "Many numbers are taken in steps",
    arguments: [
      // 0…126: 127 values; 0…127 in steps of 2; a hundred points with a decimal in whole points.
      ("numbers: { from: 0, to: 126 }", "126", Int8(127), 127),
      ("numbers: { from: 0, to: 127 }", "127", 64, 64),
      ("numbers: { from: 0, to: 100, places: 1 }", "99.9", 100, 101),
    ])
  func steps(scale: String, answer: String, value: Int8, count: Int) throws {
    let sheets = try gathered(
      ["a,residents,u1,\(answer)", "a,residents,u2,0"], ["u1", "u2"], scale: scale)
    let community = try #require(sheets.communities.first)
    #expect(community.answers.storage == [value, 1])
    #expect(Int(community.answers.scale.upperBound) == count)
  }

  @Test("Questions about one of the rated are a factor where three or more are rated")
  func factors() throws {
    let rows = ["a", "b"].flatMap { rater in
      ["u1", "u2", "u3"].flatMap { rated in
        ["德", "绩"].map { "\(rater),residents,\(rated),\($0),2" }
      }
    }
    let text = ["德", "绩"]
    let header = "rater,group,rated,item,answer"
    let scheme = panelText(
      "abstentions: leaveOut\nifUnmet: renormalise",
      groups: ["{ id: residents, weight: 100 }"], items: text
    ).replacing("id: 德", with: "id: virtue").replacing("id: 绩", with: "id: results")
    let desk = try BallotDesk(
      scheme, roster(["u1", "u2", "u3"]), header: header, rows, keeps: .evaluator)
    let group = try #require(desk.scheme.panels.first?.ballotGroups.first)
    let gathered = GatheredSheets("survey", group, desk.scheme, desk.records)
    #expect(gathered.communities.map(\.factors) == [[2, 2, 2]])
  }

  @Test("One rating per sheet, or none, is a problem that is named")
  func problems() throws {
    let single = try gathered(["a,residents,u1,3", "b,residents,u2,3"], ["u1", "u2"])
    #expect(single.communities.isEmpty && single.unexamined.map(\.problem) == [.singleRatings])
    let blank = try gathered(["a,residents,u1,弃权"], ["u1"])
    #expect(blank.unexamined.map(\.problem) == [.noSheets])
  }
}
