/// Collects the text of an element and replaces `_x000D_`, by which the format writes characters
/// that XML does not allow (ECMA-376 Part 1, 22.9.2.19, ST_Xstring).
struct EscapedText: ~Copyable {
  private(set) var bytes = OwnedBuffer<UInt8>()
  private var mayHoldEscape = false

  init() {}

  /// Empties the text.
  mutating func removeAll() {
    bytes.removeAll()
    mayHoldEscape = false
  }

  /// Adds a piece; an escape may be cut in two by its end.
  mutating func append(_ piece: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while !mayHoldEscape, index < piece.count {
      mayHoldEscape = piece[index] == 0x5F
      index += 1
    }
    bytes.append(contentsOf: piece)
  }

  /// Adds the text, with escapes replaced, to a buffer.
  func write(to target: inout OwnedBuffer<UInt8>) {
    guard mayHoldEscape else { return target.append(contentsOf: bytes.contents) }
    var at = 0
    while at < bytes.count {
      guard let (value, length) = escapedCharacter(at: at) else {
        target.append(bytes[at])
        at += 1
        continue
      }
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4) { room in
        guard let start = room.baseAddress else { return }
        let count = writeUTF8(value, to: start)
        target.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
      }
      at += length
    }
  }

  /// A character beyond U+FFFF is two escapes, one for each half; a half alone is no character and
  /// stays as it is written.
  private func escapedCharacter(at start: Int) -> (UInt32, length: Int)? {
    guard let first = escapedUnit(at: start) else { return nil }
    switch first {
    case 0xD800...0xDBFF:
      guard let second = escapedUnit(at: start + 7), (0xDC00...0xDFFF).contains(second) else {
        return nil
      }
      return (0x10000 + (first - 0xD800) << 10 + (second - 0xDC00), 14)
    case 0xDC00...0xDFFF: return nil
    default: return (first, 7)
    }
  }

  private func escapedUnit(at start: Int) -> UInt32? {
    guard start + 7 <= bytes.count, bytes[start] == 0x5F, bytes[start + 1] == 0x78,
      bytes[start + 6] == 0x5F
    else { return nil }
    var value: UInt32 = 0
    for offset in 2..<6 {
      guard let digit = digitValue(bytes[start + offset]) else { return nil }
      value = value << 4 | digit
    }
    return value
  }
}
