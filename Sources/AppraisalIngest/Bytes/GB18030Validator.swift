/// Checks that a text that comes in blocks is GB18030, as strictly as it is decoded.
///
/// Blocks may be cut anywhere, also within a character.
struct GB18030Validator {
  /// The first byte that begins no character; nothing behind it is judged.
  private(set) var fault: BytePlace?
  /// The bytes taken.
  private(set) var count = 0
  private var lines = LineCounter()
  /// The beginning of a character whose end has not come yet, at most three bytes.
  private var pending: [UInt8] = []

  /// The offset of the first byte that begins no character.
  var firstFault: Int? { fault?.byte }

  /// Takes the next block.
  /// - Parameter block: Bytes; they are not kept.
  /// - Complexity: O(block).
  mutating func take(_ block: UnsafeBufferPointer<UInt8>) {
    guard fault == nil else { return }
    let before = lines
    lines.take(block)
    check(block, before)
    count += block.count
  }

  /// Says that no block follows, so that a character cut short is a fault.
  mutating func finish() {
    guard fault == nil, !pending.isEmpty else { return }
    fault = BytePlace(byte: count - pending.count, line: lines.line)
  }

  private mutating func check(_ block: UnsafeBufferPointer<UInt8>, _ before: LineCounter) {
    var start = 0
    while !pending.isEmpty, start < block.count {
      pending.append(block[start])
      start += 1
      switch pending.withUnsafeBufferPointer({ gb18030Sequence($0, at: 0) }) {
      case .cut: continue
      case .whole: pending.removeAll(keepingCapacity: true)
      case .nothing:
        // The bytes before this one continued the character, so no line ended among them.
        fault = BytePlace(byte: count + start - pending.count, line: before.line)
        return
      }
    }
    let rest = UnsafeBufferPointer(rebasing: block[start...])
    let end = start + wholeCharacters(of: rest)
    guard end < block.count else { return }
    guard gb18030Sequence(block, at: end) == .cut else {
      var lines = before
      lines.take(UnsafeBufferPointer(rebasing: block[..<end]))
      fault = BytePlace(byte: count + end, line: lines.line)
      return
    }
    pending.append(contentsOf: block[end...])
  }
}

/// What begins at a byte of a text.
private enum GB18030Sequence: Equatable {
  /// A character of so many bytes.
  case whole(Int)
  /// One that the end of the bytes cuts short.
  case cut
  /// No character.
  case nothing
}

/// The offset behind the characters that are whole, up to the first that is cut short or none.
private func wholeCharacters(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
  let raw = UnsafeRawBufferPointer(bytes)
  var offset = 0
  while offset < bytes.count {
    if offset + 9 <= bytes.count {
      let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let high = UInt64(littleEndian: word) & 0x8080_8080_8080_8080
      if high == 0 || isFourTwoByteCodes(UInt64(littleEndian: word)) {
        offset += 8
        continue
      }
      offset += high.trailingZeroBitCount >> 3
      if isTwoByteCode(bytes[offset], bytes[offset + 1]) {
        offset += 2
        continue
      }
    }
    guard case .whole(let length) = gb18030Sequence(bytes, at: offset) else { return offset }
    offset += length
  }
  return offset
}

/// Whether all high bits are set, no byte is FF and no lead byte, first, third and so on, is 80.
@inline(__always)
private func isFourTwoByteCodes(_ word: UInt64) -> Bool {
  let high: UInt64 = 0x8080_8080_8080_8080
  guard word & high == high else { return false }
  // Adding 1 to the other bits carries out of FF alone, adding 7F out of all but 80.
  let low = word & ~high
  let hasNoFF = (low + 0x0101_0101_0101_0101) & high == 0
  let leads = low & 0x007F_007F_007F_007F
  return hasNoFF && (leads + 0x007F_007F_007F_007F) & 0x0080_0080_0080_0080 == 0x0080_0080_0080_0080
}

@inline(__always)
private func isTwoByteCode(_ lead: UInt8, _ trail: UInt8) -> Bool {
  // 81–FE; 40–7E and 80–FE.
  lead &- 0x81 < 0x7E && trail &- 0x40 < 0xBF && trail != 0x7F
}

private func gb18030Sequence(
  _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int
) -> GB18030Sequence {
  let left = bytes.count - offset
  if bytes[offset] < 0x80 { return .whole(1) }
  guard bytes[offset] &- 0x81 < 0x7E else { return .nothing }
  guard left > 1 else { return .cut }
  if isTwoByteCode(bytes[offset], bytes[offset + 1]) { return .whole(2) }
  guard bytes[offset + 1] &- 0x30 < 10 else { return .nothing }
  guard left > 2 else { return .cut }
  guard bytes[offset + 2] &- 0x81 < 0x7E else { return .nothing }
  guard left > 3 else { return .cut }
  guard let pointer = fourBytePointer(bytes, at: offset),
    isAssigned(fourBytePointer: pointer)
  else { return .nothing }
  return .whole(4)
}
