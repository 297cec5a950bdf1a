/// Subsets from random draws, concentrated twice each; the best few are kept.
///
/// Each start draws `p + 1` rows, and anew half as many more until they span all dimensions.
///
/// Rousseeuw and Van Driessen (1999), §3 `[rousseeuw1999fast]`.
struct RandomStarts {
  /// The number of starts.
  let count: Int
  /// The best subsets are carried on, at most as many.
  static let kept = 10

  /// The best starts.
  ///
  /// - Parameters:
  ///   - data: *n* × *p*, standardised.
  ///   - size: `h`.
  ///   - stream: Where chance comes from.
  /// - Returns: Up to ten different concentrations, best first, and the first `h` rows met that lie
  ///   on a hyperplane.
  func best(_ data: Matrix, size: Int, using stream: inout RandomStream) -> StartOutcome {
    var outcome = StartOutcome(limit: Self.kept)
    for _ in 0..<count {
      guard let start = draw(data, using: &stream) else { continue }
      outcome.insert(concentrate(start, size: size, in: data, steps: 2))
    }
    return outcome
  }

  /// A random subset with a positive determinant; `nil` when no more rows are left to add.
  private func draw(_ data: Matrix, using stream: inout RandomStream) -> Concentration? {
    let least = data.columns + 1
    guard least <= data.rows else { return nil }
    var rows = stream.sample(least, of: data.rows)
    while true {
      if let start = Concentration(data, rows: rows.map { Int32($0) }) { return start }
      guard rows.count < data.rows else { return nil }
      // Half as many again, so that columns full of ties do not cost a step per row.
      rows = stream.sample(min(rows.count + max(rows.count / 2, 1), data.rows), of: data.rows)
    }
  }
}

/// What a search for starts ends with.
struct StartOutcome {
  /// The best concentrations.
  private(set) var best: BestConcentrations
  /// The first `h` rows met that lie on a hyperplane.
  private(set) var singular: [Int32]?

  init(limit: Int) { best = BestConcentrations(limit: limit) }

  /// Takes in the outcome of a start.
  mutating func insert(_ outcome: ConcentrationOutcome) {
    switch outcome {
    case .regular(let concentration): best.insert(concentration)
    case .singular(let rows): singular = singular ?? rows
    }
  }
}

/// The different concentrations of smallest determinant.
struct BestConcentrations {
  /// At most as many are kept.
  let limit: Int
  /// Smallest determinant first; among equals the earlier.
  private(set) var all: [Concentration] = []

  init(limit: Int) { self.limit = limit }

  /// Keeps a concentration if it is good enough and not there yet.
  mutating func insert(_ candidate: Concentration) {
    if all.count == limit, let last = all.last, candidate.logDeterminant >= last.logDeterminant {
      return
    }
    let place = all.firstIndex { candidate.logDeterminant < $0.logDeterminant } ?? all.count
    let isKnown = all.contains {
      abs($0.logDeterminant - candidate.logDeterminant) < 1e-9 && $0.rows == candidate.rows
    }
    guard !isKnown else { return }
    all.insert(candidate, at: place)
    if all.count > limit { all.removeLast() }
  }
}
