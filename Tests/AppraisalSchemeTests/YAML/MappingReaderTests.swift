import Testing

@testable import AppraisalScheme

@Suite("The keys of a mapping")
struct MappingReaderTests {
  private static let keys = ["id", "title", "weight", "threshold", "atLeast", "minimumCell"]

  private func read(_ text: String) throws -> (reader: MappingReader?, faults: FaultCollector) {
    let root = try #require(try Composed(text).root)
    var faults = FaultCollector()
    let reader = MappingReader(root, keys: Self.keys, what: "rules", &faults)
    return (reader, faults)
  }

  @Test(
    "an unknown key is answered with the one that was meant",
    arguments: [
      ("wieght", "weight"), ("weigth", "weight"), ("threshhold", "threshold"),
      ("at_least", "atLeast"), ("at-least", "atLeast"), ("ATLEAST", "atLeast"),
      ("minimum_cel", "minimumCell"), ("Id", "id"), ("titel", "title"),
    ])
  func suggestions(key: String, meant: String) throws {
    let (_, faults) = try read("\(key): 1\n")
    #expect(faults.faults.map(\.place) == ["1:1 unknown-key"])
    #expect(faults.faults.first?.english == "`rules` has no key `\(key)`; did you mean `\(meant)`?")
    #expect(faults.faults.first?.chinese == "“rules”没有键“\(key)”。是否想写“\(meant)”？")
  }

  @Test(
    "an unknown key that is near to none is answered with all", arguments: ["权重", "x", "colour"])
  func allKeys(key: String) throws {
    let (_, faults) = try read("id: a\n\(key): 1\n")
    #expect(
      faults.faults.map(\.english) == [
        "`rules` has no key `\(key)`; its keys are id, title, weight, threshold, atLeast, minimumCell"
      ])
  }

  @Test("a key with nothing behind it is told from one that is not there")
  func required() throws {
    var (reader, faults) = try read("id:\ntitle: ~\nweight: ''\n")
    #expect(reader?.required("weight", &faults)?.text == "")
    #expect(reader?.required("id", &faults) == nil)
    #expect(reader?.required("title", &faults) == nil)
    #expect(
      reader?.required("atLeast", hint: ("请写次数。", "write how often"), &faults) == nil)
    #expect(
      faults.faults.map { "\($0.place) \($0.english)" } == [
        "1:1 missing-key `atLeast` is missing: write how often",
        "1:1 missing-key nothing is written behind `id`; add it",
        "2:1 missing-key nothing is written behind `title`; add it",
      ])
  }

  @Test("all unknown keys are reported at once, in the order of the file")
  func allAtOnce() throws {
    let (reader, faults) = try read("zz: 1\nid: a\nyy: 2\nxx: 3\n")
    #expect(faults.faults.map(\.place) == ["1:1", "3:1", "4:1"].map { "\($0) unknown-key" })
    #expect(reader?.value("id")?.text == "a")
    #expect(reader?.all.count == 4)
  }

  @Test("what is no mapping is refused, with the reason when a colon lacks its blank")
  func notAMapping() throws {
    let text = "a: [1]\nb: x\nc:\n  from:2025\n  to:2026\nd: 从：1\ne:\n"
    guard case .mapping(let entries) = try Composed(text).root?.content else {
      Issue.record("no mapping")
      return
    }
    var faults = FaultCollector()
    for entry in entries {
      #expect(MappingReader(entry.value, keys: ["from"], what: "p", &faults) == nil)
    }
    let opening = "`p` must consist of `key: value` lines; the keys are from"
    #expect(
      faults.faults.map(\.english) == [
        opening, opening, opening + "; a blank must follow the colon",
        opening + "; replace the full-width colon `：` by `: `", opening,
      ])
  }

  @Test("a repeated key is read where it stands first")
  func repeated() throws {
    #expect(try read("id: a\nid: b\n").reader?.value("id")?.text == "a")
  }
}

@Suite("The nearest name")
struct NearestNameTests {
  @Test(
    "edits are counted in characters: one in short words, a third of long ones",
    arguments: [
      ("abc", ["abd"], "abd"), ("abc", ["add"], nil), ("abc", ["acb"], "acb"),
      ("abc", ["abcd"], "abcd"), ("abc", ["ab"], "ab"),
      // Three edits of ten are within a third; four are not.
      ("abcdefghij", ["abcdefgxyz"], "abcdefgxyz"), ("abcdefghij", ["abcdefwxyz"], nil),
      // Two swaps of neighbours are two edits, where single letters would make four.
      ("badcef", ["abcdef"], "abcdef"),
      ("良子", ["良好", "一般"], "良好"), ("满意", ["不满意", "基本满意"], "不满意"),
      ("𠮷野", ["吉野"], "吉野"),
      // The nearer one wins; among equals the first.
      ("grade", ["grape", "grades", "grade-s"], "grape"), ("cat", ["cart", "cut"], "cart"),
      ("weight", ["weights", "weight"], "weight"),
      // A word that shares nothing with another is not near to it.
      ("k", ["w"], nil), ("好", ["差"], nil), ("", ["a"], nil), ("a", [], nil), ("", [""], nil),
    ] as [(String, [String], String?)])
  func nearestNames(word: String, names: [String], expected: String?) {
    #expect(nearest(word, among: names) == expected)
  }

  @Test("a text of a megabyte is answered at once")
  func longWords() {
    let word = String(repeating: "w", count: 1 << 20)
    #expect(nearest(word, among: ["weight", "title"]) == nil)
  }
}

@Suite("The faults of a file")
struct FaultCollectorTests {
  @Test("faults are told once each, from the top of the file down")
  func order() {
    var faults = FaultCollector()
    faults.warning("w", at: SourceMark(line: 3, column: 1), "丙", "c")
    #expect(!faults.hasErrors)
    for _ in 0..<3 { faults.error("e", at: SourceMark(line: 2, column: 9), "乙", "b") }
    faults.error("e", at: SourceMark(line: 10, column: 1), "丁", "d")
    faults.error("e", at: SourceMark(line: 2, column: 10), "戊", "e")
    #expect(faults.hasErrors)
    #expect(faults.faults.map(\.place) == ["2:9 e", "2:10 e", "3:1 w", "10:1 e"])
  }
}
