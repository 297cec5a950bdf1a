/// Answers counted from 0 at the bad end of the scale, with negatively worded items turned round.
struct AnswerScoring: Sendable {
  let isReversed: [Bool]
  private let lowest: Int
  private let highest: Int

  init(scale: ClosedRange<Int8>, isReversed: [Bool]) {
    self.isReversed = isReversed
    lowest = Int(scale.lowerBound)
    highest = Int(scale.upperBound)
  }

  /// Points of an answer, which must not be missing.
  @inline(__always)
  func score(_ answer: Int8, _ item: Int) -> Int {
    isReversed[item] ? highest - Int(answer) : Int(answer) - lowest
  }
}
