import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("UTF-8 validation")
struct UTF8ValidationTests {
  /// What the standard library says, by a decoder of its own.
  private func isValid(_ bytes: [UInt8]) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil
  }

  private func fault(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer(firstInvalidUTF8)
  }

  @Test("Every scalar of Unicode is valid")
  func acceptsEveryScalar() {
    var refused = 0
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      if fault(Array(UTF8.encode(scalar) ?? .init())) != nil { refused += 1 }
    }
    #expect(refused == 0)
  }

  @Test("Every sequence of two bytes is judged as the standard library judges it")
  func agreesOnPairs() {
    var differing: [[UInt8]] = []
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max
      where (fault([first, second]) == nil)
        != isValid([first, second])
      {
        differing.append([first, second])
      }
    }
    #expect(differing.isEmpty)
  }

  @Test("Random sequences of bytes that lead, follow and stop are judged alike")
  func agreesOnRandom() {
    let alphabet: [UInt8] = [
      0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1,
      0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF,
    ]
    var random = SeededGenerator(seed: 20_250_101)
    var differing: [[UInt8]] = []
    for _ in 0..<100_000 {
      let bytes = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        alphabet[Int.random(in: alphabet.indices, using: &random)]
      }
      if (fault(bytes) == nil) != isValid(bytes) { differing.append(bytes) }
    }
    #expect(differing.isEmpty)
  }

  /// Table 3-7 of the Unicode Standard: overlong forms, surrogates, too large, cut short.
  static let broken: [[UInt8]] = [
    [0xC0, 0x80], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
    [0xF4, 0x90, 0x80, 0x80], [0xE4, 0xBD], [0x80], [0xFF],
  ]

  @Test("The offset of a fault is right at every distance from the word before", arguments: broken)
  func locatesFault(_ sequence: [UInt8]) {
    for length in 0...24 {
      let head = [UInt8](repeating: UInt8(ascii: "a"), count: length)
      #expect(fault(head + sequence) == length)
      #expect(fault(head + sequence + Array("abcdefghij".utf8)) == length)
    }
  }
}
