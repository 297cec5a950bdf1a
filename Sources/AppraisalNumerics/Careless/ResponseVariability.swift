/// Standard deviation (divisor n − 1) of a sheet's own answers, missing ones left out.
///
/// The intra-individual response variability of `[dunn2018irv]`. Suspicious on both sides: near 0
/// on a straight line, large on a zig-zag. NaN with fewer than two answers. Sums are whole numbers,
/// hence exact, and a straight line gives exactly 0.
func responseVariability(_ answers: UnsafeBufferPointer<Int8>, in range: Range<Int>) -> Double {
  var count = 0
  var sum = 0
  var squares = 0
  for item in range where answers[item] != AnswerMatrix.missing {
    let answer = Int(answers[item])
    count += 1
    sum += answer
    squares += answer * answer
  }
  guard count >= 2 else { return .nan }
  return (Double(count * squares - sum * sum) / Double(count * (count - 1))).squareRoot()
}
