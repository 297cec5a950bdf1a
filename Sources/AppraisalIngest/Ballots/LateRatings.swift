/// How many ratings of late ballots count for nothing, per subject, item and group.
public struct LateRatings: Sendable {
  private var counts: [Int: Int64]
  private let shape: Tally.Shape

  init(counts: [[Int: Int64]], shape: Tally.Shape) {
    self.counts = counts.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
    self.shape = shape
  }

  /// The number of a cell.
  ///
  /// - Parameters:
  ///   - subject: The row of the subject.
  ///   - item: The item, from 0.
  ///   - group: The evaluator group, from 0.
  /// - Returns: The number.
  public func count(subject: Int, item: Int, group: Int) -> Int64 {
    counts[shape.cell(subject: subject, item: item, group: group)] ?? 0
  }

  /// The sum of both.
  func merged(with other: LateRatings) -> LateRatings {
    LateRatings(counts: [counts, other.counts], shape: shape)
  }
}
