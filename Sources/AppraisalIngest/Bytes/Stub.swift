struct GB18030Decoding { var written = 0; var fault: Int?; var privateUse = 0; var remapped = 0 }
func decodeGB18030(
  _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
) -> GB18030Decoding {
  switch convertFromGB18030(Array(input)) {
  case .success(let text):
    _ = output.initialize(from: text)
    return GB18030Decoding(written: text.count)
  case .failure(.invalid(let byte)): return GB18030Decoding(fault: byte)
  case .failure: return GB18030Decoding(fault: 0)
  }
}
func originalOffset(of offset: Int, in input: UnsafeBufferPointer<UInt8>) -> Int {
  var raw = 0
  var text = 0
  while text < offset, raw < input.count {
    if input[raw] < 0x80 {
      raw += 1; text += 1
    } else if raw + 1 < input.count, input[raw + 1] < 0x40 {
      raw += 4; text += 3
    } else {
      raw += 2; text += 3
    }
  }
  return raw
}
