public import AppraisalIngest
import AppraisalScheme

extension ReadingPlan {
  /// The words of an input's events that count, by what they do.
  ///
  /// A word stands once: one that gives or takes points can bring about a veto besides.
  ///
  /// - Parameter input: The input.
  /// - Returns: The words.
  public func eventWords(of input: String) -> [EventEffect: [String]] {
    var words: [EventEffect: [String]] = [:]
    for scoring in scheme.eventScorings where scoring.input == input {
      for word in scoring.words {
        let effect = word.isDeduction ? EventEffect.deduction : .bonus
        let known = words[effect] ?? []
        guard !known.contains(where: { $0.utf8.elementsEqual(word.word.utf8) }) else { continue }
        words[effect] = known + [word.word]
      }
    }
    let scored = words.values.flatMap { $0.map { Array($0.utf8) } }
    words[.veto] = scheme.consequences.eventWords(of: input).filter {
      !scored.contains(Array($0.utf8))
    }
    return words
  }
}
