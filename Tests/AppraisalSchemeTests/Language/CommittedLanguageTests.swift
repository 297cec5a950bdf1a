import Foundation
import Testing

@testable import AppraisalScheme

@Suite("What the repository says of the language")
struct CommittedLanguageTests {
  private static let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

  private static func text(_ path: String) throws -> String {
    try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
  }

  @Test(
    "The committed file is what the command prints; to renew it, run the command shown",
    arguments: [
      ("pingyi-scheme.schema.json", "scheme"), ("pingyi-assessment.schema.json", "assessment"),
      ("SchemeLanguage.md", "--reference zh"), ("SchemeLanguage.en.md", "--reference en"),
    ])
  func committed(_ name: String, _ arguments: String) throws {
    let printed =
      switch arguments {
      case "scheme": jsonSchema(of: Scheme.shape)
      case "assessment": jsonSchema(of: Assessment.shape)
      case "--reference zh": languageReference(.chinese)
      default: languageReference(.english)
      }
    // The codes of issues, which follow the language, are another module's.
    let committed = try Self.text("Documentation/\(name)")
    let isSame =
      arguments.hasPrefix("--") ? committed.hasPrefix(printed) : committed == printed
    #expect(
      isSame,
      "renew it: Scripts/renew-language.sh, or swift run pingyi schema \(arguments) > Documentation/\(name)"
    )
  }

  @Test("The JSON Schemas take the full files of these tests, and all models and examples")
  func accepted() throws {
    let schemes = try schemeFiles().map(Self.text) + [fullScheme]
    let assessments =
      try ["Examples/tianyuan-2025/assessment.yaml", "Documentation/InstEval/assessment.yaml"]
      .map(Self.text) + [fullAssessment]
    for (texts, shape) in [(schemes, Scheme.shape), (assessments, Assessment.shape)] {
      let validator = try JSONSchemaValidator(jsonSchema(of: shape))
      for text in texts {
        #expect(validator.accepts(try #require(try Composed(text).root)), "\(text.prefix(200))")
      }
    }
  }

  private func schemeFiles() throws -> [String] {
    let models = try FileManager.default.contentsOfDirectory(atPath: "\(Self.root)/Models")
    return models.filter { $0.hasSuffix(".yaml") }.map { "Models/\($0)" }
      + ["Examples/tianyuan-2025/scheme.yaml", "Documentation/InstEval/scheme.yaml"]
  }

  @Test("The JSON Schemas never take what no reader takes: a key or a word that is wrong")
  func refused() throws {
    let scheme = try JSONSchemaValidator(jsonSchema(of: Scheme.shape))
    let codes: Set = ["unknown-key", "not-a-choice", "not-a-boolean", "not-an-identifier"]
    var count = 0
    for breakage in BrokenSchemeTests.all {
      let text = try changing(fullScheme, breakage.old, to: breakage.new)
      let composed = try Composed(text)
      guard composed.faults.isEmpty, let root = composed.root,
        breakage.faults.contains(where: { fault in codes.contains { fault.hasSuffix($0) } })
      else { continue }
      count += 1
      #expect(!scheme.accepts(root), "\(breakage.testDescription)")
    }
    #expect(count > 10)
  }

  @Test(
    "The whole files shown in the reference have no fault and fit each other",
    arguments: MessageLanguage.allCases)
  func shown(_ language: MessageLanguage) throws {
    let blocks = languageReference(language).split(separator: "```yaml\n").dropFirst()
      .compactMap { $0.split(separator: "```").first.map(String.init) }
    let schemes = blocks.filter { $0.hasPrefix("schema: pingyi-scheme/1") }
    let assessments = blocks.filter { $0.hasPrefix("schema: pingyi-assessment/1") }
    #expect(schemes.count == 1 && assessments.count == 1)
    let scheme = try schemeReading(schemes[0])
    let assessment = try assessmentReading(assessments[0])
    #expect(scheme.faults == [] && assessment.faults == [])
    let misfits = faults(
      of: try #require(assessment.assessment), under: try #require(scheme.scheme))
    #expect(misfits == [])
  }

  @Test(
    "The reference has a row for every key, in both languages", arguments: MessageLanguage.allCases)
  func rows(_ language: MessageLanguage) {
    let text = languageReference(language)
    let sections = text.split(separator: "\n### ").map(String.init)
    for shape in ShapeTests.shapes {
      let section = sections.first { $0.contains("</a>`\(shape.name)`") } ?? ""
      for key in shape.ownKeys {
        #expect(section.contains("| `\(key.name)` |"), "\(shape.name).\(key.name)")
      }
      for word in shape.ownKeys.flatMap({ $0.type.choices.map(\.word) }) {
        #expect(section.contains("`\(word)` "), "\(shape.name): \(word)")
      }
    }
  }
}
