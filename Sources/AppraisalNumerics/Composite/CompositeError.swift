/// Why a composite cannot be computed as asked.
public enum CompositeError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The tree has no node without parent, or several.
  case rootCount(Int)
  /// A parent is no node, no aggregate, or a descendant of its own child.
  case badParent(node: String)
  /// An aggregate without children.
  case noChildren(node: String)
  /// A weight is negative or not finite, or all siblings weigh nothing.
  case badWeight(node: String, value: Double)
  /// An indicator's column is none of the table's.
  case noSuchColumn(node: String, column: Int)
  /// The peer groups, or the frozen scales, do not fit the table or the tree.
  case countMismatch(found: Int, expected: Int)
  /// An indicator could not be imputed.
  case imputation(node: String, ImputeError)
  /// An indicator could not be treated.
  case treatment(node: String, TreatError)
  /// An indicator could not be normalised.
  case normalisation(node: String, NormaliseError)
  /// A node could not be aggregated; columns are positions among its children.
  case aggregation(node: String, AggregateError)
  /// A node that exact arithmetic does not cover: another method than the arithmetic mean, or weights
  /// that are not whole numbers of a size that sums exactly.
  case notExact(node: String)
  /// The scores of a node have left the range of Double.
  case overflow(node: String, row: Int)

  /// One sentence: where it happened, what was found and what is needed.
  public var description: String {
    switch self {
    case .rootCount(let count): "a tree has one node without parent, found \(count)"
    case .badParent(let node): "the parent of \(node) is not an aggregate above it"
    case .noChildren(let node): "the aggregate \(node) has no children"
    case .badWeight(let node, let value): "the weight of \(node) cannot be \(value)"
    case .noSuchColumn(let node, let column):
      "\(node) is to be column \(column + 1), which the table does not have"
    case .countMismatch(let found, let expected): "found \(found) entries, expected \(expected)"
    case .imputation(let node, let error): "\(node): \(error)"
    case .treatment(let node, let error): "\(node): \(error)"
    case .normalisation(let node, let error): "\(node): \(error)"
    case .aggregation(let node, let error): "\(node): \(error)"
    case .notExact(let node):
      "\(node) has no exact score: it needs arithmetic means and whole-number weights"
    case .overflow(let node, let row): "the score of \(node) in row \(row + 1) is no finite number"
    }
  }
}
