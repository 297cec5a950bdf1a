import Glibc

/// Checks that a text that comes in blocks is strict UTF-8.
///
/// On the way it notes what else decides about the encoding. Blocks may be cut anywhere, also within
/// a character.
struct UTF8Validator {
  /// The first sequence at fault; nothing behind it is judged.
  private(set) var fault: BytePlace?
  /// The first zero byte, which no text holds; found behind a fault too.
  private(set) var zero: BytePlace?
  /// The bytes taken.
  private(set) var count = 0
  private var lines = LineCounter()
  private var signs = EverydaySigns()
  /// The beginning of a character whose end has not come yet, at most three bytes.
  private var pending: [UInt8] = []

  /// The offset of the first sequence at fault.
  var firstFault: Int? { fault?.byte }

  /// Whether the text, though valid UTF-8, also reads as everyday Chinese in GB18030: all bytes
  /// beyond ASCII form two-byte codes of hanzi in rows B0–DF or of marks in rows A1 and A3, with a
  /// mark or a hanzi of level 1 among them.
  var isEverydayGB18030: Bool { fault == nil && pending.isEmpty && signs.areEveryday }

  /// Takes the next block.
  /// - Parameter block: Bytes; they are not kept.
  /// - Complexity: O(block).
  mutating func take(_ block: UnsafeBufferPointer<UInt8>) {
    let before = lines
    lines.take(block)
    if zero == nil { zero = firstZero(in: block, before) }
    if fault == nil { check(block, before) }
    count += block.count
  }

  /// Says that no block follows, so that a character cut short is a fault.
  mutating func finish() {
    guard fault == nil, !pending.isEmpty else { return }
    fault = BytePlace(byte: count - pending.count, line: lines.line)
  }

  private func firstZero(
    in block: UnsafeBufferPointer<UInt8>, _ before: LineCounter
  ) -> BytePlace? {
    guard let start = block.baseAddress, let found = memchr(start, 0, block.count) else {
      return nil
    }
    return place(of: UnsafeRawPointer(found) - UnsafeRawPointer(start), in: block, before)
  }

  private mutating func check(_ block: UnsafeBufferPointer<UInt8>, _ before: LineCounter) {
    var start = 0
    while !pending.isEmpty, start < block.count {
      let byte = block[start]
      pending.append(byte)
      start += 1
      if byte & 0xC0 == 0x80, pending.count < sequenceLength(lead: pending[0]) { continue }
      if pending.withUnsafeBufferPointer(firstInvalidUTF8) != nil {
        // The bytes before this one continued the character, so no line ended among them.
        fault = BytePlace(byte: count + start - pending.count, line: before.line)
        return
      }
      for byte in pending { signs.note(byte) }
      pending.removeAll(keepingCapacity: true)
    }
    let end = block.count - unfinishedCount(block[start...])
    let whole = UnsafeBufferPointer(rebasing: block[start..<end])
    if let offset = firstInvalidUTF8(whole, noting: &signs) {
      fault = place(of: start + offset, in: block, before)
    }
    pending.append(contentsOf: block[end...])
  }

  private func place(
    of offset: Int, in block: UnsafeBufferPointer<UInt8>, _ before: LineCounter
  ) -> BytePlace {
    var lines = before
    lines.take(UnsafeBufferPointer(rebasing: block[..<offset]))
    return BytePlace(byte: count + offset, line: lines.line)
  }
}

/// The length that a lead byte announces; 1 for a byte that is none.
private func sequenceLength(lead: UInt8) -> Int {
  lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
}

/// The bytes at the end that begin a longer sequence.
private func unfinishedCount(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
  for (index, byte) in bytes.suffix(3).reversed().enumerated() where byte & 0xC0 != 0x80 {
    return sequenceLength(lead: byte) > index + 1 ? index + 1 : 0
  }
  return 0
}
