import CZlib

/// Yields a part of an archive block by block, and at its end holds its size and checksum against
/// what the archive says.
struct PartInflater: ~Copyable {
  private let entry: ArchiveEntry
  private let source: UnsafeBufferPointer<UInt8>
  private let verifies: Bool
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private var taken = 0
  private var produced = 0
  private var checksum: UInt = 0
  private var isAtEnd = false

  /// A reader at the begin of a part.
  /// - Parameters:
  ///   - entry: The part.
  ///   - source: Its compressed bytes, which must outlive the reader.
  ///   - verifies: Whether to compute the checksum; once is enough for bytes that do not change.
  init(entry: ArchiveEntry, source: UnsafeBufferPointer<UInt8>, verifies: Bool) {
    self.entry = entry
    self.source = source
    self.verifies = verifies
    stream.initialize(to: z_stream())
    // Only a lack of memory can make this fail.
    precondition(czlib_inflate_init_raw(stream) == Z_OK, "zlib can be set up")
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Fills a block and tells how many bytes it got: fewer than it holds only at the end of the part.
  mutating func fill(_ block: UnsafeMutableBufferPointer<UInt8>) throws(WorkbookProblem) -> Int {
    let count = entry.isDeflated ? try inflateBlock(block) : copyBlock(block)
    produced += count
    // A part may not grow beyond its declared size, which was held against the limit.
    guard produced <= entry.size else { throw problem(.checksum) }
    if verifies { checksum = crc32(checksum, block.baseAddress, UInt32(count)) }
    if count < block.count { try verify() }
    return count
  }

  private mutating func copyBlock(_ block: UnsafeMutableBufferPointer<UInt8>) -> Int {
    let rest = UnsafeBufferPointer(rebasing: source[taken...].prefix(block.count))
    _ = block.update(fromContentsOf: rest)
    taken += rest.count
    isAtEnd = taken == source.count
    return rest.count
  }

  private mutating func inflateBlock(
    _ block: UnsafeMutableBufferPointer<UInt8>
  ) throws(WorkbookProblem) -> Int {
    stream.pointee.next_out = block.baseAddress
    stream.pointee.avail_out = UInt32(block.count)
    while !isAtEnd && stream.pointee.avail_out > 0 {
      let piece = min(source.count - taken, 1 << 30)
      let next = source.baseAddress.map { $0 + taken }
      stream.pointee.next_in = UnsafeMutablePointer(mutating: next)
      stream.pointee.avail_in = UInt32(piece)
      let status = inflate(stream, Z_NO_FLUSH)
      taken += piece - Int(stream.pointee.avail_in)
      isAtEnd = status == Z_STREAM_END
      guard status == Z_OK || isAtEnd else {
        let what = taken == source.count ? "deflate stream cut off" : "deflate stream"
        throw problem(.damaged(what: what, byte: entry.data.lowerBound + taken))
      }
    }
    return block.count - Int(stream.pointee.avail_out)
  }

  private func verify() throws(WorkbookProblem) {
    let isWhole = isAtEnd && taken == source.count && produced == entry.size
    guard isWhole, !verifies || checksum == UInt(entry.checksum) else {
      throw problem(.checksum)
    }
  }

  private func problem(_ kind: WorkbookProblem.Kind) -> WorkbookProblem {
    WorkbookProblem(kind, part: entry.name)
  }
}
