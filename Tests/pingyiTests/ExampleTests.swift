import Foundation
import Testing

/// The example town of the README.
@Suite("Examples/tianyuan-2025")
struct ExampleTests {
  private static let example = Workdir.packageRoot + "/Examples/tianyuan-2025"

  @Test("The generator gives the committed files, byte by byte")
  func generator() throws {
    let workdir = try Workdir()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
      .deletingLastPathComponent().appendingPathComponent("tianyuan-example")
    process.arguments = [
      workdir.path + "/town", Workdir.packageRoot + "/Models/changning-dual-service.yaml",
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: workdir.path + "/town").sorted()
    let committed = try FileManager.default.contentsOfDirectory(atPath: ExampleTests.example)
      .filter { $0 != "README.md" && $0 != "expected" }.sorted()
    #expect(names == committed)
    for name in names {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(ExampleTests.example)/\(name)"))
      #expect(try workdir.bytes("town/\(name)") == bytes, "\(name)")
    }
  }

  @Test("The town has the numbers of the published account")
  func numbers() throws {
    let workdir = try Workdir()
    try copy(to: workdir)
    #expect(try workdir.pingyi("assess", "town", "--quiet").status == 1)
    let manifest = try #require(
      JSONSerialization.jsonObject(with: workdir.bytes("town/result/manifest.json"))
        as? [String: Any])
    let inputs = try #require(manifest["inputs"] as? [[String: Any]])
    let seen = Dictionary(
      uniqueKeysWithValues: inputs.map { ($0["file"] as? String ?? "", $0["seen"] as? Int ?? -1) })
    // 87 units, 2,600 members, 6,600 services, 167 list items, 3,000 claims; 95 organisations below
    // 6 communities and the street.
    #expect(seen["名册.csv"] == 87 && seen["党员.csv"] == 2600 && seen["服务台账.csv"] == 6600)
    #expect(seen["服务清单.csv"] == 167 && seen["认领.csv"] == 3000 && seen["组织.csv"] == 102)
    for input in inputs {
      let sum = ["accepted", "quarantined", "refused"].reduce(0) { $0 + (input[$1] as? Int ?? -1) }
      #expect(input["seen"] as? Int == sum)
    }
    let claims = String(decoding: try Data(contentsOf: claimsFile), as: UTF8.self)
    #expect(claims.split(separator: "\n").count { $0.hasSuffix("已解决") } == 1000)
  }

  @Test("The ranked list is the one committed, and units with equal scores stand in order")
  func ranking() throws {
    let workdir = try Workdir()
    try copy(to: workdir)
    _ = try workdir.pingyi("assess", "town", "--quiet")
    for name in ["ranking.csv", "issues.csv"] {
      let expected = URL(fileURLWithPath: "\(ExampleTests.example)/expected/\(name)")
      #expect(try workdir.bytes("town/result/\(name)") == Data(contentsOf: expected), "\(name)")
    }
  }

  private var claimsFile: URL { URL(fileURLWithPath: ExampleTests.example + "/认领.csv") }

  private func copy(to workdir: Workdir) throws {
    try FileManager.default.copyItem(atPath: ExampleTests.example, toPath: workdir.path + "/town")
  }
}
