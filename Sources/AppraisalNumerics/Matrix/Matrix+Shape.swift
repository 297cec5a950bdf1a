extension Matrix {
  /// The matrix that changes nothing.
  ///
  /// - Parameter order: Rows and columns, at least 0.
  /// - Returns: Ones on the diagonal, zeros elsewhere.
  public static func identity(_ order: Int) -> Matrix {
    var identity = Matrix(rows: order, columns: order)
    for index in 0..<order { identity[index, index] = 1 }
    return identity
  }

  /// Rows and columns exchanged.
  ///
  /// - Complexity: O(*n p*).
  public func transposed() -> Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for column in 0..<columns {
      for row in 0..<rows { result[column, row] = self[row, column] }
    }
    return result
  }

  /// The chosen rows, in the order in which they are named.
  ///
  /// - Parameter chosen: Row numbers, each less than ``rows``.
  /// - Returns: *k* × *p*.
  /// - Complexity: O(*k p*) for *k* rows.
  public func selecting(rows chosen: [Int]) -> Matrix {
    var result = Matrix(rows: chosen.count, columns: columns)
    for column in 0..<columns {
      for (target, row) in chosen.enumerated() { result[target, column] = self[row, column] }
    }
    return result
  }

  /// The chosen columns, in the order in which they are named.
  ///
  /// - Parameter chosen: Column numbers, each less than ``columns``.
  /// - Returns: *n* × *k*.
  /// - Complexity: O(*n k*) for *k* columns.
  public func selecting(columns chosen: [Int]) -> Matrix {
    var result = Matrix(rows: rows, columns: chosen.count)
    for (target, column) in chosen.enumerated() {
      for row in 0..<rows { result[row, target] = self[row, column] }
    }
    return result
  }
}
