/// How many rows are dealt into buckets at a time, and by how many leading bits of their images.
struct DealLayout: Sendable {
  /// Rows of the table.
  let rows: Int
  /// Pieces of parallel work.
  let pieces: Int
  private let digitBits: Int

  /// Rows per piece.
  private static let pieceRows = 1 << 16
  /// At most as many bits, so that the pages being written stay in the address cache.
  private static let mostDigitBits = 11

  /// Some 500 rows a bucket, whose words take four kilobytes.
  init(rows: Int) {
    self.rows = rows
    pieces = (rows + Self.pieceRows - 1) / Self.pieceRows
    digitBits = min(max(bitCount(rows) - 9, 0), Self.mostDigitBits)
  }

  /// The number of buckets.
  var width: Int { 1 << digitBits }
  /// Bits of the image that the buckets have not looked at.
  var openBits: Int { 32 - digitBits }

  /// Gives a body each key present, piece after piece in row order: the piece's places by bucket, the
  /// bucket and the word.
  @inline(__always)
  func forEachWord(
    of keys: UnsafeBufferPointer<Double>, _ image: KeyImage, _ places: inout [Int], threads: Int,
    _ body: (UnsafeMutablePointer<Int>, _ digit: Int, _ word: UInt64) -> Void
  ) {
    let shift = UInt64(64 - digitBits)
    places.withUnsafeMutableBufferPointer { places in
      guard let base = places.baseAddress else { return }
      nonisolated(unsafe) let (keys, first) = (keys, base)
      forEachPiece(pieces, threads: threads) { _, piece in
        let range = piece * Self.pieceRows..<min((piece + 1) * Self.pieceRows, rows)
        image.forEachWord(of: keys, in: range) { word in
          body(first + piece * width, Int(truncatingIfNeeded: word >> shift), word)
        }
      }
    }
  }

  /// Turns the sizes of buckets by piece into the places where each piece writes next; returns where
  /// each bucket begins and where the last one ends.
  func turnIntoStarts(_ places: inout [Int]) -> [Int] {
    var starts = [Int](repeating: 0, count: width + 1)
    var position = 0
    for digit in 0..<width {
      starts[digit] = position
      for piece in 0..<pieces {
        let size = places[piece * width + digit]
        places[piece * width + digit] = position
        position += size
      }
    }
    starts[width] = position
    return starts
  }
}
