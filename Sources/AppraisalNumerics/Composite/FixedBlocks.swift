import Dispatch

/// Runs a body over numbered pieces of work on a number of threads.
///
/// Pieces are dealt out in turn, worker 0 taking the first, and what a piece computes depends on
/// its number alone; so results are the same bits for any number of threads. The body may write
/// only what belongs to its piece or its worker.
///
/// - Parameters:
///   - pieces: The number of pieces.
///   - threads: The number of workers, at least 1.
///   - body: Gets the worker and the piece.
func forEachPiece(
  _ pieces: Int, threads: Int, _ body: (_ worker: Int, _ piece: Int) -> Void
) {
  let workers = max(1, min(threads, pieces))
  guard workers > 1 else {
    for piece in 0..<pieces { body(0, piece) }
    return
  }
  withoutActuallyEscaping(body) { body in
    // Workers write to disjoint places, as the caller promises.
    nonisolated(unsafe) let body = body
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      for piece in stride(from: worker, to: pieces, by: workers) { body(worker, piece) }
    }
  }
}
