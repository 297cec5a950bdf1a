import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Byte key table")
struct ByteKeyTableTests {
  @Test("Numbers keys in the order in which they come")
  func numbersInOrder() {
    var table = ByteKeyTable()
    #expect(table.insert("王建国") == 0)
    #expect(table.insert("") == 1)
    #expect(table.insert("王建") == 2)
    #expect(table.insert("王建国") == 0)
    #expect(table.count == 3)
    #expect((0..<3).map { table.key(at: $0) } == ["王建国", "", "王建"])
    #expect(table.index(of: "") == 1)
    #expect(table.index(of: "建国") == nil)
  }

  @Test("An empty table knows no key, not even the empty one")
  func knowsNothingWhenEmpty() {
    #expect(ByteKeyTable().index(of: "") == nil)
    #expect(ByteKeyTable(minimumCapacity: 1000).index(of: "a") == nil)
  }

  @Test("Texts that a String calls equal are two keys when their bytes differ")
  func comparesBytes() {
    let composed = "\u{E9}"
    let decomposed = "e\u{301}"
    #expect(composed == decomposed)
    var table = ByteKeyTable()
    #expect(table.insert(composed) == 0)
    #expect(table.insert(decomposed) == 1)
    #expect(table.index(of: composed) == 0)
    #expect(table.index(of: decomposed) == 1)
  }

  /// Keys of 0 to 20 bytes over few values, so that many repeat, share a beginning or an end, or
  /// differ by a zero byte only.
  @Test("Agrees with a dictionary on random keys", arguments: [UInt64(1), 2, 3])
  func agreesWithDictionary(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var table = ByteKeyTable()
    var dictionary: [[UInt8]: Int] = [:]
    var mismatches = 0
    for _ in 0..<40_000 {
      let stem = [UInt8](repeating: 0x61, count: Int.random(in: 0...12, using: &random))
      let tail = (0..<Int.random(in: 0...8, using: &random)).map { _ -> UInt8 in
        [0, 0x61, 0x62, 0xE4].randomElement(using: &random) ?? 0
      }
      let key = stem + tail
      let isLookUp = Bool.random(using: &random)
      let found = key.withUnsafeBufferPointer { table.index(of: $0) }
      if found != dictionary[key] { mismatches += 1 }
      if isLookUp { continue }
      let expected = dictionary[key] ?? dictionary.count
      dictionary[key] = expected
      if key.withUnsafeBufferPointer({ table.insert($0) }) != expected { mismatches += 1 }
    }
    #expect(mismatches == 0)
    #expect(table.count == dictionary.count)
    #expect(dictionary.count > 10_000)
    for (key, number) in dictionary where Array(table.key(at: number).utf8) != key {
      // Keys that are no text come back with replacement characters; only those may differ.
      #expect(String(validating: key, as: UTF8.self) == nil)
    }
  }

  @Test("A hundred thousand identifiers keep their numbers while the table grows")
  func growsWithoutLoss() {
    var table = ByteKeyTable()
    for number in 0..<100_000 where table.insert("1101011990\(number)") != number {
      Testing.Issue.record("\(number) got another number")
    }
    var sized = ByteKeyTable(minimumCapacity: 100_000)
    for number in 0..<100_000 { _ = sized.insert(table.key(at: number)) }
    let misplaced = (0..<100_000).filter { (number: Int) in
      sized.index(of: "1101011990\(number)") != number
    }
    #expect(misplaced.isEmpty)
  }

  @Test("A copy of a table does not follow the original")
  func copiesAreIndependent() {
    var table = ByteKeyTable()
    _ = table.insert("a")
    let copy = table
    _ = table.insert("b")
    #expect(copy.index(of: "b") == nil)
    #expect(copy.count == 1)
  }
}
