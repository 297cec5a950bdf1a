import Foundation

/// Columns as bytes: little-endian integers, and texts behind a table of their ends.
enum ColumnCoding {
  /// Points, four bytes each.
  static func encode(_ units: [Int32]) -> Data {
    units.map(\.littleEndian).withUnsafeBytes { Data($0) }
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
  static func encode(_ values: [Int64]) -> Data {
    let low = values.min() ?? 0
    let high = values.max() ?? 0
    let width = [1, 2, 4].first { bits(low, high, fit: $0) } ?? 8
    var data = Data(capacity: 1 + values.count * width)
    data.append(UInt8(width))
    for value in values {
      withUnsafeBytes(of: value.littleEndian) { data.append(contentsOf: $0.prefix(width)) }
    }
    return data
  }

  private static func bits(_ low: Int64, _ high: Int64, fit width: Int) -> Bool {
    let limit = Int64(1) << (width * 8 - 1)
    return -limit <= low && high < limit
  }

  static func decodeValues(_ data: Data, count: Int) -> [Int64]? {
    guard let width = data.first.map(Int.init), [1, 2, 4, 8].contains(width),
      data.count == 1 + count * width
    else { return nil }
    return data.withUnsafeBytes { bytes in
      (0..<count).map { row in
        var value: UInt64 = 0
        for byte in 0..<width {
          value |= UInt64(bytes[1 + row * width + byte]) << UInt64(byte * 8)
        }
        let shift = UInt64(64 - width * 8)
        return Int64(bitPattern: value << shift) >> Int64(shift)
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
