/// What a punch came to, in the words of 钉钉.
///
/// 正常, 迟到, 早退, 缺卡 and 旷工 were seen in a *consumer*; the others are *recalled*.
public enum PunchResult: String, Sendable, Hashable, CaseIterable {
  /// In time.
  case normal = "正常"
  /// Late.
  case late = "迟到"
  /// Very late.
  case veryLate = "严重迟到"
  /// So late that it counts as absence.
  case lateAsAbsent = "旷工迟到"
  /// Left early.
  case early = "早退"
  /// Not punched.
  case missing = "缺卡"
  /// Absent without leave.
  case absent = "旷工"
  /// On leave.
  case leave = "请假"
  /// On duty elsewhere.
  case outside = "外勤"
  /// On a journey for work.
  case journey = "出差"
  /// Punched later by permission.
  case amended = "补卡审批通过"
  /// No work that day.
  case rest = "休息"

  /// The result that a cell names.
  /// - Parameter field: The cell without outer blanks; nothing but the word itself is understood.
  public init?(_ field: UnsafeBufferPointer<UInt8>) {
    guard let result = PunchResult.allCases.first(where: { $0.rawValue.utf8.elementsEqual(field) })
    else { return nil }
    self = result
  }
}

/// Reads when somebody punched: `08:55`, or `次日 00:30` after midnight.
///
/// - Parameter field: Valid UTF-8.
/// - Returns: Seconds since the midnight at which the day of the record begins; `nil` when the field
///   is no such time.
/// - Complexity: O(bytes).
public func parsePunchTime(_ field: UnsafeBufferPointer<UInt8>) -> Int? {
  var scanner = TextScanner(trimmed(field).field)
  let isNextDay = scanner.take("次日")
  if isNextDay { scanner.skipBlanks() }
  guard let time = scanner.clock(), scanner.isAtEnd else { return nil }
  return time.seconds + (isNextDay ? 86_400 : 0)
}
