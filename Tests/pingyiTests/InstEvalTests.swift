import Foundation
import Testing

/// 73,421 real ratings, run as an assessment and computed again independently.
///
/// The data are `../shared/data/insteval.csv.gz` (lme4's InstEval); the project does not carry them.
@Suite("InstEval")
struct InstEvalTests {
  private static let data = Workdir.packageRoot + "/../shared/data/insteval.csv.gz"
  private static let isThere = FileManager.default.fileExists(atPath: data)

  @Test(
    "Score and rank of each lecturer are those of an independent computation, ties included",
    .enabled(
      if: isThere, "the InstEval data are not at ../shared/data/insteval.csv.gz; test skipped"))
  func lecturers() throws {
    let ratings = try InstEvalTests.ratings()
    #expect(ratings.count == 73_421)
    let workdir = try Workdir()
    try InstEvalTests.write(ratings, to: workdir)
    let run = try workdir.pingyi("assess", "f", "--format", "csv", "--quiet")
    #expect(run.status == 0, "\(run.messages)")
    let expected = InstEvalTests.expected(ratings)
    let rows = run.output.split(separator: "\r\n").dropFirst()
    #expect(rows.count == 1128 && expected.count == 1128)
    for row in rows {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let lecturer = try #require(expected[cells[1]])
      #expect(cells[0] == String(lecturer.rank), "rank of \(cells[1])")
      #expect(cells[6] == lecturer.score, "score of \(cells[1])")
      #expect(cells[4] == String(lecturer.rankInDepartment), "rank of \(cells[1]) in its stratum")
    }
    let tied = Dictionary(grouping: expected.values, by: \.rank).values.filter { $0.count > 1 }
    #expect(!tied.isEmpty, "the comparison includes ties")
  }

  struct Rating {
    let student: String
    let lecturer: String
    let rating: Int
    let department: String
  }

  private static func ratings() throws -> [Rating] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/gzip")
    process.arguments = ["-dc", data]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return try text.split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: ",").map(String.init)
      return Rating(
        student: cells[0], lecturer: cells[1], rating: try #require(Int(cells[2])),
        department: cells[6])
    }
  }

  /// The department of a lecturer is the one in which most of the ratings were given, the smaller
  /// number among equals.
  private static func departments(_ ratings: [Rating]) -> [String: String] {
    Dictionary(grouping: ratings, by: \.lecturer).mapValues { own in
      let counts = Dictionary(grouping: own, by: \.department).mapValues(\.count)
      return counts.max { ($0.value, -(Int($0.key) ?? 0)) < ($1.value, -(Int($1.key) ?? 0)) }?.key
        ?? ""
    }
  }

  private static func write(_ ratings: [Rating], to workdir: Workdir) throws {
    let departments = departments(ratings)
    let roster = departments.map { "\($0.key),Lecturer \($0.key),\($0.value)\n" }.sorted()
    try workdir.write("d,name,dept\n" + roster.joined(), to: "f/roster.csv")
    let rows = ratings.map { "\($0.student),\($0.lecturer),\($0.rating)\n" }
    try workdir.write("s,d,y\n" + rows.joined(), to: "f/ratings.csv")
    let source = Workdir.packageRoot + "/Documentation/InstEval"
    for name in ["scheme.yaml", "assessment.yaml"] {
      try FileManager.default.copyItem(
        atPath: "\(source)/\(name)", toPath: "\(workdir.path)/f/\(name)")
    }
  }

  struct Expected {
    let score: String
    let rank: Int
    let rankInDepartment: Int
  }

  /// Means as fractions, compared by cross multiplication after rounding half up to four places by
  /// long division on whole numbers; ranks by counting who is better.
  private static func expected(_ ratings: [Rating]) -> [String: Expected] {
    let departments = departments(ratings)
    let scores = Dictionary(grouping: ratings, by: \.lecturer).mapValues { own -> Int in
      let sum = own.reduce(0) { $0 + $1.rating }
      return (sum * 20_000 + own.count) / (2 * own.count)
    }
    return Dictionary(
      uniqueKeysWithValues: scores.map { lecturer, score in
        let better = scores.filter { $0.value > score }
        let near = better.filter { departments[$0.key] == departments[lecturer] }
        let digits = String(score % 10_000)
        let text = "\(score / 10_000)." + String(repeating: "0", count: 4 - digits.count) + digits
        return (
          lecturer,
          Expected(score: text, rank: better.count + 1, rankInDepartment: near.count + 1)
        )
      })
  }
}
