/// A tree with its table: values imputed, treated and on settled scales, ready to be weighed.
///
/// Weights and methods of nodes only enter with ``scores(weights:keeping:threads:)``, so a change
/// of weights costs one pass over the table. Normalised columns are not stored: a straight line is
/// applied while a block is in the cache, which touches half the memory of writing scores and
/// reading them again. Whoever weighs the same table many times asks for ``resident(threads:)``.
public struct PreparedComposite: Sendable {
  /// The tree.
  public let tree: CompositeTree
  /// What was done to each indicator, in the order of ``CompositeTree/indicators``.
  public let records: [IndicatorRecord]
  /// The number of subjects.
  public var rowCount: Int { table.rows }

  /// Where an indicator's scores come from.
  enum Source: Sendable {
    /// A column of the table, and the line that turns it into scores.
    case table(column: Int, LinearScale?)
    /// Scores that were computed one by one.
    case scores([Double])
  }

  let table: Matrix
  /// One per indicator, by node.
  let sources: [Int: Source]

  private init(
    tree: CompositeTree, records: [IndicatorRecord], table: Matrix, sources: [Int: Source]
  ) {
    self.tree = tree
    self.records = records
    self.table = table
    self.sources = sources
  }

  /// The same composite with all indicators' scores stored, which saves a division per value and
  /// weighing; the scores have the same bits.
  ///
  /// - Parameter threads: Threads to use.
  /// - Returns: A composite that holds *n* × *p* scores instead of the table.
  /// - Complexity: O(*n p*).
  public func resident(threads: Int = 1) -> PreparedComposite {
    let indicators = tree.indicators
    var scores = Matrix(rows: rowCount, columns: indicators.count)
    scores.withMutableStorage { cells in
      // Each piece writes its own column.
      nonisolated(unsafe) let cells = cells
      forEachPiece(indicators.count, threads: threads) { _, piece in
        let column = cells[(piece * rowCount)..<((piece + 1) * rowCount)]
        _ = UnsafeMutableBufferPointer(rebasing: column).update(
          fromContentsOf: indicatorScores(indicators[piece]))
      }
    }
    var sources: [Int: Source] = [:]
    for (column, node) in indicators.enumerated() {
      sources[node] = .table(column: column, nil)
    }
    return PreparedComposite(tree: tree, records: records, table: scores, sources: sources)
  }

  /// Prepares a table.
  ///
  /// - Parameters:
  ///   - tree: What is computed.
  ///   - table: One row per subject and one column per indicator, NaN where missing.
  ///   - groups: The peer groups in which indicators are imputed and normalised; `nil` compares
  ///     all subjects with each other.
  ///   - frozen: Scales of an earlier run by node, used instead of settling new ones.
  ///   - threads: Threads to use; the result does not depend on it.
  /// - Throws: ``CompositeError``.
  /// - Complexity: O(*n p*); a radix sort per ranked column and O(*n* log *n*) per treated one.
  public init(
    tree: CompositeTree, table: Matrix, groups: PeerGroups? = nil,
    frozen: [Int: FrozenNormalisation] = [:], threads: Int = 1
  ) throws(CompositeError) {
    if let groups, groups.labels.count != table.rows {
      throw .countMismatch(found: groups.labels.count, expected: table.rows)
    }
    self.tree = tree
    self.table = table
    let preparation = IndicatorPreparation(
      tree: tree, table: table, groups: groups, frozen: frozen)
    let indicators = tree.indicators
    var outcomes = [Result<PreparedIndicator, CompositeError>?](
      repeating: nil, count: indicators.count)
    outcomes.withUnsafeMutableBufferPointer { outcomes in
      // Each piece writes its own element.
      nonisolated(unsafe) let outcomes = outcomes
      forEachPiece(indicators.count, threads: threads) { _, piece in
        outcomes[piece] = preparation.prepared(indicators[piece])
      }
    }
    var records: [IndicatorRecord] = []
    var sources: [Int: Source] = [:]
    for outcome in outcomes.compactMap(\.self) {
      let indicator = try outcome.get()
      records.append(indicator.record)
      sources[indicator.record.node] = indicator.source
    }
    self.records = records
    self.sources = sources
  }

  /// The scores of an indicator, as they enter its parent.
  ///
  /// - Parameter node: The position of an indicator in the tree.
  /// - Returns: One score per subject, NaN where missing; all missing for an aggregate.
  public func indicatorScores(_ node: Int) -> [Double] {
    switch sources[node] {
    case .table(let column, nil)?: Array(table.column(column))
    case .table(let column, let line?)?:
      [Double](unsafeUninitializedCapacity: rowCount) { scores, count in
        table.withColumn(column) { values in
          guard let source = values.baseAddress, let target = scores.baseAddress else { return }
          line.apply(source, count: values.count, into: target)
          count = values.count
        }
      }
    case .scores(let scores)?: scores
    case nil: [Double](repeating: .nan, count: rowCount)
    }
  }
}
