/// A table of numbers, stored column after column as BLAS and LAPACK store it.
///
/// A column is one indicator, a row one subject. NaN stands for a missing value; each method says
/// what it does with it. Whether a matrix is finite is asked with ``firstInfinity()`` and
/// ``firstNotFinite()``. Comparing with `==` compares numbers: a matrix with a missing value equals no
/// matrix, not even itself, and 0 equals −0.
public struct Matrix: Sendable, Equatable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The values: `rows` of the first column, then `rows` of the second, and so on.
  public internal(set) var columnMajor: [Double]

  /// A matrix with the same value everywhere.
  ///
  /// - Parameters:
  ///   - rows: At least 0.
  ///   - columns: At least 0.
  ///   - value: The value of every cell.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    precondition(rows >= 0 && columns >= 0, "a shape is never negative")
    self.rows = rows
    self.columns = columns
    columnMajor = [Double](repeating: value, count: rows * columns)
  }

  /// A matrix over existing values.
  ///
  /// - Parameters:
  ///   - rows: At least 0.
  ///   - columns: At least 0.
  ///   - values: `rows` · `columns` values, column after column.
  /// - Throws: ``MatrixError/wrongCount(rows:columns:found:)`` when shape and values disagree.
  public init(rows: Int, columns: Int, columnMajor values: [Double]) throws(MatrixError) {
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard rows >= 0, columns >= 0, !overflow, count == values.count else {
      throw .wrongCount(rows: rows, columns: columns, found: values.count)
    }
    self.rows = rows
    self.columns = columns
    columnMajor = values
  }

  /// A matrix from its columns.
  ///
  /// - Parameter columns: Columns of equal length.
  /// - Throws: ``MatrixError/unequalColumns(column:found:expected:)``.
  public init(columns: [[Double]]) throws(MatrixError) {
    let rows = columns.first?.count ?? 0
    for (index, column) in columns.enumerated() where column.count != rows {
      throw .unequalColumns(column: index, found: column.count, expected: rows)
    }
    self.rows = rows
    self.columns = columns.count
    columnMajor = columns.flatMap { $0 }
  }

  /// The cell in a row and a column, counted from 0.
  ///
  /// - Parameters:
  ///   - row: Less than ``rows``.
  ///   - column: Less than ``columns``.
  public subscript(row: Int, column: Int) -> Double {
    get {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns)
      return columnMajor[column * rows + row]
    }
    set {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns)
      columnMajor[column * rows + row] = newValue
    }
  }

  /// The cell of the first infinity, column by column.
  ///
  /// - Complexity: O(*n p*).
  public func firstInfinity() -> (row: Int, column: Int)? { first { $0.isInfinite } }

  /// The cell of the first infinity or missing value, column by column.
  ///
  /// - Complexity: O(*n p*).
  public func firstNotFinite() -> (row: Int, column: Int)? { first { !$0.isFinite } }

  private func first(where condition: (Double) -> Bool) -> (row: Int, column: Int)? {
    columnMajor.firstIndex(where: condition).map { ($0 % rows, $0 / rows) }
  }
}
