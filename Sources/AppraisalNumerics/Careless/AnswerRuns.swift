/// Runs of equal answers in the order of the items.
///
/// Missing answers are left out before runs are formed, so that a gap does not hide a straight
/// line. `[johnson2005ascertaining]` for the longest run; the mean run is the number of answers
/// over the number of runs.
struct AnswerRuns {
  /// Answers in the longest run; 0 without an answer.
  var longest = 0
  /// Number of runs.
  var runs = 0
  /// Number of answers.
  var answered = 0

  init(_ answers: UnsafeBufferPointer<Int8>) {
    var previous = AnswerMatrix.missing
    var length = 0
    for answer in answers where answer != AnswerMatrix.missing {
      length = answer == previous ? length + 1 : 1
      if length == 1 { runs += 1 }
      longest = max(longest, length)
      answered += 1
      previous = answer
    }
  }

  /// Mean length; NaN without an answer.
  var mean: Double { runs == 0 ? .nan : Double(answered) / Double(runs) }
}
