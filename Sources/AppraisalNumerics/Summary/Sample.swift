/// The values of one indicator that are there, ready to be summarised.
///
/// Missing values (NaN) are counted and left out; infinities are refused, so that no method behind
/// it meets either.
public struct Sample: Sendable, Equatable {
  /// The present values in their order, all finite.
  public let values: [Double]
  /// How many values were missing.
  public let missing: Int

  /// The number of present values.
  public var count: Int { values.count }

  /// Takes the present values of a column.
  ///
  /// - Parameter column: Values in any unit; NaN is missing.
  /// - Throws: ``SummaryError/infinite(position:)`` naming the first infinity.
  /// - Complexity: O(*n*).
  public init(_ column: some Collection<Double>) throws(SummaryError) {
    var present: [Double] = []
    present.reserveCapacity(column.count)
    var position = 0
    for value in column {
      if value.isInfinite { throw .infinite(position: position) }
      if !value.isNaN { present.append(value) }
      position += 1
    }
    values = present
    missing = position - present.count
  }

  /// The number of different values; 0.0 and −0.0 are one.
  ///
  /// - Complexity: O(*n* log *n*).
  public var distinctCount: Int {
    let sorted = values.sorted()
    return zip(sorted, sorted.dropFirst()).reduce(sorted.isEmpty ? 0 : 1) {
      $0 + ($1.0 != $1.1 ? 1 : 0)
    }
  }
}

/// What a summary refuses.
public enum SummaryError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A value is infinite; the position is counted from 0.
  case infinite(position: Int)
  /// A share or probability outside 0…1.
  case shareOutOfRange(Double)

  /// One sentence with what was found; positions are counted from 1.
  public var description: String {
    switch self {
    case .infinite(let position): "value \(position + 1) is infinite"
    case .shareOutOfRange(let share): "a share lies between 0 and 1, found \(share)"
    }
  }
}
