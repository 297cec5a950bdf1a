/// One column of points, one entry per subject, some of them missing.
public struct PointsColumn: Sendable, Hashable {
  /// The points in units of 0.0001; zero where missing.
  public let units: [Int32]
  /// Nonzero where the entry is missing; the caller's reason code.
  public let missing: [UInt8]

  /// Whether no entry is missing.
  public let isComplete: Bool

  /// A column.
  ///
  /// - Parameters:
  ///   - units: The points in units of 0.0001, within ±``Points/limit``, on which the exactness of
  ///     ``weightedMeans(of:nodes:blockRows:)`` rests; the value of a missing entry is disregarded.
  ///   - missing: A reason code per entry, 0 where the entry is present; as long as `units`.
  public init(units: [Int32], missing: [UInt8]) {
    precondition(units.count == missing.count, "one reason code per entry")
    let isComplete = missing.allSatisfy { $0 == 0 }
    self.isComplete = isComplete
    self.missing = missing
    if isComplete {
      self.units = units
    } else {
      var cleared = units
      for row in cleared.indices where missing[row] != 0 { cleared[row] = 0 }
      self.units = cleared
    }
  }

  /// Number of entries.
  public var count: Int { units.count }

  /// The points of a row, `nil` where missing.
  ///
  /// - Parameter row: The row, from 0.
  public subscript(row: Int) -> Points? {
    missing[row] == 0 ? Points(trusted: units[row]) : nil
  }
}
