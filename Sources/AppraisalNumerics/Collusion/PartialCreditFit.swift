import Glibc

/// The turns of the joint maximum likelihood fit of ``SeverityModel``.
struct PartialCreditFit {
  /// A severity at which every answer is the most generous one that occurs.
  private static let bound = 40.0

  private(set) var thetas: [Double]
  private(set) var probabilities: [Double]
  private var shares: [Double]
  private let grouping: SheetClasses
  private let counts: AnswerCounts
  private let isGap: [Bool]
  private let items: Int
  private let categories: Int
  private let sheets: Double

  init(_ answers: AnswerMatrix, _ grouping: SheetClasses) {
    self.grouping = grouping
    counts = AnswerCounts(of: answers)
    items = answers.items
    categories = answers.categories
    sheets = Double(max(1, answers.sheets))
    thetas = [Double](repeating: 0, count: grouping.totals.count)
    probabilities = [Double](repeating: 0, count: thetas.count * items * categories)
    shares = counts.counts.indices.map { [counts] place in
      Double(counts.counts[place]) / Double(max(1, counts.answered[place / counts.categories]))
    }
    let (width, storage) = (items, answers.storage)
    isGap = grouping.gaps.flatMap { first in
      (0..<width).map { storage[Int(first) * width + $0] == AnswerMatrix.missing }
    }
  }

  /// One turn: severities for the shares, then shares for the severities.
  ///
  /// - Returns: The largest misfit of an expected number, as a share of the sheets.
  mutating func sweep() -> Double {
    var expected = [Double](repeating: 0, count: shares.count)
    for group in thetas.indices {
      let (theta, isExtreme) = severity(group)
      thetas[group] = theta
      fillProbabilities(group, isExtreme ? (theta > 0 ? Self.bound : -Self.bound) : theta)
      let start = group * shares.count
      let size = Double(grouping.sizes[group])
      for place in shares.indices { expected[place] += size * probabilities[start + place] }
    }
    var misfit = 0.0
    for place in shares.indices where expected[place] > 0 {
      let observed = Double(counts.counts[place])
      misfit = max(misfit, abs(observed - expected[place]) / sheets)
      shares[place] *= observed / expected[place]
    }
    return misfit
  }

  /// The severity at which a class has its own total, or for an extreme total the total moved
  /// inwards.
  private func severity(_ group: Int) -> (theta: Double, isExtreme: Bool) {
    let (least, most) = possibleTotals(group)
    guard most - least > 0.6 else { return (0, false) }
    let total = Double(grouping.totals[group])
    let theta = severity(group, target: min(max(total, least + 0.3), most - 0.3))
    return (theta, total <= least || total >= most)
  }

  /// Bisection that Newton's step shortens.
  private func severity(_ group: Int, target: Double) -> Double {
    var (low, high) = (-Self.bound, Self.bound)
    var theta = thetas[group]
    for _ in 0..<100 {
      let (total, slope) = expectedTotal(group, theta)
      let error = total - target
      if abs(error) < 1e-9 || high - low < 1e-12 { break }
      if error > 0 { high = theta } else { low = theta }
      let step = slope > 0 ? theta - error / slope : low
      theta = step > low && step < high ? step : (low + high) / 2
    }
    return theta
  }

  /// The smallest and the largest total of the values that occur.
  private func possibleTotals(_ group: Int) -> (least: Double, most: Double) {
    var (least, most) = (0, 0)
    for item in 0..<items where !isGap[group * items + item] {
      let values = (0..<categories).filter { counts.counts[item * categories + $0] > 0 }
      least += values.first ?? 0
      most += values.last ?? 0
    }
    return (Double(least), Double(most))
  }

  private func expectedTotal(_ group: Int, _ theta: Double) -> (total: Double, slope: Double) {
    let powers = self.powers(theta)
    var (total, slope) = (0.0, 0.0)
    for item in 0..<items where !isGap[group * items + item] {
      var (sum, first, second) = (0.0, 0.0, 0.0)
      for value in 0..<categories {
        let weight = shares[item * categories + value] * powers[value]
        sum += weight
        first += Double(value) * weight
        second += Double(value * value) * weight
      }
      guard sum > 0 else { continue }
      let mean = first / sum
      total += mean
      slope += max(0, second / sum - mean * mean)
    }
    return (total, slope)
  }

  private mutating func fillProbabilities(_ group: Int, _ theta: Double) {
    let powers = self.powers(theta)
    for item in 0..<items where !isGap[group * items + item] {
      let (own, place) = (item * categories, (group * items + item) * categories)
      var sum = 0.0
      for value in 0..<categories {
        probabilities[place + value] = shares[own + value] * powers[value]
        sum += probabilities[place + value]
      }
      for value in 0..<categories where sum > 0 { probabilities[place + value] /= sum }
    }
  }

  /// `exp(c θ)` for every value, scaled so that the largest is 1.
  private func powers(_ theta: Double) -> [Double] {
    let highest = theta > 0 ? Double(categories - 1) : 0
    return (0..<categories).map { exp((Double($0) - highest) * theta) }
  }
}
