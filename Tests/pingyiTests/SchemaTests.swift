import Foundation
import Testing

@Suite("The schema command")
struct SchemaTests {
  @Test(
    "What it prints is what the repository has",
    arguments: [
      (["scheme"], "pingyi-scheme.schema.json"), (["assessment"], "pingyi-assessment.schema.json"),
      (["--reference", "zh"], "SchemeLanguage.md"),
      (["--reference", "en"], "SchemeLanguage.en.md"),
    ] as [([String], String)])
  func printed(_ arguments: [String], _ name: String) throws {
    let run = try Workdir().pingyi(["schema"] + arguments)
    let file = try String(
      contentsOfFile: "\(Workdir.packageRoot)/Documentation/\(name)", encoding: .utf8)
    #expect(run.status == 0 && run.messages == "")
    #expect(run.output == file)
  }

  @Test(
    "Without a file, with one that there is not, and with both it is wrong usage",
    arguments: [[], ["schema"], ["scheme", "--reference", "zh"], ["--reference", "de"]])
  func wrongUsage(_ arguments: [String]) throws {
    let run = try Workdir().pingyi(["schema"] + arguments)
    #expect(run.status == 2 && run.output == "" && run.messages != "")
  }
}
