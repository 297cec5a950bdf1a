extension [UInt8] {
  /// The number of two bytes at an offset, lowest first; `nil` beyond the end.
  func unsigned16(at offset: Int) -> Int? {
    guard offset >= 0, offset <= count - 2 else { return nil }
    return Int(self[offset]) | Int(self[offset + 1]) << 8
  }

  /// The number of four bytes at an offset, lowest first; `nil` beyond the end.
  func unsigned32(at offset: Int) -> Int? {
    guard let low = unsigned16(at: offset), let high = unsigned16(at: offset + 2) else {
      return nil
    }
    return low | high << 16
  }

  /// The number of eight bytes at an offset; `nil` beyond the end or when it exceeds `Int`.
  func unsigned64(at offset: Int) -> Int? {
    guard let low = unsigned32(at: offset), let high = unsigned32(at: offset + 4),
      high <= Int(Int32.max)
    else { return nil }
    return low | high << 32
  }
}
