/// Corrected person–total correlation: a sheet's answers against the mean answer that all *other*
/// sheets gave to the same items `[donlon1968index]`, `[curran2016careless]`.
/// ```
/// r(s) = cor over items k of ( xₛₖ , (Σ xₖ − xₛₖ) / (nₖ − 1) )
/// ```
/// Low or negative: the sheet contradicts the common order of the items. Missing answers and items
/// that nobody else answered are left out; NaN with fewer than three items left or a constant side.
func personTotalCorrelation(
  _ answers: UnsafeBufferPointer<Int8>, counts: AnswerCounts, lowest: Int,
  pairs: inout SheetCorrelation
) -> Double {
  pairs.removeAll()
  for item in answers.indices where answers[item] != AnswerMatrix.missing {
    let others = counts.answered[item] - 1
    guard others >= 1 else { continue }
    let answer = Int(answers[item]) - lowest
    pairs.append(Double(answer), Double(counts.sums[item] - answer) / Double(others))
  }
  return pairs.value(minimum: 3)
}
