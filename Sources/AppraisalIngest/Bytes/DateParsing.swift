public import AppraisalNumerics

/// What a field says as a day.
public enum DateReading: Sendable, Hashable {
  /// A day.
  case date(CalendarDate)
  /// Something that can be read as more than one day: `6.30`, `3/4`, `25-1-5`, a serial number.
  case ambiguous
  /// A day that no calendar has.
  case impossible
  /// Nothing.
  case empty
  /// No date.
  case notADate
}

/// Reads a day with a four-digit year: `2025-03-09`, `2025/3/9`, `2025.3.9`, `2025年3月9日` or
/// `20250309`, and disregards a time of day behind it.
///
/// Nothing is guessed: a date without its year, with a two-digit year, or stored as the serial
/// number of a spreadsheet is reported as ambiguous. A time must be one (24:00 is none), and a time
/// zone is no part of a day.
///
/// - Parameter field: Valid UTF-8.
/// - Returns: What the field says.
/// - Complexity: O(bytes).
public func parseDate(_ field: UnsafeBufferPointer<UInt8>) -> DateReading {
  var scanner = DateScanner(trimmed(field).field)
  guard !scanner.isAtEnd else { return .empty }
  guard let first = scanner.number() else { return .notADate }
  if scanner.isAtEnd, first.digits != 8 {
    return first.digits <= 5 ? .ambiguous : .notADate
  }
  if first.digits == 8 {
    guard scanner.timeFollows() else { return .notADate }
    return day(first.value / 10_000, first.value / 100 % 100, first.value % 100)
  }
  guard let separator = scanner.separator() else {
    return first.digits <= 2 && scanner.isMonthAndDay() ? .ambiguous : .notADate
  }
  guard let month = scanner.number() else { return .notADate }
  guard first.digits == 4 else { return first.digits <= 2 ? .ambiguous : .notADate }
  guard month.digits <= 2, scanner.take(separator == .han ? .month : separator),
    let dayOfMonth = scanner.number(), dayOfMonth.digits <= 2
  else { return .notADate }
  if separator == .han, !scanner.take(.day) { return .notADate }
  guard scanner.timeFollows() else { return .notADate }
  return day(first.value, month.value, dayOfMonth.value)
}

private func day(_ year: Int, _ month: Int, _ day: Int) -> DateReading {
  guard (1900...2100).contains(year),
    let date = try? CalendarDate(year: year, month: month, day: day)
  else { return .impossible }
  return .date(date)
}

private struct DateScanner {
  enum Separator {
    case hyphen
    case slash
    case point
    case han
    case month
    case day

    var bytes: [UInt8] {
      switch self {
      case .hyphen: Array("-".utf8)
      case .slash: Array("/".utf8)
      case .point: Array(".".utf8)
      case .han: Array("年".utf8)
      case .month: Array("月".utf8)
      case .day: Array("日".utf8)
      }
    }
  }

  private let text: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  var isAtEnd: Bool { position == text.count }

  /// Up to nine ASCII digits.
  mutating func number() -> (value: Int, digits: Int)? {
    var value = 0
    let start = position
    while position < text.count, (0x30...0x39).contains(text[position]), position - start < 9 {
      value = value * 10 + Int(text[position] - 0x30)
      position += 1
    }
    return position > start ? (value, position - start) : nil
  }

  mutating func separator() -> Separator? {
    [Separator.hyphen, .slash, .point, .han].first { take($0) }
  }

  mutating func take(_ separator: Separator) -> Bool { take(separator.bytes) }

  private mutating func take(_ bytes: [UInt8]) -> Bool {
    guard text[position...].starts(with: bytes) else { return false }
    position += bytes.count
    return true
  }

  /// Whether `月`, a number and `日` follow: the rest of a date without its year.
  mutating func isMonthAndDay() -> Bool {
    take(.month) && number() != nil && take(.day) && timeFollows()
  }

  /// Whether nothing follows but perhaps a time of day.
  mutating func timeFollows() -> Bool {
    if isAtEnd { return true }
    guard take([0x54]) || take([0x20]) else { return false }
    while take([0x20]) {}
    guard let hour = number(), hour.digits <= 2, hour.value < 24 else { return false }
    for part in 1...2 {
      guard take([0x3A]) else { return part == 2 && isAtEnd }
      guard let value = number(), value.digits == 2, value.value < 60 else { return false }
    }
    if take([0x2E]) { return number() != nil && isAtEnd }
    return isAtEnd
  }
}
