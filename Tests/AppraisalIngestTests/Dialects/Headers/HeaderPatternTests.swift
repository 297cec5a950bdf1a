import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Header patterns")
struct HeaderPatternTests {
  private func match(_ pattern: String, _ header: String) throws -> HeaderPattern.Match {
    try HeaderPattern(pattern).match(header)
  }

  @Test("Placeholders stand for what lies between the literals")
  func matches() throws {
    #expect(
      try match("对{rated}的{item}评价", "对张三的作风评价") == .found([.rated: "张三", .item: "作风"]))
    #expect(
      try match("{*}—{rated}（{group}）", "5、请评价—张三（同级）") == .found([.rated: "张三", .group: "同级"]))
    #expect(try match("得分", "得分") == .found([:]))
    #expect(try match("{*}", "") == .found([:]))
    #expect(try match("{{{item}}}", "{作风}") == .found([.item: "作风"]))
  }

  @Test(
    "What differs in a byte does not match",
    arguments: [
      ("{rated}（{item}）", "张三(作风)"), ("得分", "得分 "), ("{rated}的", "的"), ("a{item}", "a"),
      ("{item}", ""),
    ])
  func comparesBytes(pattern: String, header: String) throws {
    #expect(try match(pattern, header) == .none)
  }

  @Test("A header that can be cut in several ways is ambiguous")
  func tellsAmbiguity() throws {
    #expect(try match("{rated}-{item}", "一-二-三") == .ambiguous)
    #expect(try match("{*}-{item}", "一-二-三") == .ambiguous)
    // Both dashes leave the same text to the item, whatever stands for anything.
    #expect(try match("{item}:{*}-{*}", "一:二-三-四") == .found([.item: "一"]))
    #expect(try match("{*}b{rated}c{*}d{*}e", "bxcdde") == .found([.rated: "x"]))
    #expect(try match("{*}b{rated}c{*}d{*}e", "bxcyddcde") == .ambiguous)
  }

  @Test(
    "Patterns that say nothing clear are refused",
    arguments: [
      ("", HeaderPatternProblem(.empty, byte: 0)), ("{rated", .init(.unclosed, byte: 0)),
      ("a}b", .init(.unopened, byte: 1)), ("a{who}", .init(.unknown("who"), byte: 1)),
      ("{rated}-{rated}", .init(.repeated(.rated), byte: 8)),
      ("{rated}{item}", .init(.adjacent, byte: 7)),
      ("{*}{item}", .init(.adjacent, byte: 3)), ("{}", .init(.unknown(""), byte: 0)),
      (String(repeating: "a", count: 1001), .init(.tooLong, byte: 1000)),
    ])
  func refuses(text: String, problem: HeaderPatternProblem) {
    #expect(throws: problem) { try HeaderPattern(text) }
  }

  /// All ways to cut a header, by trying every length for every gap.
  private func cuts(_ pattern: HeaderPattern, _ header: ArraySlice<UInt8>, _ index: Int = 0) -> Set<
    [String]
  > {
    let literal = pattern.literals[index]
    guard header.starts(with: literal) else { return [] }
    let rest = header.dropFirst(literal.count)
    guard index < pattern.gaps.count else { return rest.isEmpty ? [[]] : [] }
    var found: Set<[String]> = []
    for length in (pattern.gaps[index] == nil ? 0 : 1)..<(rest.count + 1) {
      for tail in cuts(pattern, rest.dropFirst(length), index + 1) {
        let text = pattern.gaps[index].map {
          "\($0)=" + String(decoding: rest.prefix(length), as: UTF8.self)
        }
        found.insert((text.map { [$0] } ?? []) + tail)
      }
    }
    return found
  }

  @Test("Agrees with trying every cut, on texts of few letters", arguments: [UInt64(1), 2, 3, 4])
  func agreesWithAllCuts(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let parts = ["a", "b", "ab", "a", "-", "{*}", "{*}", "{rated}", "{item}", "{group}"]
    var seen: [Int: Int] = [:]
    for _ in 0..<4000 {
      let text = (0..<Int.random(in: 1...8, using: &generator)).map { _ in
        parts[Int.random(in: 0..<parts.count, using: &generator)]
      }.joined()
      guard let pattern = try? HeaderPattern(text) else { continue }
      let header = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
        ["a", "b", "-"][Int.random(in: 0..<3, using: &generator)]
      }.joined()
      let cuts = cuts(pattern, Array(header.utf8)[...])
      seen[min(cuts.count, 2), default: 0] += 1
      switch pattern.match(header) {
      case .none: #expect(cuts.isEmpty, "\(text) \(header)")
      case .ambiguous: #expect(cuts.count > 1, "\(text) \(header)")
      case .found(let texts):
        #expect(
          cuts.count == 1 && Set(texts.map { "\($0)=\($1)" }) == Set(cuts.first ?? []),
          "\(text) \(header)")
      }
    }
    #expect(seen.count == 3)
  }
}
