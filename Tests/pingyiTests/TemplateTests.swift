import Foundation
import Testing

@Suite("Templates of a new folder")
struct TemplateTests {
  @Test("Workbooks stand beside an assessment file that names them, and come out the same again")
  func workbooks() throws {
    let workdir = try Workdir()
    let names = try workdir.pingyi("init", "x", "--list").output.split(separator: "\n")
    for name in names.map(String.init) {
      for folder in ["a-\(name)", "b-\(name)"] {
        #expect(
          try workdir.pingyi("init", folder, "--model", name, "--templates", "xlsx").status == 0)
      }
      let assessment = try workdir.text("a-\(name)/assessment.yaml")
      #expect(!assessment.contains(".csv"))
      // Nothing is wrong with them but that nobody has filled them in.
      let check = try workdir.pingyi("check", "a-\(name)", "--format", "json")
      #expect(
        !check.output.contains("sheet-not-chosen") && !check.output.contains("column-missing"))
      #expect(check.output.contains("no-records"))
      let files = try FileManager.default.contentsOfDirectory(
        atPath: "\(workdir.path)/a-\(name)"
      ).filter { $0.hasSuffix(".xlsx") }
      let named = assessment.split(separator: "\n").filter { $0.contains("file: ") }
        .map {
          $0.replacingOccurrences(of: "file: ", with: "").trimmingCharacters(in: .whitespaces)
        }
      #expect(files.sorted() == named.sorted())
      for file in files {
        let bytes = try workdir.bytes("a-\(name)/\(file)")
        #expect(try workdir.bytes("b-\(name)/\(file)") == bytes)
        #expect(bytes.starts(with: Data("PK\u{3}\u{4}".utf8)))
      }
    }
  }
}
