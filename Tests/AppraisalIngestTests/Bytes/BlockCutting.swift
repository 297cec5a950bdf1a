import AppraisalTestSupport

/// Hands a text over in blocks cut at random places, some of them empty.
func cutAtRandom(
  _ bytes: [UInt8], using random: inout SeededGenerator,
  _ take: (UnsafeBufferPointer<UInt8>) -> Void
) {
  let longest = [1, 3, 20, 200].randomElement(using: &random) ?? 1
  bytes.withUnsafeBufferPointer { text in
    var start = 0
    while start < text.count {
      let end = min(text.count, start + Int.random(in: 0...longest, using: &random))
      take(UnsafeBufferPointer(rebasing: text[start..<end]))
      start = end
    }
  }
}

/// The physical line of an offset, counted byte by byte.
func slowLine(of offset: Int, in bytes: [UInt8]) -> Int {
  var line = 1
  for position in 0..<offset {
    if bytes[position] == 0x0D { line += 1 }
    if bytes[position] == 0x0A, position == 0 || bytes[position - 1] != 0x0D { line += 1 }
  }
  return line
}
