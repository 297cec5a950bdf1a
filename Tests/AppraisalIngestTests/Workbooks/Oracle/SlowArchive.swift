import CZlib

/// All parts of an archive, inflated at once.
struct SlowArchive {
  /// The bytes of each part by its name.
  private(set) var parts: [String: [UInt8]] = [:]

  /// Reads an archive without zip64; `nil` when anything is wrong with it.
  init?(_ bytes: [UInt8]) {
    let end = bytes.indices.last { Self.number(bytes, $0, 4) == 0x0605_4B50 }
    guard let end, let count = Self.number(bytes, end + 10, 2),
      var at = Self.number(bytes, end + 16, 4)
    else { return nil }
    for _ in 0..<count {
      guard Self.number(bytes, at, 4) == 0x0201_4B50,
        let lengths = Self.numbers(bytes, [at + 28, at + 30, at + 32]),
        let header = Self.number(bytes, at + 42, 4),
        let name = Self.text(bytes, at + 46, lengths[0]),
        let content = Self.content(bytes, directory: at, header: header)
      else { return nil }
      parts[name] = content
      at += 46 + lengths.reduce(0, +)
    }
  }

  private static func content(_ bytes: [UInt8], directory at: Int, header: Int) -> [UInt8]? {
    guard let method = number(bytes, at + 10, 2), let sum = number(bytes, at + 16, 4),
      let packed = number(bytes, at + 20, 4), let size = number(bytes, at + 24, 4),
      let lengths = numbers(bytes, [header + 26, header + 28])
    else { return nil }
    let start = header + 30 + lengths[0] + lengths[1]
    guard start + packed <= bytes.count else { return nil }
    let data = Array(bytes[start..<start + packed])
    let content = method == 0 ? data : inflated(data, size: size)
    guard let content, content.count == size,
      crc32(0, content, UInt32(content.count)) == UInt(sum)
    else { return nil }
    return content
  }

  private static func inflated(_ data: [UInt8], size: Int) -> [UInt8]? {
    var input = data
    // One byte more than stated, so that a longer stream is seen.
    var output = [UInt8](repeating: 0, count: size + 1)
    return input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        var stream = z_stream()
        guard czlib_inflate_init_raw(&stream) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        (stream.next_in, stream.avail_in) = (input.baseAddress, UInt32(input.count))
        (stream.next_out, stream.avail_out) = (output.baseAddress, UInt32(output.count))
        guard inflate(&stream, Z_FINISH) == Z_STREAM_END else { return nil }
        return Array(output[..<Int(stream.total_out)])
      }
    }
  }

  private static func number(_ bytes: [UInt8], _ at: Int, _ width: Int) -> Int? {
    guard at >= 0, at + width <= bytes.count else { return nil }
    return bytes[at..<at + width].reversed().reduce(0) { $0 * 256 + Int($1) }
  }

  private static func numbers(_ bytes: [UInt8], _ places: [Int]) -> [Int]? {
    let numbers = places.compactMap { number(bytes, $0, 2) }
    return numbers.count == places.count ? numbers : nil
  }

  private static func text(_ bytes: [UInt8], _ at: Int, _ length: Int) -> String? {
    at + length <= bytes.count ? String(decoding: bytes[at..<at + length], as: UTF8.self) : nil
  }
}
