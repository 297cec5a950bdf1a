/// A byte of a text and the physical line that it is in.
struct BytePlace: Hashable, Sendable {
  /// The offset from the text's first byte.
  let byte: Int
  /// The line, from 1.
  let line: Int
}

/// Counts the lines of a text that comes in blocks; CR, LF and CRLF each end one.
///
/// Good for UTF-8 and for GB18030, whose longer codes hold neither byte.
struct LineCounter {
  /// The line of the byte that comes next.
  private(set) var line = 1
  private var last: UInt8 = 0

  /// Counts the ends of lines in a block.
  /// - Complexity: O(block), sixteen bytes at a time.
  mutating func take(_ block: UnsafeBufferPointer<UInt8>) {
    guard let first = block.first, let final = block.last else { return }
    if endsLine(first, after: last) { line += 1 }
    last = final
    var offset = 1
    while offset + 16 <= block.count {
      // A lane counts one end at most for each word, so 255 words fit into a byte.
      let words = min(255, (block.count - offset) / 16)
      line += ends(in: UnsafeRawBufferPointer(block), from: offset, words: words)
      offset += words * 16
    }
    for position in offset..<max(offset, block.count)
    where endsLine(block[position], after: block[position - 1]) { line += 1 }
  }

  private func endsLine(_ byte: UInt8, after previous: UInt8) -> Bool {
    byte == 0x0D || (byte == 0x0A && previous != 0x0D)
  }

  private func ends(in bytes: UnsafeRawBufferPointer, from offset: Int, words: Int) -> Int {
    let lineFeed = SIMD16<UInt8>(repeating: 0x0A)
    let carriageReturn = SIMD16<UInt8>(repeating: 0x0D)
    var counts = SIMD16<UInt8>()
    for word in 0..<words {
      let position = offset + word * 16
      let current = bytes.loadUnaligned(fromByteOffset: position, as: SIMD16<UInt8>.self)
      let previous = bytes.loadUnaligned(fromByteOffset: position - 1, as: SIMD16<UInt8>.self)
      let isEnd =
        (current .== carriageReturn) .| ((current .== lineFeed) .& (previous .!= carriageReturn))
      // A lane of a mask that is true has all bits set, which is -1.
      counts &-= unsafeBitCast(isEnd, to: SIMD16<UInt8>.self)
    }
    return (0..<16).reduce(0) { $0 + Int(counts[$1]) }
  }
}
