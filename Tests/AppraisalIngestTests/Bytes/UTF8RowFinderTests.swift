import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Rows of UTF-8 in GB18030")
struct UTF8RowFinderTests {
  private func find(_ bytes: [UInt8], blockSize: Int) -> Int? {
    var finder = UTF8RowFinder()
    bytes.withUnsafeBufferPointer { all in
      for start in stride(from: 0, to: all.count, by: blockSize) {
        finder.take(UnsafeBufferPointer(rebasing: all[start..<min(start + blockSize, all.count)]))
      }
    }
    finder.finish()
    return finder.found
  }

  /// 张三 in GB18030.
  private let other: [UInt8] = [0xD5, 0xC5, 0xC8, 0xFD, 0x0A]

  @Test("The offset of the row is found wherever blocks end", arguments: 1...17)
  func offset(blockSize: Int) {
    #expect(find(other + Array("2,乙某,社区\n".utf8) + other, blockSize: blockSize) == 5)
    #expect(find(other + other + Array("乙某社区".utf8), blockSize: blockSize) == 10)
    #expect(find(other + Array("2,乙某,社\n".utf8) + other, blockSize: blockSize) == nil)
    #expect(find(other + Array("2,乙某,社区é\n".utf8) + other, blockSize: blockSize) == nil)
    #expect(find(other + Array("2,乙某社区".utf8).dropLast() + other, blockSize: blockSize) == nil)
  }

  /// The hanzi of GB 2312 are the pairs of B0…F7 and A1…FE, but for five.
  @Test("Random hanzi of GB 2312 are never taken for UTF-8, six to a row")
  func noFalseAlarm() {
    var random = SeededGenerator(seed: 2312)
    var text: [UInt8] = []
    for _ in 0..<20_000 {
      for _ in 0..<6 {
        text += [
          UInt8.random(in: 0xB0...0xF7, using: &random), .random(in: 0xA1...0xFE, using: &random),
        ]
      }
      text.append(0x0A)
    }
    #expect(find(text, blockSize: 4096) == nil)
  }
}
