import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Delimited text")
struct DelimitedTextTests {
  /// Everything that the scanner says about a text.
  private func scan(
    _ text: [UInt8], delimiter: UInt8 = UInt8(ascii: ",")
  ) -> (records: [SlowDelimitedText.Record], problem: DelimitedProblem?) {
    text.withUnsafeBufferPointer { bytes in
      var records: [SlowDelimitedText.Record] = []
      var scanner = DelimitedScanner(bytes, delimiter: delimiter)
      var record = DelimitedRecord()
      do throws(DelimitedProblem) {
        while try scanner.next(into: &record) {
          records.append(
            .init(
              line: record.line, byte: record.byte,
              fields: (0..<record.count).map { Array(record[$0]) },
              isQuoted: (0..<record.count).map { record.isQuoted($0) }))
        }
        return (records, nil)
      } catch {
        return (records, error)
      }
    }
  }

  private func fields(_ text: String) -> [[String]] {
    scan(Array(text.utf8)).records.map { record in
      record.fields.map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Text, and the records and fields that RFC 4180 or the choices of the documentation give it.
  static let splittings: [(String, [[String]])] = [
    ("", []),
    ("a", [["a"]]),
    ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
    ("a,b\rc,d", [["a", "b"], ["c", "d"]]),
    ("a,b\nc,d\r\ne\rf", [["a", "b"], ["c", "d"], ["e"], ["f"]]),
    ("a,", [["a", ""]]),
    (",", [["", ""]]),
    ("\n\n", [[""], [""]]),
    ("\r\r\n\n", [[""], [""], [""]]),
    ("\"a,b\",c", [["a,b", "c"]]),
    ("\"a\"\"b\",\"\"\"\",\"\"", [["a\"b", "\"", ""]]),
    ("\"一\n二\r\n三\",8", [["一\n二\r\n三", "8"]]),
    ("5\"寸,老\"王\"", [["5\"寸", "老\"王\""]]),
    (" \"a\"", [[" \"a\""]]),
    ("a\u{2028}b\u{85}c\u{0B}d,e", [["a\u{2028}b\u{85}c\u{0B}d", "e"]]),
    ("a;b\tc，d", [["a;b\tc，d"]]),
  ]

  @Test("Splits as documented", arguments: splittings)
  func splits(_ text: String, _ expected: [[String]]) {
    #expect(fields(text) == expected)
  }

  /// Text, kind, line and byte of the refusal.
  static let refusals: [(String, DelimitedProblem.Kind, Int, Int)] = [
    ("1,\"老\"王\",8", .textAfterQuote, 1, 7),
    ("a\n\"b\" ,c", .textAfterQuote, 2, 5),
    ("a\n\"b\nc\nd\"e,f", .textAfterQuote, 2, 9),
    ("a\n\nb,\"c\nd\ne", .unclosedQuote, 3, 5),
    ("\"", .unclosedQuote, 1, 0),
    ("\"\"\"", .unclosedQuote, 1, 0),
    ("a,b\r\nc,\"d\"\"", .unclosedQuote, 2, 7),
  ]

  @Test("Refuses doubtful quotes where they stand", arguments: refusals)
  func refuses(_ text: String, _ kind: DelimitedProblem.Kind, _ line: Int, _ byte: Int) {
    let problem = scan(Array(text.utf8)).problem
    #expect(problem == DelimitedProblem(kind: kind, line: line, byte: byte))
  }

  @Test("Records before a fault are still given, so that all of them can be counted")
  func givesRecordsBeforeFault() {
    let (records, problem) = scan(Array("a,b\nc,d\n\"e".utf8))
    #expect(records.count == 2)
    #expect(problem?.line == 3)
  }

  @Test("Physical lines stay right behind cells of several lines")
  func countsLines() {
    let text = "id,comment\n1,\"one\ntwo\r\nthree\rfour\"\n2,ok\r3,ok"
    #expect(scan(Array(text.utf8)).records.map(\.line) == [1, 2, 6, 7])
    #expect(scan(Array(text.utf8)).records.map(\.byte) == [0, 11, 35, 40])
  }

  @Test("Only an empty line is blank: not quotes, not a blank, not a delimiter")
  func tellsBlankLines() throws {
    try withField("\n\"\"\n \n,\n\r\n") { bytes in
      var scanner = DelimitedScanner(bytes, delimiter: UInt8(ascii: ","))
      var record = DelimitedRecord()
      var blank: [Bool] = []
      while try scanner.next(into: &record) { blank.append(record.isBlank) }
      #expect(blank == [true, false, false, false, true])
    }
  }

  @Test("Unescaped fields stay readable, in any order, until the next record")
  func keepsUnescapedFields() throws {
    try withField("\"a\"\"1\",b,\"c\"\"\"\"2\"\n\"d\"\"3\"\n") { bytes in
      var scanner = DelimitedScanner(bytes, delimiter: UInt8(ascii: ","))
      var record = DelimitedRecord()
      _ = try scanner.next(into: &record)
      let third = record[2]
      let first = record[0]
      let again = record[0]
      #expect(Array(third) == Array("c\"\"2".utf8))
      #expect(Array(first) == Array("a\"1".utf8))
      #expect(Array(again) == Array("a\"1".utf8))
      _ = try scanner.next(into: &record)
      #expect(Array(record[0]) == Array("d\"3".utf8))
    }
  }

  @Test("A field of 16 MiB is read and one byte more is refused", arguments: [false, true])
  func limitsFields(_ isQuoted: Bool) {
    let quote = isQuoted ? [UInt8(ascii: "\"")] : []
    let largest = [UInt8](repeating: UInt8(ascii: "a"), count: 16 << 20)
    let (records, problem) = scan(Array("x\ny,".utf8) + quote + largest + quote)
    #expect(problem == nil)
    #expect(records.last?.fields.last?.count == 16 << 20)
    #expect(
      scan(Array("x\ny,".utf8) + quote + largest + [0x61] + quote).problem
        == DelimitedProblem(kind: .fieldTooLong, line: 2, byte: 4))
  }

  @Test("A record of 16 384 fields is read and one more is refused")
  func limitsFieldCount() {
    let commas = [UInt8](repeating: UInt8(ascii: ","), count: 16_383)
    let (records, problem) = scan(commas)
    #expect(problem == nil)
    #expect(records.first?.fields.count == 16_384)
    #expect(
      scan([0x0A] + commas + commas).problem
        == DelimitedProblem(kind: .tooManyFields, line: 2, byte: 16_385))
  }

  /// Bytes that mean something, bytes that do not, and the three bytes of 中, also torn apart.
  static let alphabet: [UInt8] = [
    0x61, 0x22, 0x22, 0x2C, 0x2C, 0x3B, 0x0D, 0x0A, 0xE4, 0xB8, 0xAD, 0x20,
  ]

  @Test(
    "Agrees with its slow twin on random texts",
    arguments: [(UInt64(1), 0x2C), (2, 0x3B), (3, 0x2C), (4, 0x09)] as [(UInt64, UInt8)])
  func agreesWithTwin(_ seed: UInt64, _ delimiter: UInt8) {
    var random = SeededGenerator(seed: seed)
    var refusals = 0
    for number in 0..<60_000 {
      let text = (0..<Int.random(in: 0...14, using: &random)).map { _ in
        Self.alphabet[Int(random.next() % UInt64(Self.alphabet.count))]
      }
      let slow = SlowDelimitedText(text, delimiter: delimiter)
      let fast = scan(text, delimiter: delimiter)
      if slow.problem != nil { refusals += 1 }
      guard fast.records == slow.records, fast.problem == slow.problem else {
        Testing.Issue.record("text \(number) of seed \(seed): \(text)")
        return
      }
    }
    // Neither all nor none: both outcomes are compared.
    #expect((10_000...50_000).contains(refusals))
  }

  @Test("Agrees with its slow twin at every distance of a mark from the word before")
  func agreesAtEveryOffset() {
    // Bytes one above and one below a mark, and marks with the high bit set, betray a careless
    // search by words.
    let fillers: [UInt8] = [0x61, 0x2B, 0x2D, 0x0B, 0x09, 0x0C, 0x0E, 0x8A, 0x8D, 0xAC, 0x00, 0xFF]
    for filler in fillers {
      for mark in [[0x2C], [0x0A], [0x0D], [0x0D, 0x0A], [0x0B, 0x2C]] as [[UInt8]] {
        for length in 0...20 {
          let text = [UInt8](repeating: filler, count: length) + mark + [filler, filler]
          let slow = SlowDelimitedText(text, delimiter: 0x2C)
          let fast = scan(text)
          #expect(fast.records == slow.records, "\(filler) × \(length) before \(mark)")
        }
      }
    }
  }

  @Test("Agrees with its slow twin at every distance inside quotes as well")
  func agreesAtEveryOffsetInQuotes() {
    let marks: [[UInt8]] = [
      [0x2C], [0x0A], [0x0D], [0x0D, 0x0A], [0x22, 0x22], [0x22, 0x22, 0x0A], [0x22], [],
    ]
    for filler in [0x61, 0x21, 0x23, 0x0B, 0x0C, 0xA2, 0x8D, 0xFF] as [UInt8] {
      for mark in marks {
        for length in 0...40 {
          let stretch = [UInt8](repeating: filler, count: length)
          let opening = [0x61, 0x2C, 0x22] + stretch + mark
          for text in [opening + stretch + [0x22, 0x0A, 0x62], opening + [0x22], opening] {
            let slow = SlowDelimitedText(text, delimiter: 0x2C)
            let fast = scan(text)
            #expect(fast.records == slow.records, "\(filler) × \(length) before \(mark)")
            #expect(fast.problem == slow.problem, "\(filler) × \(length) before \(mark)")
          }
        }
      }
    }
  }

  @Test("Doubled quotes of many long fields lie side by side, and none leaks into the next record")
  func keepsManyUnescapedFields() {
    let fields = (0..<1_000).map { number in
      [UInt8](repeating: UInt8(ascii: "\""), count: number % 90) + Array("\(number)".utf8)
    }
    let row = Array(fields.map(quoted).joined(separator: [0x2C]))
    let text = row + [0x0A] + Array("\"x\"\"y\",z\n".utf8) + row
    let (records, problem) = scan(text)
    #expect(problem == nil)
    #expect(records.map(\.fields) == [fields, [Array("x\"y".utf8), Array("z".utf8)], fields])
  }

  @Test("A delimiter that has another meaning is our own mistake and stops at once")
  func refusesMeaninglessDelimiter() async {
    await #expect(processExitsWith: .failure) {
      withField("a") { _ = DelimitedScanner($0, delimiter: 0x0A) }
    }
    await #expect(processExitsWith: .failure) {
      withField("a") { _ = DelimitedScanner($0, delimiter: UInt8(ascii: "\"")) }
    }
  }

  @Test("What was written with quotes is read back")
  func readsBackWhatIsWritten() {
    var random = SeededGenerator(seed: 4180)
    for _ in 0..<5_000 {
      let rows = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        (0..<Int.random(in: 1...4, using: &random)).map { _ in
          (0..<Int.random(in: 0...6, using: &random)).map { _ in
            Self.alphabet[Int(random.next() % UInt64(Self.alphabet.count))]
          }
        }
      }
      let text = rows.map { row in
        Array(row.map(quoted).joined(separator: [0x2C])) + [0x0D, 0x0A]
      }
      let (records, problem) = scan(text.flatMap { $0 })
      #expect(problem == nil)
      #expect(records.map(\.fields) == rows)
    }
  }

  private func quoted(_ field: [UInt8]) -> [UInt8] {
    [0x22] + field.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] } + [0x22]
  }
}
