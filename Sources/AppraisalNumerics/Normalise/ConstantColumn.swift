/// What becomes of the values present when all of them are equal, a single subject included.
///
/// A constant column ranks nobody, and a bound-based score divides by zero. Packages answer 0, 1 or
/// NaN; here the specification says which.
public enum ConstantColumn: Sendable, Hashable {
  /// The column is refused with ``NormaliseError/constantColumn(group:)``.
  case refused
  /// Every value present becomes this number, in the unit of the normalised score.
  case score(Double)
  /// Every value becomes missing, so that the indicator has no say.
  case missing

  /// The scale of a constant group.
  func scale(group: Int) throws(NormaliseError) -> FrozenScale {
    switch self {
    case .refused: throw .constantColumn(group: group)
    case .score(let score):
      guard score.isFinite else { throw .badBounds(lower: score, upper: score) }
      return .constant(score)
    case .missing: return .missing
    }
  }
}
