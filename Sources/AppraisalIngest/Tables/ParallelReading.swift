import Dispatch
import Synchronization

extension TextTable {
  /// What reads the records of one block.
  typealias BlockBody<Worker> = (
    _ worker: Worker, _ block: RecordBlock, _ delimiter: UInt8, _ outcome: inout BlockOutcome,
    _ log: inout IssueLog
  ) -> Void

  /// Reads a text block by block, on as many threads as there are workers, and leaves the account to
  /// the caller.
  ///
  /// Which worker gets which block is left to chance, so what workers gather must not depend on it.
  /// Issues and accounts are put together in the order of the file.
  ///
  /// - Parameters:
  ///   - workers: One per thread.
  ///   - text: The records.
  ///   - blocks: The blocks to be read, of an earlier reading; all when `nil`.
  ///   - progress: Is told of the bytes read so far.
  ///   - log: Takes the issues.
  ///   - body: Reads a block; its records and lines are numbered from zero.
  /// - Returns: What became of the records, and where the blocks lie.
  func readBlocks<Worker>(
    workers: [Worker], of text: TextBody, only blocks: [BlockPlace]?,
    progress: ReadingProgress?, log: inout IssueLog, _ body: BlockBody<Worker>
  ) -> (outcome: BlockOutcome, blocks: [BlockPlace]) {
    let reader = text.reader(only: blocks, progress: progress)
    let merger = OutcomeMerger(line: text.line, log: log)
    withoutActuallyEscaping(body) { body in
      // Each worker is used by the one thread that has its number.
      nonisolated(unsafe) let (workers, body) = (workers, body)
      DispatchQueue.concurrentPerform(iterations: workers.count) { number in
        TextTable.work(reader, text, merger) { block, outcome, log in
          body(workers[number], block, text.delimiter, &outcome, &log)
        }
      }
    }
    var result = merger.result
    do { try text.source.verifyUnchanged() } catch { result.outcome.fail(error) }
    log = result.log
    return (result.outcome, result.blocks)
  }

  private static func work(
    _ reader: BlockReader, _ text: TextBody, _ merger: OutcomeMerger,
    _ read: (RecordBlock, inout BlockOutcome, inout IssueLog) -> Void
  ) {
    let block = RecordBlock()
    do {
      while try reader.next(block) {
        var outcome = BlockOutcome(line: 0)
        var log = IssueLog()
        do {
          try block.decode(text.encoding)
          read(block, &outcome, &log)
        } catch {
          outcome.fail(error)
        }
        outcome.privateUse = block.privateUse
        outcome.remapped = block.remapped
        merger.take(outcome, log, of: block)
      }
    } catch {
      merger.fail(error)
    }
  }
}

/// Puts what became of blocks together in the order of the file, whichever is ready first.
private final class OutcomeMerger: Sendable {
  struct State {
    var outcome: BlockOutcome
    var log: IssueLog
    /// The blocks put together so far.
    var blocks: [TextTable.BlockPlace] = []
    /// Blocks that are ready before one in front of them, by their order of reading.
    var waiting: [Int: Waiting] = [:]
    /// Why no further block could be read.
    var failure: BlockOutcome?
  }

  struct Waiting {
    let outcome: BlockOutcome
    let log: IssueLog
    let number: Int
    let bytes: Range<Int>
  }

  private let state: Mutex<State>

  init(line: Int, log: IssueLog) {
    state = Mutex(State(outcome: BlockOutcome(line: line), log: log))
  }

  func take(_ outcome: BlockOutcome, _ log: IssueLog, of block: RecordBlock) {
    let waiting = Waiting(
      outcome: outcome, log: log, number: block.number, bytes: block.fileBytes)
    let order = block.order
    state.withLock { state in
      state.waiting[order] = waiting
      while let next = state.waiting.removeValue(forKey: state.blocks.count) {
        let place = TextTable.BlockPlace(
          number: next.number, bytes: next.bytes, records: state.outcome.seen,
          lines: state.outcome.line)
        state.log.merge(next.log, recordsBefore: place.records, linesBefore: place.lines)
        state.outcome.append(next.outcome)
        state.blocks.append(place)
      }
    }
  }

  /// No further block could be read; what is wrong with one in front of it goes before that.
  func fail(_ error: any Error) {
    var outcome = BlockOutcome(line: 0)
    outcome.fail(error)
    state.withLock { state in state.failure = state.failure ?? outcome }
  }

  /// What became of all blocks, once every worker is done.
  var result: State {
    state.withLock { state in
      if let failure = state.failure, state.outcome.problem == nil {
        (state.outcome.problem, state.outcome.problemPlace) = (
          failure.problem, failure.problemPlace
        )
      }
      return state
    }
  }
}

extension BlockOutcome {
  /// Adds what became of the block behind.
  fileprivate mutating func append(_ next: BlockOutcome) {
    if problem == nil {
      problem = next.problem
      problemPlace = next.problemPlace
      problemPlace.line = problemPlace.line.map { $0 + line }
      problemPlace.record = problemPlace.record.map { $0 + seen }
    }
    seen += next.seen
    accepted += next.accepted
    quarantined += next.quarantined
    blank += next.blank
    privateUse += next.privateUse
    remapped += next.remapped
    line += next.line
  }
}
