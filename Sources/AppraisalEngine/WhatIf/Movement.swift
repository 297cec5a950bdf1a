public import AppraisalNumerics

/// What became of one subject between two standings.
public struct Movement: Sendable, Hashable {
  /// The row of the subject.
  public let row: Int
  /// The composite before; `nil` without a score.
  public let scoreBefore: Points?
  /// The composite after; `nil` without a score.
  public let scoreAfter: Points?
  /// The rank before; 0 without a score.
  public let rankBefore: Int
  /// The rank after; 0 without a score.
  public let rankAfter: Int
  /// The position of the grade before; -1 without one.
  public let gradeBefore: Int
  /// The position of the grade after; -1 without one.
  public let gradeAfter: Int

  /// Places gained, negative when places were lost; `nil` when a rank was won or lost altogether.
  public var placesGained: Int? {
    (rankBefore == 0) == (rankAfter == 0) ? rankBefore - rankAfter : nil
  }
  /// Whether the grade changed.
  public var changesGrade: Bool { gradeBefore != gradeAfter }
}

/// What became of every subject.
///
/// - Parameters:
///   - before: The standings before.
///   - after: The standings after, of the same subjects.
/// - Returns: One movement per row.
/// - Complexity: O(subjects).
public func movements(from before: Standings, to after: Standings) -> [Movement] {
  precondition(before.count == after.count, "standings of the same subjects")
  return (0..<before.count).map { Movement(row: $0, from: before, to: after) }
}

extension Movement {
  /// What became of one row.
  init(row: Int, from before: Standings, to after: Standings) {
    self.init(
      row: row, scoreBefore: before.composite[row], scoreAfter: after.composite[row],
      rankBefore: Int(before.ranking.places[row]), rankAfter: Int(after.ranking.places[row]),
      gradeBefore: Int(before.grades[row]), gradeAfter: Int(after.grades[row]))
  }
}
