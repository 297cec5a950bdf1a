import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// Meetings attended by one person: those that count as attended, of those that count as due.
private struct Rate {
  var attended: Int64 = 0
  var due: Int64 = 0

  mutating func add(_ count: Int64, as treatment: AttendanceMeasure.Treatment) {
    switch treatment {
    case .leaveOut: return
    case .asAbsent: due += count
    case .asPresent:
      attended += count
      due += count
    }
  }
}

/// Attendance from a record per person and meeting.
///
/// ```
/// linear:       Σ attended / Σ due, over the people of the subject
/// at least p/q: people with attended·q ≥ due·p, over people with due > 0
/// ```
/// Somebody for whom no meeting was due is left out of both sums; a subject of whom all are has no
/// points.
func measureAttendance(_ rule: AttendanceMeasure, _ records: Records) -> RatioColumn {
  guard let attendance = records.attendance[rule.input] else {
    preconditionFailure("the linter found the input")
  }
  var counting = AttendanceCounting(rule, records)
  for record in attendance {
    counting.add(1, record.presence, who: record.who)
  }
  if rule.unrecorded == .asAbsent, let input = rule.meetings {
    counting.addUnrecorded(of: records.meetings[input]?.meetings ?? [], attendance)
  }
  return counting.column()
}

/// Attendance from sums: meetings neither attended nor excused from were missed.
func measureAttendanceTotals(_ rule: AttendanceMeasure, _ records: Records) -> RatioColumn {
  guard let totals = records.attendanceTotals[rule.input] else {
    preconditionFailure("the linter found the input")
  }
  var counting = AttendanceCounting(rule, records)
  for total in totals {
    let leave = Int64(total.leave ?? 0)
    counting.add(Int64(total.present), .present, who: total.who)
    counting.add(leave, .leave, who: total.who)
    counting.add(Int64(total.held) - Int64(total.present) - leave, .absent, who: total.who)
  }
  return counting.column()
}

/// Sums of attendance per person and, for people to read, per subject.
private struct AttendanceCounting {
  private let rule: AttendanceMeasure
  private let records: Records
  private var rates: [Rate]
  private var sums: RatioColumn

  init(_ rule: AttendanceMeasure, _ records: Records) {
    self.rule = rule
    self.records = records
    let people =
      records.namesMembers(rule.input) ? records.members.count : records.roster.count
    rates = Array(repeating: Rate(), count: people)
    sums = RatioColumn(
      rows: records.roster.count,
      details: [
        .records, .present, .absent, .leave, .late, .substitute, .members, .compliantMembers,
        .notApplicable,
      ])
  }

  private func row(_ who: Int32) -> Int {
    records.subjectRow(of: who, in: rule.input, isMember: false)
  }

  mutating func add(_ count: Int64, _ presence: Presence, who: Int32) {
    let (detail, treatment): (Detail, AttendanceMeasure.Treatment) =
      switch presence {
      case .present: (.present, .asPresent)
      case .absent: (.absent, .asAbsent)
      case .leave: (.leave, rule.leave)
      case .late: (.late, rule.late ?? .asPresent)
      case .substitute: (.substitute, rule.substitute ?? .asAbsent)
      }
    rates[Int(who)].add(count, as: treatment)
    sums.add(count, to: detail, row: row(who))
    sums.add(count, to: .records, row: row(who))
  }

  /// Counts listed meetings without a record as missed.
  ///
  /// Owed are those of the person's own subject, and those that the list says of nobody in
  /// particular. Whoever is recorded at a meeting of another subject was there besides.
  mutating func addUnrecorded(of meetings: [MeetingRecord], _ attendance: [AttendanceRecord]) {
    let common = Int64(meetings.count { $0.subject == nil })
    var held = [Int64](repeating: common, count: records.roster.count)
    for subject in meetings.compactMap(\.subject) { held[Int(subject)] += 1 }
    var recorded = [Int64](repeating: 0, count: rates.count)
    for record in attendance {
      let subject = record.meeting.flatMap { meetings[Int($0)].subject }
      guard subject == nil || subject.map(Int.init) == row(record.who) else { continue }
      recorded[Int(record.who)] += 1
    }
    for who in rates.indices {
      let count = held[row(Int32(who))] - recorded[who]
      guard count > 0 else { continue }
      rates[who].add(count, as: .asAbsent)
      sums.add(count, to: .absent, row: row(Int32(who)))
    }
  }

  func column() -> RatioColumn {
    var column = sums
    for (who, rate) in rates.enumerated() {
      let row = row(Int32(who))
      column.add(1, to: .members, row: row)
      guard rate.due > 0 else {
        column.add(1, to: .notApplicable, row: row)
        continue
      }
      switch rule.credit {
      case .linear:
        column.numerators[row] += Int128(rate.attended)
        column.denominators[row] += Int128(rate.due)
      case .atLeast(let share):
        let isReached =
          Int128(rate.attended) * Int128(share.denominator)
          >= Int128(rate.due) * Int128(share.numerator)
        column.numerators[row] += isReached ? 1 : 0
        column.denominators[row] += 1
        if isReached { column.add(1, to: .compliantMembers, row: row) }
      }
    }
    return column
  }
}
