public import AppraisalNumerics

/// One indicator among one group of peers, by one method.
public struct ColumnExamination: Sendable {
  /// The method: `hampel` or `adjustedBoxplot`.
  public let method: OutlierMethod
  /// The indicator.
  public let target: OutlierTarget
  /// The peers; `nil` for all subjects.
  public let peers: String?
  /// Subjects with a value.
  public let count: Int
  /// The measures of the middle and of the spread.
  public let spread: Spread
  /// Values below are flagged, in the unit of the indicator.
  public let lower: Double
  /// Values above are flagged, in the unit of the indicator.
  public let upper: Double
  /// The flagged, ascending by row.
  public let flags: [ValueFlag]

  /// How many flags normal values without anything odd lead one to expect.
  public var expected: Double { expectedFlags(count, method) }

  /// The measures of the middle and of the spread, in the unit of the indicator.
  public enum Spread: Sendable, Hashable {
    /// The median and a scale, with its name.
    case centred(centre: Double, scale: Double, name: HampelVerdict.Scale)
    /// The quartiles and the medcouple.
    case quartiles(lower: Double, upper: Double, medcouple: Double)
  }
}

/// How many of so many normal values a method flags by chance.
///
/// Hampel's rule flags 0.27 % of many values, the adjusted boxplot 0.7 %; of few, whose scale or
/// skewness is uncertain, more, which the constants stand for. Simulated with 6 to 300 and with 30 to
/// 400 values the figures are right within 0.1 and 0.4.
func expectedFlags(_ count: Int, _ method: OutlierMethod) -> Double {
  switch method {
  case .hampel, .panelApart: 0.0027 * Double(count) + 0.24
  case .adjustedBoxplot: 0.0075 * Double(count) + 1.5
  // Beyond ±3.09 lies 0.1 % on either side.
  case .funnel: 0.002 * Double(count)
  case .mcd, .offPlane, .panelCeiling: 0
  }
}

/// A value that lies apart.
public struct ValueFlag: Sendable, Hashable {
  /// The row of the subject.
  public let row: Int
  /// The value, in the unit of the indicator.
  public let value: Double
  /// How far it is: in scales from the median, or in interquartile ranges from the nearer quartile.
  public let statistic: Double
  /// On which side.
  public var direction: OutlierDirection { statistic < 0 ? .low : .high }
}

/// Judges every indicator among every group of peers.
func examineColumns(
  _ columns: [ExaminedColumn], _ peers: PeerDivision, _ unexamined: inout [Unexamined]
) -> [ColumnExamination] {
  var examinations: [ColumnExamination] = []
  for column in columns {
    if let reason = column.wholeReason {
      unexamined += [.hampel, .adjustedBoxplot].map { Unexamined($0, column.target, reason) }
      continue
    }
    for (name, rows) in peers.groups {
      let values = rows.map { column.values[$0] }
      for method in [OutlierMethod.hampel, .adjustedBoxplot] {
        do throws(OutlierError) {
          let found = try examine(column.target, peers: name, rows: rows, values, method)
          if found.spread.isNothing {
            unexamined.append(Unexamined(method, column.target, peers: name, .noSpread))
          } else {
            examinations.append(found)
          }
        } catch {
          unexamined.append(
            Unexamined(method, column.target, peers: name, Unexamined.Reason(error, values)))
        }
      }
    }
  }
  return examinations
}

private func examine(
  _ target: OutlierTarget, peers: String?, rows: [Int], _ values: [Double],
  _ method: OutlierMethod
) throws(OutlierError) -> ColumnExamination {
  let (spread, bounds) = try judged(values, method)
  let flags = bounds.outliers.map { place in
    ValueFlag(row: rows[place], value: values[place], statistic: spread.distance(values[place]))
  }
  return ColumnExamination(
    method: method, target: target, peers: peers, count: values.count { !$0.isNaN },
    spread: spread, lower: bounds.lower, upper: bounds.upper, flags: flags)
}

private func judged(
  _ values: [Double], _ method: OutlierMethod
) throws(OutlierError) -> (ColumnExamination.Spread, OutlierBounds) {
  if method == .hampel {
    let verdict = try HampelRule(multiple: OutlierSettings.multiple)(values)
    return (
      .centred(centre: verdict.centre, scale: verdict.scale, name: verdict.scaleUsed),
      verdict.bounds
    )
  }
  let verdict = try AdjustedBoxplot()(values)
  return (
    .quartiles(
      lower: verdict.lowerQuartile, upper: verdict.upperQuartile, medcouple: verdict.medcouple),
    verdict.bounds
  )
}

extension ColumnExamination.Spread {
  /// Whether no distance can be measured by it.
  fileprivate var isNothing: Bool {
    switch self {
    case .centred(_, let scale, _): scale <= 0
    case .quartiles(let lower, let upper, _): upper <= lower
    }
  }

  /// How far a value is from the middle, with its sign; meaningless where there is no spread.
  func distance(_ value: Double) -> Double {
    switch self {
    case .centred(let centre, let scale, _): return (value - centre) / scale
    case .quartiles(let lower, let upper, _):
      let nearest = value > upper ? upper : lower
      return (value - nearest) / (upper - lower)
    }
  }
}

extension ExaminedColumn {
  /// Why it is examined among no peers at all.
  fileprivate var wholeReason: Unexamined.Reason? {
    if isOrdinal { return .ordinal }
    return values.allSatisfy(\.isNaN) ? .noValues : nil
  }
}

extension Unexamined.Reason {
  /// What an outlier rule refused about values.
  init(_ error: OutlierError, _ values: [Double]) {
    let present = values.filter { !$0.isNaN }
    switch error {
    case .tooFewValues(let found, let needed):
      self = found == 0 ? .noValues : .tooFew(found: found, needed: needed)
    case .tooFewDistinct(let found, let needed):
      self =
        present.allSatisfy { $0 == present.first }
        ? .constant : .tooFewDistinct(found: found, needed: needed)
    case .ordinal: self = .ordinal
    case .parameterOutOfRange(.target, _): self = .sameForAll
    default: self = .beyondReach
    }
  }
}
