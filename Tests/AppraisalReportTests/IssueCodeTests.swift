import AppraisalIngest
import AppraisalScheme
import Foundation
import Testing

@testable import AppraisalReport

@Suite("Codes of issues")
struct IssueCodeTests {
  private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  private static func text(_ path: String) throws -> String {
    try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
  }

  /// The cases named in the property `code` of an enumeration's source.
  private static func cases(_ path: String) throws -> Set<String> {
    let code = try text(path).components(separatedBy: "public var code: String {")[1]
      .components(separatedBy: "\n  }\n")[0]
    let names = code.components(separatedBy: "case .").dropFirst().map { part in
      String(part.prefix { $0.isLetter })
    }
    return Set(names)
  }

  /// Every case has an example, so that a new one cannot be left out of the reference.
  @Test("The list of codes has an example of every case")
  func isWhole() throws {
    let name = { (value: Any) in String(String(describing: value).prefix { $0.isLetter }) }
    let kinds = Set(IssueKind.examples.map(name))
    let rules = Set(
      IssueKind.examples.compactMap { kind in
        if case .ballotRule(let rule) = kind { name(rule) } else { nil }
      })
    let folder = "Sources/AppraisalIngest/Issues"
    // Further issues bear the code of those that are listed.
    #expect(
      try Self.cases("\(folder)/IssueKind.swift").symmetricDifference(kinds) == ["furtherIssues"])
    #expect(try Self.cases("\(folder)/BallotRuleIssue.swift").symmetricDifference(rules).isEmpty)
  }

  @Test(
    "The committed reference ends with the codes; to renew it, run Scripts/renew-language.sh",
    arguments: [
      ("SchemeLanguage.md", Wording(.chinese)), ("SchemeLanguage.en.md", Wording(.english)),
    ])
  func committed(_ name: String, _ wording: Wording) throws {
    let isSame = try Self.text("Documentation/\(name)").hasSuffix(issueCodeReference(wording))
    #expect(isSame, "renew it: Scripts/renew-language.sh")
  }

  @Test("Only quarantined records can be settled by a decision")
  func settled() {
    let lines = issueCodeReference(Wording(.chinese)).split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("| `unknown-members` | 待处理 | 可以 |") })
    #expect(lines.contains { $0.hasPrefix("| `column-missing` | 拒收 | 不需要或不能 |") })
  }
}
