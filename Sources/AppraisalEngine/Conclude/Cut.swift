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
    let (stay, isBroken) = rule.treatment
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

extension CutRule {
  /// Whether equals stay, and whether the tie-break is looked at before.
  fileprivate var treatment: (stay: Bool, isBroken: Bool) {
    switch self {
    case .exceed: (true, false)
    case .excludeAll: (false, false)
    case .tieBreak(let stillTied): (stillTied == .exceed, true)
    }
  }

  /// How many places there must be for each of a list to be kept.
  ///
  /// Equals are kept together: where they stay, from the first of their places on; where they go, once
  /// there is a place for the last of them.
  ///
  /// - Complexity: O(count).
  func placesNeeded(
    count: Int, sameScore: (Int, Int) -> Bool, samePlace: (Int, Int) -> Bool
  ) -> [Int32] {
    let (stay, isBroken) = treatment
    func same(_ left: Int, _ right: Int) -> Bool {
      isBroken ? samePlace(left, right) : sameScore(left, right)
    }
    var needed: [Int32] = []
    while needed.count < count {
      let start = needed.count
      var end = start
      while end + 1 < count, same(start, end + 1) { end += 1 }
      needed += Array(repeating: Int32(stay ? start + 1 : end + 1), count: end - start + 1)
    }
    return needed
  }
}
