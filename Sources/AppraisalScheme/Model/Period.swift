public import AppraisalNumerics

/// The time that is appraised: whole months.
public struct Period: Sendable, Hashable {
  /// A window of time inside the period.
  public enum Window: String, Sendable, CaseIterable {
    /// Twelve months.
    case year
    /// Six months.
    case halfYear
    /// Three months.
    case quarter
    /// One month.
    case month

    /// Months in the window.
    public var months: Int {
      switch self {
      case .year: 12
      case .halfYear: 6
      case .quarter: 3
      case .month: 1
      }
    }
  }

  /// The first day, the first of a month.
  public let first: CalendarDate
  /// The last day, the last of a month.
  public let last: CalendarDate

  /// A period of whole months; `nil` when the days do not bound whole months, or more than ten
  /// years of them.
  ///
  /// - Parameters:
  ///   - first: The first day of a month.
  ///   - last: The last day of the same or a later month.
  public init?(first: CalendarDate, last: CalendarDate) {
    guard first.day == 1, last.isEndOfMonth, first <= last,
      last.monthNumber - first.monthNumber < 120
    else { return nil }
    self.first = first
    self.last = last
  }

  /// Months in the period.
  public var months: Int { last.monthNumber - first.monthNumber + 1 }

  /// Whether a day lies in the period.
  ///
  /// - Parameter date: The day.
  /// - Returns: Whether it lies between the first and the last day, both included.
  public func contains(_ date: CalendarDate) -> Bool { first <= date && date <= last }

  /// How many windows the period consists of.
  ///
  /// - Parameter window: The window.
  /// - Returns: The number; `nil` when the months of the period are no multiple of the window's.
  public func count(of window: Window) -> Int? {
    months.isMultiple(of: window.months) ? months / window.months : nil
  }

  /// The window that a day lies in, counted from the start of the period.
  ///
  /// - Parameters:
  ///   - date: A day of the period.
  ///   - window: The window.
  /// - Returns: The number of the window, from 0.
  public func index(of date: CalendarDate, window: Window) -> Int {
    (date.monthNumber - first.monthNumber) / window.months
  }
}
