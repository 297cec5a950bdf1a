/// Which end of a scale is the better one.
public enum Direction: String, Sendable, Hashable, CaseIterable, Codable {
  /// More is better: points, completion, satisfaction.
  case higherIsBetter
  /// Less is better: complaints, days late, cost.
  case lowerIsBetter
}
