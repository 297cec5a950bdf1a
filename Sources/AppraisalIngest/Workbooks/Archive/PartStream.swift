import Glibc

/// The inflated bytes of a part, block by block, inflated ahead on a thread of its own.
///
/// Blocks end at the end of a character, are followed by a zero byte, which no part contains, and
/// have room in front of them for what a reader could not use yet of the block before.
struct PartStream: ~Copyable {
  private let ring: BlockRing
  private var thread: pthread_t?

  /// Room in front of a block; no tag may be longer.
  static let headroom = 1 << 20

  /// Begins to read a part.
  /// - Parameters:
  ///   - entry: The part.
  ///   - archive: Its archive.
  ///   - verifies: Whether to verify checksum and characters; once is enough for the same bytes.
  init(_ entry: ArchiveEntry, of archive: ZipArchive, verifies: Bool) {
    ring = BlockRing(entry, bytes: archive.bytes, verifies: verifies)
    if ring.holdsWholePart {
      ring.run()
      return
    }
    var thread = pthread_t()
    let context = Unmanaged.passRetained(ring)
    let status = pthread_create(
      &thread, nil,
      { context in
        context.map { Unmanaged<BlockRing>.fromOpaque($0).takeRetainedValue().run() }
        return nil
      }, context.toOpaque())
    // Only a lack of memory or of threads can make this fail.
    precondition(status == 0, "a thread can be started")
    self.thread = thread
  }

  deinit {
    ring.cancel()
    if let thread { pthread_join(thread, nil) }
  }

  /// The next block, valid until the next but one is asked for; `nil` at the end.
  func next() throws(WorkbookProblem) -> UnsafeMutableBufferPointer<UInt8>? {
    try ring.next()
  }
}
