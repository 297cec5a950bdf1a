import AppraisalNumerics
import BenchmarkSupport
import Glibc

/// Measures one method on one file and prints a line of JSON.
///
/// usage: numerics-benchmark composite|reweigh|reweigh-one|rank|rank-ten|mcd|medcouple|qn|floor PEER FOLDER
///
/// PEER tells apart the ways in which we do it; see ``Work``. The first two of seven turns warm up;
/// methods that take seconds have one turn.
@main
enum NumericsBenchmark {
  /// As many threads as the peers get.
  static let threads = 2

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4 else {
      stop("usage: numerics-benchmark KIND PEER FOLDER\n", status: 2)
    }
    let (kind, peer, folder) = (arguments[1], arguments[2], arguments[3])
    guard let work = try Work.prepared(kind, peer, DataFolder(folder)) else {
      stop("there is no \(peer) of \(kind)\n", status: 2)
    }
    var turns: [(wall: Double, processor: Double)] = []
    var outcome: Outcome?
    for _ in 0..<(work.isSlow ? 1 : 7) {
      let begin = Resources.now()
      outcome = try work.turn()
      let end = Resources.now()
      turns.append((end.wall - begin.wall, end.processor - begin.processor))
    }
    let counted = turns.count > 2 ? Array(turns.dropFirst(2)) : turns
    print(
      line(
        kind, peer, wall: median(counted.map(\.wall)), cpu: median(counted.map(\.processor)),
        bytes: work.bytes, outcome?.figures ?? []))
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  private static func line(
    _ kind: String, _ peer: String, wall: Double, cpu: Double, bytes: Int,
    _ figures: [(name: String, value: Double)]
  ) -> String {
    let found = figures.map { "\"\($0.name)\": \($0.value)" }.joined(separator: ", ")
    let fields: [(String, String)] = [
      ("peer", "\"\(peer)\""), ("kind", "\"\(kind)\""), ("wall", "\(wall)"), ("cpu", "\(cpu)"),
      ("peakMB", "\((Resources.memory("VmHWM") ?? 0) / 1024)"), ("bytes", "\(bytes)"),
      ("figures", "{\(found)}"),
    ]
    return "{" + fields.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
  }

  private static func stop(_ words: String, status: CInt) -> Never {
    _ = words.withCString { write(STDERR_FILENO, $0, strlen($0)) }
    exit(status)
  }
}
