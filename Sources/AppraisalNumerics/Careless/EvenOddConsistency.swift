/// Even–odd inconsistency of a sheet: −ρ, where ρ is the Spearman–Brown corrected correlation,
/// over the factors, of the mean of the items at odd places with the mean of those at even places.
/// ```
/// ρ = max(−1, 2 r / (1 + r))
/// ```
/// Negated, so that larger is more careless, as in `[yentes2018careless]`. Places are counted
/// from 1 inside each factor; missing answers are left out of the means, and a factor with an
/// empty half is left out of the correlation. NaN with fewer than two factors or a constant side.
func evenOddInconsistency(
  _ answers: UnsafeBufferPointer<Int8>, scoring: AnswerScoring, factors: [Range<Int>],
  pairs: inout SheetCorrelation
) -> Double {
  pairs.removeAll()
  for factor in factors {
    let odd = halfMean(
      answers, scoring, stride(from: factor.lowerBound, to: factor.upperBound, by: 2))
    let even = halfMean(
      answers, scoring, stride(from: factor.lowerBound + 1, to: factor.upperBound, by: 2))
    if !odd.isNaN, !even.isNaN { pairs.append(odd, even) }
  }
  let correlation = pairs.value(minimum: 2)
  if correlation.isNaN { return .nan }
  // At r = −1 the correction divides by zero; its limit lies below the floor.
  return correlation <= -1 ? 1 : -max(-1, 2 * correlation / (1 + correlation))
}

private func halfMean(
  _ answers: UnsafeBufferPointer<Int8>, _ scoring: AnswerScoring, _ items: StrideTo<Int>
) -> Double {
  var sum = 0
  var count = 0
  for item in items where answers[item] != AnswerMatrix.missing {
    sum += scoring.score(answers[item], item)
    count += 1
  }
  return count == 0 ? .nan : Double(sum) / Double(count)
}
