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
      let outside = step.kernel.compute(
        children, count: rows.count, into: place(step.target, outputs, rows), scratch)
      guard let outside else { continue }
      note(
        BlockFailure(
          row: rows.lowerBound + outside.offset, step: position, child: outside.child,
          value: children[outside.child][outside.offset]))
    }
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
