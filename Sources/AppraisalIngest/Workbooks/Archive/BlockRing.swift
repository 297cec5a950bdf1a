import Glibc

/// A few blocks that one thread fills and another empties.
///
/// Which thread may touch a block is settled by the two counts, which change only under the lock:
/// the writer owns blocks from `filled` on, the reader those below it down to the one before the
/// last that it took.
final class BlockRing: @unchecked Sendable {
  /// Whether the part fits in one block, so that no second thread is needed.
  let holdsWholePart: Bool
  private let entry: ArchiveEntry
  private let bytes: [UInt8]
  private let verifies: Bool
  private let headroom: Int
  private let blocks: [UnsafeMutableBufferPointer<UInt8>]
  private var counts: [Int]
  private var filled = 0
  private var taken = 0
  private var isFinished = false
  private var isCancelled = false
  private var failure: WorkbookProblem?
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let change = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  private static let blockSize = 1 << 18

  /// Empty blocks for a part.
  init(_ entry: ArchiveEntry, bytes: [UInt8], verifies: Bool) {
    self.entry = entry
    self.bytes = bytes
    self.verifies = verifies
    holdsWholePart = entry.size < BlockRing.blockSize
    let count = holdsWholePart ? 1 : 4
    let size = holdsWholePart ? entry.size + 1 : BlockRing.blockSize
    // In front of the only block nothing is ever put.
    let headroom = holdsWholePart ? 0 : PartStream.headroom
    self.headroom = headroom
    blocks = (0..<count).map { _ in
      let room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: headroom + size + 1)
      return UnsafeMutableBufferPointer(rebasing: room[headroom...])
    }
    counts = Array(repeating: 0, count: count)
    pthread_mutex_init(lock, nil)
    pthread_cond_init(change, nil)
  }

  deinit {
    for block in blocks { (block.baseAddress.map { $0 - headroom })?.deallocate() }
    pthread_cond_destroy(change)
    pthread_mutex_destroy(lock)
    lock.deallocate()
    change.deallocate()
  }

  /// The next filled block; `nil` at the end.
  func next() throws(WorkbookProblem) -> UnsafeMutableBufferPointer<UInt8>? {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while filled == taken && !isFinished { pthread_cond_wait(change, lock) }
    guard filled > taken else {
      if let failure { throw failure }
      return nil
    }
    let position = taken % blocks.count
    taken += 1
    pthread_cond_broadcast(change)
    return UnsafeMutableBufferPointer(rebasing: blocks[position][..<counts[position]])
  }

  /// Stops the writer.
  func cancel() {
    pthread_mutex_lock(lock)
    isCancelled = true
    pthread_cond_broadcast(change)
    pthread_mutex_unlock(lock)
  }

  /// Fills blocks until the part ends or nobody wants more.
  func run() {
    bytes.withUnsafeBufferPointer { bytes in
      do throws(WorkbookProblem) {
        try fill(from: UnsafeBufferPointer(rebasing: bytes[entry.data]))
      } catch {
        finish(error)
        return
      }
      finish(nil)
    }
  }

  private func fill(from source: UnsafeBufferPointer<UInt8>) throws(WorkbookProblem) {
    var inflater = PartInflater(entry: entry, source: source, verifies: verifies)
    var held: [UInt8] = []
    var isLast = false
    while !isLast, let position = waitForRoom() {
      let block = blocks[position]
      // A character that the block before cut in two goes in front of this one.
      for (offset, byte) in held.enumerated() { block[offset] = byte }
      let room = UnsafeMutableBufferPointer(rebasing: block[held.count..<(block.count - 1)])
      let count = try inflater.fill(room)
      isLast = count < room.count
      let whole = UnsafeBufferPointer(rebasing: block[..<(held.count + count)])
      let kept = isLast ? whole.count : endOfCharacters(whole)
      if verifies { try verifyCharacters(UnsafeBufferPointer(rebasing: whole[..<kept])) }
      held = Array(whole[kept...])
      block[kept] = 0
      publish(position, count: kept)
    }
  }

  private func verifyCharacters(_ text: UnsafeBufferPointer<UInt8>) throws(WorkbookProblem) {
    guard firstInvalidUTF8(text) == nil else {
      throw WorkbookProblem(.malformed(what: "bytes that are not UTF-8"), part: entry.name)
    }
    guard !holdsForbiddenCharacter(text) else {
      throw WorkbookProblem(
        .malformed(what: "a character that XML does not allow"), part: entry.name)
    }
  }

  /// The next block to fill; `nil` when nobody wants it.
  ///
  /// One block stays untouched behind the reader's, from whose end it still copies.
  private func waitForRoom() -> Int? {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while !isCancelled && filled - max(0, taken - 2) >= blocks.count {
      pthread_cond_wait(change, lock)
    }
    return isCancelled ? nil : filled % blocks.count
  }

  private func publish(_ position: Int, count: Int) {
    pthread_mutex_lock(lock)
    counts[position] = count
    filled += 1
    pthread_cond_broadcast(change)
    pthread_mutex_unlock(lock)
  }

  private func finish(_ problem: WorkbookProblem?) {
    pthread_mutex_lock(lock)
    failure = problem
    isFinished = true
    pthread_cond_broadcast(change)
    pthread_mutex_unlock(lock)
  }
}
