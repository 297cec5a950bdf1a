/// Guttman errors of polytomous answers `[molenaar1991guttman]`, and the share of the largest
/// number that the sheet's own total allows `[emons2008nonparametric]`.
///
/// Every item with `m + 1` values has `m` steps; a sheet passes as many as its answer has points.
/// Steps are ordered by the share of sheets that pass them, easiest first, equals by item and then
/// by step. An error is a pair of steps of which the harder one is passed and the easier one is
/// not. With `k` steps passed, at places `a₁ < … < a_k` counted from 0,
/// ```
/// errors = Σ (aᵢ − (i − 1)) = Σ aᵢ − k (k − 1) / 2,
/// ```
/// so that one lookup per item suffices: `places[item][answer]` is the sum of the places passed.
/// These sums are convex in the answer, because the steps of an item come in order; hence the
/// largest number for a given total has all items but one at an end of the scale.
struct GuttmanSteps: Sendable {
  private let items: Int
  private let steps: Int
  /// Steps in order of difficulty, as `item · steps + step`.
  private let order: [Int]
  private let complete: GuttmanPlaces
  private let limits: GuttmanLimits
  /// Largest number of errors of a complete sheet by total, filled in as totals occur; −1 before.
  private var largest: [Int]

  /// - Parameter counts: Of the answers with negatively worded items turned round.
  /// - Complexity: O(*p m* log(*p m*)).
  init(_ counts: AnswerCounts) {
    items = counts.answered.count
    steps = counts.categories - 1
    order = GuttmanSteps.order(counts)
    let complete = GuttmanPlaces(
      order: order, present: [Bool](repeating: true, count: items), steps: steps)
    self.complete = complete
    limits = GuttmanLimits(complete)
    largest = [Int](repeating: -1, count: items * steps + 1)
  }

  /// Errors of one sheet and the largest number possible with its total, over the items answered.
  ///
  /// - Complexity: O(*p*) for a complete sheet, O(*p m* + *p* log *p*) for one with gaps.
  mutating func errors(
    _ answers: UnsafeBufferPointer<Int8>, _ scoring: AnswerScoring
  ) -> (errors: Int, largest: Int) {
    guard !answers.contains(AnswerMatrix.missing) else { return errorsWithGaps(answers, scoring) }
    let (errors, total) = count(answers, scoring, complete)
    if largest[total] < 0 { largest[total] = limits.largest(total: total) }
    return (errors, largest[total])
  }

  private func errorsWithGaps(
    _ answers: UnsafeBufferPointer<Int8>, _ scoring: AnswerScoring
  ) -> (errors: Int, largest: Int) {
    let present = answers.map { $0 != AnswerMatrix.missing }
    let places = GuttmanPlaces(order: order, present: present, steps: steps)
    let (errors, total) = count(answers, scoring, places)
    return (errors, GuttmanLimits(places).largest(total: total))
  }

  private func count(
    _ answers: UnsafeBufferPointer<Int8>, _ scoring: AnswerScoring, _ places: GuttmanPlaces
  ) -> (errors: Int, total: Int) {
    var total = 0
    var sum = 0
    for item in answers.indices where answers[item] != AnswerMatrix.missing {
      let score = scoring.score(answers[item], item)
      total += score
      sum += places.sums[item * (steps + 1) + score]
    }
    return (sum - total * (total - 1) / 2, total)
  }

  /// Shares are compared as fractions of whole numbers, so that equal ones are equal.
  private static func order(_ counts: AnswerCounts) -> [Int] {
    let steps = counts.categories - 1
    var passed = [Int](repeating: 0, count: counts.answered.count * steps)
    for item in counts.answered.indices {
      var sum = 0
      for step in (0..<steps).reversed() {
        sum += counts.counts[item * counts.categories + step + 1]
        passed[item * steps + step] = sum
      }
    }
    return passed.indices.sorted { left, right in
      let first = passed[left] * max(1, counts.answered[right / steps])
      let second = passed[right] * max(1, counts.answered[left / steps])
      return first != second ? first > second : left < right
    }
  }
}

/// Sums of the places of the first `x` steps of each item, among the items present.
struct GuttmanPlaces: Sendable {
  /// At `item · (steps + 1) + x`; zero throughout for an absent item.
  private(set) var sums: [Int]
  let steps: Int
  let present: [Bool]

  init(order: [Int], present: [Bool], steps: Int) {
    self.steps = steps
    self.present = present
    sums = [Int](repeating: 0, count: present.count * (steps + 1))
    var place = 0
    // Steps of one item come in their own order, so a running sum per item is complete.
    for entry in order where present[entry / steps] {
      let (item, step) = (entry / steps, entry % steps)
      sums[item * (steps + 1) + step + 1] = sums[item * (steps + 1) + step] + place
      place += 1
    }
  }
}

/// The largest number of errors for each total.
struct GuttmanLimits: Sendable {
  private let places: GuttmanPlaces
  /// Items present, by the sum of all their places, largest first.
  private let items: [Int]
  /// `prefixes[a]`: the sum over the first `a` of them.
  private let prefixes: [Int]

  init(_ places: GuttmanPlaces) {
    self.places = places
    func full(_ item: Int) -> Int { places.sums[(item + 1) * (places.steps + 1) - 1] }
    let items = places.present.indices.filter { places.present[$0] }
      .sorted { full($0) != full($1) ? full($0) > full($1) : $0 < $1 }
    self.items = items
    var prefixes = [0]
    for item in items { prefixes.append((prefixes.last ?? 0) + full(item)) }
    self.prefixes = prefixes
  }

  /// - Complexity: O(*p*).
  func largest(total: Int) -> Int {
    let (whole, rest) = total.quotientAndRemainder(dividingBy: places.steps)
    let correction = total * (total - 1) / 2
    guard rest > 0 else { return prefixes[whole] - correction }
    var best = 0
    for (rank, item) in items.enumerated() {
      let partial = places.sums[item * (places.steps + 1) + rest]
      let full = prefixes[rank + 1] - prefixes[rank]
      let others = rank < whole ? prefixes[whole + 1] - full : prefixes[whole]
      best = max(best, partial + others)
    }
    return best - correction
  }
}
