/// Where a number of the analytic lane may lie.
public enum NumberBound: String, Sendable, Hashable {
  /// Anywhere.
  case any
  /// Above zero.
  case positive
  /// At zero or above.
  case notNegative

  /// Whether a number lies there.
  /// - Parameter number: A finite number.
  /// - Returns: Whether it does.
  public func holds(_ number: Double) -> Bool {
    switch self {
    case .any: true
    case .positive: number > 0
    case .notNegative: number >= 0
    }
  }

  /// What a message says about it; empty where any number will do.
  var meaning: Bilingual {
    switch self {
    case .any: Bilingual("", "")
    case .positive: Bilingual("大于 0", "above 0")
    case .notNegative: Bilingual("不小于 0", "at least 0")
    }
  }
}
