import AppraisalIngest

/// The answers of an evaluator group, its kinds taken together.
struct PooledAnswers {
  private let tally: Tally
  private let item: Int
  private let groups: [Int]

  /// - Parameters:
  ///   - tally: The answers.
  ///   - item: The item.
  ///   - groups: The positions of the group and then of its kinds.
  init(_ tally: Tally, item: Int, groups: [Int]) {
    (self.tally, self.item, self.groups) = (tally, item, groups)
  }

  /// The answers of every subject that has any, and the valid ratings of each kind.
  func forEachSubject(
    _ body: (_ subject: Int, _ answers: CellAnswers, _ kinds: [Int64]) -> Void
  ) {
    guard groups.count > 1 else {
      if let group = groups.first {
        tally.forEachSubject(item: item, group: group) { body($0, $1, []) }
      }
      return
    }
    var sums: [CellAnswers?] = Array(repeating: nil, count: tally.shape.subjects)
    var kinds = [[Int64]](
      repeating: Array(repeating: 0, count: groups.count - 1), count: tally.shape.subjects)
    for (position, group) in groups.enumerated() {
      tally.forEachSubject(item: item, group: group) { subject, answers in
        if position > 0 { kinds[subject][position - 1] = answers.rated }
        guard var sum = sums[subject] else {
          sums[subject] = answers
          return
        }
        sum.merge(answers)
        sums[subject] = sum
      }
    }
    for (subject, sum) in sums.enumerated() {
      if let sum { body(subject, sum, kinds[subject]) }
    }
  }
}
