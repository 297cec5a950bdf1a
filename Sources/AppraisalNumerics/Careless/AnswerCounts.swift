/// How often each value was given to each item.
struct AnswerCounts: Sendable {
  /// Values on the scale.
  let categories: Int
  /// Sheets that gave value `c` to item `k`, at `k · categories + c`.
  let counts: [Int]
  /// Sheets that answered each item.
  let answered: [Int]
  /// Sum of the answers to each item, counted from 0 at the lowest value.
  let sums: [Int]

  init(of sheets: AnswerMatrix) {
    let categories = sheets.categories
    let lowest = Int(sheets.scale.lowerBound)
    var counts = [Int](repeating: 0, count: sheets.items * categories)
    counts.withUnsafeMutableBufferPointer { counts in
      sheets.forEachSheet { _, answers in
        for item in answers.indices where answers[item] != AnswerMatrix.missing {
          counts[item * categories + Int(answers[item]) - lowest] += 1
        }
      }
    }
    self.init(counts: counts, categories: categories)
  }

  private init(counts: [Int], categories: Int) {
    self.counts = counts
    self.categories = categories
    let items = counts.count / categories
    answered = (0..<items).map { counts[$0 * categories..<($0 + 1) * categories].reduce(0, +) }
    sums = (0..<items).map { item in
      (0..<categories).reduce(0) { $0 + $1 * counts[item * categories + $1] }
    }
  }

  /// The counts after the answers to some items have been turned round.
  func reversing(_ isReversed: [Bool]) -> AnswerCounts {
    var turned = counts
    for item in isReversed.indices where isReversed[item] {
      let range = item * categories..<(item + 1) * categories
      turned.replaceSubrange(range, with: counts[range].reversed())
    }
    return AnswerCounts(counts: turned, categories: categories)
  }
}
