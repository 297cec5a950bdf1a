import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("UTF-16 decoding")
struct UTF16DecodingTests {
  private func decoded(_ bytes: [UInt8], isBigEndian: Bool) -> (text: [UInt8], fault: Int?) {
    var text = [UInt8](repeating: 0, count: utf8Capacity(ofUTF16: bytes.count))
    let (written, fault) = bytes.withUnsafeBufferPointer { input in
      text.withUnsafeMutableBufferPointer {
        decodeUTF16(input, isBigEndian: isBigEndian, into: $0)
      }
    }
    return (Array(text[..<written]), fault)
  }

  private func bytes(_ units: some Sequence<UInt16>, isBigEndian: Bool) -> [UInt8] {
    units.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isBigEndian ? [high, low] : [low, high]
    }
  }

  @Test("Every scalar of Unicode comes through, in both orders", arguments: [true, false])
  func readsEveryScalar(isBigEndian: Bool) {
    var text = String.UnicodeScalarView()
    for value in UInt32(0)...0x10FFFF {
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
    }
    // The standard library's own encoders of both.
    let string = String(text)
    let result = decoded(bytes(string.utf16, isBigEndian: isBigEndian), isBigEndian: isBigEndian)
    #expect(result.fault == nil)
    #expect(result.text == Array(string.utf8))
  }

  static let broken: [([UInt16], Int)] = [
    ([0x41, 0xD842], 2), ([0x41, 0xD842, 0x41], 2), ([0x41, 0xDFB7], 2),
    ([0xD842, 0xD842, 0xDFB7], 0),
    ([0xDBFF, 0xE000], 0), ([0xD842, 0xDFB7, 0xDC00], 4),
  ]

  @Test("A surrogate without its other half is a fault", arguments: broken)
  func refusesLoneSurrogates(_ units: [UInt16], _ fault: Int) {
    #expect(decoded(bytes(units, isBigEndian: true), isBigEndian: true).fault == fault)
    #expect(decoded(bytes(units, isBigEndian: false), isBigEndian: false).fault == fault)
  }

  @Test("An odd number of bytes is a fault at the last one")
  func refusesOddLength() {
    let result = decoded([0x41, 0x00, 0x42], isBigEndian: false)
    #expect(result.fault == 2)
    #expect(result.text == [0x41])
    #expect(decoded([0x41], isBigEndian: true).fault == 0)
    #expect(decoded([], isBigEndian: true).fault == nil)
  }

  @Test("Random units are judged as the standard library judges them")
  func agreesOnRandom() {
    var random = SeededGenerator(seed: 16)
    let alphabet: [UInt16] = [0x41, 0x7FF, 0x800, 0xD7FF, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xE000]
    for _ in 0..<2_000 {
      let units = (0..<Int.random(in: 0...8, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? 0
      }
      let expected = String(validating: units, as: UTF16.self)
      let result = decoded(bytes(units, isBigEndian: true), isBigEndian: true)
      #expect((result.fault == nil) == (expected != nil))
      if let expected { #expect(result.text == Array(expected.utf8)) }
    }
  }
}
