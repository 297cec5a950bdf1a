/// The working storage of one thread in a pass, and the first failure that it met.
final class BlockWorker {
  private let steps: [BlockStep]
  private let scratch = RowKernel.Scratch(block: BlockPass.blockRows)
  private let slots: UnsafeMutablePointer<Double>
  private let scores: UnsafeMutablePointer<Double>
  private(set) var failure: BlockFailure?

  init(_ steps: [BlockStep]) {
    self.steps = steps
    let widest = steps.map(\.children.count).max() ?? 0
    slots = .allocate(capacity: max(steps.count, 1) * BlockPass.blockRows)
    slots.initialize(repeating: 0, count: max(steps.count, 1) * BlockPass.blockRows)
    scores = .allocate(capacity: max(widest, 1) * BlockPass.blockRows)
    scores.initialize(repeating: 0, count: max(widest, 1) * BlockPass.blockRows)
  }

  deinit {
    scratch.deallocate()
    slots.deallocate()
    scores.deallocate()
  }

  /// Takes a block of rows through all steps.
  func compute(
    _ rows: Range<Int>, inputs: [UnsafePointer<Double>], outputs: [UnsafeMutablePointer<Double>]
  ) {
    for (position, step) in steps.enumerated() {
      let children = step.children.enumerated().map { child, origin in
        switch origin {
        case .computed(let target): UnsafePointer(place(target, outputs, rows))
        case .input(let column, let offset, let line):
          scored(inputs[column] + offset + rows.lowerBound, rows.count, line, child)
        }
      }
      let target = place(step.target, outputs, rows)
      let outside = step.kernel.compute(children, count: rows.count, into: target, scratch)
      if let outside {
        note(
          BlockFailure(
            row: rows.lowerBound + outside.offset, step: position, child: outside.child,
            value: children[outside.child][outside.offset]))
      }
      // Seen here, since a harmonic mean or a minimum above would make a number of it again.
      if let offset = firstInfinite(target, rows.count) {
        note(
          BlockFailure(
            row: rows.lowerBound + offset, step: position, child: nil, value: target[offset]))
      }
    }
  }

  private func firstInfinite(_ values: UnsafePointer<Double>, _ count: Int) -> Int? {
    var found = 0
    for position in 0..<count { found &+= values[position].magnitude == .infinity ? 1 : 0 }
    guard found > 0 else { return nil }
    return (0..<count).first { values[$0].isInfinite }
  }

  private func note(_ found: BlockFailure) {
    if let failure, !found.precedes(failure) { return }
    failure = found
  }

  private func place(
    _ target: BlockStep.Target, _ outputs: [UnsafeMutablePointer<Double>], _ rows: Range<Int>
  ) -> UnsafeMutablePointer<Double> {
    switch target {
    case .slot(let slot): slots + slot * BlockPass.blockRows
    case .output(let output): outputs[output] + rows.lowerBound
    }
  }

  /// Scores of a block of values: where they stand, or on their line in the cache.
  private func scored(
    _ values: UnsafePointer<Double>, _ count: Int, _ line: LinearScale?, _ child: Int
  ) -> UnsafePointer<Double> {
    guard let line else { return values }
    let result = scores + child * BlockPass.blockRows
    line.apply(values, count: count, into: result)
    return UnsafePointer(result)
  }
}
