/// How the starts of a search ended: whether the minimum was met once or again and again.
public struct MCDSearchReport: Sendable, Hashable {
  /// The smallest log-determinant that deterministic starts reached; `nil` when there were none, or
  /// when they were taken on the pool of a nested search.
  public private(set) var bestDeterministic: Double?
  /// The smallest log-determinant that random starts reached; `nil` when there were none.
  public private(set) var bestRandom: Double?
  /// How many of the settled fits have the smallest log-determinant (to 10⁻⁹).
  public private(set) var reached = 0
  /// How many fits were carried on until they settled.
  public private(set) var settled = 0

  /// Whether random starts found something better than the deterministic ones.
  public var randomImproved: Bool {
    guard let bestRandom, let bestDeterministic else { return false }
    return bestRandom < bestDeterministic - 1e-9
  }

  private var best: Double { min(bestDeterministic ?? .infinity, bestRandom ?? .infinity) }

  mutating func note(_ logDeterminant: Double, isRandom: Bool) {
    settled += 1
    if logDeterminant < best - 1e-9 { reached = 0 }
    if logDeterminant < best + 1e-9 { reached += 1 }
    if isRandom {
      bestRandom = min(bestRandom ?? .infinity, logDeterminant)
    } else {
      bestDeterministic = min(bestDeterministic ?? .infinity, logDeterminant)
    }
  }

  /// The same in units in which the log-determinant is larger by a constant.
  func shifted(by shift: Double) -> MCDSearchReport {
    var result = self
    result.bestDeterministic = bestDeterministic.map { $0 + shift }
    result.bestRandom = bestRandom.map { $0 + shift }
    return result
  }
}
