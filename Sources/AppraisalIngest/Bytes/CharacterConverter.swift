import Glibc

/// Converts GB18030 to UTF-8 with the C library's `iconv`, strictly.
///
/// - Parameter bytes: GB18030 text, GBK and GB 2312 inside it.
/// - Returns: The text as UTF-8, or the offset of the first byte that is no GB18030.
/// - Complexity: O(bytes).
func convertFromGB18030(_ bytes: [UInt8]) -> Result<[UInt8], GB18030Fault> {
  let converter = iconv_open("UTF-8", "GB18030")
  guard converter != iconv_t(bitPattern: -1) else { return .failure(.noConverter) }
  defer { iconv_close(converter) }
  var output: [UInt8] = []
  output.reserveCapacity(bytes.count + bytes.count / 2)
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  return bytes.withUnsafeBytes { buffer in
    // `iconv` only reads its input, whatever its C declaration says.
    var next = UnsafeMutableRawPointer(mutating: buffer.baseAddress)?
      .assumingMemoryBound(to: CChar.self)
    var left = buffer.count
    while left > 0 {
      let (fault, written) = chunk.withUnsafeMutableBytes { room -> (Int32, Int) in
        var target = room.baseAddress?.assumingMemoryBound(to: CChar.self)
        var free = room.count
        let status = iconv(converter, &next, &left, &target, &free)
        // Taken at once: what comes after may allocate, and so change `errno`.
        return (status == -1 ? errno : 0, room.count - free)
      }
      output.append(contentsOf: chunk[..<written])
      // E2BIG only says that the chunk is full.
      if fault != 0, fault != E2BIG { return .failure(.invalid(byte: buffer.count - left)) }
    }
    return .success(output)
  }
}

/// Why bytes are not read as GB18030.
enum GB18030Fault: Error {
  /// The system has no converter for it.
  case noConverter
  /// A sequence at this offset is none.
  case invalid(byte: Int)
}
