import Glibc

/// Finds the window of time with the largest likelihood ratio.
struct WindowScan {
  struct Window {
    let start: Double
    let length: Double
    let sheets: Int
    let expected: Double
    let statistic: Double
  }

  /// Ascending times of all communities.
  let all: [Double]
  let lengths: [Double]

  init(all: [Double], lengths: [Double]) {
    self.all = all.sorted()
    self.lengths = lengths
  }

  /// The strongest window; of equal ones that of the first length, then the earliest.
  ///
  /// - Parameter times: Ascending, all of them among those of all communities.
  /// - Returns: `nil` without a length or a time.
  func strongest(_ times: [Double]) -> Window? {
    var best: Window?
    for length in lengths {
      var end = 0
      for (place, start) in times.enumerated() {
        while end < times.count, times[end] <= start + length { end += 1 }
        let window = window(start, length, inside: end - place, of: times.count)
        if window.statistic > best?.statistic ?? -1 { best = window }
      }
    }
    return best
  }

  func draw(_ count: Int, using random: inout RandomStream) -> [Double] {
    random.sample(count, of: all.count).map { all[$0] }
  }

  private func window(_ start: Double, _ length: Double, inside: Int, of count: Int) -> Window {
    let covered = place { $0 > start + length } - place { $0 >= start }
    let share = Double(covered) / Double(all.count)
    let (k, n) = (Double(inside), Double(count))
    let expected = n * share
    let outside = n - k
    var statistic = 0.0
    if k > expected {
      statistic = k * log(k / expected)
      if outside > 0 { statistic += outside * log(outside / (n - expected)) }
    }
    return Window(
      start: start, length: length, sheets: inside, expected: expected, statistic: statistic)
  }

  private func place(where condition: (Double) -> Bool) -> Int {
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if condition(all[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
