/// What a matrix or a decomposition refuses.
public enum MatrixError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Shape and number of values disagree.
  case wrongCount(rows: Int, columns: Int, found: Int)
  /// A column is longer or shorter than the first.
  case unequalColumns(column: Int, found: Int, expected: Int)
  /// A square matrix was needed.
  case notSquare(rows: Int, columns: Int)
  /// Two shapes do not fit each other.
  case shapesDiffer(found: Int, expected: Int)
  /// A missing or infinite value where every value is needed.
  case notFinite(row: Int, column: Int)
  /// The two halves of a matrix that must be symmetric differ.
  case notSymmetric(row: Int, column: Int)
  /// The leading block of this order has no positive determinant.
  case notPositiveDefinite(order: Int)
  /// An iteration did not settle.
  case noConvergence(sweeps: Int)

  /// One sentence with what was found and what is needed; rows and columns are counted from 1.
  public var description: String {
    switch self {
    case .wrongCount(let rows, let columns, let found):
      "a \(rows) × \(columns) matrix does not hold \(found) values"
    case .unequalColumns(let column, let found, let expected):
      "column \(column + 1) has \(found) rows, the first has \(expected)"
    case .notSquare(let rows, let columns):
      "a square matrix is needed, found \(rows) × \(columns)"
    case .shapesDiffer(let found, let expected):
      "\(expected) rows are needed, found \(found)"
    case .notFinite(let row, let column):
      "row \(row + 1) of column \(column + 1) is missing or infinite"
    case .notSymmetric(let row, let column):
      "row \(row + 1) of column \(column + 1) differs from its mirror image"
    case .notPositiveDefinite(let order):
      "the matrix is not positive definite: its leading block of order \(order) is not"
    case .noConvergence(let sweeps):
      "the iteration did not settle in \(sweeps) sweeps"
    }
  }
}
