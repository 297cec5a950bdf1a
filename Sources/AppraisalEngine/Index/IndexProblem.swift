public import AppraisalNumerics
public import AppraisalScheme

/// Why an index cannot be computed from the numbers handed in.
public struct IndexProblem: Error, Sendable {
  /// What went wrong.
  public enum Kind: Sendable, Hashable {
    /// Missing values could not be imputed.
    case imputation(ImputeError)
    /// The distribution could not be treated.
    case treatment(TreatError)
    /// The values could not be normalised; groups are named where there are any.
    case normalisation(NormaliseError, groups: [String])
    /// The children's scores could not be aggregated; columns are positions among the children.
    case aggregation(AggregateError)
    /// The weights could not be found; columns are positions among the children.
    case weighting(WeightingError)
    /// Nobody has the identifier of the reference subject.
    case unknownReference(String)
    /// A number cannot be divided by another one: that is not above zero, or too small.
    case denominator(row: Int, over: Double, under: Double, column: String)
    /// No earlier year left bounds for a group that has numbers.
    case groupWithoutBounds(String)
    /// What a column is divided by is not above zero.
    case divisor(Double)
    /// A score has left the range of Double.
    case overflow(row: Int)
  }

  /// The indicator of the appraisal.
  public let indicator: String
  /// The node.
  public let node: IndexNode
  /// What went wrong.
  public let kind: Kind
}
