/// Numbers of keys, found with one look where a key has at most 16 bytes.
///
/// A key is taken as two words of eight bytes, filled up with zeros; no text holds a zero byte, so
/// two keys with the same words are the same. Longer keys are looked up in the table that this one
/// was made of. Reading a key looks up to 15 bytes beyond its end, which must be there.
///
/// Unchecked, since the slots do not change once they are filled.
final class KeyLookup: @unchecked Sendable {
  private struct Slot: BitwiseCopyable {
    var low: UInt64
    var high: UInt64
    /// The number and 1; 0 for an empty slot.
    var number: Int
  }

  private let slots: ZeroedMemory<Slot>
  private let table: ByteKeyTable
  /// What each key stands for.
  private let numbers: [Int]

  /// A lookup of keys.
  /// - Parameters:
  ///   - table: The keys.
  ///   - numbers: What each key stands for, by its number; the number itself when not given.
  init(_ table: ByteKeyTable, numbers: [Int]? = nil) {
    self.table = table
    let numbers = numbers ?? Array(0..<table.count)
    self.numbers = numbers
    var size = 16
    while size < table.count * 2 { size *= 2 }
    slots = ZeroedMemory(count: size)
    for number in 0..<table.count {
      var key = Array(table.key(at: number).utf8)
      guard key.count <= 16 else { continue }
      let count = key.count
      key += Array(repeating: 0, count: 16)
      let words = key.withUnsafeBytes { KeyWords($0, count: count) }
      var slot = Int(truncatingIfNeeded: words.hash) & (size - 1)
      while slots[slot].number != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Slot(low: words.low, high: words.high, number: numbers[number] + 1)
    }
  }

  deinit { slots.release() }

  /// What a key stands for; -1 for an unknown one.
  @inline(__always)
  func find(_ start: UnsafeRawPointer, count: Int) -> Int {
    guard count <= 16 else { return findLong(start, count: count) }
    let words = KeyWords(UnsafeRawBufferPointer(start: start, count: 16), count: count)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: words.hash) & mask
    while true {
      let entry = slots[slot]
      if entry.number == 0 { return -1 }
      if entry.low == words.low, entry.high == words.high { return entry.number - 1 }
      slot = (slot + 1) & mask
    }
  }

  /// Says that a key will be looked up soon.
  @inline(__always)
  func prefetch(_ words: KeyWords) {
    slots.prefetch(Int(truncatingIfNeeded: words.hash) & (slots.count - 1))
  }

  private func findLong(_ start: UnsafeRawPointer, count: Int) -> Int {
    let key = UnsafeRawBufferPointer(start: start, count: count).bindMemory(to: UInt8.self)
    return table.index(of: key).map { numbers[$0] } ?? -1
  }
}

/// A key of at most 16 bytes as two words.
struct KeyWords: Equatable, BitwiseCopyable {
  let low: UInt64
  let high: UInt64

  /// Takes the first bytes of a buffer that holds 16 or more.
  @inline(__always)
  init(_ bytes: UnsafeRawBufferPointer, count: Int) {
    let first = bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self).littleEndian
    guard count > 8 else {
      low = first & KeyWords.mask(count)
      high = 0
      return
    }
    low = first
    high =
      bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self).littleEndian
      & KeyWords.mask(count - 8)
  }

  /// Ones in the lowest bytes.
  @inline(__always)
  private static func mask(_ bytes: Int) -> UInt64 {
    bytes == 0 ? 0 : UInt64.max >> UInt64(64 - bytes * 8)
  }

  /// The words mixed; the seeds are fixed, and no result depends on them.
  @inline(__always)
  var hash: UInt64 {
    let product = (low ^ 0x9E37_79B9_7F4A_7C15)
      .multipliedFullWidth(by: high ^ 0xD1B5_4A32_D192_ED03)
    let mixed = (product.high ^ product.low)
      .multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return mixed.high ^ mixed.low
  }
}
