import Foundation
import Testing

/// `pingyi outliers`, as a user runs it.
@Suite("pingyi outliers")
struct OutlierCommandTests {
  private static let scheme = """
    schema: pingyi-scheme/1
    id: planted
    title: 社区考核
    period: 2025
    subjects: 社区
    strata: [片区]
    indicators:
      - { id: a, title: 议事, weight: 50, measure: { table: { input: t, value: 议事, lowest: 0, highest: 200 } } }
      - { id: b, title: 服务, weight: 30, measure: { table: { input: t, value: 服务, lowest: 0, highest: 200 } } }
      - { id: c, title: 环境, weight: 20, measure: { table: { input: t, value: 环境, lowest: 0, highest: 200 } } }
    missing: noScore
    rounding: { places: 2, mode: halfUp, stage: final }
    grades:
      - { grade: 好, from: 70 }
      - { grade: 一般, from: 0 }
    """

  private static let assessment = """
    schema: pingyi-assessment/1
    title: 2025 年社区考核
    scheme: scheme.yaml
    roster: { file: 名册.csv, columns: { id: 编号, name: 名称 } }
    inputs:
      t:
        kind: table
        file: 数值.csv
        columns: { subject: 编号 }
    """

  /// Forty communities in two areas, three values each that go together.
  ///
  /// Values and differences are evenly spaced, without any that lies far from the others.
  private func write(
    _ workdir: Workdir, planted: Bool, rule: ((Int, [Double]) -> Double)? = nil
  ) throws {
    var roster = "编号,名称,片区\n"
    var values = "编号,议事,服务,环境\n"
    for row in 0..<40 {
      let common = 70 + (Double(row * 7 % 40) - 19.5) / 4
      var cells = (0..<3).map { column in
        common + Double((row * (11 + 6 * column) + 13 * column) % 41 - 20) / 8
      }
      // The one is far by itself, the other only by its combination.
      if planted, row == 7 { cells[1] = 150 }
      if planted, row == 23 { cells = [cells[0] + 8, cells[1] - 8, cells[2]] }
      if let rule { cells[2] = rule(row, cells) }
      roster += "C\(row + 10),社区\(row + 10),\(row % 2 == 0 ? "东" : "西")\n"
      values +=
        "C\(row + 10)," + cells.map { String(format: "%.4f", $0) }.joined(separator: ",") + "\n"
    }
    try workdir.write(Self.scheme, to: "f/scheme.yaml")
    try workdir.write(Self.assessment, to: "f/assessment.yaml")
    try workdir.write(roster, to: "f/名册.csv")
    try workdir.write(values, to: "f/数值.csv")
    let run = try workdir.pingyi("assess", "f", "--quiet")
    try #require(run.status == 0, "\(run.messages)\(run.output)")
  }

  private func json(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test("Planted subjects are found with score, grade and rank without the odd indicator")
  func findsPlanted() throws {
    let workdir = try Workdir()
    try write(workdir, planted: true)
    let run = try workdir.pingyi("outliers", "f", "--format", "json", "--lang", "en")
    #expect(run.status == 0, "\(run.messages)")
    let report = try json(run.output)
    let flagged = try #require(report["flagged"] as? [String])
    #expect(flagged.contains("C17") && flagged.contains("C33"))
    let together = try #require(report["together"] as? [String: Any])
    let flags = try #require(together["flags"] as? [[String: Any]])
    #expect(flags.compactMap { $0["id"] as? String } == ["C17", "C33"])
    let without = try #require(flags.first?["without"] as? [String: Any])
    #expect(without["indicator"] as? String == "b")
    let csv = try workdir.pingyi("outliers", "f", "--format", "csv", "--lang", "en").output
    let codes = Set(
      csv.split(separator: "\r\n").filter { $0.contains(",C17,") }.map {
        $0.split(separator: ",").prefix(2).joined(separator: ",")
      })
    #expect(codes == ["flag,hampel", "flag,mcd"])
    // What `reweigh` says of the weight 0.
    let again = try workdir.pingyi("reweigh", "f", "--weight", "b=0", "--format", "csv")
    let row = try #require(again.output.split(separator: "\r\n").first { $0.hasPrefix("C17,") })
    let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    #expect((without["scoreAfter"] as? NSNumber)?.doubleValue == Double(cells[3]))
    #expect((without["rankAfter"] as? NSNumber)?.intValue == Int(cells[5]))
    #expect(without["gradeAfter"] as? String == cells[7])
  }

  @Test("A clean folder raises nothing together, and the summary says so in both languages")
  func passesClean() throws {
    let workdir = try Workdir()
    try write(workdir, planted: false)
    let run = try workdir.pingyi("outliers", "f", "--lang", "zh", "--within", "none")
    #expect(run.status == 0)
    #expect(run.output.contains("40 个社区中没有发现离群的。"), "\(run.output)")
    #expect(run.output.contains("没有搭配少见的。"))
    let english = try workdir.pingyi("outliers", "f", "--lang", "en", "--within", "none")
    #expect(english.output.contains("None of the 40 subjects stands out."))
  }

  @Test("A sum beside its parts, for all and for most, is told with the titles of the indicators")
  func tellsRules() throws {
    let workdir = try Workdir()
    try write(workdir, planted: false) { $1[0] / 2 + $1[1] / 2 }
    let all = try workdir.pingyi("outliers", "f", "--lang", "zh", "--within", "none").output
    let sentence = "“环境” = 0.5 × “议事” + 0.5 × “服务”"
    #expect(all.contains("· 稳健距离：全都满足 \(sentence)，"), "\(all)")
    #expect(all.contains("40 个各项都有数，2 项指标。"))
    try write(workdir, planted: false) { row, cells in
      cells[0] / 2 + cells[1] / 2 + (row < 4 ? 5 : 0)
    }
    let most = try workdir.pingyi("outliers", "f", "--lang", "zh", "--within", "none").output
    #expect(most.contains("40 个中 36 个都满足 \(sentence)，"), "\(most)")
    #expect(most.contains("[mcd-off-plane]") && most.contains("不满足的 4 个列在下面。"))
    #expect(most.contains("40 个社区中 4 个有值得核实之处：多项合看 4 个。"))
  }

  @Test("The same bytes every time; --output writes them; another stratum or seed is accepted")
  func isRepeatable() throws {
    let workdir = try Workdir()
    try write(workdir, planted: true)
    for format in ["table", "csv", "json"] {
      let first = try workdir.pingyi("outliers", "f", "--format", format, "--lang", "zh")
      let second = try workdir.pingyi(
        "outliers", "f", "--format", format, "--lang", "zh", "--output", "out.txt",
        environment: ["OPENBLAS_NUM_THREADS": "1"])
      #expect(second.status == 0 && second.output.isEmpty, "\(second.messages)")
      #expect(try workdir.bytes("out.txt") == Data(first.output.utf8), "\(format)")
    }
    #expect(
      try workdir.pingyi("outliers", "f", "--within", "片区", "--seed", "7", "--level", "0.05")
        .status == 0)
    #expect(try workdir.pingyi("outliers", "f", "--output", "none/x").status == 5)
  }

  @Test("Wrong use is refused: an unknown stratum, a level outside, a folder without a run")
  func refuses() throws {
    let workdir = try Workdir()
    try write(workdir, planted: false)
    let unknown = try workdir.pingyi("outliers", "f", "--within", "街道", "--lang", "zh")
    #expect(unknown.status == 2 && unknown.messages.contains("片区"))
    for level in ["0", "1", "nan", "-1"] {
      #expect(try workdir.pingyi("outliers", "f", "--level=\(level)").status == 2, "\(level)")
    }
    try workdir.write(Self.scheme, to: "g/scheme.yaml")
    #expect(try workdir.pingyi("outliers", "g").status == 3)
  }

  @Test(
    "The committed report of an example is what the command prints",
    arguments: ["composite-index", "satisfaction-survey"])
  func printsCommitted(_ example: String) throws {
    let workdir = try Workdir()
    let folder = "\(Workdir.packageRoot)/Examples/\(example)"
    try FileManager.default.copyItem(atPath: folder, toPath: "\(workdir.path)/\(example)")
    _ = try workdir.pingyi("assess", example, "--quiet")
    // No file of records is read again: they may go.
    for name in try FileManager.default.contentsOfDirectory(atPath: "\(workdir.path)/\(example)")
    where name.hasSuffix(".csv") {
      try FileManager.default.removeItem(atPath: "\(workdir.path)/\(example)/\(name)")
    }
    let run = try workdir.pingyi("outliers", example, "--lang", "zh", "--quiet")
    let expected = try Data(
      contentsOf: URL(fileURLWithPath: "\(folder)/expected/outliers.txt"))
    #expect(Data(run.output.utf8) == expected)
  }

  @Test(
    "Every example has a report",
    arguments: ModelExampleTests.examples)
  func reports(example: String) throws {
    let workdir = try Workdir()
    try FileManager.default.copyItem(
      atPath: "\(Workdir.packageRoot)/Examples/\(example)", toPath: "\(workdir.path)/\(example)")
    _ = try workdir.pingyi("assess", example, "--quiet")
    for (format, language) in [("table", "en"), ("json", "zh")] {
      let run = try workdir.pingyi("outliers", example, "--format", format, "--lang", language)
      #expect(run.status == 0 || run.status == 1, "\(example): \(run.messages)")
      if format == "json" { _ = try json(run.output) }
    }
  }
}
