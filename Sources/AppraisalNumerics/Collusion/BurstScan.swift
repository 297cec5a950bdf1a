/// Whether the sheets of one community came in bursts, given when all sheets came.
///
/// The scan statistic of `[kulldorff1997spatial]` over time. A window that holds `k` of the
/// community's `n` sheets and a share `s` of the sheets of all communities has the log likelihood
/// ratio
/// ```
/// k ln(k / n s) + (n − k) ln((n − k) / n (1 − s))   where k > n s, else 0
/// ```
/// The largest over all windows that begin with one of the sheets and have one of the stated
/// lengths is compared with the largest of communities of `n` times drawn from all without
/// replacement: a permutation test, exact when the community came like the others. Rush hours that
/// all communities have are therefore no burst.
public struct BurstScan: Sendable, Hashable {
  /// The strongest window: its beginning and length in seconds.
  public let start: Double
  /// Length in seconds.
  public let length: Double
  /// Sheets of the community in it.
  public let sheets: Int
  /// Sheets expected in it.
  public let expected: Double
  /// The largest log likelihood ratio, in nats.
  public let statistic: Double
  /// `(1 + draws at least as large) / (draws + 1)`.
  public let probability: Double

  /// Scans one community; `nil` when it has fewer than two known times or the others have none.
  ///
  /// - Parameters:
  ///   - times: When its sheets came, in seconds from any origin; NaN where unknown.
  ///   - others: The same of all other communities.
  ///   - lengths: Window lengths in seconds, above 0.
  ///   - draws: Communities drawn, at least 1.
  ///   - random: The source of the draws.
  /// - Throws: ``CollusionError/time(sheet:)`` for an infinite time, counted through the community
  ///   and then the others, ``CollusionError/length(place:)``, ``CollusionError/limit`` for fewer
  ///   than one draw.
  /// - Complexity: O(*d w n* log *N*) for *d* draws and *w* lengths.
  public init?(
    times: [Double], others: [Double], lengths: [Double], draws: Int = 999,
    using random: inout RandomStream
  ) throws(CollusionError) {
    if let sheet = (times + others).firstIndex(where: { $0.isInfinite }) {
      throw .time(sheet: sheet)
    }
    if let place = lengths.firstIndex(where: { !($0 > 0) || $0.isInfinite }) {
      throw .length(place: place)
    }
    guard draws >= 1 else { throw .limit }
    let own = times.filter { !$0.isNaN }.sorted()
    let scan = WindowScan(all: own + others.filter { !$0.isNaN }, lengths: lengths)
    guard own.count >= 2, scan.all.count > own.count, let best = scan.strongest(own) else {
      return nil
    }
    var larger = 0
    for _ in 0..<draws {
      let drawn = scan.draw(own.count, using: &random)
      if let other = scan.strongest(drawn), other.statistic >= best.statistic { larger += 1 }
    }
    start = best.start
    length = best.length
    sheets = best.sheets
    expected = best.expected
    statistic = best.statistic
    probability = Double(larger + 1) / Double(draws + 1)
  }
}
