import AppraisalIngest
import BenchmarkSupport
import Glibc

/// Measures the reading of one ballot file and prints a line of JSON.
///
/// usage: ingest-benchmark long|wide|workbook BALLOTS ROSTER
@main
enum IngestBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let kind = BallotFile(rawValue: arguments[1]) else {
      stop("usage: ingest-benchmark long|wide|workbook BALLOTS ROSTER\n", status: 2)
    }
    var log = IssueLog()
    let list = try SourceFile.read(path: arguments[3], name: "roster")
    let columns = RosterColumns(identifier: "编号", name: "名称")
    guard let roster = readRoster(list, options: TextOptions(), columns: columns, log: &log) else {
      stop("the roster was refused\n", status: 1)
    }
    let begin = Resources.now()
    let source = try SourceFile.read(path: arguments[2], name: "ballots")
    let tally = kind.read(source, roster: roster, log: &log)
    let end = Resources.now()
    guard let tally, let account = log.accounts.last else {
      stop("the ballots were refused: \(log.issues.prefix(3))\n", status: 1)
    }
    print(
      line(account, Sums(tally), wall: end.wall - begin.wall, cpu: end.processor - begin.processor))
  }

  private static func stop(_ words: String, status: CInt) -> Never {
    _ = words.withCString { write(STDERR_FILENO, $0, strlen($0)) }
    exit(status)
  }

  private static func line(
    _ account: IssueLog.Account, _ sums: Sums, wall: Double, cpu: Double
  ) -> String {
    let fields: [(String, String)] = [
      ("peer", "\"pingyi\""), ("n", "\(sums.count)"), ("sum", "\(sums.sum)"),
      ("squares", "\(sums.squares)"), ("bytes", "\(account.bytes)"), ("wall", "\(wall)"),
      ("cpu", "\(cpu)"), ("MBps", "\(Double(account.bytes) / wall / 1e6)"),
      ("accepted", "\(account.accepted)"), ("quarantined", "\(account.quarantined)"),
      ("peakMB", "\((Resources.memory("VmHWM") ?? 0) / 1024)"),
      ("privateMB", "\((Resources.memory("RssAnon") ?? 0) / 1024)"),
    ]
    return "{" + fields.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
  }
}

/// Number, sum and sum of squares of all ratings, to compare with other programs.
struct Sums {
  private(set) var count: Int64 = 0
  private(set) var sum: Int64 = 0
  private(set) var squares: Int128 = 0

  init(_ tally: Tally) {
    for item in 0..<tally.shape.items {
      for group in 0..<tally.shape.groups {
        tally.forEachSubject(item: item, group: group) { _, answers in
          count += answers.rated
          sum += answers.sum
          squares += answers.squares
        }
      }
    }
  }
}
