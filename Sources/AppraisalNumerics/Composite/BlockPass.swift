/// One pass of blocks of subjects through row-wise nodes of a tree.
struct BlockPass {
  /// Subjects per block: 32 kilobytes a column, long enough for the memory to stream and short enough
  /// for a node and its children to stay in the second-level cache.
  static let blockRows = 4096

  private let composite: PreparedComposite
  private let steps: [BlockStep]
  private let kept: [Int]
  private let inputs: [[Double]]

  /// A pass.
  ///
  /// - Parameters:
  ///   - composite: The prepared table.
  ///   - weights: One weight per node of the tree.
  ///   - nodes: The nodes to compute, children before parents.
  ///   - kept: Those whose scores are returned.
  ///   - columns: Scores of other nodes.
  init(
    composite: PreparedComposite, weights: [Double], nodes: [Int], kept: [Int],
    columns: [Int: [Double]]
  ) {
    self.composite = composite
    self.kept = kept
    var inputs = [composite.table.columnMajor]
    var targets: [Int: BlockStep.Target] = [:]
    for (slot, node) in nodes.enumerated() {
      targets[node] = kept.firstIndex(of: node).map { .output($0) } ?? .slot(slot)
    }
    var steps: [BlockStep] = []
    for node in nodes {
      guard case .aggregate(let method, let availability) = composite.tree.nodes[node].content,
        let target = targets[node]
      else { continue }
      let children = composite.tree.children[node]
      let origins = children.map { child -> BlockStep.Origin in
        if let target = targets[child] { return .computed(target) }
        if case .table(let column, let line)? = composite.sources[child] {
          return .input(0, offset: column * composite.rowCount, line)
        }
        inputs.append(columns[child] ?? composite.indicatorScores(child))
        return .input(inputs.count - 1, offset: 0, nil)
      }
      steps.append(
        BlockStep(
          node: node, target: target, children: origins,
          kernel: RowKernel(
            method, weights: children.map { weights[$0] }, availability: availability)))
    }
    self.steps = steps
    self.inputs = inputs
  }

  /// Runs the pass.
  ///
  /// - Returns: The scores of the nodes kept.
  /// - Throws: The failure of the first row that has one, whatever the threads.
  func run(threads: Int) throws(CompositeError) -> [Int: [Double]] {
    let rows = composite.rowCount
    guard rows > 0 else { return Dictionary(uniqueKeysWithValues: kept.map { ($0, []) }) }
    let pieces = (rows + Self.blockRows - 1) / Self.blockRows
    let workers = (0..<max(1, min(threads, pieces))).map { _ in BlockWorker(steps) }
    let outputs = filledColumns(kept.count, rows: rows) { outputs in
      withLentColumns(inputs) { inputs in
        // A worker is used by one thread; a block writes its own rows of the outputs.
        nonisolated(unsafe) let (workers, inputs, outputs) = (workers, inputs, outputs)
        forEachPiece(pieces, threads: workers.count) { worker, piece in
          let start = piece * Self.blockRows
          workers[worker].compute(
            start..<min(start + Self.blockRows, rows), inputs: inputs, outputs: outputs)
        }
      }
    }
    if let failure = workers.compactMap(\.failure).min(by: { $0.precedes($1) }) {
      throw error(failure)
    }
    return Dictionary(uniqueKeysWithValues: zip(kept, outputs))
  }

  private func error(_ failure: BlockFailure) -> CompositeError {
    let node = steps[failure.step].node
    guard case .aggregate(let method, _) = composite.tree.nodes[node].content else {
      return .noChildren(node: composite.tree.nodes[node].name)
    }
    guard let child = failure.child else {
      return .overflow(node: composite.tree.nodes[node].name, row: failure.row)
    }
    return .aggregation(
      node: composite.tree.nodes[node].name,
      .outsideDomain(
        method: method.name, row: failure.row, column: child, value: failure.value))
  }
}

/// A node of a pass.
struct BlockStep {
  /// Where a node's scores go.
  enum Target {
    /// A slot of the worker.
    case slot(Int)
    /// A column that is kept.
    case output(Int)
  }

  /// Where a child's scores come from.
  enum Origin {
    /// A lent column from an offset on, and the line that turns it into scores.
    case input(Int, offset: Int, LinearScale?)
    /// A node of the same pass.
    case computed(Target)
  }

  let node: Int
  let target: Target
  let children: [Origin]
  let kernel: RowKernel
}

/// A score outside the domain of a node's method, or one beyond the largest Double.
struct BlockFailure {
  let row: Int
  let step: Int
  /// The child outside the domain; `nil` where the node itself overflows.
  let child: Int?
  let value: Double

  func precedes(_ other: BlockFailure) -> Bool { (row, step) < (other.row, other.step) }
}
