import AppraisalNumerics

/// A method with its data in memory.
struct Work {
  /// The bytes that the method reads and writes at the least: the size of its input and its result.
  let bytes: Int
  /// Whether a single turn is enough.
  let isSlow: Bool
  /// Does it once.
  let turn: () throws -> Outcome

  init(bytes: Int, isSlow: Bool = false, _ turn: @escaping () throws -> Outcome) {
    self.bytes = bytes
    self.isSlow = isSlow
    self.turn = turn
  }

  /// The work of a kind, done in one of our ways; `nil` when there is none of these names.
  ///
  /// `pingyi-exact` is the arithmetic on integers that may decide, `pingyi-deterministic` the search
  /// whose starts owe nothing to chance.
  static func prepared(_ kind: String, _ peer: String, _ folder: DataFolder) throws -> Work? {
    switch (kind, peer) {
    case ("composite", "pingyi"): try composite(folder)
    case ("reweigh", "pingyi"): try reweigh(folder)
    case ("reweigh", "pingyi-exact"): try reweighExactly(folder)
    case ("reweigh-one", "pingyi-exact"): try reweighOneExactly(folder)
    case ("rank", "pingyi"): try rank(folder.doubles("scores"))
    case ("rank-ten", "pingyi"): try rank(folder.doubles("manyscores"))
    case ("mcd", "pingyi"): try covariance(folder, .deterministicAndRandom(count: 500, seed: 1))
    case ("mcd", "pingyi-deterministic"): try covariance(folder, .deterministic)
    case ("medcouple", "pingyi"): try medcouple(folder)
    case ("qn", "pingyi"): try qn(folder)
    case ("floor", "pingyi"): try floor(folder)
    default: nil
    }
  }

  private static func rank(_ scores: [Double]) -> Work {
    Work(bytes: scores.count * 12) {
      let ranking = try ScoreRanking(
        scores: scores, precision: .allBits, threads: NumericsBenchmark.threads)
      return .ranked(
        scores: scores, places: ranking.competitionPlaces(threads: NumericsBenchmark.threads))
    }
  }
}
