/// Takes blocks of subjects through the steps of a plan: the working storage of one thread.
///
/// Loops over subjects are free of branches and calls, so that they compile to vector instructions.
final class PointsBlock {
  /// Subjects per block: sums stay in the second-level cache, and columns are read in pieces long
  /// enough for the memory to stream.
  static let rows = 8192

  private let plan: PointsPlan
  private let step: Int64
  /// See ``PointsProducts``.
  private let products: UnsafeMutablePointer<Double>
  /// Points as they were before a step, by step.
  private let earlier: UnsafeMutablePointer<Int32>

  init(_ plan: PointsPlan, step: Int64) {
    self.plan = plan
    self.step = step
    products = .allocate(capacity: Self.rows)
    products.initialize(repeating: 0, count: Self.rows)
    earlier = .allocate(capacity: plan.steps.count * Self.rows)
    earlier.initialize(repeating: 0, count: plan.steps.count * Self.rows)
  }

  deinit {
    products.deallocate()
    earlier.deallocate()
  }

  /// Runs all steps on some rows.
  ///
  /// - Parameters:
  ///   - rows: The rows, at most ``rows`` of them.
  ///   - columnRows: Rows of a column.
  ///   - units: Points by node.
  ///   - sums: Sums by aggregate.
  func run(
    _ rows: Range<Int>, columnRows: Int, units: UnsafeMutablePointer<Int32>,
    sums: PointsSums.Pointers
  ) {
    for (position, work) in plan.steps.enumerated() {
      let column = { (node: Int) in units + (node * columnRows + rows.lowerBound) }
      let own = sums + (work.slot * columnRows + rows.lowerBound)
      switch work.work {
      case .sum(let parts):
        sum(
          parts.map { (UnsafePointer(column($0.child)), Int32(truncatingIfNeeded: $0.weight)) },
          rows.count, own)
      case .move(let changes):
        for change in changes {
          let after = UnsafePointer(column(change.child))
          let before = change.step.map { UnsafePointer(earlier + $0 * Self.rows) }
          move(change, from: before ?? after, to: after, rows.count, own)
        }
      }
      let result = column(work.node)
      if work.keepsEarlier {
        (earlier + position * Self.rows).update(from: result, count: rows.count)
      }
      divide(own, rows.count, fewest: work.fewest, into: result)
    }
  }

  private func sum(_ parts: [PointsProducts.Part], _ count: Int, _ sums: PointsSums.Pointers) {
    PointsProducts(sums: products, weights: sums.denominators, count: count).add(parts)
    for row in 0..<count { sums.numerators[row] = Int64(products[row]) }
    guard let present = sums.present else { return }
    present.update(repeating: 0, count: count)
    for (units, _) in parts {
      for row in 0..<count { present[row] &+= units[row] == missingUnits ? 0 : 1 }
    }
  }

  private func move(
    _ change: PointsPlan.Change, from before: UnsafePointer<Int32>, to after: UnsafePointer<Int32>,
    _ count: Int, _ sums: PointsSums.Pointers
  ) {
    let (old, new) = (change.before, change.after)
    let (oldWeight, newWeight) = (Int32(truncatingIfNeeded: old), Int32(truncatingIfNeeded: new))
    for row in 0..<count {
      let (was, isKnown) = (before[row] != missingUnits, after[row] != missingUnits)
      let moved = (isKnown ? new &* Int64(after[row]) : 0) &- (was ? old &* Int64(before[row]) : 0)
      sums.numerators[row] &+= moved
      sums.denominators[row] &+= (isKnown ? newWeight : 0) &- (was ? oldWeight : 0)
    }
    guard let present = sums.present, before != after else { return }
    for row in 0..<count {
      present[row] &+= (after[row] == missingUnits ? 0 : 1) &- (before[row] == missingUnits ? 0 : 1)
    }
  }

  /// One division per subject, rounded half up once.
  private func divide(
    _ sums: PointsSums.Pointers, _ count: Int, fewest: Int32,
    into result: UnsafeMutablePointer<Int32>
  ) {
    for row in 0..<count {
      let denominator = Int64(sums.denominators[row])
      guard denominator > 0, sums.present.map({ $0[row] >= fewest }) ?? true else {
        result[row] = missingUnits
        continue
      }
      // A mean never leaves the range of its parts.
      result[row] = Int32(
        truncatingIfNeeded: halfUpQuotient(sums.numerators[row], denominator &* step) &* step)
    }
  }
}
