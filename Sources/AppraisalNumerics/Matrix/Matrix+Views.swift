extension Matrix {
  /// One column, without a copy.
  ///
  /// - Parameter column: Less than ``columns``.
  /// - Returns: Its cells, indexed as in ``columnMajor``.
  public func column(_ column: Int) -> ArraySlice<Double> {
    precondition(column >= 0 && column < columns)
    return columnMajor[(column * rows)..<((column + 1) * rows)]
  }

  /// Lends one column.
  ///
  /// - Parameters:
  ///   - column: Less than ``columns``.
  ///   - body: What is done with it; the view must not leave it.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws.
  public func withColumn<Result, Failure: Error>(
    _ column: Int, _ body: (UnsafeBufferPointer<Double>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    precondition(column >= 0 && column < columns)
    let range = (column * rows)..<((column + 1) * rows)
    return try columnMajor.withUnsafeBufferPointer { all throws(Failure) in
      try body(UnsafeBufferPointer(rebasing: all[range]))
    }
  }

  /// Lends one column to be changed.
  ///
  /// - Parameters:
  ///   - column: Less than ``columns``.
  ///   - body: What is done with it; the view must not leave it.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws.
  public mutating func withMutableColumn<Result, Failure: Error>(
    _ column: Int, _ body: (UnsafeMutableBufferPointer<Double>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    precondition(column >= 0 && column < columns)
    let range = (column * rows)..<((column + 1) * rows)
    return try withMutableStorage { all throws(Failure) in
      try body(UnsafeMutableBufferPointer(rebasing: all[range]))
    }
  }

  /// Lends the whole storage, column after column, to be changed.
  mutating func withMutableStorage<Result, Failure: Error>(
    _ body: (UnsafeMutableBufferPointer<Double>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try columnMajor.withUnsafeMutableBufferPointer { all throws(Failure) in try body(all) }
  }
}
