import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Line counter")
struct LineCounterTests {
  @Test("Random ends of lines in blocks cut at random are counted as one by one")
  func countsLines() {
    var random = SeededGenerator(seed: 13_10)
    let alphabet: [UInt8] = [0x0A, 0x0D, 0x41, 0x8A, 0x8D]
    for length in [0, 1, 2, 15, 16, 17, 18, 100, 300] {
      for _ in 0..<50 {
        let text = (0..<length).map { _ in alphabet.randomElement(using: &random) ?? 0 }
        var counter = LineCounter()
        cutAtRandom(text, using: &random) { counter.take($0) }
        #expect(counter.line == slowLine(of: text.count, in: text))
      }
    }
  }

  /// More ends than fit into the byte of a lane: 255 words and one.
  @Test(
    "Nothing but line feeds does not overflow the lanes", arguments: [4_080, 4_081, 4_097, 9_000])
  func countsManyLines(_ count: Int) {
    var counter = LineCounter()
    [UInt8](repeating: 0x0A, count: count).withUnsafeBufferPointer { counter.take($0) }
    #expect(counter.line == count + 1)
  }
}
