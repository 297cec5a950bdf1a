/// Every subset of `p + 1` rows as a start, for tables small enough.
enum ExhaustiveStarts {
  /// The number of subsets, as a Double since it may exceed every integer.
  static func count(rows: Int, columns: Int) -> Double {
    (0...columns).reduce(1) { $0 * Double(rows - $1) / Double($1 + 1) }.rounded()
  }

  /// The best starts, each concentrated twice; subsets on a hyperplane are passed over.
  ///
  /// - Complexity: O(`count` · *n p*²).
  static func best(_ data: Matrix, size: Int) -> StartOutcome {
    var outcome = StartOutcome(limit: RandomStarts.kept)
    var subset = (0...data.columns).map { Int32($0) }
    repeat {
      if let start = Concentration(data, rows: subset) {
        outcome.insert(concentrate(start, size: size, in: data, steps: 2))
      }
    } while advance(&subset, of: data.rows)
    return outcome
  }

  /// The next subset in lexicographic order; false behind the last.
  private static func advance(_ subset: inout [Int32], of count: Int) -> Bool {
    let size = subset.count
    guard
      let place = subset.indices.last(where: { Int(subset[$0]) < count - size + $0 })
    else { return false }
    subset[place] += 1
    for later in subset.indices where later > place { subset[later] = subset[later - 1] + 1 }
    return true
  }
}
