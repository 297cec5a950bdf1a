/// A straight line from keys to 32 bits, 0 for the largest key.
struct KeyImage: Sendable {
  private let highestHalf: Double
  private let slope: Double

  /// The line over the range of the keys present.
  init(_ keys: UnsafeBufferPointer<Double>, threads: Int) {
    let (lowest, highest) = KeyImage.extremes(keys, threads: threads)
    // Halves keep the range finite; a range too small for a reciprocal gives images of 0, and the
    // comparison of keys does all the work.
    let range = highest / 2 - lowest / 2
    slope = range > 0 ? min(Double(UInt32.max) / 2 / range, 0x1p1000) * 2 : 0
    highestHalf = highest / 2
  }

  private static func extremes(
    _ keys: UnsafeBufferPointer<Double>, threads: Int
  ) -> (lowest: Double, highest: Double) {
    let parts = max(1, min(threads, keys.count / 65_536))
    var found = [(lowest: Double, highest: Double)](
      repeating: (.infinity, -.infinity), count: parts)
    found.withUnsafeMutableBufferPointer { found in
      nonisolated(unsafe) let (keys, found) = (keys, found)
      forEachPiece(parts, threads: threads) { _, part in
        let rows = keys.count * part / parts..<keys.count * (part + 1) / parts
        let spread = ColumnSpread(UnsafeBufferPointer(rebasing: keys[rows]))
        found[part] = (spread.minimum, spread.maximum)
      }
    }
    return found.reduce((.infinity, -.infinity)) {
      (min($0.lowest, $1.lowest), max($0.highest, $1.highest))
    }
  }

  /// Gives a body one word per key present, in row order: the image above the row number.
  @inline(__always)
  func forEachWord(
    of keys: UnsafeBufferPointer<Double>, in rows: Range<Int>, _ body: (UInt64) -> Void
  ) {
    for row in rows {
      let key = keys[row]
      guard key == key else { continue }
      let image = min((highestHalf - key / 2) * slope, Double(UInt32.max))
      body(UInt64(Int64(image)) << 32 | UInt64(row))
    }
  }
}
