/// Which places equal scores get. For scores 9, 8, 8, 7, best first:
public enum TieRule: String, Sendable, Hashable, CaseIterable, Codable {
  /// 1-2-2-4: equals share the better place and the places behind them stay empty.
  case competition
  /// 1-2-2-3: equals share a place and the next one follows.
  case dense
  /// 1-2.5-2.5-4: equals share the mean of their places; places add up to *n*(*n* + 1)/2.
  case average
  /// 1-2-3-4: no place is shared. Equals stand by the tie-break keys, then by row; the caller's
  /// row order is then part of the rule.
  case ordinal
}
