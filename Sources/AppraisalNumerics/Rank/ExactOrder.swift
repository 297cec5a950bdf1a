/// The order of rows that share an image: by key, then by tie-breaks, then by row.
struct ExactOrder: Sendable {
  let keys: [Double]
  let tieBreaks: [[Double]]

  /// Takes the rows out of sorted words and puts those that share an image in order of their keys.
  ///
  /// - Parameters:
  ///   - words: Image and row, sorted.
  ///   - order: Gets the rows; as many as words.
  ///   - ties: Gets whether each row agrees with the one before in all keys.
  func finish(
    _ words: UnsafeMutableBufferPointer<UInt64>, into order: UnsafeMutableBufferPointer<Int32>,
    ties: UnsafeMutableBufferPointer<Bool>
  ) {
    var joined = 0
    for position in words.indices {
      let shares = position > 0 && words[position] >> 32 == words[position - 1] >> 32
      order[position] = Int32(truncatingIfNeeded: words[position])
      ties[position] = shares
      joined += shares ? 1 : 0
    }
    if joined > 0 { sortRuns(order, ties) }
  }

  /// Sorts the runs that share an image, and leaves in the flags who ties.
  private func sortRuns(
    _ order: UnsafeMutableBufferPointer<Int32>, _ flags: UnsafeMutableBufferPointer<Bool>
  ) {
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, flags[end] { end += 1 }
      if end - start > 1 { sort(UnsafeMutableBufferPointer(rebasing: order[start..<end])) }
      for position in start + 1..<end {
        flags[position] = agree(order[position], order[position - 1])
      }
      start = end
    }
  }

  /// Whether two rows agree in all keys; what is missing in both agrees.
  func agree(_ left: Int32, _ right: Int32) -> Bool {
    let (left, right) = (Int(left), Int(right))
    guard keys[left] == keys[right] else { return false }
    return tieBreaks.allSatisfy {
      $0[left] == $0[right] || ($0[left].isNaN && $0[right].isNaN)
    }
  }

  /// Sorts a run.
  ///
  /// Short runs, the usual case, by insertion; long ones only when they are not one large tie, which
  /// is in row order already.
  private func sort(_ run: UnsafeMutableBufferPointer<Int32>) {
    guard run.count > 16 else { return insert(run) }
    let first = keys[Int(run[0])]
    if tieBreaks.isEmpty, run.allSatisfy({ keys[Int($0)] == first }) { return }
    var run = run
    run.sort(by: precedes)
  }

  private func insert(_ run: UnsafeMutableBufferPointer<Int32>) {
    for position in 1..<run.count {
      let row = run[position]
      var place = position
      while place > 0, precedes(row, run[place - 1]) {
        run[place] = run[place - 1]
        place -= 1
      }
      run[place] = row
    }
  }

  private func precedes(_ left: Int32, _ right: Int32) -> Bool {
    let (a, b) = (keys[Int(left)], keys[Int(right)])
    if a != b { return a > b }
    for key in tieBreaks {
      let (a, b) = (key[Int(left)], key[Int(right)])
      if a > b || (b.isNaN && !a.isNaN) { return true }
      if a < b || (a.isNaN && !b.isNaN) { return false }
    }
    return left < right
  }
}
