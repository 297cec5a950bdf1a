public import AppraisalNumerics

/// A day and a time of day, as a clock on a wall shows it.
public struct Moment: Sendable, Hashable {
  /// The day.
  public let date: CalendarDate
  /// Seconds since midnight; 0 when no time is given.
  public let secondOfDay: Int
  /// Whether a time is given.
  public let hasTime: Bool
  /// Whether a fraction of a second was cut off.
  public let isCut: Bool
  /// Minutes by which the zone is ahead of UTC; `nil` when no zone is given.
  public let zoneMinutes: Int?

  /// Seconds from midnight of 1 January 1970 on the same clock to this moment: no zone is converted.
  public var localSeconds: Int64 { Int64(date.daysSince1970) * 86_400 + Int64(secondOfDay) }
}

/// What a field says as a moment.
public enum MomentReading: Sendable, Hashable {
  /// A moment.
  case moment(Moment)
  /// A day that can be read in more than one way.
  case ambiguous
  /// A day that no calendar has.
  case impossible
  /// Nothing.
  case empty
  /// No moment.
  case notAMoment
}

/// Reads a day as ``parseDate(_:)`` does, with a time of day behind it: `2026/9/18 19:20:55`,
/// `2025-12-03T08:00:00Z`, `2025-12-03 08:00:00.250 +08:00`, `2025/12/3 下午 7:20:55 GMT+8`,
/// `2025/12/3 7:20:55 PM`.
///
/// - Parameter field: Valid UTF-8.
/// - Returns: What the field says.
/// - Complexity: O(bytes).
public func parseMoment(_ field: UnsafeBufferPointer<UInt8>) -> MomentReading {
  let text = trimmed(field).field
  let end = text.firstIndex { $0 == 0x20 || $0 == 0x54 } ?? text.count
  switch parseDate(UnsafeBufferPointer(rebasing: text[..<end])) {
  case .date(let date):
    let behind = UnsafeBufferPointer(rebasing: text[end...])
    return moment(on: date, behind, isSet: end < text.count)
  case .ambiguous: return .ambiguous
  case .impossible: return .impossible
  case .empty: return text.isEmpty ? .empty : .notAMoment
  case .notADate: return .notAMoment
  }
}

private func moment(
  on date: CalendarDate, _ behind: UnsafeBufferPointer<UInt8>, isSet: Bool
) -> MomentReading {
  guard isSet else {
    return .moment(
      Moment(date: date, secondOfDay: 0, hasTime: false, isCut: false, zoneMinutes: nil))
  }
  var scanner = TextScanner(behind)
  if !scanner.take("T") { scanner.skipBlanks() }
  var half = DayHalf(&scanner)
  guard let time = scanner.clock() else { return .notAMoment }
  guard let isCut = fraction(&scanner, isAllowed: time.parts == 3) else { return .notAMoment }
  scanner.skipBlanks()
  if half == nil { half = DayHalf(&scanner) }
  guard let seconds = half.map({ $0.seconds(time.seconds) }) ?? time.seconds,
    let zone = zone(&scanner), scanner.isAtEnd
  else { return .notAMoment }
  return .moment(
    Moment(date: date, secondOfDay: seconds, hasTime: true, isCut: isCut, zoneMinutes: zone.minutes)
  )
}

/// Whether a fraction of a second that is not zero stands here; `nil` when it is written wrongly.
private func fraction(_ scanner: inout TextScanner, isAllowed: Bool) -> Bool? {
  guard scanner.take(".") else { return false }
  guard isAllowed, let digits = scanner.number() else { return nil }
  return digits.value != 0
}

/// The half of the day that a twelve-hour clock means.
private enum DayHalf {
  case morning
  case afternoon

  init?(_ scanner: inout TextScanner) {
    if scanner.take("上午") || scanner.take("AM") {
      self = .morning
    } else if scanner.take("下午") || scanner.take("PM") {
      self = .afternoon
    } else {
      return nil
    }
    scanner.skipBlanks()
  }

  /// Seconds since midnight; `nil` for an hour that a twelve-hour clock does not show.
  ///
  /// Its 12 is the hour before its 1.
  func seconds(_ shown: Int) -> Int? {
    let hour = shown / 3600
    guard (1...12).contains(hour) else { return nil }
    return shown % 3600 + (hour % 12 + (self == .afternoon ? 12 : 0)) * 3600
  }
}

private struct ZoneReading {
  let minutes: Int?
}

/// The zone that stands here: `Z`, `+08:00`, `+0800`, `+08`, `GMT+8`; no minutes when there is none,
/// and `nil` when it is written wrongly.
private func zone(_ scanner: inout TextScanner) -> ZoneReading? {
  if scanner.isAtEnd { return ZoneReading(minutes: nil) }
  if scanner.take("Z") { return ZoneReading(minutes: 0) }
  let isNamed = scanner.take("GMT") || scanner.take("UTC")
  if isNamed, scanner.isAtEnd { return ZoneReading(minutes: 0) }
  let isWest = scanner.take("-")
  guard isWest || scanner.take("+"), let number = scanner.number() else { return nil }
  guard let minutes = zoneMinutes(number, &scanner, isNamed: isNamed) else { return nil }
  // Zones reach from 12 hours behind UTC to 14 ahead.
  guard minutes <= (isWest ? 720 : 840) else { return nil }
  return ZoneReading(minutes: isWest ? -minutes : minutes)
}

private func zoneMinutes(
  _ number: (value: Int, digits: Int), _ scanner: inout TextScanner, isNamed: Bool
) -> Int? {
  switch number.digits {
  case 4 where number.value % 100 < 60: return number.value / 100 * 60 + number.value % 100
  case 2,
    1 where isNamed:
    guard scanner.take(":") else { return number.value * 60 }
    guard let minutes = scanner.number(), minutes.digits == 2, minutes.value < 60 else {
      return nil
    }
    return number.value * 60 + minutes.value
  default: return nil
  }
}

extension CalendarDate {
  /// Days since 1 January 1970, by counting leap days of years that begin in March.
  var daysSince1970: Int {
    let marchYear = month > 2 ? year : year - 1
    let marchMonth = (month + 9) % 12
    // 153 days are the five months March to July, and every five months after them.
    let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
    let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
    // 719 468 days lie between 1 March of year 0 and 1 January 1970.
    return marchYear * 365 + leapDays + dayOfYear - 719_468
  }
}
