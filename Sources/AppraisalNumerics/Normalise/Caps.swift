/// At which ends a normalised score is capped.
public enum Caps: String, Sendable, Hashable, CaseIterable, Codable {
  /// Scores may lie beyond both ends.
  case none
  /// Nobody gets more than the best end.
  case best
  /// Nobody gets less than the worst end.
  case worst
  /// Both.
  case both

  var capsBest: Bool { self == .best || self == .both }
  var capsWorst: Bool { self == .worst || self == .both }
}
