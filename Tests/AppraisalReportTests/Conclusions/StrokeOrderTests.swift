import Testing

@testable import AppraisalReport

@Suite("The order by strokes")
struct StrokeOrderTests {
  /// Strokes as any dictionary of simplified characters gives them.
  @Test(
    "Surnames have the strokes of the dictionary",
    arguments: [
      ("丁", 2), ("马", 3), ("王", 4), ("石", 5), ("刘", 6), ("李", 7), ("周", 8), ("赵", 9), ("徐", 10),
      ("黄", 11), ("彭", 12), ("蔡", 14), ("魏", 17), ("一", 1), ("龘", 48),
    ] as [(Character, UInt32)])
  func strokes(_ surname: Character, _ count: UInt32) throws {
    let scalar = try #require(surname.unicodeScalars.first)
    #expect(StrokeOrder().strokes(of: scalar) == count)
  }

  @Test(
    "Names stand by the strokes of one character after the other; what is no ideograph stands last")
  func order() {
    let strokes = StrokeOrder()
    let names = ["魏一", "A组", "王丽", "丁大", "王一", "李四"]
    let sorted = names.sorted {
      strokes.key(of: $0).lexicographicallyPrecedes(strokes.key(of: $1))
    }
    #expect(sorted == ["丁大", "王一", "王丽", "李四", "魏一", "A组"])
    #expect(names.filter { !strokes.knows($0) } == ["A组"])
    #expect(!strokes.knows(""))
  }
}
