import Foundation
import Testing

/// What the READMEs show is what the command prints.
@Suite("README")
struct ReadmeTests {
  @Test(
    "Every line of output shown is printed by the command above it",
    arguments: [
      "README.md", "README.zh-CN.md",
    ])
  func output(_ name: String) throws {
    let text = try String(contentsOfFile: "\(Workdir.packageRoot)/\(name)", encoding: .utf8)
    let workdir = try Workdir()
    try FileManager.default.copyItem(
      atPath: Workdir.packageRoot + "/Examples/tianyuan-2025",
      toPath: workdir.path + "/tianyuan-2025")
    var printed: Set<String> = []
    var shown = 0
    var isConsole = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        isConsole = line == "```console"
        printed = []
      } else if isConsole, line.hasPrefix("$ pingyi"), line.contains("tianyuan-2025") {
        let run = try workdir.pingyi(line.split(separator: " ").dropFirst(2).map(String.init))
        #expect(run.status <= 1)
        printed = Set((run.output + "\n" + run.messages).components(separatedBy: "\n"))
      } else if isConsole, !printed.isEmpty, !line.isEmpty, line != "…" {
        shown += 1
        #expect(printed.contains(line), "\(name): \(line)")
      }
    }
    #expect(shown > 60)
  }
}
