/// Looks for a row of UTF-8 in a text that passes for GB18030, as where two exports were joined.
///
/// A row counts when all of it beyond ASCII is made of three-byte characters of UTF-8 that begin with
/// E3…E9 or EF, four of them at least. In GB18030 the same bytes are six hanzi, the first and fourth of
/// which are rare ones of rows E3…E9: of six hanzi drawn from GB 2312 at random, fewer than three in a
/// thousand million are of this kind.
struct UTF8RowFinder {
  /// The offset of the first such row.
  private(set) var found: Int?
  private var offset = 0
  private var rowStart = 0
  private var characters = 0
  /// Bytes that the character begun still lacks.
  private var lacking = 0
  private var isOther = false
  private static let enough = 4

  /// Looks at the next block.
  /// - Complexity: O(block); most rows are told by their first character and passed over.
  mutating func take(_ block: UnsafeBufferPointer<UInt8>) {
    var position = 0
    while position < block.count, found == nil {
      let byte = block[position]
      if byte == 0x0A {
        endRow(next: offset + position + 1)
      } else if isOther {
        position = block[position...].firstIndex(of: 0x0A) ?? block.count
        continue
      } else {
        judge(byte)
      }
      position += 1
    }
    offset += block.count
  }

  /// Looks at the last row, which may lack its line feed.
  mutating func finish() { endRow(next: offset) }

  private mutating func judge(_ byte: UInt8) {
    if lacking > 0 {
      isOther = byte & 0xC0 != 0x80
      lacking -= 1
      characters += lacking == 0 ? 1 : 0
    } else if (0xE3...0xE9).contains(byte) || byte == 0xEF {
      lacking = 2
    } else {
      isOther = byte >= 0x80
    }
  }

  private mutating func endRow(next: Int) {
    if found == nil, !isOther, lacking == 0, characters >= UTF8RowFinder.enough { found = rowStart }
    (rowStart, characters, lacking, isOther) = (next, 0, 0, false)
  }
}
