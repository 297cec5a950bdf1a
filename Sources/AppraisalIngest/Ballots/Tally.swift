/// How often each answer was given, per subject, item and evaluator group.
///
/// A tally is what remains of ballots: whole numbers, no evaluators. Merging is associative and
/// commutative, so files, blocks and threads agree to the bit whatever their order; from the counts
/// follow n, sums, squares, extremes, medians and trimmed means.
public struct Tally: Sendable, Hashable {
  /// The numbers of subjects, items and groups.
  public struct Shape: Sendable, Hashable {
    /// Number of subjects.
    public let subjects: Int
    /// Number of items, at least 1.
    public let items: Int
    /// Number of evaluator groups, at least 1.
    public let groups: Int

    /// A shape.
    /// - Parameters:
    ///   - subjects: Number of subjects.
    ///   - items: Number of items, at least 1.
    ///   - groups: Number of evaluator groups, at least 1.
    public init(subjects: Int, items: Int, groups: Int) {
      precondition(subjects >= 0 && items > 0 && groups > 0)
      let cells = subjects.multipliedReportingOverflow(by: items * groups)
      precondition(!cells.overflow && cells.partialValue < 1 << 40, "at most 2^40 cells")
      self.subjects = subjects
      self.items = items
      self.groups = groups
    }

    /// The number of a cell; the subjects of one item and group are neighbours.
    func cell(subject: Int, item: Int, group: Int) -> Int {
      (item * groups + group) * subjects + subject
    }
  }

  /// The shape.
  public let shape: Shape
  /// `cell · 2²⁴ + code`, ascending and unique.
  let keys: [UInt64]
  /// How often each key occurred.
  let counts: [Int64]

  /// A tally without ballots.
  /// - Parameter shape: The shape.
  public init(shape: Shape) { self.init(shape: shape, keys: [], counts: []) }

  init(shape: Shape, keys: [UInt64], counts: [Int64]) {
    self.shape = shape
    self.keys = keys
    self.counts = counts
  }

  /// A tally of single answers in any order.
  ///
  /// - Complexity: O(*n*).
  init(shape: Shape, answers: [UInt64]) {
    let sorted = radixSorted(answers)
    var keys: [UInt64] = []
    var counts: [Int64] = []
    for key in sorted {
      if keys.last == key {
        counts[counts.count - 1] += 1
      } else {
        keys.append(key)
        counts.append(1)
      }
    }
    self.init(shape: shape, keys: keys, counts: counts)
  }

  /// The counts of both.
  ///
  /// - Parameter other: A tally of the same shape.
  /// - Returns: The sum, key by key.
  /// - Complexity: O(keys of both).
  public func merged(with other: Tally) -> Tally {
    precondition(shape == other.shape, "tallies of one shape")
    var keys: [UInt64] = []
    var counts: [Int64] = []
    keys.reserveCapacity(self.keys.count + other.keys.count)
    counts.reserveCapacity(keys.capacity)
    var left = 0
    var right = 0
    while left < self.keys.count || right < other.keys.count {
      let leftKey = left < self.keys.count ? self.keys[left] : .max
      let rightKey = right < other.keys.count ? other.keys[right] : .max
      let key = min(leftKey, rightKey)
      var count: Int64 = 0
      if leftKey == key {
        count += self.counts[left]
        left += 1
      }
      if rightKey == key {
        count += other.counts[right]
        right += 1
      }
      keys.append(key)
      counts.append(count)
    }
    return Tally(shape: shape, keys: keys, counts: counts)
  }

  /// The counts of one item and group, subject by subject.
  ///
  /// - Parameters:
  ///   - item: The item, from 0.
  ///   - group: The evaluator group, from 0.
  ///   - body: Receives the subject and its answers, ascending by code; once per subject with any.
  /// - Complexity: O(log keys + answers of the item and group).
  public func forEachSubject(
    item: Int, group: Int, _ body: (_ subject: Int, _ answers: [AnswerCount]) -> Void
  ) {
    let first = UInt64(shape.cell(subject: 0, item: item, group: group))
    var position = lowerBound(first << 24)
    var answers: [AnswerCount] = []
    while position < keys.count, keys[position] >> 24 < first + UInt64(shape.subjects) {
      let cell = keys[position] >> 24
      answers.removeAll(keepingCapacity: true)
      while position < keys.count, keys[position] >> 24 == cell {
        answers.append(
          AnswerCount(code: Int(keys[position] & 0xFF_FFFF), count: counts[position]))
        position += 1
      }
      body(Int(cell - first), answers)
    }
  }

  private func lowerBound(_ key: UInt64) -> Int {
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// All answers counted.
  public var total: Int64 { counts.reduce(0, +) }
}

/// How often one answer was given.
public struct AnswerCount: Sendable, Hashable {
  /// The code of the answer, see ``AnswerScale``.
  public let code: Int
  /// How often it was given.
  public let count: Int64

  /// A count.
  /// - Parameters:
  ///   - code: The code of the answer.
  ///   - count: How often it was given.
  public init(code: Int, count: Int64) {
    self.code = code
    self.count = count
  }
}

/// Sorts 64-bit keys ascending, by a least-significant-digit radix sort with 11-bit digits; passes
/// in which all keys agree are skipped.
///
/// - Complexity: O(*n*), with a second array of the same size.
func radixSorted(_ keys: [UInt64]) -> [UInt64] {
  var keys = keys
  var spare = keys
  for shift in stride(from: UInt64(0), to: 64, by: 11) {
    var starts = [Int](repeating: 0, count: 2048)
    for key in keys { starts[Int((key >> shift) & 2047)] += 1 }
    if starts.contains(keys.count) { continue }
    var position = 0
    for digit in starts.indices {
      let size = starts[digit]
      starts[digit] = position
      position += size
    }
    for key in keys {
      let digit = Int((key >> shift) & 2047)
      spare[starts[digit]] = key
      starts[digit] += 1
    }
    swap(&keys, &spare)
  }
  return keys
}
