import AppraisalTestSupport
import Foundation
import Testing

/// Every model, with the folder under `Examples/` that shows it at work.
@Suite("Models and their examples")
struct ModelExampleTests {
  private static let root = Workdir.packageRoot

  private static func names(in folder: String) -> [String] {
    // An empty list would make every test here pass, so a folder that cannot be read stops them.
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")
    else { preconditionFailure("\(folder) cannot be read") }
    return names.sorted()
  }

  /// The folders whose results are committed.
  static let examples = names(in: "Examples").filter {
    FileManager.default.fileExists(atPath: "\(root)/Examples/\($0)/expected")
  }

  private static func file(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(path)"))
  }

  private static func copy(_ example: String, to workdir: Workdir) throws {
    try FileManager.default.copyItem(
      atPath: "\(root)/Examples/\(example)", toPath: "\(workdir.path)/\(example)")
  }

  @Test("Every model is shown by an example whose scheme is the model, byte by byte")
  func isShown() throws {
    let schemes = try Self.examples.map { try Self.file("Examples/\($0)/scheme.yaml") }
    for model in Self.names(in: "Models") where model.hasSuffix(".yaml") {
      #expect(schemes.contains(try Self.file("Models/\(model)")), "\(model)")
    }
  }

  @Test("The committed result is what a run gives, byte by byte", arguments: examples)
  func result(example: String) throws {
    let workdir = try Workdir()
    try Self.copy(example, to: workdir)
    let run = try workdir.pingyi("assess", example, "--quiet")
    #expect(run.status == 0 || run.status == 1, "\(run.messages)")
    let expected = Self.names(in: "Examples/\(example)/expected").filter { $0.hasSuffix(".csv") }
    #expect(expected.contains("ranking.csv"))
    for name in expected {
      #expect(
        try workdir.bytes("\(example)/result/\(name)")
          == Self.file("Examples/\(example)/expected/\(name)"), "\(name)")
    }
    let again = try workdir.pingyi("rank", example, "--format", "csv", "--lang", "zh", "--quiet")
    #expect(
      try Data(again.output.utf8) == workdir.bytes("\(example)/result/ranking.csv"),
      "the list from the stored run")
  }

  @Test("Vector I: the grid workers' rule as published is refused, with its holes and overlaps")
  func asPublished() throws {
    let workdir = try Workdir()
    try Self.copy("grid-worker-appraisal", to: workdir)
    let run = try workdir.pingyi("check", "grid-worker-appraisal/as-published", "--lang", "zh")
    #expect(run.status == 4)
    let expected = try Self.file("Examples/grid-worker-appraisal/expected/as-published.txt")
    #expect(run.output + run.messages == String(decoding: expected, as: UTF8.self))
  }

  /// The published rule names 预备党员; with another word nobody would be exempt, without a fault in
  /// scheme or roster.
  @Test("A word of an exemption that nobody has is seen before anything is computed")
  func unmatchedWord() throws {
    let workdir = try Workdir()
    try Self.copy("party-member-review", to: workdir)
    let text = try workdir.text("party-member-review/scheme.yaml")
    try workdir.write(
      text.replacingOccurrences(of: "words: [预备党员]", with: "words: [预备]"),
      to: "party-member-review/scheme.yaml")
    let run = try workdir.pingyi("check", "party-member-review", "--lang", "zh")
    let line = run.output.split(separator: "\n").first { $0.contains("roster-words-unmatched") }
    #expect(line?.contains("预备党员") == true, "the words that the column has")
  }

  @Test("Every subject of an example has a page, in both languages", arguments: examples)
  func pages(example: String) throws {
    let workdir = try Workdir()
    try Self.copy(example, to: workdir)
    _ = try workdir.pingyi("assess", example, "--quiet")
    let subjects = try Self.subjects(workdir, example).compactMap { $0["id"] as? String }
    // The first, the last and one between: a run of the command for each takes time.
    for subject in Set([0, subjects.count / 2, subjects.count - 1].map { String(subjects[$0]) }) {
      for language in ["zh", "en"] {
        let run = try workdir.pingyi("explain", example, subject, "--lang", language)
        #expect(run.status == 0 || run.status == 1, "\(subject): \(run.messages)")
        #expect(run.output.contains(subject))
      }
    }
  }

  /// A line or a number of a scheme changed, left out or written twice.
  private static func damaged(_ text: String, seed: UInt64) -> String {
    var generator = SeededGenerator(seed: seed)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let written = lines.indices.filter { row in
      lines[row].utf8.first { $0 != UInt8(ascii: " ") }.map { $0 != UInt8(ascii: "#") } ?? false
    }
    guard let row = written.randomElement(using: &generator),
      let other = written.randomElement(using: &generator)
    else { return text }
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: lines.remove(at: row)
    case 1: lines.insert(lines[row], at: other)
    case 2: lines.swapAt(row, other)
    default:
      let numbers = ["0", "1", "33", "59.99", "101", "1/3"]
      var words = lines[row].split(separator: " ", omittingEmptySubsequences: false)
        .map(String.init)
      let places = words.indices.filter {
        words[$0].utf8.first.map { (48...57).contains($0) } ?? false
      }
      guard let place = places.randomElement(using: &generator) else { return text }
      let closing = words[place].hasSuffix(",") ? "," : ""
      words[place] = (numbers.randomElement(using: &generator) ?? "") + closing
      lines[row] = words.joined(separator: " ")
    }
    return lines.joined(separator: "\n")
  }

  @Test(
    "A damaged model is refused, or gives everybody with a score a grade", arguments: examples)
  func damage(example: String) throws {
    let text = String(decoding: try Self.file("Examples/\(example)/scheme.yaml"), as: UTF8.self)
    let workdir = try Workdir()
    try Self.copy(example, to: workdir)
    _ = try workdir.pingyi("assess", example, "--quiet")
    let ungraded = try Self.ungraded(workdir, example)
    for seed in 0..<6 as Range<UInt64> {
      try workdir.write(Self.damaged(text, seed: seed), to: "\(example)/scheme.yaml")
      let run = try workdir.pingyi("assess", example, "--quiet")
      #expect(
        [0, 1, 3, 4].contains(run.status), "\(example), seed \(seed): \(run.status) \(run.messages)"
      )
      guard run.status <= 1 else { continue }
      // Those who are exempt from grades stay so; nobody else falls into a hole between bands.
      #expect(
        try Self.ungraded(workdir, example).isSubset(of: ungraded), "\(example), seed \(seed)")
    }
  }

  private static func subjects(_ workdir: Workdir, _ example: String) throws -> [[String: Any]] {
    let json = try JSONSerialization.jsonObject(
      with: workdir.bytes("\(example)/result/ranking.json"))
    let ranking = try #require(json as? [String: Any])
    return try #require(ranking["subjects"] as? [[String: Any]])
  }

  /// Those with a score and no grade.
  private static func ungraded(_ workdir: Workdir, _ example: String) throws -> Set<String> {
    Set(
      try subjects(workdir, example).filter { $0["score"] is NSNumber && !($0["grade"] is String) }
        .compactMap { $0["id"] as? String })
  }
}
