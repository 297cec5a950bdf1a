import AppraisalScheme

/// Where a list of people, best first, is cut off.
struct Cut {
  let kept: Int
  let tie: QuotaOutcome.Tie?
  let isDecidedByTieBreak: Bool

  /// Cuts a list.
  ///
  /// - Parameters:
  ///   - count: How many are on the list.
  ///   - places: How many places there are.
  ///   - rule: What happens to equals at the last place.
  ///   - sameScore: Whether two positions of the list have the same score.
  ///   - samePlace: Whether they are equal after the tie-break as well.
  init(
    count: Int, places: Int, _ rule: CutRule, sameScore: (Int, Int) -> Bool,
    samePlace: (Int, Int) -> Bool
  ) {
    guard places < count else {
      (kept, tie, isDecidedByTieBreak) = (count, nil, false)
      return
    }
    // Without a place there is no last one that equals could share.
    guard places > 0, sameScore(places - 1, places) else {
      (kept, tie, isDecidedByTieBreak) = (places, nil, false)
      return
    }
    let (stay, isBroken) =
      switch rule {
      case .exceed: (true, false)
      case .excludeAll: (false, false)
      case .tieBreak(let stillTied): (stillTied == .exceed, true)
      }
    func same(_ left: Int, _ right: Int) -> Bool {
      isBroken ? samePlace(left, right) : sameScore(left, right)
    }
    guard same(places - 1, places) else {
      (kept, tie, isDecidedByTieBreak) = (places, nil, true)
      return
    }
    let start = (0..<places).first { same($0, places) } ?? places
    let end = (places..<count).last { same(places, $0) } ?? places
    kept = stay ? end + 1 : start
    tie = QuotaOutcome.Tie(count: end - start + 1, stay: stay, isAfterTieBreak: isBroken)
    isDecidedByTieBreak = false
  }
}
