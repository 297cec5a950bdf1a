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
    let held = Int64(records.meetings[input]?.meetings.count ?? 0)
    counting.addUnrecorded(of: held)
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
  private var recorded: [Int64]
  private var sums: RatioColumn

  init(_ rule: AttendanceMeasure, _ records: Records) {
    self.rule = rule
    self.records = records
    let people =
      records.namesMembers(rule.input) ? records.members.count : records.roster.count
    rates = Array(repeating: Rate(), count: people)
    recorded = Array(repeating: 0, count: people)
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
    recorded[Int(who)] += count
    sums.add(count, to: detail, row: row(who))
    sums.add(count, to: .records, row: row(who))
  }

  /// Counts listed meetings without a record as missed.
  mutating func addUnrecorded(of held: Int64) {
    for who in rates.indices where recorded[who] < held {
      let count = held - recorded[who]
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
