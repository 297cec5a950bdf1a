import Testing

@testable import AppraisalIngest

/// A decoding together with the bytes that it wrote.
struct DecodedBlock {
  let text: [UInt8]
  let result: GB18030Decoding
}

/// Decodes into exactly the room that is promised to be enough, and sees that nothing is stored
/// behind it.
func decodedGB18030(_ bytes: [UInt8]) -> DecodedBlock {
  let room = utf8Capacity(ofGB18030: bytes.count)
  var text = [UInt8](repeating: 0xFF, count: room + 8)
  let result = bytes.withUnsafeBufferPointer { input in
    text.withUnsafeMutableBufferPointer {
      decodeGB18030(input, into: UnsafeMutableBufferPointer(rebasing: $0[..<room]))
    }
  }
  // UTF-8 has no such byte.
  if text[room...] != [UInt8](repeating: 0xFF, count: 8)[...] { Issue.record("beyond the room") }
  return DecodedBlock(text: Array(text[..<result.written]), result: result)
}

/// The only scalar of a text; `nil` when there is none or a fault.
func scalarOfGB18030(_ code: [UInt8]) -> UInt32? {
  let block = decodedGB18030(code)
  guard block.result.fault == nil else { return nil }
  let scalars = String(decoding: block.text, as: UTF8.self).unicodeScalars
  return scalars.count == 1 ? scalars.first?.value : nil
}
