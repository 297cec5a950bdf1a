/// Which sheets agree in every answer, gaps included.
public struct IdenticalSheets: Sendable, Hashable {
  /// For each sheet the number of the first sheet that is identical to it.
  public let first: [Int32]
  /// For each sheet how many sheets are identical to it, itself included.
  public let copies: [Int32]

  /// Compares all sheets by hashing, and equal hashes by their bytes.
  ///
  /// - Complexity: O(*n p*) expected.
  public init(in answers: AnswerMatrix) {
    var first = [Int32](repeating: 0, count: answers.sheets)
    var table = SheetTable(capacity: answers.sheets)
    answers.storage.withUnsafeBufferPointer { all in
      for sheet in 0..<answers.sheets {
        first[sheet] = table.firstEqual(Int32(sheet), all, items: answers.items, 0..<answers.items)
      }
    }
    var counts = [Int32](repeating: 0, count: answers.sheets)
    for sheet in first { counts[Int(sheet)] += 1 }
    self.first = first
    copies = first.map { counts[Int($0)] }
  }

  /// Groups of two or more identical sheets, by first sheet; members ascending.
  public var groups: [[Int]] {
    var members: [Int32: [Int]] = [:]
    for sheet in first.indices where copies[sheet] > 1 {
      members[first[sheet], default: []].append(sheet)
    }
    return members.keys.sorted().compactMap { members[$0] }
  }
}

/// Open addressing over sheets, keyed by the bytes of some consecutive items.
struct SheetTable {
  private var slots: [Int32]

  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
  }

  /// The first sheet entered with these answers, which is the sheet itself when it is new.
  mutating func firstEqual(
    _ sheet: Int32, _ all: UnsafeBufferPointer<Int8>, items: Int, _ range: Range<Int>
  ) -> Int32 {
    let start = Int(sheet) * items
    let mask = slots.count - 1
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for item in range {
      hash = (hash ^ UInt64(UInt8(bitPattern: all[start + item]))) &* 0x100_0000_01B3
    }
    hash = (hash ^ (hash >> 32)) &* 0xD6E8_FEB8_6659_FD93
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while slots[slot] >= 0 {
      let other = Int(slots[slot]) * items
      if range.allSatisfy({ all[start + $0] == all[other + $0] }) { return slots[slot] }
      slot = (slot + 1) & mask
    }
    slots[slot] = sheet
    return sheet
  }
}
