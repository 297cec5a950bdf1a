/// The scales of a normalised indicator, one for all subjects or one per peer group.
public struct FrozenNormalisation: Sendable, Hashable, Codable {
  /// One scale per group; a single one when subjects are not grouped.
  public let scales: [FrozenScale]

  /// Scales that were settled earlier.
  /// - Parameter scales: One per group, or a single one for all subjects.
  public init(scales: [FrozenScale]) { self.scales = scales }

  /// Turns values into scores.
  ///
  /// - Parameters:
  ///   - column: One value per subject, in the indicator's unit; NaN where missing.
  ///   - groups: The peer group of each subject, as many groups as there are scales; `nil` when
  ///     one scale serves all.
  /// - Returns: One score per subject; NaN where the value is missing or its group has no scale.
  /// - Throws: ``NormaliseError/infinite(row:)``, ``NormaliseError/groupCount(labels:rows:)``,
  ///   ``NormaliseError/scaleCount(scales:groups:)`` unless every group has its scale,
  ///   ``NormaliseError/badBounds(lower:upper:)`` for an inverse ratio to a best that is not positive
  ///   or a constant score that is not finite, ``NormaliseError/notPositive(row:value:)`` where an
  ///   inverse ratio meets such a value, and ``NormaliseError/scoreInfinite(row:)`` where a value lies
  ///   too far from the bounds.
  /// - Complexity: O(*n*).
  public func normalised(
    _ column: [Double], groups: PeerGroups? = nil
  ) throws(NormaliseError) -> [Double] {
    try requireFinite(column)
    let needed = groups?.count ?? 1
    guard scales.count == needed || column.isEmpty else {
      throw .scaleCount(scales: scales.count, groups: needed)
    }
    if let groups, groups.labels.count != column.count {
      throw .groupCount(labels: groups.labels.count, rows: column.count)
    }
    try check()
    var scores = column
    for row in scores.indices {
      let group = groups.map { Int($0.labels[row]) } ?? 0
      if case .inverseRatio = scales[group], column[row] <= 0 {
        throw .notPositive(row: row, value: column[row])
      }
      scores[row] = scales[group](column[row])
      if scores[row].isInfinite { throw .scoreInfinite(row: row) }
    }
    return scores
  }

  /// Refuses scales that no rule settles but a caller or a file may state.
  private func check() throws(NormaliseError) {
    for scale in scales {
      switch scale {
      case .linear, .missing: continue
      case .inverseRatio(let best):
        guard best > 0, best.isFinite else { throw .badBounds(lower: 0, upper: best) }
      case .constant(let score):
        guard score.isFinite else { throw .badBounds(lower: score, upper: score) }
      }
    }
  }
}

/// Refuses a column with an infinite value.
func requireFinite(_ column: [Double]) throws(NormaliseError) {
  if let row = column.firstIndex(where: { $0.isInfinite }) { throw .infinite(row: row) }
}
