import AppraisalIngest
import AppraisalNumerics
public import AppraisalScheme

/// Measures every indicator of a scheme from the records.
///
/// - Parameters:
///   - scheme: The rules.
///   - records: The records of every input that the scheme names.
/// - Returns: The table, with one column per measured indicator, and per evaluator group for
///   ballots.
/// - Complexity: O(records + subjects · columns).
public func measure(_ scheme: Scheme, _ records: Records) -> IndicatorTable {
  var ballotsByPanel = SettledBallots()
  let columns = scheme.root.leaves.flatMap { indicator -> [MeasuredColumn] in
    guard let measure = indicator.measure else { return [] }
    let key = ColumnKey(indicator: indicator.identifier)
    let rounding = scheme.rounding.parts
    switch measure {
    case .ballots(let ballots):
      return measureBallots(
        ballots, indicator.identifier, scheme: scheme, records, &ballotsByPanel)
    case .services(let rule), .visits(let rule), .meetings(let rule):
      return [measureMinimumCount(rule, scheme, records).column(key, rounding: rounding)]
    case .attendance(let rule):
      return [measureAttendance(rule, records).column(key, rounding: rounding)]
    case .attendanceTotals(let rule):
      return [measureAttendanceTotals(rule, records).column(key, rounding: rounding)]
    case .categories(let rule):
      return [measureCategories(rule, scheme, records).column(key, rounding: rounding)]
    case .coverage(let rule):
      return [measureCoverage(rule, scheme, records).column(key, rounding: rounding)]
    case .pairing(let rule):
      return [measurePairing(rule, scheme, records).column(key, rounding: rounding)]
    case .projects(let projects):
      guard records.ledgers.projects[projects.input] == nil else {
        return [measureDetailedProjects(projects, records).column(key, rounding: rounding)]
      }
      return [measureProjects(projects, records).column(key, rounding: rounding)]
    case .commitments(let commitments):
      let counted = measureCommitments(commitments, end: scheme.period.last, records)
      return [counted.column(key, rounding: rounding)]
    case .table(let table):
      return [measureTable(table, key, rounding: rounding, records)]
    case .index(let index): return measureIndex(index, indicator.identifier, records)
    case .ledger(let ledger): return [measureLedger(ledger, key, scheme, records)]
    case .events(let events):
      return [measureEvents(events, key, rounding: rounding, records)]
    }
  }
  let ranges = scheme.ranges.map { measureRange($0, scheme, records) }
  return IndicatorTable(
    subjects: records.roster.subjects,
    columns: columns + measureRuleValues(scheme, columns) + measureSuperiors(columns)
      + measureAdjustments(scheme, records) + ranges + measureFacts(scheme, records))
}

/// Exact ratios of all subjects, on their way to points.
///
/// The points of a row are `100 · numerator / denominator`, rounded half up once; a row whose
/// denominator is zero has nothing to be measured by and gets none. Sums are held in 128 bits, which
/// no number of records of 64-bit amounts can leave.
struct RatioColumn {
  var numerators: [Int128]
  var denominators: [Int128]
  private var details: [Detail: [Int128]]

  init(rows: Int, details: [Detail]) {
    numerators = Array(repeating: 0, count: rows)
    denominators = numerators
    self.details = Dictionary(
      uniqueKeysWithValues: details.map { ($0, Array(repeating: 0, count: rows)) })
  }

  mutating func add(_ amount: Int64, to detail: Detail, row: Int) {
    details[detail]?[row] += Int128(amount)
  }

  mutating func raise(_ detail: Detail, to amount: Int64, row: Int) {
    guard let value = details[detail]?[row] else { return }
    details[detail]?[row] = max(value, Int128(amount))
  }

  func column(_ key: ColumnKey, rounding: Rounding) -> MeasuredColumn {
    var units = [Int32](repeating: 0, count: numerators.count)
    var missing = [UInt8](repeating: 0, count: numerators.count)
    for row in numerators.indices {
      guard denominators[row] > 0 else {
        missing[row] = MissingReason.noRecords.rawValue
        continue
      }
      let step = Int128(rounding.step)
      let scaled = numerators[row] * 100 * Int128(Points.unitsPerPoint)
      units[row] = Int32(clamping: halfUpQuotient(scaled, denominators[row] * step) * step)
    }
    // What is stored beside the points is for people; no real sum reaches the ends of 64 bits, but
    // what is divided may, where amounts are weighed.
    var stored = details.mapValues { $0.map { Int64(clamping: $0) } }
    let ratios = zip(numerators, denominators).map { fitting($0, over: $1) }
    stored[.numerator] = ratios.map { Int64(clamping: $0.numerator) }
    stored[.denominator] = ratios.map { Int64(clamping: $0.denominator) }
    return MeasuredColumn(
      key: key, points: PointsColumn(units: units, missing: missing), details: stored)
  }
}

/// A ratio as it is, or in lowest terms where it does not fit 64 bits.
private func fitting(
  _ numerator: Int128, over denominator: Int128
) -> (numerator: Int128, denominator: Int128) {
  guard max(numerator, denominator) > Int128(Int64.max) else { return (numerator, denominator) }
  var (divisor, rest) = (denominator, numerator)
  while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
  return (numerator / divisor, denominator / divisor)
}
