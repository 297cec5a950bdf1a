import Foundation
import Testing

/// Rows of the corpus of nasty files that only the command can meet: several files, and files that
/// are none.
@Suite("Nasty files before the command")
struct CorpusCommandTests {
  @Test("C26: the same bytes under two names are refused, and no result is written")
  func sameFile() throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    try workdir.write(SmallAssessment.ballots, to: "f/项目.csv")
    let run = try workdir.pingyi("assess", "f", "--lang", "en")
    #expect(run.status == 3)
    #expect((run.output + run.messages).contains("项目.csv"))
    #expect(!workdir.exists("f/result/ranking.csv"))
  }

  @Test(
    "C30: links to what is no file are refused and not waited for",
    arguments: ["/dev/zero", "/tmp", "../pipe", "项目.csv"])
  func links(target: String) throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    try #require(mkfifo("\(workdir.path)/pipe", 0o600) == 0)
    let path = "\(workdir.path)/f/项目.csv"
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    #expect(try workdir.pingyi("assess", "f").status == 3)
    #expect(!workdir.exists("f/result/ranking.csv"))
  }

  @Test(
    "C29: a workbook under the name of a text is read as what it is, or refused with its reason")
  func otherKinds() throws {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    for start in ["PK\u{3}\u{4}", "%PDF-1.7\n", "<html><body><table>"] {
      try workdir.write(start + "x", to: "f/项目.csv")
      #expect(try workdir.pingyi("assess", "f").status == 3)
    }
  }
}
