import Glibc

/// Mean surprise of a sheet's answers: `−ln` of the share of the *other* sheets that gave the same
/// answer to the same item, averaged over the items answered, in nats.
///
/// Scores information where runs and spreads score shape: on items that nearly all answer with the
/// top value, a straight line of top values has hardly any surprise. Half a count is added to each
/// value, so that an answer which nobody else gave has a finite one (Jeffreys' prior).
struct SurpriseTable: Sendable {
  private let surprise: [Double]
  private let categories: Int

  init(_ counts: AnswerCounts) {
    categories = counts.categories
    let categories = counts.categories
    surprise = counts.counts.indices.map { place in
      let others = Double(max(0, counts.answered[place / categories] - 1))
      let same = Double(max(0, counts.counts[place] - 1))
      return -log((same + 0.5) / (others + 0.5 * Double(categories)))
    }
  }

  /// NaN without an answer.
  func mean(_ answers: UnsafeBufferPointer<Int8>, lowest: Int) -> Double {
    var sum = 0.0
    var count = 0
    for item in answers.indices where answers[item] != AnswerMatrix.missing {
      sum += surprise[item * categories + Int(answers[item]) - lowest]
      count += 1
    }
    return count == 0 ? .nan : sum / Double(count)
  }
}
