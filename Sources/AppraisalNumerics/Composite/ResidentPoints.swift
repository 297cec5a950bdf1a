/// A tree with the points of all its nodes in memory, to be weighed again and again in the exact
/// arithmetic that may decide.
///
/// Beside the points of each aggregate stand the sums that they come from,
/// ```
/// N = Σ w x,    D = Σ w    over the parts present,    points = N / D rounded half up once
/// ```
/// all integers. A changed weight therefore enters as a difference, `N + (w' − w) x`, and the result
/// has the bits of a computation from scratch, however many weights were changed before; only the
/// columns of changed parts are read. Missing parts are renormalised, as by
/// ``PreparedComposite/exactScores(rounding:)``, whose results these are.
///
/// It holds 4 bytes per subject and node, and 12 to 16 more per subject and aggregate.
public struct ResidentPoints: Sendable {
  /// The tree.
  public let tree: CompositeTree
  /// The step of indicators' scores and of every node.
  public let rounding: Rounding
  /// The number of subjects.
  public let rowCount: Int
  /// The weights in force, by node.
  public private(set) var weights: [Double]
  /// Points by node, column after column; ``missingUnits`` where missing.
  private var units: [Int32]
  /// `N`, `D` and the number of parts present by aggregate, column after column.
  private var sums: PointsSums

  /// A tree of arithmetic means weighed with its own weights; `columns` holds the points of each
  /// indicator, in the order of ``CompositeTree/indicators``.
  init(
    tree: CompositeTree, columns: [PointsColumn], rounding: Rounding, threads: Int
  ) throws(CompositeError) {
    self.tree = tree
    self.rounding = rounding
    rowCount = columns.first?.count ?? 0
    weights = tree.nodes.map(\.weight)
    let plan = try PointsPlan(tree: tree, from: nil, to: weights)
    units = [Int32](repeating: missingUnits, count: tree.nodes.count * rowCount)
    for (node, column) in zip(tree.indicators, columns) {
      for row in 0..<rowCount where column.missing[row] == 0 {
        units[node * rowCount + row] = column.units[row]
      }
    }
    sums = PointsSums(
      aggregates: tree.aggregates.count, rows: rowCount,
      counts: plan.steps.contains { $0.fewest > 1 })
    run(plan, threads: threads)
  }

  /// Changes weights and computes what depends on them.
  ///
  /// - Parameters:
  ///   - weights: One whole number per node.
  ///   - threads: Threads to use; the points do not depend on it.
  /// - Throws: ``CompositeError/notExact(node:)`` for weights that are not whole numbers or too large
  ///   to be summed exactly, ``CompositeError/badWeight(node:value:)`` and
  ///   ``CompositeError/countMismatch(found:expected:)``. The weights then stay as they were.
  /// - Complexity: O(*n c*) for *c* parts whose weight or points change; the parts of a node are
  ///   summed anew when that reads less.
  public mutating func reweigh(_ weights: [Double], threads: Int = 1) throws(CompositeError) {
    let plan = try PointsPlan(tree: tree, from: self.weights, to: weights)
    run(plan, threads: threads)
    self.weights = weights
  }

  private mutating func run(_ plan: PointsPlan, threads: Int) {
    let (rows, step) = (rowCount, rounding.step)
    guard rows > 0, !plan.steps.isEmpty else { return }
    units.withUnsafeMutableBufferPointer { units in
      sums.withPointers { sums in
        guard let first = units.baseAddress else { return }
        // A block writes its own rows of all columns.
        nonisolated(unsafe) let (units, sums) = (first, sums)
        let pieces = (rows + PointsBlock.rows - 1) / PointsBlock.rows
        let workers = (0..<max(1, min(threads, pieces))).map { _ in PointsBlock(plan, step: step) }
        nonisolated(unsafe) let blocks = workers
        forEachPiece(pieces, threads: workers.count) { worker, piece in
          let start = piece * PointsBlock.rows
          blocks[worker].run(
            start..<min(start + PointsBlock.rows, rows), columnRows: rows, units: units, sums: sums)
        }
      }
    }
  }

  /// The points of a node.
  ///
  /// - Parameter node: Its position in the tree.
  /// - Returns: One entry per subject; missing entries carry code 1.
  /// - Complexity: O(*n*).
  public func points(of node: Int) -> PointsColumn {
    let column = units[(node * rowCount)..<((node + 1) * rowCount)]
    return PointsColumn(units: Array(column), missing: column.map { $0 == missingUnits ? 1 : 0 })
  }

  /// The composite: the points of the root.
  public var composite: PointsColumn { points(of: tree.root) }

  /// The competition place (1-2-2-4) of each subject by its composite, the most points first.
  ///
  /// - Parameter threads: Threads to use; the places do not depend on it.
  /// - Returns: One place per subject, from 1; 0 without points.
  /// - Complexity: O(*n*).
  public func competitionPlaces(threads: Int = 1) -> [Int32] {
    units.withUnsafeBufferPointer { units in
      let column = (tree.root * rowCount)..<((tree.root + 1) * rowCount)
      return countedPlaces(of: UnsafeBufferPointer(rebasing: units[column]), threads: threads)
    }
  }
}

extension PreparedComposite {
  /// The same composite in exact points, to be weighed again and again.
  ///
  /// - Parameters:
  ///   - rounding: The step of indicators' scores and of every node.
  ///   - threads: Threads to use.
  /// - Returns: The points of all nodes.
  /// - Throws: As ``exactScores(rounding:)``.
  /// - Complexity: O(*n p*).
  public func residentPoints(
    rounding: Rounding, threads: Int = 1
  ) throws(CompositeError) -> ResidentPoints {
    let indicators = tree.indicators
    var outcomes = [Result<PointsColumn, CompositeError>?](repeating: nil, count: indicators.count)
    outcomes.withUnsafeMutableBufferPointer { outcomes in
      // Each piece writes its own element.
      nonisolated(unsafe) let outcomes = outcomes
      forEachPiece(indicators.count, threads: threads) { _, piece in
        outcomes[piece] = Result { () throws(CompositeError) in
          try points(indicators[piece], rounding)
        }
      }
    }
    var columns: [PointsColumn] = []
    for outcome in outcomes.compactMap(\.self) { columns.append(try outcome.get()) }
    return try ResidentPoints(tree: tree, columns: columns, rounding: rounding, threads: threads)
  }
}
