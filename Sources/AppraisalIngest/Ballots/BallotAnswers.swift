/// The answers of one ballot as a whole.
struct BallotAnswers {
  /// Ratings that carry points.
  private(set) var count = 0
  /// The same for two ballots that rate the same and give the same answers; 0 without ratings.
  private(set) var hash: UInt64 = 0
  /// Whether all ratings are the same, or the best one.
  private(set) var flags: BallotMark.Flags = []

  /// - Parameters:
  ///   - ratings: The ratings of the ballot, those without points included.
  ///   - best: The code of the best answer.
  init(_ ratings: UnsafeBufferPointer<Rating>, best: Int?) {
    var lowest = Int.max
    var highest = Int.min
    var isBest = best != nil
    for rating in ratings where rating.code >= AnswerScale.firstRating {
      count += 1
      lowest = min(lowest, rating.code)
      highest = max(highest, rating.code)
      isBest = isBest && rating.code == best
      hash =
        KeyWords(low: hash ^ UInt64(rating.code), high: UInt64(truncatingIfNeeded: rating.target))
        .hash
    }
    guard count > 0 else { return }
    if lowest == highest { flags.insert(.allSame) }
    if isBest { flags.insert(.allHighest) }
  }
}
