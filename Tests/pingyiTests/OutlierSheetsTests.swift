import AppraisalTestSupport
import Foundation
import Testing

/// Careless and agreed sheets of an assessment folder, by the real command.
@Suite("Sheets that stand out")
struct OutlierSheetsTests {
  /// The command and its arguments.
  static func examine(
    _ workdir: Workdir, _ options: String..., folder: String = "f"
  ) throws -> Workdir.Run {
    try workdir.pingyi(["outliers", folder, "--ballots"] + options)
  }

  /// The rows of the CSV by the names of their columns, those of a code only.
  static func rows(_ csv: String, code: String) throws -> [[String: String]] {
    let lines = csv.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let headings = try #require(lines.first)
    return lines.dropFirst().filter { $0[0] == code }.map { cells in
      Dictionary(zip(headings, cells), uniquingKeysWith: { first, _ in first })
    }
  }

  static func lines(_ csv: String, code: String) throws -> Set<Int> {
    Set(try rows(csv, code: code).compactMap { $0["line"].flatMap(Int.init) })
  }

  /// 300 sheets on 30 subjects; from the 21st on a straight line in every 25th, random answers in
  /// the one after it.
  private func planted() throws -> (sheets: [[Int]], straight: Set<Int>, noise: Set<Int>) {
    var folder = SheetFolder(seed: 4)
    var sheets = folder.honest(300, items: 30)
    let straight = Set(stride(from: 20, to: 300, by: 25))
    for sheet in straight {
      let answer = 1 + folder.below(3)
      sheets[sheet] = sheets[sheet].map { _ in answer }
      for item in 0..<30 { sheets[sheet + 1][item] = 1 + folder.below(5) }
    }
    return (sheets, straight, Set(straight.map { $0 + 1 }))
  }

  @Test("Straight lines and random sheets are found by line; no evaluator and no rating is told")
  func careless() throws {
    let (sheets, straight, noise) = try planted()
    let workdir = try Workdir()
    try SheetFolder.writeLong(sheets, to: workdir)
    #expect(try workdir.pingyi("assess", "f").status == 0)
    let run = try OutlierSheetsTests.examine(workdir, "--format", "csv", "--lang", "en")
    #expect(run.status == 0, "\(run.messages)")
    let found = try OutlierSheetsTests.lines(run.output, code: "careless")
    let line = { SheetFolder.line(of: $0, items: 30) }
    #expect(straight.allSatisfy { found.contains(line($0)) })
    // Four in five is what the library's own simulations give for random sheets.
    #expect(noise.count { found.contains(line($0)) } >= noise.count * 3 / 5)
    let honest = found.subtracting(straight.union(noise).map(line))
    // At 1 %, of 276 honest sheets more than 10 with probability 0.0003.
    #expect(honest.count <= 10)
    let text = try OutlierSheetsTests.examine(workdir).output
    for secret in ["R21,", "R21 ", "票号", "很差", "较好"] {
      #expect(!run.output.contains(secret) && !text.contains(secret))
    }
    #expect(text.contains("不是证明") && text.contains("也可能无可指摘"))
    // Twelve have the reason and as many have not, so it is told; see the test of few flags below.
    #expect(text.contains("连续相同的答案 "))
  }

  @Test("The results without flagged sheets are those of a folder that never had them")
  func without() throws {
    let (sheets, _, _) = try planted()
    let workdir = try Workdir()
    try SheetFolder.writeLong(sheets, to: workdir)
    #expect(try workdir.pingyi("assess", "f").status == 0)
    let before = try workdir.text("f/result/ranking.csv")
    let csv = try OutlierSheetsTests.examine(workdir, "--format", "csv", "--lang", "en").output
    #expect(try workdir.text("f/result/ranking.csv") == before)
    let flagged = try ["careless", "agreed-ring", "copies"].reduce(into: Set<Int>()) {
      $0.formUnion(try OutlierSheetsTests.lines(csv, code: $1))
    }
    let kept = sheets.enumerated().filter {
      !flagged.contains(SheetFolder.line(of: $0.offset, items: 30))
    }.map(\.element)
    try SheetFolder.writeLong(kept, to: workdir)
    let other = try workdir.pingyi("assess", "f", "--format", "csv", "--lang", "en")
    let expected = Dictionary(
      uniqueKeysWithValues: other.output.split(separator: "\r\n").dropFirst().map { row in
        let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        return (cells[1], cells)
      })
    let without = try OutlierSheetsTests.rows(csv, code: "without")
    #expect(without.count == 30)
    for row in without {
      let cells = try #require(expected[row["id"] ?? ""])
      #expect(cells.contains(row["score without"] ?? "-") && cells[0] == row["rank without"])
    }
    #expect(without.contains { $0["score"] != $0["score without"] })
  }

  @Test("Of 500 honest sheets about one in a hundred is flagged, and no ring")
  func clean() throws {
    var folder = SheetFolder(seed: 9)
    let workdir = try Workdir()
    try SheetFolder.writeLong(folder.honest(500, items: 20), to: workdir)
    #expect(try workdir.pingyi("assess", "f").status == 0)
    let run = try OutlierSheetsTests.examine(workdir, "--format", "csv", "--lang", "en")
    let found = try OutlierSheetsTests.lines(run.output, code: "careless")
    // Five are expected; more than 14 with probability 0.0002.
    #expect(found.count <= 14)
    #expect(try OutlierSheetsTests.rows(run.output, code: "agreed-ring").isEmpty)
    #expect(run.output.contains("cannot-be-seen"))
  }

  @Test("A ring that copied one sheet is found by its lines, and nobody else")
  func ring() throws {
    var folder = SheetFolder(seed: 21)
    var sheets = folder.honest(200, items: 30)
    for member in 101..<108 {
      sheets[member] = sheets[100].map { folder.below(10) == 0 ? 1 + folder.below(5) : $0 }
    }
    let workdir = try Workdir()
    try SheetFolder.writeLong(sheets, to: workdir)
    #expect(try workdir.pingyi("assess", "f").status == 0)
    let run = try OutlierSheetsTests.examine(workdir, "--format", "csv", "--lang", "en")
    let found = try OutlierSheetsTests.lines(run.output, code: "agreed-ring")
    let members = Set((100..<108).map { SheetFolder.line(of: $0, items: 30) })
    #expect(found.isSubset(of: members) && found.count >= 7)
  }

  @Test("Sheets of top marks only are no ring, and the report says what it cannot see")
  func topMarks() throws {
    var folder = SheetFolder(seed: 5)
    var sheets = folder.honest(120, items: 20, generosity: 1.5)
    for sheet in 40..<70 { sheets[sheet] = sheets[sheet].map { _ in 5 } }
    let workdir = try Workdir()
    try SheetFolder.writeLong(sheets, to: workdir)
    #expect(try workdir.pingyi("assess", "f").status == 0)
    let run = try OutlierSheetsTests.examine(workdir)
    let csv = try OutlierSheetsTests.examine(workdir, "--format", "csv", "--lang", "en").output
    #expect(try OutlierSheetsTests.rows(csv, code: "agreed-ring").isEmpty)
    #expect(try OutlierSheetsTests.rows(csv, code: "copies").isEmpty)
    #expect(run.output.contains("一律打最高档"))
    let all = try Workdir()
    try SheetFolder.writeLong(Array(repeating: Array(repeating: 5, count: 20), count: 60), to: all)
    #expect(try all.pingyi("assess", "f").status == 0)
    let same = try OutlierSheetsTests.examine(all, "--format", "csv", "--lang", "en")
    #expect(same.status == 0 && same.output.contains("cannot-be-seen"))
    for code in ["careless", "agreed-ring", "copies"] {
      #expect(try OutlierSheetsTests.rows(same.output, code: code).isEmpty)
    }
  }

  @Test("A stratum, which the examination of sheets does not know, is refused rather than ignored")
  func stratum() throws {
    let workdir = try Workdir()
    let run = try Self.examine(workdir, "--within", "none")
    #expect(run.status == 2)
    #expect(run.messages.contains("--within"))
  }

  @Test("Files that were changed after the run are refused by name")
  func changed() throws {
    var folder = SheetFolder(seed: 3)
    let workdir = try Workdir()
    var sheets = folder.honest(30, items: 6)
    try SheetFolder.writeLong(sheets, to: workdir)
    #expect(try OutlierSheetsTests.examine(workdir).status == 3)
    #expect(try workdir.pingyi("assess", "f").status == 0)
    let first = try OutlierSheetsTests.examine(workdir, "--format", "json")
    #expect(first.status == 0)
    #expect(try OutlierSheetsTests.examine(workdir, "--format", "json").output == first.output)
    sheets[3][2] = 6 - sheets[3][2] == 3 ? 1 : 6 - sheets[3][2]
    try workdir.write(SheetFolder.long(sheets), to: "f/票.csv")
    let run = try OutlierSheetsTests.examine(workdir)
    #expect(run.status == 3)
    #expect(run.output.isEmpty && run.messages.contains("票.csv 在计算之后被改动"))
    #expect(try OutlierSheetsTests.examine(workdir, "--level", "1").status == 2)
  }

  @Test(
    "Too little to examine is told in a sentence",
    arguments: [
      ([[3, 4, 2, 5, 1, 4]], "票少于 20 张"),
      (Array(repeating: [4], count: 30), "每张票只有一个评价"),
      (Array(repeating: [4, 2, 3], count: 30), "只有 3 题，至少要 5 题"),
    ])
  func tooLittle(sheets: [[Int]], sentence: String) throws {
    let workdir = try Workdir()
    try SheetFolder.writeLong(sheets, to: workdir)
    #expect(try workdir.pingyi("assess", "f").status == 0)
    let run = try OutlierSheetsTests.examine(workdir)
    #expect(run.status == 0 && run.output.contains(sentence), "\(run.output)")
  }

  @Test("Sheets that only abstain have no valid rating, which is said")
  func blank() throws {
    let workdir = try Workdir()
    try SheetFolder.writeLong(Array(repeating: [4, 4, 4, 4, 4, 4], count: 25), to: workdir)
    let text = try workdir.text("f/票.csv").replacingOccurrences(of: "较好", with: "不了解")
    try workdir.write(text, to: "f/票.csv")
    #expect(try workdir.pingyi("assess", "f").status != 3)
    let run = try OutlierSheetsTests.examine(workdir)
    #expect(run.output.contains("没有一张票有有效评价"), "\(run.output)")
  }
}

/// What is not told of small groups.
@Suite("Sheets of small groups")
struct OutlierSheetProtectionTests {
  private func ring(of size: Int, among count: Int) -> [[Int]] {
    var folder = SheetFolder(seed: 33)
    var sheets = folder.honest(count, items: 30)
    for member in 11..<10 + size { sheets[member] = sheets[10] }
    return sheets
  }

  @Test("A ring of three is reported without its lines, and one of six with them")
  func smallRing() throws {
    for (size, isListed) in [(3, false), (6, true)] {
      let workdir = try Workdir()
      try SheetFolder.writeLong(ring(of: size, among: 100), to: workdir)
      #expect(try workdir.pingyi("assess", "f").status == 0)
      let run = try OutlierSheetsTests.examine(workdir, "--format", "csv", "--lang", "en")
      let rows = try OutlierSheetsTests.rows(run.output, code: "agreed-ring")
      #expect(rows.allSatisfy { $0["sheets"] == String(size) } && !rows.isEmpty)
      #expect(rows.allSatisfy { ($0["line"] != "") == isListed })
      let text = try OutlierSheetsTests.examine(workdir).output
      #expect(text.contains("不列出是哪几张") != isListed)
    }
  }

  @Test("Where nearly all flagged sheets have a reason, it is not told")
  func unanimousReason() throws {
    var folder = SheetFolder(seed: 6)
    var sheets = folder.honest(150, items: 30)
    for sheet in stride(from: 10, to: 150, by: 20) { sheets[sheet] = sheets[sheet].map { _ in 2 } }
    let workdir = try Workdir()
    try SheetFolder.writeLong(sheets, to: workdir)
    #expect(try workdir.pingyi("assess", "f").status == 0)
    let run = try OutlierSheetsTests.examine(workdir, "--format", "csv", "--lang", "en")
    #expect(try OutlierSheetsTests.lines(run.output, code: "careless").count >= 7)
    let text = try OutlierSheetsTests.examine(workdir).output
    #expect(!text.contains("连续相同的答案"))
  }

  @Test("Nothing is listed and nothing compared where the smallest cell is above the sheets")
  func smallGroup() throws {
    let workdir = try Workdir()
    try SheetFolder.writeLong(ring(of: 8, among: 40), to: workdir)
    let scheme = try workdir.text("f/scheme.yaml")
    try workdir.write(
      scheme.replacingOccurrences(of: "minimumCell: 5", with: "minimumCell: 50"),
      to: "f/scheme.yaml")
    #expect(try workdir.pingyi("assess", "f").status == 0)
    let run = try OutlierSheetsTests.examine(workdir, "--format", "csv", "--lang", "en")
    for code in ["careless", "agreed-ring", "copies"] {
      #expect(try OutlierSheetsTests.lines(run.output, code: code).isEmpty)
    }
    #expect(try OutlierSheetsTests.rows(run.output, code: "without").isEmpty)
    let text = try OutlierSheetsTests.examine(workdir).output
    #expect(text.contains("不作比较") && !text.contains("第 "))
  }
}
