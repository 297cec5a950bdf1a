import Dispatch

/// What one pass over a large file tells: its hash, and whether it is UTF-8.
struct FileSurvey {
  let sha256: String
  let validation: UTF8Validator

  private static let blockSize = 4 << 20

  /// Reads a file once; while one thread takes the hash of a block, another judges it and reads the
  /// next.
  init(_ file: OpenFile, progress: ReadingProgress?) throws(FileProblem) {
    let passes = SurveyPasses()
    var blocks = [
      UnsafeMutableRawBufferPointer.allocate(byteCount: FileSurvey.blockSize, alignment: 64),
      UnsafeMutableRawBufferPointer.allocate(byteCount: FileSurvey.blockSize, alignment: 64),
    ]
    defer { for block in blocks { block.deallocate() } }
    var offset = 0
    var count = try file.read(into: blocks[0], at: 0)
    while count > 0 {
      offset += count
      let next = try passes.take(
        UnsafeRawBufferPointer(rebasing: blocks[0][..<count]), meanwhile: blocks[1], file, offset)
      blocks.swapAt(0, 1)
      count = next
      progress?(offset, file.size)
    }
    (sha256, validation) = passes.finish()
  }
}

/// The hash and the validator, each used by one thread at a time.
private final class SurveyPasses: @unchecked Sendable {
  private var hash = RunningHash()
  private var validator = UTF8Validator()

  /// Takes a block, and fills another one from an offset on.
  func take(
    _ block: UnsafeRawBufferPointer, meanwhile room: UnsafeMutableRawBufferPointer,
    _ file: OpenFile, _ offset: Int
  ) throws(FileProblem) -> Int {
    nonisolated(unsafe) let (block, room) = (block, room)
    nonisolated(unsafe) var next: Result<Int, FileProblem> = .success(0)
    DispatchQueue.concurrentPerform(iterations: 2) { part in
      if part == 0 {
        hash.take(block)
      } else {
        validator.take(block.bindMemory(to: UInt8.self))
        next = Result { () throws(FileProblem) in try file.read(into: room, at: offset) }
      }
    }
    return try next.get()
  }

  func finish() -> (String, UTF8Validator) {
    validator.finish()
    return (hash.finish(), validator)
  }
}
