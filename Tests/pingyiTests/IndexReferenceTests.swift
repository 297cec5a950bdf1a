import Foundation
import Testing

/// Published tables as assessment folders, run by the command.
@Suite("Reference cases of composite indexes")
struct IndexReferenceTests {
  private static let root = "\(Workdir.packageRoot)/Tests/ReferenceData/Index"

  static let cases: [String] = {
    // An empty list would make the test pass, so a folder that cannot be read stops it.
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: root), !names.isEmpty
    else { preconditionFailure("\(root) cannot be read") }
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }()

  @Test("The command gives what was published, to the last printed digit", arguments: cases)
  func matches(name: String) throws {
    let workdir = try Workdir()
    try FileManager.default.copyItem(
      atPath: "\(Self.root)/\(name)", toPath: "\(workdir.path)/case")
    let run = try workdir.pingyi("assess", "case", "--quiet", "--lang", "en")
    #expect(run.status == 0, "\(run.messages)")
    let expected = SimpleTable(try workdir.text("case/expected.csv"))
    #expect(!expected.rows.isEmpty)
    for row in expected.rows {
      let table = SimpleTable(try workdir.text("case/result/\(row[0])"))
      let found = try #require(table.value(row[1], row[2]), "\(row)")
      #expect(Self.agrees(found, row[3]), "\(row): \(found)")
    }
  }

  /// Whether a number rounds to a printed one; texts must be the same.
  private static func agrees(_ found: String, _ printed: String) -> Bool {
    guard let value = Double(found), let expected = Double(printed) else {
      return found == printed
    }
    let decimals = printed.split(separator: ".").dropFirst().first?.count ?? 0
    // Half a unit of the last printed place, and what additions in another order may differ by.
    let order = 1e-12 * max(1, expected.magnitude)
    return (value - expected).magnitude <= order
      || decimals > 0
        && (value - expected).magnitude <= 0.5 * pow(10, -Double(decimals)) * 1.000001 + order
  }

  @Test("Every subject of a case has a page, and so has a run that is weighed again")
  func pages() throws {
    let workdir = try Workdir()
    try FileManager.default.copyItem(
      atPath: "\(Self.root)/means", toPath: "\(workdir.path)/case")
    _ = try workdir.pingyi("assess", "case", "--quiet")
    // The files may go: the numbers are in the stored run.
    try FileManager.default.removeItem(atPath: "\(workdir.path)/case/figures.csv")
    let page = try workdir.pingyi("explain", "case", "s1", "--lang", "en")
    #expect(page.status == 0, "\(page.messages)")
    #expect(page.output.contains("70 = (1×80 + 1×60) ÷ 2; 2 of 3 available"))
    #expect(page.output.contains("(80^1 × 60^1)^(1÷2)"))
    #expect(page.output.contains("b: not handed in"))
    let again = try workdir.pingyi(
      "reweigh", "case", "--weight", "arithmetic=100", "--weight", "geometric=0", "--weight",
      "harmonic=0", "--format", "csv")
    #expect(again.status == 0, "\(again.messages)")
    #expect(again.output.contains("70"))
  }
}

/// A table of texts, the quotes of its cells taken away.
struct SimpleTable {
  let headings: [String]
  let rows: [[String]]

  init(_ text: String) {
    let lines = text.split(whereSeparator: \.isNewline).map { SimpleTable.cells($0) }
    headings = (lines.first ?? []).map { $0.trimmingCharacters(in: ["\u{FEFF}"]) }
    rows = Array(lines.dropFirst())
  }

  private static func cells(_ line: Substring) -> [String] {
    guard line.contains("\"") else {
      return line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  /// The cell of the first row that has an identifier in one of its first two cells.
  func value(_ identifier: String, _ heading: String) -> String? {
    guard let column = headings.firstIndex(of: heading) else { return nil }
    return rows.first { $0.prefix(2).contains(identifier) }.flatMap {
      $0.indices.contains(column) ? $0[column] : nil
    }
  }
}
