import Testing

@testable import AppraisalScheme

@Suite("The small part of YAML that schemes are written in")
struct YAMLDocumentTests {
  // MARK: - What is read

  @Test("scalars stay text, and only quotes tell an empty text from nothing")
  func scalarsStayText() throws {
    let text = """
      a: no
      b: 1:30
      c: 0o10
      d: 1_000
      e: ~
      f:
      g: ''
      h: "~"
      i: 2025-01-05
      j: [on, 010, 1e3, .nan]
      """
    let composed = try Composed(text)
    #expect(
      composed.root?.outline
        == "{a: no, b: 1:30, c: 0o10, d: 1_000, e: ~, f: , g: \"\", h: \"~\", i: 2025-01-05, "
        + "j: [on, 010, 1e3, .nan]}")
    #expect(composed.faults == [])
    guard case .mapping(let entries) = composed.root?.content else {
      Issue.record("no mapping")
      return
    }
    #expect(entries.filter { $0.value.isAbsent }.map(\.key) == ["e", "f"])
  }

  @Test("lines end alike on every system", arguments: ["\n", "\r\n", "\r"])
  func lineBreaks(lineBreak: String) throws {
    let lines = ["id: a", "指标:", "  - 名称: 走访", "    weight: 40", "note: |", "  一", "  二", ""]
    let composed = try Composed(lines.joined(separator: lineBreak))
    #expect(composed.faults == [])
    #expect(composed.root?.outline == "{id: a, 指标: [{名称: 走访, weight: 40}], note: \"一\n二\n\"}")
    guard case .mapping(let entries) = composed.root?.content else {
      Issue.record("no mapping")
      return
    }
    #expect(entries.map(\.mark.line) == [1, 2, 5])
  }

  @Test("places count characters, not bytes")
  func marks() throws {
    guard case .mapping(let entries) = try Composed("𠮷权重: 甲\n").root?.content else {
      Issue.record("no mapping")
      return
    }
    #expect(entries[0].mark == SourceMark(line: 1, column: 1))
    #expect(entries[0].value.mark == SourceMark(line: 1, column: 6))
  }

  @Test("brackets in comments and half-open intervals in text are no nesting")
  func intervals() throws {
    let lines = (0..<100).map { "k\($0): 良好 [80, 90)  # [80,90)" }
    #expect(try Composed(lines.joined(separator: "\n")).faults == [])
  }

  @Test("rules drawn with dashes and many colons in a text are no nesting")
  func drawnRules() throws {
    let rule = String(repeating: "-", count: 60)
    let text =
      "# \(rule)\na: |\n  \(rule)\n  " + String(repeating: "x- y: ", count: 60) + "\nb: 1\n"
    #expect(try Composed(text).faults == [])
  }

  @Test("& and * inside words and quotes are text")
  func ampersands() throws {
    let composed = try Composed("a: R&D 3*D\nb: '*重点* &D'\nc: \"&x\"\n")
    #expect(composed.root?.outline == "{a: R&D 3*D, b: \"*重点* &D\", c: \"&x\"}")
    #expect(composed.faults == [])
  }

  // MARK: - What is refused

  @Test(
    "each thing that schemes do not use is refused where it stands",
    arguments: [
      ("", ["1:1 empty-file"]), ("# 只有注释\n", ["1:1 empty-file"]),
      ("---\n", ["1:1 empty-file"]), ("~\n", ["1:1 empty-file"]),
      ("你好\n", ["1:1 root-not-a-mapping"]), ("- a\n", ["1:1 root-not-a-mapping"]),
      ("a: 1\n---\nb: 2\n", ["3:1 second-document"]),
      ("a: 1\n...\n---\n- b\n", ["4:1 second-document"]),
      ("a: &x 1\n", ["1:4 anchor"]), ("a: *x\n", ["1:4 anchor"]),
      ("a: &x 1\nb: *x\n", ["1:4 anchor", "2:4 anchor"]),
      ("a: &x [*x]\n", ["1:4 anchor", "1:8 anchor"]), ("&k a: 1\n", ["1:1 anchor"]),
      ("&k a\n", ["1:1 anchor"]), ("!!map\na: 1\n", ["1:1 tag"]),
      ("甲: &x {b: 1}\nc:\n  <<: *x\n", ["1:4 anchor", "3:7 anchor"]),
      ("a:\n  <<: {b: 1}\n", ["2:3 merge-key"]),
      ("a: !!python/object/apply:os.system [\"id\"]\n", ["1:4 tag"]),
      ("a: !!int 3\nb: !own x\n!k c: 1\n", ["1:4 tag", "2:4 tag", "3:1 tag"]),
      ("[a]: 1\n", ["1:1 key-not-text"]), ("? {a: 1}\n: 2\n", ["1:3 key-not-text"]),
      (
        "a: \"\\0\"\nb: [\"\\e[2J\"]\n\"\\a\": 1\n",
        ["1:4 control-character", "2:5 control-character", "3:1 control-character"]
      ),
    ])
  func refused(text: String, places: [String]) throws {
    #expect(try Composed(text).places == places)
  }

  @Test(
    "a slip of the pen is placed where it was made, with the remedy",
    arguments: [
      // The parser notices a missing blank one line later and an open quote at the end of the file.
      ("id: a\nweight:40\nb: 1\n", "2:1 yaml-syntax", "a colon and a blank"),
      ("id: a\n权重：40\nb: 1\n", "2:3 full-width-punctuation", "full-width colon"),
      ("id:a\nb:c\n", "1:1 root-not-a-mapping", "a blank must follow the colon"),
      ("权重：40\n", "1:3 full-width-punctuation", "full-width colon"),
      ("a: \"x\nb: 2\n", "1:4 yaml-syntax", "a quote is not closed"),
      ("a: 'x\nb: 2\n", "1:4 yaml-syntax", "a quote is not closed"),
      ("a: [1, 2\nb: 3\n", "1:4 yaml-syntax", "a bracket is not closed"),
      ("a: {x: 1\n", "1:4 yaml-syntax", "a bracket is not closed"),
      ("p:\n\ta: 1\n", "2:1 tab-indentation", "indent with blanks"),
      ("p:\n  a: 1\n\tb: 2\n", "3:1 tab-indentation", "indent with blanks"),
      ("p:\n  -\ta: 1\n", "2:4 tab-indentation", "indent with blanks"),
      ("p:\n   a: 1\n  b: 2\n", "3:3 yaml-syntax", "stand in one column"),
      ("a: 1\n  b: 2\n", "2:4 yaml-syntax", "indentation of this line and the one above"),
      ("a: 比例: 高\n", "1:6 yaml-syntax", "put the text in quotes"),
      ("a: @x\n", "1:4 yaml-syntax", "in quotes"), ("a: %x\n", "1:4 yaml-syntax", "in quotes"),
      ("a: *重点*\n", "1:4 anchor", "quote it if it is text"),
      ("a: \"\\q\"\n", "1:5 yaml-syntax", "a backslash is an escape"),
      ("a: 'x' y\n", "1:8 yaml-syntax", "nothing follows a closing quote"),
      ("a: - b\n", "1:4 yaml-syntax", "on a line of its own"),
    ])
  func slips(text: String, place: String, remedy: String) throws {
    let faults = try Composed(text).faults
    #expect(faults.map(\.place) == [place])
    #expect(faults.first?.english.contains(remedy) == true, "\(faults)")
  }
}

@Suite("Keys that are written twice")
struct DuplicateKeyTests {
  @Test(
    "all repetitions of a file are found, each with both lines",
    arguments: [
      ("a:\n  weight: 30\n  weight: 30\n", ["3:3 duplicate-key"], ["in line 2 and in line 3"]),
      // The same key in a neighbour of the list is none.
      (
        "l:\n  - w: 1\n  - w: 2\n    w: 3\n  - w: 4\n", ["4:5 duplicate-key"],
        ["in line 3 and in line 4"]
      ),
      ("a: {x: 1, x: 2}\n", ["1:11 duplicate-key"], ["in line 1 and in line 1"]),
      (
        "a: 1\n\"a\": 2\n'a': 3\n", ["2:1 duplicate-key", "3:1 duplicate-key"],
        ["in line 1 and in line 2", "in line 1 and in line 3"]
      ),
      (
        "权重: 1\nb:\n  c: 1\n  c: 2\n权重: 3\n", ["4:3 duplicate-key", "5:1 duplicate-key"],
        ["in line 3 and in line 4", "in line 1 and in line 5"]
      ),
      ("a: 1\r\nb: 2\r\na: 3\r\n", ["3:1 duplicate-key"], ["in line 1 and in line 3"]),
    ])
  func repetitions(text: String, places: [String], lines: [String]) throws {
    let composed = try Composed(text)
    #expect(composed.places == places)
    for (fault, words) in zip(composed.faults, lines) {
      #expect(fault.english.contains(words), "\(fault.english)")
    }
  }

  @Test("the key is named as the file has it, and the first value is still read")
  func names() throws {
    let composed = try Composed("weight: 30\nweight: 40\n")
    #expect(composed.faults.first?.chinese == "键“weight”重复：第 1 行已写过，第 2 行又写了一次，只能保留一个。")
    #expect(composed.root?.outline == "{weight: 30, weight: 40}")
  }

  @Test("keys that differ only in their Unicode normalisation are the same to the eye")
  func twins() throws {
    // é as one scalar and as two; 각 as a syllable and as its three jamo.
    for (one, other) in [("caf\u{E9}", "cafe\u{301}"), ("\u{AC01}", "\u{1100}\u{1161}\u{11A8}")] {
      let composed = try Composed("\(one): 1\nx: 2\n\(other): 3\n")
      #expect(composed.places == ["3:1 duplicate-key"])
      #expect(composed.faults.first?.english.contains("in line 1 and in line 3") == true)
      #expect(composed.faults.first?.english.contains("differ only in their Unicode form") == true)
    }
  }

  @Test(
    "a repeated key that cannot be renamed is still an error",
    arguments: [
      "-x: 1\n-x: 2\n", "'': 1\n\"\": 2\n", "\"\\x61\": 1\na: 2\n",
      "? |\n  a\n: 1\n? |\n  a\n: 2\n",
    ])
  func others(text: String) throws {
    let composed = try Composed(text)
    #expect(!composed.faults.isEmpty)
    #expect(composed.faults.allSatisfy { $0.code == "duplicate-key" && $0.severity == .error })
  }

  @Test("a file of nothing but repetitions is refused in bounded time")
  func flood() throws {
    let composed = try Composed(String(repeating: "a: 1\nb: 2\n", count: 200))
    #expect(composed.faults.contains { $0.code == "duplicate-key" })
  }
}

@Suite("Files made to exhaust the reader")
struct HostileDocumentTests {
  private static func many(_ text: String) -> String { String(repeating: text, count: 100_000) }

  private static let staircase =
    (0..<1000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()

  private static let deepTexts: [(String, String)] = [
    ("brackets", many("[")),
    ("braces", many("{a: ")),
    ("brackets, one a line", many("[\n")),
    ("brackets under a key", "a:\n  " + many("[ ")),
    ("list marks", many("- ")),
    ("list marks with tabs", many("-\t")),
    ("key marks", many("? ")),
    (
      "value marks",
      "? a\n: " + many(": ")
    ),
    ("mixed marks", many("- ? ")),
    ("closed in comments", many("[\n# ]\n")),
    ("closed in quotes", many("[\"]\",\n")),
    ("closed in single quotes", "a: " + many("{']': \n")),
    ("deep indentation", staircase),
  ]

  @Test("100,000 levels are refused at once, in whatever layout", arguments: deepTexts)
  func depth(layout: String, text: String) throws {
    let composed = try Composed(text)
    #expect(composed.root == nil)
    #expect(composed.faults.map(\.code) == ["nesting-too-deep"], "\(layout): \(composed.places)")
  }

  @Test("32 levels are read, the 33rd is named", arguments: [31, 32, 33, 40])
  func limit(levels: Int) throws {
    // The root is level 0, so its value is level 1.
    let text = "a: " + String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    let composed = try Composed(text)
    #expect(composed.places == (levels <= 32 ? [] : ["1:36 nesting-too-deep"]))
    let block = (0...levels).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(try Composed(block).faults.isEmpty == (levels < 32))
  }

  @Test("levels whose brackets seem closed are counted in the composed tree")
  func hiddenLevels() throws {
    let text =
      "a: " + String(repeating: "[\"]\",", count: 900) + "x" + String(repeating: "]", count: 900)
    #expect(try Composed(text).faults.allSatisfy { $0.code == "nesting-too-deep" })
    #expect(try !Composed(text).faults.isEmpty)
  }

  @Test("an alias bomb of 308 bytes is named, not unfolded")
  func aliasBomb() throws {
    // Nine names, each nine times the one before: 9⁹ values.
    var text = "a: &a [x,x,x,x,x,x,x,x,x]\n"
    for (name, other) in zip("bcdefghi", "abcdefgh") {
      text += "\(name): &\(name) [" + Array(repeating: "*\(other)", count: 9).joined(separator: ",")
      text += "]\n"
    }
    let composed = try Composed(text)
    #expect(composed.faults.allSatisfy { $0.code == "anchor" })
    #expect(composed.faults.first?.mark == SourceMark(line: 1, column: 4))
  }

  @Test("an alias bomb is not unfolded as a key either, where comparing keys would unfold it")
  func aliasBombAsKey() throws {
    var text = "a: &a [x,x,x,x,x,x,x,x,x]\n"
    for (name, other) in zip("bcdefghijklm", "abcdefghijkl") {
      text += "\(name): &\(name) [" + Array(repeating: "*\(other)", count: 9).joined(separator: ",")
      text += "]\n"
    }
    for key in ["? *m\n: 1\n", "*m : 1\n", "z: {*m : 1}\n", "z: {? [*m] : 1}\n"] {
      #expect(try Composed(text + key).faults.allSatisfy { $0.code == "anchor" })
    }
  }

  @Test("five hundred merges are each named")
  func merges() throws {
    let text = "x: &x {a: 1}\n" + (0..<500).map { "k\($0):\n  <<: *x\n" }.joined()
    let composed = try Composed(text)
    #expect(composed.faults.count == 501)
    #expect(composed.faults.last?.mark == SourceMark(line: 1001, column: 7))
  }
}
