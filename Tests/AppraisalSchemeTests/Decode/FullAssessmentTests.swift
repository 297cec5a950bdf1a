import Testing

@testable import AppraisalScheme

@Suite("An assessment that uses every part of the language")
struct FullAssessmentTests {
  private let assessment: Assessment

  init() throws {
    let reading = try assessmentReading(fullAssessment)
    #expect(reading.faults == [])
    assessment = try #require(reading.assessment)
  }

  private func input(_ identifier: String) throws -> RecordInput {
    try #require(assessment.inputs.first { $0.identifier == identifier })
  }

  @Test("The head and the lists of people are what the text says")
  func lists() throws {
    #expect(assessment.title == "2025 年度评议")
    #expect(assessment.schemeFile == "rules/scheme.yaml")
    #expect(assessment.language == .english)
    let roster = assessment.roster
    #expect([roster.file.path, roster.identifier, roster.name] == ["名册.csv", "编号", "名称"])
    #expect(roster.organisation == "组织" && roster.file.encoding == .utf8)
    #expect(roster.file.delimiter == nil)
    #expect(roster.file.mark == SourceMark(line: 6, column: 9))
    let organisation = try #require(assessment.organisation)
    #expect([organisation.parent, organisation.level] == ["上级", "层级"])
    #expect(organisation.levels == ["街道", "社区"])
    let members = try #require(assessment.members)
    #expect([members.identifier, members.name, members.subject] == ["编号", "姓名", "单位"])
    #expect(members.file.encoding == .gb18030 && members.file.delimiter == .tab)
  }

  @Test("Ballots are read in long and in wide form")
  func ballots() throws {
    guard case .ballots(let units) = try input("unit-ballots").columns,
      case .ballots(let jury) = try input("jury-ballots").columns,
      case .ballots(let order) = try input("order-ballots").columns,
      case .long(let rated, let item, let answer) = units.layout,
      case .wide(nil, let ratings) = jury.layout,
      case .long(let member, nil, let place) = order.layout
    else {
      Issue.record("other columns")
      return
    }
    #expect([rated, item, answer] == ["单位", "项目", "评价"])
    #expect(units.rater == "票号" && units.rates == .subjects && units.group == .column("主体"))
    #expect(
      ratings.map(\.selection) == [.header("甲"), .header("乙")]
        && ratings.map(\.rated) == ["A", "B"])
    #expect(ratings.map(\.item) == [nil, nil] && ratings.map(\.mark.line) == [32, 33])
    #expect(jury.rater == "评委" && jury.group == .fixed("jury"))
    #expect([member, place] == ["党员", "名次"])
    #expect(order.rater == "票号" && order.rates == .members)
  }

  @Test("Ledgers and tables are read with their columns")
  func ledgers() throws {
    guard case .services(let services) = try input("services").columns,
      case .projects(let list) = try input("list").columns,
      case .commitments(let promises) = try input("promises").columns,
      case .table(let scores) = try input("scores").columns
    else {
      Issue.record("other columns")
      return
    }
    #expect(services.of == .members && [services.who, services.date] == ["党员", "日期"])
    #expect([list.identifier, list.subject, list.state] == ["编号", "单位", "状态"])
    #expect(list.amount == "金额")
    #expect([promises.due, promises.done, promises.importance] == ["期限", "兑现", "重要"])
    #expect(scores.subject == "单位" && scores.headers == ["得分": "总分"])
    #expect(
      assessment.inputs.filter(\.namesMembers).map(\.identifier) == ["order-ballots", "services"])
  }

  @Test("Decisions say who, why and about which records")
  func decisions() {
    #expect(assessment.decisions.map(\.file) == ["服务.csv", "清单.csv"])
    #expect(assessment.decisions.map(\.code) == ["totals-row", "ragged-row"])
    #expect(assessment.decisions.map(\.line) == [88, nil])
    #expect(assessment.decisions.map(\.reason) == ["合计行", "补录"])
    #expect(assessment.decisions.map(\.mark.line) == [60, 65])
  }

  @Test("What need not be said has the least surprising meaning")
  func defaults() throws {
    let text = """
      schema: pingyi-assessment/1
      title: 小
      scheme: scheme.yaml
      roster: { file: a.csv, columns: { id: 编号, name: 名称 } }
      """
    let small = try #require(try assessmentReading(text).assessment)
    #expect(small.language == .chinese && small.inputs.isEmpty && small.decisions.isEmpty)
    #expect(small.organisation == nil && small.members == nil)
    #expect(small.roster.organisation == nil)
  }

  @Test("It fits the scheme that it applies")
  func fits() throws {
    let scheme = try #require(try schemeReading(fullScheme).scheme)
    #expect(faults(of: assessment, under: scheme) == [])
  }
}

/// Reads an assessment from a text.
func assessmentReading(_ text: String) throws -> AssessmentReading {
  readAssessment(try SchemeSource(name: "assessment.yaml", bytes: Array(text.utf8)))
}
