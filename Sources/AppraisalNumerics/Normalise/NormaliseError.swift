/// Why a column cannot be normalised as asked.
public enum NormaliseError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A value is infinite; missing values are NaN.
  case infinite(row: Int)
  /// The score of a value lies beyond the range of Double: it is too far from the bounds.
  case scoreInfinite(row: Int)
  /// A bound, a target or a scale is not finite, or a pair of them is not in order.
  case badBounds(lower: Double, upper: Double)
  /// All values present in a group are equal (a single one counts as equal) and the
  /// specification refuses that.
  case constantColumn(group: Int)
  /// The target is not better than the worst value present, so there is no distance to cover.
  case targetNotBetter(target: Double, worst: Double)
  /// The reference subject has no value, or is no row of the column.
  case referenceMissing(row: Int)
  /// A ratio needs positive values (or, where more is better, values of at least zero).
  case notPositive(row: Int, value: Double)
  /// Ranks are relative to those ranked; they have no bounds to keep for next year.
  case ranksCannotBeFrozen
  /// Frozen scales belong to as many groups as there are now.
  case scaleCount(scales: Int, groups: Int)
  /// A group number below zero, or not below the number of subjects.
  case groupOutOfRange(row: Int, group: Int)
  /// There are as many group labels as subjects.
  case groupCount(labels: Int, rows: Int)
  /// Decimal places outside 0…15.
  case decimalsOutOfRange(Int)

  /// One sentence: what was found and what is needed; rows are counted from 1.
  public var description: String {
    switch self {
    case .infinite(let row): "row \(row + 1) is infinite; values are finite, or NaN where missing"
    case .scoreInfinite(let row):
      "row \(row + 1) lies so far from the bounds that its score is no number"
    case .badBounds(let lower, let upper):
      "bounds are finite and the lower is below the upper, found \(lower) and \(upper)"
    case .constantColumn(let group):
      "all values of group \(group) are equal; say what a constant column becomes"
    case .targetNotBetter(let target, let worst):
      "the target \(target) is not better than the worst value \(worst)"
    // Any integer may have been named, the largest too.
    case .referenceMissing(let row): "the reference subject in row \(row &+ 1) has no value"
    case .notPositive(let row, let value):
      "row \(row + 1) is \(value); a ratio to the best needs positive values"
    case .ranksCannotBeFrozen: "ranks depend on who is ranked and have no bounds to keep"
    case .scaleCount(let scales, let groups):
      "\(scales) frozen scales for \(groups) groups"
    case .groupOutOfRange(let row, let group):
      "row \(row + 1) is in group \(group), which does not exist"
    case .groupCount(let labels, let rows): "\(labels) group labels for \(rows) subjects"
    case .decimalsOutOfRange(let decimals): "0...15 decimal places, found \(decimals)"
    }
  }
}
