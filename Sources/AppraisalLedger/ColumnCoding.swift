import Foundation

/// Columns as bytes: little-endian integers, and texts behind a table of their ends.
enum ColumnCoding {
  /// Points, four bytes each.
  static func encode(_ units: [Int32]) -> Data {
    bytes(units)
  }

  static func decodeUnits(_ data: Data, count: Int) -> [Int32]? {
    guard data.count == count * 4 else { return nil }
    return data.withUnsafeBytes { bytes in
      [Int32](unsafeUninitializedCapacity: count) { buffer, initialised in
        UnsafeMutableRawBufferPointer(buffer).copyMemory(from: bytes)
        initialised = count
      }
    }.map(Int32.init(littleEndian:))
  }

  /// Reason codes, a byte each; nothing when no entry is missing.
  static func encode(_ missing: [UInt8]) -> Data {
    missing.allSatisfy { $0 == 0 } ? Data() : Data(missing)
  }

  static func decodeMissing(_ data: Data, count: Int) -> [UInt8]? {
    if data.isEmpty { return Array(repeating: 0, count: count) }
    return data.count == count ? Array(data) : nil
  }

  /// Counts and sums in the fewest bytes that hold all of them: the width, then the values.
  ///
  /// Width 0 stands for a column of one repeated value, which follows in eight bytes.
  static func encode(_ values: [Int64]) -> Data {
    let low = values.min() ?? 0
    let high = values.max() ?? 0
    if low == high { return Data([0]) + bytes([low]) }
    if let narrow = narrowed(values, low, high, to: Int8.self) { return Data([1]) + bytes(narrow) }
    if let narrow = narrowed(values, low, high, to: Int16.self) { return Data([2]) + bytes(narrow) }
    if let narrow = narrowed(values, low, high, to: Int32.self) { return Data([4]) + bytes(narrow) }
    return Data([8]) + bytes(values)
  }

  /// The values in a narrower type; `nil` when it does not hold them all.
  private static func narrowed<Narrow: FixedWidthInteger>(
    _ values: [Int64], _ low: Int64, _ high: Int64, to type: Narrow.Type
  ) -> [Narrow]? {
    guard Narrow(exactly: low) != nil, Narrow(exactly: high) != nil else { return nil }
    return values.map { Narrow(truncatingIfNeeded: $0) }
  }

  private static func bytes(_ values: [some FixedWidthInteger]) -> Data {
    values.map(\.littleEndian).withUnsafeBytes { Data($0) }
  }

  static func decodeValues(_ data: Data, count: Int) -> [Int64]? {
    let body = data.dropFirst()
    switch data.first {
    case 0: return decoded(body, Int64.self, count: 1).map { Array(repeating: $0[0], count: count) }
    case 1: return decoded(body, Int8.self, count: count)
    case 2: return decoded(body, Int16.self, count: count)
    case 4: return decoded(body, Int32.self, count: count)
    case 8: return decoded(body, Int64.self, count: count)
    default: return nil
    }
  }

  private static func decoded<Narrow: FixedWidthInteger>(
    _ data: Data, _ type: Narrow.Type, count: Int
  ) -> [Int64]? {
    let width = Narrow.bitWidth / 8
    guard data.count == count * width else { return nil }
    return data.withUnsafeBytes { bytes in
      (0..<count).map { row in
        Int64(
          Narrow(littleEndian: bytes.loadUnaligned(fromByteOffset: row * width, as: Narrow.self)))
      }
    }
  }

  /// Texts: their number, the end of each, then all their bytes.
  static func encode(_ texts: [String]) -> Data {
    var data = Data()
    var end: UInt32 = 0
    withUnsafeBytes(of: UInt32(texts.count).littleEndian) { data.append(contentsOf: $0) }
    for text in texts {
      end += UInt32(text.utf8.count)
      withUnsafeBytes(of: end.littleEndian) { data.append(contentsOf: $0) }
    }
    for text in texts { data.append(contentsOf: text.utf8) }
    return data
  }

  static func decodeTexts(_ data: Data) -> [String]? {
    data.withUnsafeBytes { bytes -> [String]? in
      guard bytes.count >= 4 else { return nil }
      func number(_ index: Int) -> Int {
        Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)))
      }
      let count = number(0)
      let start = 4 + count * 4
      guard bytes.count >= start else { return nil }
      var texts: [String] = []
      texts.reserveCapacity(count)
      var begin = start
      for index in 0..<count {
        let end = start + number(index + 1)
        guard begin <= end, end <= bytes.count else { return nil }
        texts.append(String(decoding: bytes[begin..<end], as: UTF8.self))
        begin = end
      }
      return begin == bytes.count ? texts : nil
    }
  }
}
