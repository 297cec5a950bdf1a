extension RandomStream {
  /// Puts elements into random order, every order equally likely (Fisher and Yates).
  ///
  /// - Parameter elements: Reordered.
  /// - Complexity: O(*n*).
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, below(last + 1))
    }
  }

  /// Draws different integers from 0 to `count` − 1, every set equally likely.
  ///
  /// Floyd's method: the *j*-th draw is from a range that grows by one, and a repetition takes the
  /// end of the range instead.
  ///
  /// - Parameters:
  ///   - size: How many, at least 0 and at most `count`.
  ///   - count: How many there are.
  /// - Returns: The integers in ascending order.
  /// - Complexity: O(*k* log *k*) for *k* draws.
  public mutating func sample(_ size: Int, of count: Int) -> [Int] {
    precondition(size >= 0 && size <= count, "\(size) of \(count) cannot be drawn")
    var chosen: Set<Int> = []
    chosen.reserveCapacity(size)
    for end in (count - size)..<count {
      let drawn = below(end + 1)
      if !chosen.insert(drawn).inserted { chosen.insert(end) }
    }
    return chosen.sorted()
  }
}
