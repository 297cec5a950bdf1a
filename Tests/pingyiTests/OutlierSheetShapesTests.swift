import AppraisalNumerics
import AppraisalTestSupport
import Foundation
import Testing

@testable import AppraisalReport

/// Sheets of questionnaires, exports and workbooks, by the real command.
@Suite("Sheets in wide files and workbooks")
struct OutlierSheetShapesTests {
  private static let questions = 24

  private func write(
    _ input: String, to workdir: Workdir, quorum: String = "", prefix: String = ""
  ) throws {
    let ratings = (1...Self.questions).map { "\n      - { column: \(prefix)题\($0), item: 题\($0) }" }
    try workdir.write(
      SheetFolder.scheme(questions: Self.questions, quorum: quorum), to: "f/scheme.yaml")
    try workdir.write(
      SheetFolder.assessment(input + "\n    ratings:" + ratings.joined()),
      to: "f/assessment.yaml")
    try workdir.write(SheetFolder.roster(3), to: "f/名册.csv")
  }

  /// Sheets on three subjects, forty on each, in turns; one in ten on the second is a straight line.
  private func sheets() -> (subjects: [Int], answers: [[Int]], straight: Set<Int>) {
    var folder = SheetFolder(seed: 12)
    var drawn = (0..<3).map { _ in folder.honest(60, items: Self.questions) }
    for sheet in stride(from: 4, to: 60, by: 10) {
      drawn[1][sheet] = Array(repeating: 2, count: Self.questions)
    }
    let subjects = (0..<180).map { $0 % 3 }
    let answers = subjects.enumerated().map { drawn[$1][$0 / 3] }
    let straight = Set(stride(from: 4, to: 60, by: 10).map { $0 * 3 + 1 })
    return (subjects, answers, straight)
  }

  private func row(_ answers: [Int]) -> String {
    answers.map { SheetFolder.words[$0 - 1] }.joined(separator: ",")
  }

  private var headings: String {
    (1...Self.questions).map { "题\($0)" }.joined(separator: ",")
  }

  @Test("A questionnaire per row: the community is the subject, and lines are those of the file")
  func wide() throws {
    let (subjects, answers, straight) = sheets()
    let workdir = try Workdir()
    try write(
      """
          layout: wide
          file: 票.csv
          columns: { rated: 单位 }
      """, to: workdir, quorum: ", quorum: { atLeast: 1%, eligible: 50 }")
    let rows = zip(subjects, answers).map { "S\($0 + 1),\(row($1))\n" }
    try workdir.write("单位,\(headings)\n" + rows.joined(), to: "f/票.csv")
    #expect(try workdir.pingyi("assess", "f").status == 0)
    let run = try OutlierSheetsTests.examine(workdir, "--format", "csv", "--lang", "en")
    let rowsFound = try OutlierSheetsTests.rows(run.output, code: "careless")
    let found = Set(rowsFound.compactMap { $0["line"].flatMap(Int.init) })
    #expect(straight.allSatisfy { found.contains($0 + 2) })
    #expect(rowsFound.allSatisfy { $0["sheets"] == "60" && $0["items"] == "24" })
    // Of 174 honest sheets more than 8 with probability 0.0002.
    #expect(found.subtracting(straight.map { $0 + 2 }).count <= 8)
    // 60 sheets of each subject, and 50 people entitled.
    let surplus = try OutlierSheetsTests.rows(run.output, code: "more-than-eligible")
    #expect(surplus.map { $0["value"] } == ["10", "10", "10"])
    // Below five flagged sheets on a subject nothing is set aside there.
    let without = try OutlierSheetsTests.rows(run.output, code: "without")
    let byHand = Dictionary(grouping: found) { subjects[$0 - 2] }.mapValues(\.count)
    for row in without {
      let subject = try #require(Int((row["id"] ?? "").dropFirst())) - 1
      if byHand[subject] ?? 0 < 5 { #expect(row["score"] == row["score without"]) }
    }
    #expect(without.contains { $0["id"] == "S2" && $0["score"] != $0["score without"] })
  }

  @Test("A workbook with a sheet for each of the rated: sheet and line are told")
  func workbook() throws {
    let (subjects, answers, straight) = sheets()
    let workdir = try Workdir()
    try write(
      """
          layout: wide
          sheets: rated
          file: 票.xlsx
      """, to: workdir)
    let writer = try WorkbookWriter()
    for subject in 0..<3 {
      try writer.addSheet("S\(subject + 1)")
      for question in 0..<Self.questions {
        try writer.write("题\(question + 1)", row: 0, column: question, style: .plain)
      }
      let own = subjects.indices.filter { subjects[$0] == subject }
      for (line, sheet) in own.enumerated() {
        for (column, answer) in answers[sheet].enumerated() {
          try writer.write(
            SheetFolder.words[answer - 1], row: line + 1, column: column, style: .plain)
        }
      }
    }
    try Data(try writer.finish()).write(to: URL(fileURLWithPath: "\(workdir.path)/f/票.xlsx"))
    let assessed = try workdir.pingyi("assess", "f")
    #expect(assessed.status == 0, "\(assessed.messages)")
    let run = try OutlierSheetsTests.examine(workdir, "--format", "csv", "--lang", "en")
    let found = try OutlierSheetsTests.rows(run.output, code: "careless").map {
      "\($0["sheet"] ?? "")!\($0["line"] ?? "")"
    }
    for sheet in straight { #expect(found.contains("S2!\(sheet / 3 + 2)")) }
  }

  @Test("A platform's export: sheets that came within minutes and were done in seconds are seen")
  func times() throws {
    var (subjects, answers, _) = sheets()
    for sheet in answers.indices where subjects[sheet] == 1 { subjects[sheet] = 0 }
    let workdir = try Workdir()
    try write(
      """
          layout: wide
          file: 票.csv
          columns: { rated: 1、单位 }
      """, to: workdir, prefix: "2、")
    var folder = SheetFolder(seed: 8)
    let rows = zip(subjects, answers).enumerated().map { number, sheet -> String in
      // Fifteen sheets on S3 came between 20:00 and 20:01, the others through ten days.
      let isBurst = sheet.0 == 2 && number < 45
      let day = isBurst ? 5 : 1 + folder.below(10)
      let hour = isBurst ? 20 : 8 + folder.below(12)
      let minute = isBurst ? 0 : folder.below(60)
      let second = folder.below(60)
      let time = [hour, minute, second].map { ($0 < 10 ? "0" : "") + String($0) }
        .joined(separator: ":")
      let seconds = 100 + folder.below(200)
      return "\(number + 1),2025/12/\(day) \(time),\(seconds)秒,微信,N/A,203.0.113.\(number)(湖南-株洲),"
        + "S\(sheet.0 + 1),\(row(sheet.1))\n"
    }
    try workdir.write(
      "序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、单位,"
        + (1...Self.questions).map { "2、题\($0)" }.joined(separator: ",") + "\n" + rows.joined(),
      to: "f/票.csv")
    let assessed = try workdir.pingyi("assess", "f")
    #expect(assessed.status == 0, "\(assessed.messages)")
    let run = try OutlierSheetsTests.examine(workdir, "--format", "csv", "--lang", "en")
    let bursts = try OutlierSheetsTests.rows(run.output, code: "burst")
    try #require(bursts.count == 1, "\(run.output.suffix(3000))")
    #expect(bursts[0]["community"]?.contains("S3") == true)
    #expect(Int(bursts[0]["sheets"] ?? "") ?? 0 >= 15)
    #expect(run.output.contains("2025-12-05 20:00"))
    let json = try OutlierSheetsTests.examine(workdir, "--format", "json").output
    #expect(json.contains("secondsPerItem") && json.contains("evenOdd"))
    #expect(!json.contains("203.0.113"))
  }

  // MARK: - Reference data

  private static let golden =
    Workdir.packageRoot + "/../shared/golden/careless/data_bfi25.csv.gz"
  private static let isThere = FileManager.default.fileExists(atPath: golden)

  @Test(
    "2,436 real sheets of 25 items: the flags are those of the library, by line",
    .enabled(if: isThere, "the sheets are not at ../shared/golden/careless; test skipped"))
  func reference() throws {
    let lines = try Self.unpacked(Self.golden).split(separator: "\n").map(String.init)
    let workdir = try Workdir()
    let names = lines[0].split(separator: ",").map(String.init)
    #expect(names.count == 25 && lines.count == 2_437)
    try workdir.write(Self.referenceScheme(names), to: "f/scheme.yaml")
    let columns = names.map { "      - { column: \($0), item: \($0), rated: S1 }" }
    try workdir.write(
      SheetFolder.assessment(
        "    layout: wide\n    file: 票.csv\n    ratings:\n" + columns.joined(separator: "\n")),
      to: "f/assessment.yaml")
    try workdir.write(SheetFolder.roster(1), to: "f/名册.csv")
    try workdir.write(lines.joined(separator: "\n") + "\n", to: "f/票.csv")
    let assessed = try workdir.pingyi("assess", "f")
    #expect(assessed.status == 0, "\(assessed.messages)")
    let csv = try OutlierSheetsTests.examine(
      workdir, "--format", "csv", "--lang", "en", "--seed", "8"
    ).output
    let cells = lines.dropFirst().flatMap { $0.split(separator: ",").compactMap { Int8($0) } }
    let answers = try AnswerMatrix(rowMajor: cells, items: 25, scale: 1...6)
    let expected = try CarelessAssessment(
      of: answers, plan: CarelessPlan(factors: [5, 5, 5, 5, 5], items: 25),
      settings: CarelessSettings(seed: 8))
    #expect(!expected.flags.isEmpty)
    let found = try OutlierSheetsTests.rows(csv, code: "careless")
    #expect(found.compactMap { $0["line"] } == expected.flags.map { String($0.sheet + 2) })
    #expect(found.compactMap { Double($0["value"] ?? "") } == expected.flags.map(\.score))
  }

  private static func referenceScheme(_ names: [String]) -> String {
    let nodes = stride(from: 0, to: 25, by: 5).map { start in
      let leaves = names[start..<start + 5].map {
        "      - { id: q\($0.lowercased()), weight: 20, measure: { ballots: { input: votes, item: \($0), panel: all } } }\n"
      }
      return "  - id: part\(start)\n    weight: 20\n    missing: renormalise\n    indicators:\n"
        + leaves.joined()
    }
    return """
      schema: pingyi-scheme/1
      id: reference
      title: reference
      period: 2025
      subjects: Subject
      scales:
        six: { numbers: { from: 1, to: 6 } }
      panels:
        all:
          scale: six
          abstentions: leaveOut
          ifUnmet: renormalise
          groups: [{ id: residents, weight: 100 }]
      indicators:

      """ + nodes.joined()
        + "missing: renormalise\nrounding: { places: 4, mode: halfUp, stage: final }\n"
  }

  private static func unpacked(_ path: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/gzip")
    process.arguments = ["-dc", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
