import AppraisalNumerics
import AppraisalScheme

/// What becomes of evaluator groups that fall short, and of the highest and lowest of them.
///
/// A pure function of the measured columns: a group without a mean takes another group's or fixed
/// points where its rule says so; then the groups with the highest and lowest means are left out.
/// What is left is averaged by weight, and a group without a mean whose rule is `noScore` takes the
/// average with it.
struct GroupSettlement {
  private let keys: [ColumnKey]
  private let rules: [UnmetRule]
  private let trim: Trim?

  init(_ groups: [EvaluatorGroup], trim: Trim?, of panel: Panel, _ indicator: String) {
    keys = groups.map { ColumnKey(indicator: indicator, group: $0.identifier) }
    rules = groups.map(panel.rule)
    self.trim = trim
  }

  /// How the mean treats what is still missing; where groups have different rules, or some are left
  /// out on purpose, the others count as the whole and ``isBlocked(_:)`` has the last word.
  var policy: MissingPolicy {
    trim == nil && rules.allSatisfy(\.isStrict) ? .noScore : .renormalise
  }

  /// Whether nothing has to be done besides.
  private var isPlain: Bool {
    trim == nil
      && rules.allSatisfy { $0 == .renormalise || $0 == .noScore } && Set(rules).count < 2
  }

  /// Fills and leaves out, in place, and gives the rows that have no mean whatever is left.
  func settle(_ columns: inout [ColumnKey: PointsColumn]) -> [Bool]? {
    guard !isPlain else { return nil }
    let measured = keys.compactMap { columns[$0] }
    guard measured.count == keys.count, let rows = measured.first?.count else { return nil }
    var settled = measured
    for (position, rule) in rules.enumerated() {
      settled[position] = filled(measured[position], rule, columns)
    }
    let blocked = (0..<rows).map { row in
      zip(settled, rules).contains { $0.missing[row] != 0 && $1.isStrict }
    }
    if let trim { settled = trimmed(settled, trim) }
    for (key, column) in zip(keys, settled) { columns[key] = column }
    return blocked
  }

  private func filled(
    _ column: PointsColumn, _ rule: UnmetRule, _ columns: [ColumnKey: PointsColumn]
  ) -> PointsColumn {
    guard !column.isComplete else { return column }
    var (units, missing) = (column.units, column.missing)
    let lender: PointsColumn? =
      if case .borrow(let group) = rule {
        columns[ColumnKey(indicator: keys.first?.indicator ?? "", group: group)]
      } else { nil }
    for row in units.indices where missing[row] != 0 {
      if case .points(let points) = rule {
        (units[row], missing[row]) = (points.units, 0)
      } else if let lender, lender.missing[row] == 0 {
        (units[row], missing[row]) = (lender.units[row], 0)
      }
    }
    return PointsColumn(units: units, missing: missing)
  }

  /// Of equal means, the group that stands first in the scheme goes first at the lower end and last
  /// at the upper one.
  private func trimmed(_ columns: [PointsColumn], _ trim: Trim) -> [PointsColumn] {
    var missing = columns.map(\.missing)
    for row in columns.first?.units.indices ?? 0..<0 {
      let present = columns.indices.filter { columns[$0].missing[row] == 0 }
      let (high, low) = trim.leftOut(of: Int64(present.count))
      let ascending = present.sorted {
        (columns[$0].units[row], $0) < (columns[$1].units[row], $1)
      }
      for position in ascending.prefix(Int(low)) + ascending.suffix(Int(high)) {
        missing[position][row] = MissingReason.leftOutAsExtreme.rawValue
      }
    }
    return zip(columns, missing).map { column, missing in
      let units = zip(column.units, missing).map { $1 == 0 ? $0 : 0 }
      return PointsColumn(units: units, missing: missing)
    }
  }
}

extension UnmetRule {
  /// Whether a group that is still without a mean takes the average with it; one that found nothing
  /// to borrow does.
  fileprivate var isStrict: Bool {
    switch self {
    case .renormalise: false
    case .noScore, .borrow, .points: true
    }
  }
}

extension PointsColumn {
  /// The column with some rows missing because a part is.
  func without(_ rows: [Bool]) -> PointsColumn {
    guard rows.contains(true) else { return self }
    let missing = zip(missing, rows).map {
      $1 && $0 == 0 ? MissingReason.partMissing.rawValue : $0
    }
    return PointsColumn(units: zip(units, rows).map { $1 ? 0 : $0 }, missing: missing)
  }
}
