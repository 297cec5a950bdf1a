/// What a field says as a length of time.
public enum DurationReading: Sendable, Hashable {
  /// Whole seconds; whether a fraction of one was cut off.
  case seconds(Int64, isCut: Bool)
  /// Something that can be read as minutes or as hours: `1:05`.
  case ambiguous
  /// A part that is too large for its place, as in `1分75秒`.
  case impossible
  /// Nothing.
  case empty
  /// No length of time.
  case notADuration
}

/// Reads how long something took: `10秒`, `1分5秒`, `2小时3分`, `1天2小时`, `00:01:05`, or a number of
/// seconds such as `134` or `35.68`.
///
/// Below a larger unit, hours must be under 24 and minutes and seconds under 60. Two numbers with
/// one colon are ambiguous.
///
/// - Parameter field: Valid UTF-8.
/// - Returns: What the field says.
/// - Complexity: O(bytes).
public func parseDuration(_ field: UnsafeBufferPointer<UInt8>) -> DurationReading {
  var scanner = TextScanner(trimmed(field).field)
  guard !scanner.isAtEnd else { return .empty }
  guard let first = scanner.number() else { return .notADuration }
  if scanner.isAtEnd { return .seconds(Int64(first.value), isCut: false) }
  if scanner.take(".") { return cutSeconds(first.value, &scanner) }
  if scanner.take(":") { return clockDuration(first.value, &scanner) }
  return unitDuration(first.value, &scanner)
}

private func cutSeconds(_ whole: Int, _ scanner: inout TextScanner) -> DurationReading {
  let digits = scanner.rest
  guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
    return .notADuration
  }
  return .seconds(Int64(whole), isCut: digits.contains { $0 != 0x30 })
}

private func clockDuration(_ hours: Int, _ scanner: inout TextScanner) -> DurationReading {
  guard let minutes = scanner.number(), minutes.digits == 2 else { return .notADuration }
  if scanner.isAtEnd { return .ambiguous }
  guard scanner.take(":"), let seconds = scanner.number(), seconds.digits == 2, scanner.isAtEnd
  else { return .notADuration }
  guard minutes.value < 60, seconds.value < 60 else { return .impossible }
  return .seconds(Int64(hours) * 3600 + Int64(minutes.value * 60 + seconds.value), isCut: false)
}

/// The units that a length is written with, the larger first.
private enum DurationUnit: Int64 {
  case second = 1
  case minute = 60
  case hour = 3600
  case day = 86_400

  /// How many of it make one of the next.
  var limit: Int { self == .hour ? 24 : 60 }

  init?(_ scanner: inout TextScanner) {
    if scanner.take("天") {
      self = .day
    } else if scanner.take("小时") || scanner.take("时") {
      self = .hour
    } else if scanner.take("分钟") || scanner.take("分") {
      self = .minute
    } else if scanner.take("秒钟") || scanner.take("秒") {
      self = .second
    } else {
      return nil
    }
  }
}

private func unitDuration(_ first: Int, _ scanner: inout TextScanner) -> DurationReading {
  guard var unit = DurationUnit(&scanner) else { return .notADuration }
  // At most nine digits of days are less than 10¹⁴ seconds.
  var seconds = Int64(first) * unit.rawValue
  while !scanner.isAtEnd {
    guard let number = scanner.number(), let smaller = DurationUnit(&scanner),
      smaller.rawValue < unit.rawValue
    else { return .notADuration }
    guard number.value < smaller.limit else { return .impossible }
    seconds += Int64(number.value) * smaller.rawValue
    unit = smaller
  }
  return .seconds(seconds, isCut: false)
}
