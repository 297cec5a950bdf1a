/// Scores of columns whose correlations outliers cannot pull far.
enum ColumnScores {
  /// Ranks from 1, equals sharing the mean of their places.
  static func midRanks(_ column: [Double]) -> [Double] {
    let order = column.indices.sorted { (column[$0], $0) < (column[$1], $1) }
    var ranks = [Double](repeating: 0, count: column.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, column[order[end]] == column[order[start]] { end += 1 }
      let shared = Double(start + end + 1) / 2
      for place in start..<end { ranks[order[place]] = shared }
      start = end
    }
    return ranks
  }

  /// Normal scores `Φ⁻¹((R − ⅓)/(n + ⅓))` of the mid-ranks (Tukey).
  static func normalScores(_ column: [Double]) -> [Double] {
    let count = Double(column.count)
    return midRanks(column).map { normalQuantile(($0 - 1 / 3.0) / (count + 1 / 3.0)) }
  }

  /// Applies a score to every column.
  static func apply(_ data: Matrix, _ score: ([Double]) -> [Double]) -> Matrix {
    var result = data
    for column in 0..<data.columns {
      let scores = score(Array(data.column(column)))
      result.withMutableColumn(column) { cells in
        for (row, value) in scores.enumerated() { cells[row] = value }
      }
    }
    return result
  }
}
