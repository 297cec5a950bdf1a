/// Numbers keys by their bytes: the first key is 0, the next new one 1.
///
/// Keys are compared byte by byte, so é and e with a combining accent are two keys, as they are to
/// a database. Open addressing with linear probing, at most half full; the keys lie one behind the
/// other in a single array.
public struct ByteKeyTable: Sendable {
  private var arena: [UInt8] = []
  private var ends: [Int] = []
  /// Per slot the hash's upper half and the key's number + 1; 0 for an empty slot.
  private var slots: [UInt64]

  /// An empty table.
  /// - Parameter capacity: Keys to make room for.
  public init(minimumCapacity capacity: Int = 0) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
  }

  /// Number of keys.
  public var count: Int { ends.count }

  /// Adds a key if it is new.
  /// - Parameter key: The bytes of the key.
  /// - Returns: Its number.
  /// - Complexity: O(key), amortised.
  public mutating func insert(_ key: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = ByteKeyTable.hash(key)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      if let number = match(slots[slot], hash: hash, key: key) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    arena.append(contentsOf: key)
    ends.append(arena.count)
    precondition(ends.count < 1 << 31, "at most 2^31 keys")
    slots[slot] = (hash >> 32) << 32 | UInt64(ends.count)
    if ends.count * 2 > slots.count { grow() }
    return ends.count - 1
  }

  /// The number of a key.
  /// - Parameter key: The bytes of the key.
  /// - Returns: Its number; `nil` for an unknown key.
  /// - Complexity: O(key).
  public func index(of key: UnsafeBufferPointer<UInt8>) -> Int? {
    let hash = ByteKeyTable.hash(key)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      if let number = match(slots[slot], hash: hash, key: key) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Adds the bytes of a text as a key.
  /// - Parameter key: The text.
  /// - Returns: Its number.
  public mutating func insert(_ key: String) -> Int {
    var key = key
    return key.withUTF8 { insert($0) }
  }

  /// The number of the bytes of a text.
  /// - Parameter key: The text.
  /// - Returns: Its number; `nil` for an unknown key.
  public func index(of key: String) -> Int? {
    var key = key
    return key.withUTF8 { index(of: $0) }
  }

  /// The text of a key.
  /// - Parameter number: The number of the key.
  /// - Returns: The text.
  public func key(at number: Int) -> String {
    String(decoding: arena[(number == 0 ? 0 : ends[number - 1])..<ends[number]], as: UTF8.self)
  }

  private func match(
    _ slot: UInt64, hash: UInt64, key: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    guard slot >> 32 == hash >> 32 else { return nil }
    let number = Int(slot & 0xFFFF_FFFF) - 1
    let start = number == 0 ? 0 : ends[number - 1]
    guard ends[number] - start == key.count else { return nil }
    let isEqual = arena.withUnsafeBufferPointer { arena in
      for offset in key.indices where arena[start + offset] != key[offset] { return false }
      return true
    }
    return isEqual ? number : nil
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    arena.withUnsafeBufferPointer { arena in
      var start = 0
      for (number, end) in ends.enumerated() {
        let hash = ByteKeyTable.hash(UnsafeBufferPointer(rebasing: arena[start..<end]))
        var slot = Int(truncatingIfNeeded: hash) & (larger.count - 1)
        while larger[slot] != 0 { slot = (slot + 1) & (larger.count - 1) }
        larger[slot] = (hash >> 32) << 32 | UInt64(number + 1)
        start = end
      }
    }
    slots = larger
  }

  /// Multiplies and folds eight bytes at a time; the seed is fixed, and no result depends on it.
  private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = 0x9E37_79B9_7F4A_7C15 ^ UInt64(key.count)
    let raw = UnsafeRawBufferPointer(key)
    var offset = 0
    while offset + 8 <= key.count {
      hash = fold(hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var tail: UInt64 = 0
    while offset < key.count {
      tail = tail << 8 | UInt64(key[offset])
      offset += 1
    }
    return fold(fold(hash ^ tail) ^ 0xD1B5_4A32_D192_ED03)
  }

  private static func fold(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }
}
