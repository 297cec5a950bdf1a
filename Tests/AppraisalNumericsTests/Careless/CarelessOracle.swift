import AppraisalNumerics

/// Indices from their definitions, by counting pairs and trying all answers.
struct CarelessOracle {
  let rows: [[Int8]]
  let reversed: Set<Int>
  private let gap = AnswerMatrix.missing

  init(rows: [[Int8]], reversed: Set<Int>) {
    self.rows = rows
    self.reversed = reversed
  }

  /// Passed steps, 0…4, or `nil`.
  private func score(_ answer: Int8, _ item: Int) -> Int? {
    answer == gap ? nil : Int(reversed.contains(item) ? 5 - answer : answer - 1)
  }

  /// Share of the sheets that pass a step, as (passed, answered).
  private func share(_ item: Int, _ step: Int) -> (Int, Int) {
    let scores = rows.compactMap { score($0[item], item) }
    return (scores.count { $0 > step }, max(1, scores.count))
  }

  private func isEasier(_ left: (Int, Int), _ right: (Int, Int)) -> Bool {
    let (first, second) = (share(left.0, left.1), share(right.0, right.1))
    let (a, b) = (first.0 * second.1, second.0 * first.1)
    return a != b ? a > b : left < right
  }

  /// Pairs of steps of which the easier is failed and the harder passed.
  func errors(_ sheet: Int, _ answers: [Int8]) -> Int {
    var steps: [(item: Int, step: Int, passed: Bool)] = []
    for item in answers.indices {
      guard let score = score(answers[item], item) else { continue }
      for step in 0..<4 { steps.append((item, step, score > step)) }
    }
    var errors = 0
    for easy in steps where !easy.passed {
      for hard in steps where hard.passed {
        if isEasier((easy.item, easy.step), (hard.item, hard.step)) { errors += 1 }
      }
    }
    return errors
  }

  /// The most errors of any answers with the same gaps and total.
  func largestErrors(_ sheet: Int) -> Int {
    let row = rows[sheet]
    let items = row.indices.filter { row[$0] != gap }
    guard items.count <= 4 else { return largestByTables(sheet, items) }
    let total = items.reduce(0) { $0 + (score(row[$1], $1) ?? 0) }
    var largest = 0
    var tried = row
    func place(_ position: Int, _ left: Int) {
      guard position < items.count else {
        if left == 0 { largest = max(largest, errors(sheet, tried)) }
        return
      }
      for points in 0...min(4, left) {
        tried[items[position]] = Int8(reversed.contains(items[position]) ? 5 - points : points + 1)
        place(position + 1, left - points)
      }
    }
    place(0, total)
    return largest
  }

  /// For more items: dynamic programming over items and totals on the sums of places.
  private func largestByTables(_ sheet: Int, _ items: [Int]) -> Int {
    let steps = items.flatMap { item in (0..<4).map { (item, $0) } }.sorted(by: isEasier)
    var best = [0: 0]
    for item in items {
      var next: [Int: Int] = [:]
      for (total, sum) in best {
        var places = 0
        for points in 0...4 {
          if points > 0 {
            places += steps.firstIndex { $0 == (item, points - 1) } ?? 0
          }
          next[total + points] = max(next[total + points] ?? .min, sum + places)
        }
      }
      best = next
    }
    let total = items.reduce(0) { $0 + (score(rows[sheet][$1], $1) ?? 0) }
    return (best[total] ?? 0) - total * (total - 1) / 2
  }

  /// Correlation with the mean answers of the other sheets, by the covariance of raw moments.
  func personTotal(_ sheet: Int) -> Double {
    var pairs: [(Double, Double)] = []
    for item in rows[sheet].indices where rows[sheet][item] != gap {
      let others = rows.indices.filter { $0 != sheet && rows[$0][item] != gap }
      guard !others.isEmpty else { continue }
      let sum = others.reduce(0) { $0 + Int(rows[$1][item]) - 1 }
      pairs.append((Double(rows[sheet][item]) - 1, Double(sum) / Double(others.count)))
    }
    guard pairs.count >= 3, Set(pairs.map(\.0)).count > 1, Set(pairs.map(\.1)).count > 1 else {
      return .nan
    }
    let n = Double(pairs.count)
    let x = pairs.reduce(0) { $0 + $1.0 } / n
    let y = pairs.reduce(0) { $0 + $1.1 } / n
    let cross = pairs.reduce(0) { $0 + ($1.0 - x) * ($1.1 - y) }
    let first = pairs.reduce(0) { $0 + ($1.0 - x) * ($1.0 - x) }
    let second = pairs.reduce(0) { $0 + ($1.1 - y) * ($1.1 - y) }
    return cross / (first * second).squareRoot()
  }
}
