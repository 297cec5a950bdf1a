public import AppraisalNumerics

/// How somebody took part in a meeting.
public enum Presence: Int, Sendable, Hashable, CaseIterable {
  /// There.
  case present
  /// Not there.
  case absent
  /// Excused beforehand (请假).
  case leave
  /// There, but late (迟到).
  case late
  /// Somebody else came or signed (代会、代签).
  case substitute
}

/// The words by which a ledger tells how somebody took part.
public struct AttendanceWords: Sendable {
  let groups: WordGroups

  /// Words.
  ///
  /// A meaning without words cannot occur: where no word stands for a substitute, a record that says
  /// so is set aside.
  ///
  /// It is `nil` when there is no word, an empty one, or one that has two meanings.
  ///
  /// - Parameter words: The words of each meaning.
  public init?(_ words: [Presence: [String]]) {
    guard let groups = WordGroups(Presence.allCases.map { words[$0] ?? [] }) else { return nil }
    self.groups = groups
  }

  func presence(ofWord position: Int) -> Presence? {
    Presence(rawValue: groups.group(ofWord: position))
  }
}

/// What tells the meeting in a ledger of attendance.
public enum MeetingReference: Sendable {
  /// The identifier of a meeting on a list.
  case listed(MeetingList)
  /// A day inside a period.
  case day(ClosedRange<CalendarDate>)
}

/// How somebody took part in one meeting (考勤).
public struct AttendanceRecord: Sendable, Hashable {
  /// The position of whoever it is on the list that the ledger names.
  public let who: Int32
  /// The position of the meeting; `nil` when the ledger names a day.
  public let meeting: Int32?
  /// The day of the meeting.
  public let date: CalendarDate
  /// How.
  public let presence: Presence
  /// The physical line.
  public let line: Int32
}

/// How often somebody took part, summed up (考勤汇总).
public struct AttendanceTotals: Sendable, Hashable {
  /// The position of whoever it is on the list that the ledger names.
  public let who: Int32
  /// Meetings held for them.
  public let held: Int32
  /// Meetings at which they were.
  public let present: Int32
  /// Meetings from which they were excused; `nil` when not told.
  public let leave: Int32?
  /// Meetings that they missed; `nil` when not told.
  public let absent: Int32?
  /// The physical line.
  public let line: Int32
}
