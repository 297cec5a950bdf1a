import Dispatch

/// What the memory of the machine can do at best.
extension Work {
  /// Adds up the table, which is far larger than the caches; its bytes by its time is the bandwidth.
  static func floor(_ folder: DataFolder) throws -> Work {
    let values = try folder.doubles("table")
    return Work(bytes: values.count * 8) {
      var sums = [UInt64](repeating: 0, count: NumericsBenchmark.threads)
      sums.withUnsafeMutableBufferPointer { sums in
        values.withUnsafeBytes { bytes in
          nonisolated(unsafe) let (sums, bytes) = (sums, bytes)
          DispatchQueue.concurrentPerform(iterations: sums.count) { worker in
            let size = bytes.count / sums.count / 64 * 64
            sums[worker] = sum(
              UnsafeRawBufferPointer(rebasing: bytes[worker * size..<(worker + 1) * size]))
          }
        }
      }
      return .numbers([("sum", Double(sums.reduce(0, &+) & 0xFFFF_FFFF))])
    }
  }

  private static func sum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var sum = SIMD8<UInt64>()
    for start in stride(from: 0, to: bytes.count, by: 64) {
      sum &+= bytes.loadUnaligned(fromByteOffset: start, as: SIMD8<UInt64>.self)
    }
    return sum.wrappedSum()
  }
}
