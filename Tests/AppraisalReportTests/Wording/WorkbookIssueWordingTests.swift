import AppraisalIngest
import AppraisalScheme
import Testing

@testable import AppraisalReport

@Suite("Wording of issues about workbooks and platforms")
struct WorkbookIssueWordingTests {
  private static let limits: [WorkbookProblem.Limit] = [
    .entries, .partBytes, .ratio, .sheets, .rows, .columns, .cells, .strings, .cellBytes, .styles,
    .merged, .depth,
  ]

  @Test("Each limit has words of its own, none of them the name that the program uses")
  func limits() {
    for language in [MessageLanguage.chinese, .english] {
      let wording = Wording(language)
      let messages = WorkbookIssueWordingTests.limits.map { limit -> String in
        let kind = IssueKind.workbook(
          .overLimit(what: limit, found: 4_294_967_530, limit: 1 << 30), part: nil)
        #expect(!wording.remedy(kind).isEmpty)
        return wording.message(kind)
      }
      #expect(Set(messages).count == messages.count)
      for name in ["partBytes", "cellBytes"] {
        #expect(messages.allSatisfy { !$0.contains(name) })
      }
    }
  }

  @Test("Sizes are told in MiB, rounded up so that one over the limit never looks like it")
  func sizes() {
    let over = { (found: Int) in
      Wording(.chinese).message(
        .workbook(.overLimit(what: .partBytes, found: found, limit: 1 << 30), part: nil))
    }
    #expect(over(4_294_967_530) == "工作簿有一部分展开后约 4097 MiB，上限 1024 MiB")
    #expect(over((1 << 30) + 1) == "工作簿有一部分展开后约 1025 MiB，上限 1024 MiB")
  }

  @Test("Chinese messages about damage hold no English")
  func damage() {
    let kinds: [WorkbookProblem.Kind] = [
      .damaged(what: "local header", byte: 7), .malformed(what: "a sheet without name"),
    ]
    for kind in kinds {
      let message = Wording(.chinese).message(.workbook(kind, part: nil))
      #expect(!message.unicodeScalars.contains { $0.isASCII && $0.properties.isAlphabetic })
    }
  }

  @Test("A platform is told by its name and by the word to be written")
  func platforms() {
    let names = SurveyDialect.allCases.map { Wording(.chinese).name(of: $0) }
    #expect(Set(names).count == SurveyDialect.allCases.count)
    for (dialect, name) in zip(SurveyDialect.allCases, names) {
      #expect(name.contains(dialect.rawValue))
    }
    let doubtful = IssueKind.dialectFound(.wjxNumber, alternatives: [.wjxText, .wjxScore])
    #expect(
      Wording(.chinese).message(doubtful)
        == "按问卷星序号导出（wjx-number）的格式读取，也可能是：问卷星文本导出（wjx-text）、问卷星分数导出（wjx-score）")
    #expect(Wording(.chinese).remedy(doubtful).contains("dialect: wjx-number"))
  }
}
