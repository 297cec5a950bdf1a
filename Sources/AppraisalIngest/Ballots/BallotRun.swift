/// Records of one evaluator for the same rated and group that stand one behind the other, as the
/// ratings of one ballot do in a file with one rating per row.
///
/// That an evaluator rated an item twice shows in the items of a run, or else in a second run with
/// the same fingerprint: so one fingerprint for a whole ballot is enough.
struct BallotRun: BitwiseCopyable {
  /// Of evaluator, rated and group.
  let fingerprint: UInt64
  /// The items so far, a bit each; items beyond 64 share bits.
  private(set) var items: UInt64
  /// Whether a bit was set twice, so that an item may have come twice.
  private(set) var isSuspicious = false

  init(fingerprint: UInt64, item: Int) {
    self.fingerprint = fingerprint
    items = 1 << UInt64(item & 63)
  }

  /// Takes the next record of the run.
  @inline(__always)
  mutating func add(item: Int) {
    let bit: UInt64 = 1 << UInt64(item & 63)
    isSuspicious = isSuspicious || items & bit != 0
    items |= bit
  }

  /// Joins what goes on in the next block.
  mutating func join(_ next: BallotRun) {
    isSuspicious = isSuspicious || next.isSuspicious || items & next.items != 0
    items |= next.items
  }
}

/// The first and the last run of a block, which may go on in its neighbours.
struct OuterRuns {
  let block: Int
  let first: BallotRun
  /// The last run, when it is another one than the first.
  let last: BallotRun?

  /// Whether one of them has a fingerprint.
  func contains(_ fingerprints: Set<UInt64>) -> Bool {
    fingerprints.contains(first.fingerprint)
      || last.map { fingerprints.contains($0.fingerprint) } ?? false
  }
}

extension Fingerprints {
  /// Adds a run; one in which an item may have come twice is added twice.
  @inline(__always)
  func add(_ run: BallotRun, block: Int) {
    add(run.fingerprint, block: block)
    if run.isSuspicious { add(run.fingerprint, block: block) }
  }

  /// Adds the outer runs of all blocks, joining those that go on from one block to the next.
  func add(_ outer: [OuterRuns]) {
    var open: (run: BallotRun, block: Int)?
    for runs in outer.sorted(by: { $0.block < $1.block }) {
      if let previous = open, previous.run.fingerprint == runs.first.fingerprint {
        open?.run.join(runs.first)
        open?.block = runs.block
      } else {
        if let open { add(open.run, block: open.block) }
        open = (runs.first, runs.block)
      }
      if let last = runs.last {
        if let open { add(open.run, block: open.block) }
        open = (last, runs.block)
      }
    }
    if let open { add(open.run, block: open.block) }
  }
}
