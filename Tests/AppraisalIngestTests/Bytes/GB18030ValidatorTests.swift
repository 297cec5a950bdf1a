import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("GB18030 validator")
struct GB18030ValidatorTests {
  private func validated(
    _ bytes: [UInt8], using random: inout SeededGenerator
  ) -> GB18030Validator {
    var validator = GB18030Validator()
    cutAtRandom(bytes, using: &random) { validator.take($0) }
    validator.finish()
    return validator
  }

  private func randomBytes(_ random: inout SeededGenerator) -> [UInt8] {
    let alphabet: [UInt8] = [
      0x0A, 0x0D, 0x30, 0x39, 0x40, 0x41, 0x7E, 0x7F, 0x80, 0x81, 0x84, 0x8F, 0x90, 0xA1, 0xC4,
      0xE3,
      0xFE, 0xFF,
    ]
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...40, using: &random) {
      switch Int.random(in: 0..<40, using: &random) {
      case 0: bytes.append(alphabet.randomElement(using: &random) ?? 0)
      case 1...8: bytes += fourByteCode(Int.random(in: 0..<39_420, using: &random))
      case 9...14: bytes += Array("8,\r\n".utf8)
      default: bytes += twoByteCodes.randomElement(using: &random) ?? []
      }
    }
    return bytes
  }

  @Test("Random texts have the fault that decoding them has, however they are cut")
  func agreesWithDecoder() {
    var random = SeededGenerator(seed: 2_022)
    var faults = 0
    for _ in 0..<4_000 {
      let bytes = randomBytes(&random)
      let fault = decodedGB18030(bytes).result.fault
      let found = validated(bytes, using: &random)
      #expect(found.firstFault == fault)
      #expect(found.fault?.line == fault.map { slowLine(of: $0, in: bytes) })
      if fault != nil { faults += 1 }
    }
    #expect(faults > 500)
    #expect(faults < 3_500)
  }

  @Test("A character that the end cuts short is a fault at its first byte", arguments: 1...3)
  func refusesCutShort(_ length: Int) {
    var validator = GB18030Validator()
    let bytes: [UInt8] = [0x0A] + [0x99, 0x33, 0xAA, 0x34].prefix(length)
    bytes.withUnsafeBufferPointer { validator.take($0) }
    #expect(validator.fault == nil)
    validator.finish()
    #expect(validator.fault == BytePlace(byte: 1, line: 2))
  }
}
