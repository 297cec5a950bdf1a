import Glibc
import Synchronization

/// Hands a text out in blocks of whole records, to one reader or to several at once.
///
/// Where a record ends depends on every quote before it, so the ends are found here, one block after
/// the other. A block without a quote is cut behind its last line feed; in one with quotes the
/// records are passed over one by one.
///
/// Unchecked, since blocks lie outside what the compiler follows; all that changes does so behind the
/// gate.
final class BlockReader: @unchecked Sendable {
  /// The usual size of a block.
  ///
  /// Small enough to stay in the cache of a core with all that is made of
  /// it, large enough that handing it out costs nothing.
  static let blockSize = 1 << 19
  /// The longest record: a quote that is open for longer was never closed.
  static let recordLimit = 32 << 20

  private let source: SourceFile
  private let delimiter: UInt8
  private let blocks: [TextTable.BlockPlace]?
  private let progress: ReadingProgress?
  private let gate = Mutex<Void>(())
  /// The offset in the file of the first byte that was not handed out.
  private var offset: Int
  private var number = 0
  /// How much is read at once, unless a record is longer.
  var blockSize: Int
  private var isFinished = false
  private var room = UnsafeMutableRawBufferPointer.allocate(byteCount: 0, alignment: 64)
  /// Bytes at the beginning of the room that were read but not handed out.
  private var held = 0

  /// A reader of a text from an offset on, or of some blocks of an earlier reading.
  init(
    _ source: SourceFile, from offset: Int, delimiter: UInt8,
    only blocks: [TextTable.BlockPlace]? = nil, progress: ReadingProgress? = nil
  ) {
    self.blocks = blocks
    self.progress = progress
    self.source = source
    self.delimiter = delimiter
    self.offset = offset
    blockSize = source.blockSize
  }

  deinit { room.deallocate() }

  /// Fills a block with the next records; says whether there were any.
  func next(_ block: RecordBlock) throws(FileProblem) -> Bool {
    try gate.withLock { _ throws(FileProblem) in try fillNext(block) }
  }

  private func fillNext(_ block: RecordBlock) throws(FileProblem) -> Bool {
    if let blocks { return try fill(block, from: blocks) }
    guard !isFinished else { return false }
    var size = blockSize
    while true {
      try fill(upTo: size)
      let isAtEnd = offset + held == source.size
      let text = UnsafeRawBufferPointer(rebasing: room[..<held])
      switch cut(text, isAtEnd: isAtEnd) {
      case .records(let end) where end > 0 || isAtEnd:
        isFinished = isAtEnd
        return handOut(end, to: block)
      case .broken where isBroken(wholeCharacters(text)):
        isFinished = true
        return handOut(wholeCharacters(text).count, to: block)
      default: break
      }
      if size >= BlockReader.recordLimit {
        // What cannot be divided is handed out as it is, and its reader says what is wrong.
        isFinished = true
        return handOut(held, to: block)
      }
      size *= 4
    }
  }

  /// Reads the next one of the blocks again that an earlier reading has cut.
  private func fill(
    _ block: RecordBlock, from blocks: [TextTable.BlockPlace]
  ) throws(FileProblem) -> Bool {
    guard number < blocks.count else { return false }
    let place = blocks[number]
    (offset, held) = (place.bytes.lowerBound, 0)
    try fill(upTo: place.bytes.count)
    block.take(
      number: place.number, order: number, fileOffset: offset,
      bytes: UnsafeRawBufferPointer(rebasing: room[..<place.bytes.count]))
    number += 1
    return true
  }

  private func fill(upTo size: Int) throws(FileProblem) {
    if room.count < size {
      let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 64)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: room[..<held]))
      room.deallocate()
      room = larger
    }
    let wanted = min(size - held, source.size - offset - held)
    guard wanted > 0 else { return }
    let free = UnsafeMutableRawBufferPointer(rebasing: room[held..<held + wanted])
    held += try source.read(into: free, at: offset + held)
  }

  private func handOut(_ end: Int, to block: RecordBlock) -> Bool {
    guard end > 0 else { return false }
    block.take(
      number: number, order: number, fileOffset: offset,
      bytes: UnsafeRawBufferPointer(rebasing: room[..<end]))
    let rest = held - end
    if rest > 0, let start = room.baseAddress {
      start.copyMemory(from: start + end, byteCount: rest)
    }
    held = rest
    offset += end
    number += 1
    progress?(offset, source.size)
    return true
  }

  /// How a text is divided.
  private enum Cut {
    /// Behind the last whole record; 0 when there is none.
    case records(end: Int)
    /// Not at all, since its fields cannot be told apart.
    case broken
  }

  private func cut(_ text: UnsafeRawBufferPointer, isAtEnd: Bool) -> Cut {
    if isAtEnd { return .records(end: text.count) }
    guard let start = text.baseAddress, !text.isEmpty else { return .records(end: 0) }
    guard memchr(start, 0x22, text.count) != nil else { return .records(end: lineEnd(text)) }
    return quotedCut(text.bindMemory(to: UInt8.self))
  }

  private func isBroken(_ text: UnsafeRawBufferPointer) -> Bool {
    if case .broken = cut(text, isAtEnd: false) { true } else { false }
  }

  /// A text up to its last byte that is a character by itself in every encoding: below `0` no byte
  /// of UTF-8 or GB18030 is part of a longer one.
  private func wholeCharacters(_ text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: text[..<(text.lastIndex { $0 < 0x30 }.map { $0 + 1 } ?? 0)])
  }

  /// Behind the last line feed, or else behind the last carriage return that no line feed may follow.
  private func lineEnd(_ text: UnsafeRawBufferPointer) -> Int {
    if let feed = text.lastIndex(of: 0x0A) { return feed + 1 }
    return text.dropLast().lastIndex(of: 0x0D).map { $0 + 1 } ?? 0
  }

  private func quotedCut(_ text: UnsafeBufferPointer<UInt8>) -> Cut {
    var scanner = DelimitedScanner(text, delimiter: delimiter)
    var record = DelimitedRecord()
    var end = 0
    do throws(DelimitedProblem) {
      while try scanner.next(into: &record) {
        // A record that reaches the end of what was read may go on, unless a line feed ends it.
        guard scanner.offset < text.count || text.last == 0x0A else { break }
        end = scanner.offset
      }
      return .records(end: end)
    } catch {
      return error.kind == .unclosedQuote ? .records(end: end) : .broken
    }
  }
}
