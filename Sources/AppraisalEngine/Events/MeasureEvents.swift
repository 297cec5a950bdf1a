import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// Sums of events per subject, in hundredths of units of 0.0001 point: factors have two decimals.
struct EventSums {
  /// What is added, per row.
  private(set) var bonus: [Int128]
  /// What is taken away, per row, without sign.
  private(set) var deduction: [Int128]
  /// How many events count, per row.
  private(set) var count: [Int64]

  /// The sums of what a rule counts.
  init(_ scoring: EventScoring, _ records: Records) {
    let none = [Int128](repeating: 0, count: records.roster.count)
    (bonus, deduction) = (none, none)
    count = none.map { _ in 0 }
    guard let events = records.events[scoring.input] else {
      preconditionFailure("the linter found the input")
    }
    let worth = events.words.map { word in
      scoring.words.first { $0.word.utf8.elementsEqual(word.utf8) }
    }
    for (event, subject) in zip(events.records, events.subjects) {
      guard let word = worth[Int(event.word)] else { continue }
      add(event, word, row: Int(subject))
    }
  }

  private mutating func add(_ event: EventRecord, _ word: EventScoring.Word, row: Int) {
    let points = word.points.map { Int64($0.units.magnitude) } ?? event.points ?? 0
    let amount = Int128(points) * Int128(word.hundredths)
    if word.isDeduction {
      deduction[row] += amount
    } else {
      bonus[row] += amount
    }
    count[row] += 1
  }

  /// What is added less what is taken away, per row, in hundredths of units.
  var net: [Int128] { zip(bonus, deduction).map { $0 - $1 } }

  /// The counts and sums for people; sums in units, rounded.
  var details: [Detail: [Int64]] {
    [
      .records: count, .bonus: bonus.map(units), .deduction: deduction.map(units),
      .numerator: net.map { Int64(clamping: $0) }, .denominator: net.map { _ in EventSums.parts },
    ]
  }

  /// How many parts a unit has.
  static let parts: Int64 = 100

  private func units(_ sum: Int128) -> Int64 {
    Int64(clamping: halfUpQuotient(sum, Int128(EventSums.parts)))
  }
}

/// An indicator that starts with points and gains or loses by events.
func measureEvents(
  _ measure: EventMeasure, _ key: ColumnKey, rounding: Rounding, _ records: Records
) -> MeasuredColumn {
  let sums = EventSums(measure.scoring, records)
  let step = Int128(EventSums.parts) * Int128(rounding.step)
  let units = sums.net.map { net -> Int32 in
    let points = Int128(measure.start.units) * Int128(EventSums.parts) + net
    let kept = min(
      max(points, Int128(measure.lowest.units) * Int128(EventSums.parts)),
      Int128(measure.highest.units) * Int128(EventSums.parts))
    return Int32(clamping: halfUpQuotient(kept, step) * Int128(rounding.step))
  }
  var details = sums.details
  // The quotient of these is no share of a whole, as it is elsewhere.
  details[.numerator] = nil
  details[.denominator] = nil
  return MeasuredColumn(
    key: key, points: PointsColumn(units: units, missing: units.map { _ in 0 }), details: details)
}

/// The sums of the scheme's adjustments, before any cap, so that caps can change without the events.
func measureAdjustments(_ scheme: Scheme, _ records: Records) -> [MeasuredColumn] {
  scheme.adjustments.map { adjustment in
    let sums = EventSums(adjustment.scoring, records)
    let units = sums.net.map { net in
      Int32(clamping: halfUpQuotient(net, Int128(EventSums.parts)))
    }
    return MeasuredColumn(
      key: .adjustment(adjustment.identifier),
      points: PointsColumn(units: units, missing: units.map { _ in 0 }), details: sums.details)
  }
}

extension ColumnKey {
  /// The sum of an adjustment before its cap; the slash is in no indicator's name.
  static func adjustment(_ identifier: String) -> ColumnKey {
    ColumnKey(indicator: "adjustment/\(identifier)")
  }

  /// The composite before bonus and deduction.
  static let unadjusted = ColumnKey(indicator: "total/unadjusted")

  /// What an indicator's points rule goes by.
  static func value(_ indicator: String) -> ColumnKey {
    ColumnKey(indicator: "value/\(indicator)")
  }

  /// The points of a stage that do not count because an earlier one was not passed.
  static func stage(_ indicator: String) -> ColumnKey {
    ColumnKey(indicator: "stage/\(indicator)")
  }
}
