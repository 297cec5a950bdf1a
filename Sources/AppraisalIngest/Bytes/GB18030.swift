/// What became of a block of GB18030.
struct GB18030Decoding: Hashable, Sendable {
  /// The bytes of UTF-8 written.
  let written: Int
  /// The offset of the first byte that begins no character; `nil` when all was decoded.
  let fault: Int?
  /// Characters of the private use area, which mean nothing without an agreement about them.
  let privateUse: Int
  /// Characters whose mapping has changed since the edition of 2000, in 2005 or 2022.
  let remapped: Int
}

/// The most bytes that a block becomes in UTF-8: two-byte codes grow to three, nothing else grows.
func utf8Capacity(ofGB18030 count: Int) -> Int { count + count / 2 }

/// Decodes a block of GB18030-2022 to UTF-8, strictly.
///
/// Strict means: 80 and FF begin nothing, every trail byte must be one, four-byte codes must be
/// assigned, and the block may not end within a character. A block that ends with a line feed does
/// not, since no code holds that byte.
///
/// It is fast through two observations. A word of eight bytes shows by its high bits how many bytes
/// of ASCII come first: they are stored as a whole word, the character behind them by one lookup and
/// one store over what was too much, so no branch has to guess how long the runs are. And a word in
/// which all high bits are set is four two-byte codes.
///
/// - Parameters:
///   - input: The block; a byte-order mark in it is decoded as U+FEFF.
///   - output: At least ``utf8Capacity(ofGB18030:)`` bytes. What lies behind the bytes written may
///     have been overwritten.
/// - Returns: What was written, up to the first fault, and what deserves a notice.
/// - Complexity: O(input).
func decodeGB18030(
  _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
) -> GB18030Decoding {
  precondition(output.count >= utf8Capacity(ofGB18030: input.count), "room for all characters")
  let codes = GB18030Codes.edition2022
  return codes.pairs.withUnsafeBufferPointer { pairs in
    var decoder = BlockDecoder(input: input, output: output, pairs: pairs, codes: codes)
    decoder.decodeWords()
    decoder.decodeRest()
    return GB18030Decoding(
      written: decoder.progress.written, fault: decoder.fault, privateUse: decoder.privateUse,
      remapped: decoder.remapped)
  }
}

/// The input offset of the character that an output byte belongs to, found by decoding once more.
///
/// - Parameters:
///   - outputOffset: An offset in what ``decodeGB18030(_:into:)`` wrote; its end is allowed.
///   - input: The block that it decoded.
/// - Returns: The offset of the character's first byte; the offset of the fault or of the end when
///   the output ends before.
/// - Complexity: O(input), byte by byte.
func originalOffset(
  ofUTF8 outputOffset: Int, inGB18030 input: UnsafeBufferPointer<UInt8>
) -> Int {
  var offset = 0
  var written = 0
  while offset < input.count, let character = gb18030Character(input, at: offset) {
    written += utf8Length(character.scalar)
    if written > outputOffset { break }
    offset += character.length
  }
  return offset
}

/// Where a decoding has come to.
private struct Progress {
  /// Bytes read.
  var offset = 0
  /// Bytes written.
  var written = 0

  /// Goes on behind so many bytes of ASCII.
  mutating func advance(_ count: Int) {
    offset += count
    written += count
  }
}

/// The high bit of each byte of a word.
private let highBits: UInt64 = 0x8080_8080_8080_8080

/// The state of a decoding.
private struct BlockDecoder {
  let input: UnsafeBufferPointer<UInt8>
  let output: UnsafeMutableBufferPointer<UInt8>
  let pairs: UnsafeBufferPointer<UInt32>
  let codes: GB18030Codes
  var progress = Progress()
  var fault: Int?
  var privateUse = 0
  var remapped = 0

  /// Everything but the last bytes, where a word would reach beyond the block.
  mutating func decodeWords() {
    guard let source = UnsafeRawPointer(input.baseAddress),
      let target = UnsafeMutableRawPointer(output.baseAddress)
    else { return }
    // A word and one byte, for a code that begins with the word's last byte. What is stored then
    // stays within the room: written ≤ 1.5 · offset, and the last four bytes stored begin 7 bytes
    // further, or 9 behind three pairs; but written + 9 + 4 < 1.5 · (offset + 9).
    let end = input.count - 9
    // A copy stays in registers.
    var progress = progress
    while progress.offset <= end {
      let word = UInt64(
        littleEndian: source.loadUnaligned(fromByteOffset: progress.offset, as: UInt64.self))
      target.storeBytes(of: word.littleEndian, toByteOffset: progress.written, as: UInt64.self)
      let high = word & highBits
      if high == 0 {
        // By a constant, so that the next word need not wait until this one is understood.
        progress.advance(8)
        continue
      }
      if high == highBits, storeFourPairs(word, target, &progress) { continue }
      progress.advance(high.trailingZeroBitCount >> 3)
      let code = source.loadUnaligned(fromByteOffset: progress.offset, as: UInt16.self)
      if storePair(UInt16(bigEndian: code), target, &progress) { continue }
      self.progress = progress
      guard decodeCharacter() else { return }
      progress = self.progress
    }
    self.progress = progress
  }

  mutating func decodeRest() {
    while progress.offset < input.count, fault == nil {
      _ = decodeCharacter()
    }
  }

  /// Stores the character of a two-byte code, if it is an ordinary one.
  @inline(__always)
  private func storePair(
    _ code: UInt16, _ target: UnsafeMutableRawPointer, _ progress: inout Progress
  ) -> Bool {
    let entry = pairs[Int(code & 0x7FFF)]
    guard entry & GB18030Codes.attention == 0 else { return false }
    target.storeBytes(of: entry.littleEndian, toByteOffset: progress.written, as: UInt32.self)
    progress.offset += 2
    progress.written += Int(entry >> 24)
    return true
  }

  /// Stores the characters of a word of two-byte codes, if it holds four ordinary ones; their
  /// lookups need not wait for each other.
  @inline(__always)
  private func storeFourPairs(
    _ word: UInt64, _ target: UnsafeMutableRawPointer, _ progress: inout Progress
  ) -> Bool {
    let codes = SIMD4<UInt16>(
      UInt16(truncatingIfNeeded: word).byteSwapped,
      UInt16(truncatingIfNeeded: word >> 16).byteSwapped,
      UInt16(truncatingIfNeeded: word >> 32).byteSwapped,
      UInt16(truncatingIfNeeded: word >> 48).byteSwapped)
    var all: UInt32 = 0
    for lane in 0..<4 { all |= pairs[Int(codes[lane] & 0x7FFF)] }
    guard all & GB18030Codes.attention == 0 else { return false }
    for lane in 0..<4 { _ = storePair(codes[lane], target, &progress) }
    return true
  }

  /// Decodes one character, slowly; `false` when there is none.
  private mutating func decodeCharacter() -> Bool {
    guard let character = gb18030Character(input, at: progress.offset, codes) else {
      fault = progress.offset
      return false
    }
    progress.written += writeUTF8(character.scalar, to: output, at: progress.written)
    progress.offset += character.length
    if isPrivateUse(character.scalar) { privateUse += 1 }
    if character.isRemapped { remapped += 1 }
    return true
  }
}
