import AppraisalNumerics

extension FieldReading {
  /// A day inside a period.
  mutating func date(
    _ field: UnsafeBufferPointer<UInt8>, column: Int, inside period: ClosedRange<CalendarDate>,
    log: inout IssueLog
  ) -> CalendarDate? {
    guard let date = date(field, column: column, log: &log) else { return nil }
    guard period.contains(date) else {
      fault(
        .dateOutsidePeriod(
          found: date.description, period: "\(period.lowerBound)…\(period.upperBound)"),
        column: column, log: &log)
      return nil
    }
    return date
  }

  /// A number in units of 10⁻ᵖˡᵃᶜᵉˢ; `nil` without a fault when the field is empty.
  mutating func optionalDecimal(
    _ field: UnsafeBufferPointer<UInt8>, column: Int, places: Int, range: ClosedRange<Int64>,
    log: inout IssueLog
  ) -> Int64? {
    guard !trimmed(field).field.isEmpty else { return nil }
    return decimal(field, column: column, places: places, range: range, log: &log)
  }

  /// A text; `nil` without a fault when the field is empty.
  func optionalText(
    _ field: UnsafeBufferPointer<UInt8>, column: Int, log: inout IssueLog
  ) -> String? {
    let bytes = bytes(field, column: column, log: &log)
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  /// Reports a day that lies before another one that it cannot precede.
  mutating func requireOrder(
    _ earlier: CalendarDate?, _ later: CalendarDate?, column: Int?, log: inout IssueLog
  ) {
    guard let earlier, let later, later < earlier else { return }
    fault(
      .datesOutOfOrder(earlier: earlier.description, later: later.description), column: column,
      log: &log)
  }
}
