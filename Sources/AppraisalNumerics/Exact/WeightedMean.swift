/// What becomes of a weighted mean when some of its parts are missing.
public enum MissingPolicy: String, Sendable, Hashable, CaseIterable {
  /// The weights of the parts present are taken as the whole; missing only when all are missing.
  case renormalise
  /// A missing part counts as zero points.
  case zero
  /// One missing part makes the mean missing.
  case noScore
}

/// One node of a level: which columns are its parts, with which weights.
public struct WeightedNode: Sendable {
  /// A column and its weight.
  public struct Part: Sendable {
    /// Position of the column among the level's columns.
    public let column: Int
    /// Its weight inside the node, in basis points or any other integer unit.
    public let weight: Int64

    /// A part.
    ///
    /// - Parameters:
    ///   - column: Position among the level's columns.
    ///   - weight: A weight, not negative.
    public init(column: Int, weight: Int64) {
      self.column = column
      self.weight = weight
    }
  }

  /// The parts.
  public let parts: [Part]
  /// What becomes of missing parts.
  public let missing: MissingPolicy
  /// The step to which the mean is rounded, once.
  public let rounding: Rounding

  /// The sum of all weights.
  public var totalWeight: Int64 { parts.reduce(0) { $0 + $1.weight } }

  /// A node, refused when its sums could leave the integers that a Double holds.
  ///
  /// - Parameters:
  ///   - parts: The columns and their weights; weights are not negative.
  ///   - missing: What becomes of missing parts.
  ///   - rounding: The step to which the mean is rounded.
  /// - Throws: ``ExactError/Kind/productNotExact(bound:)``, or
  ///   ``ExactError/Kind/denominatorNotPositive(_:)`` when the weights add up to nothing.
  public init(
    parts: [Part], missing: MissingPolicy, rounding: Rounding
  ) throws(ExactError) {
    if let negative = parts.first(where: { $0.weight < 0 }) {
      throw ExactError(.weightOutOfRange(basisPoints: negative.weight))
    }
    try ExactBound.prove(weights: parts.map(\.weight))
    let total = parts.reduce(0) { $0 + $1.weight }
    guard total > 0 else { throw ExactError(.denominatorNotPositive(total)) }
    self.parts = parts
    self.missing = missing
    self.rounding = rounding
  }
}

/// Computes the weighted means of one level of a tree, exactly.
///
/// For node *j* and subject *i*, over the parts *c* that are present:
/// ```
/// N = Σ w_c x_c,    D = Σ w_c,    mean = N / D rounded half up once
/// ```
/// `N` and `D` are products of integer-valued matrices (`dgemm`, or `dgemv` for a single node),
/// exact by ``ExactBound`` and so independent of threads, kernels and block size. Under
/// ``MissingPolicy/zero`` `D` is the full weight; under ``MissingPolicy/noScore`` a missing part
/// makes the mean missing; a mean without any weight present is missing under every policy but
/// ``MissingPolicy/zero``.
///
/// - Parameters:
///   - columns: The level's columns, *k* of them, each with one entry per subject.
///   - nodes: The nodes to compute, *m* of them; their parts name columns from 0 to *k* − 1.
///   - blockRows: Subjects per product; any positive number gives the same bits.
/// - Returns: One column per node; missing entries carry code 1.
/// - Complexity: O(*n k m*) for *n* subjects, in O(block · (*k* + *m*)) working memory.
public func weightedMeans(
  of columns: [PointsColumn], nodes: [WeightedNode], blockRows: Int = 1024
) -> [PointsColumn] {
  precondition(blockRows > 0)
  let count = columns.first?.count ?? 0
  precondition(columns.allSatisfy { $0.count == count }, "columns of one level have equal length")
  precondition(
    nodes.allSatisfy { $0.parts.allSatisfy { columns.indices.contains($0.column) } },
    "a part names a column of the level")
  var product = LevelProduct(
    columns: columns, nodes: nodes, blockRows: min(blockRows, max(count, 1)))
  for start in stride(from: 0, to: count, by: blockRows) {
    product.compute(rows: start..<min(start + blockRows, count))
  }
  return product.results()
}

/// The working storage of one level: a block of columns as Doubles, its products, the results.
private struct LevelProduct {
  private let columns: [PointsColumn]
  private let nodes: [WeightedNode]
  private let weights: [Double]
  private var values: [Double]
  private var presence: [Double]
  private var numerators: [Double]
  private var denominators: [Double]
  private var units: [[Int32]]
  private var missing: [[UInt8]]

  init(columns: [PointsColumn], nodes: [WeightedNode], blockRows: Int) {
    self.columns = columns
    self.nodes = nodes
    weights = LevelProduct.weightMatrix(nodes: nodes, columns: columns.count)
    values = Array(repeating: 0, count: blockRows * columns.count)
    presence = values
    numerators = Array(repeating: 0, count: blockRows * nodes.count)
    denominators = numerators
    let count = columns.first?.count ?? 0
    units = nodes.map { _ in Array(repeating: 0, count: count) }
    missing = nodes.map { _ in Array(repeating: 0, count: count) }
  }

  /// The *k* × *m* weights, column-major, zero where a column is no part of a node.
  private static func weightMatrix(nodes: [WeightedNode], columns: Int) -> [Double] {
    var matrix = [Double](repeating: 0, count: columns * nodes.count)
    for (position, node) in nodes.enumerated() {
      for part in node.parts { matrix[position * columns + part.column] += Double(part.weight) }
    }
    return matrix
  }

  mutating func compute(rows: Range<Int>) {
    let isComplete = load(rows: rows)
    multiplied(values, into: &numerators, rows: rows.count)
    if !isComplete { multiplied(presence, into: &denominators, rows: rows.count) }
    for position in nodes.indices {
      divide(position, rows: rows, isComplete: isComplete)
    }
  }

  /// Copies a block of each column as Doubles; says whether nothing in it is missing.
  private mutating func load(rows: Range<Int>) -> Bool {
    var isComplete = true
    for (position, column) in columns.enumerated() {
      let base = position * rows.count
      for (offset, row) in rows.enumerated() { values[base + offset] = Double(column.units[row]) }
      for (offset, row) in rows.enumerated() {
        presence[base + offset] = column.missing[row] == 0 ? 1 : 0
      }
      if !column.isComplete {
        isComplete = isComplete && column.missing[rows].allSatisfy { $0 == 0 }
      }
    }
    return isComplete
  }

  private func multiplied(_ left: [Double], into result: inout [Double], rows: Int) {
    left.withUnsafeBufferPointer { left in
      weights.withUnsafeBufferPointer { right in
        result.withUnsafeMutableBufferPointer { result in
          multiply(
            left, right, into: result, rows: rows, inner: columns.count, columns: nodes.count)
        }
      }
    }
  }

  private mutating func divide(_ position: Int, rows: Range<Int>, isComplete: Bool) {
    let node = nodes[position]
    let step = node.rounding.step
    let total = node.totalWeight
    let base = position * rows.count
    for (offset, row) in rows.enumerated() {
      let numerator = Int64(numerators[base + offset])
      let present = isComplete ? total : Int64(denominators[base + offset])
      let denominator: Int64
      switch node.missing {
      case .zero: denominator = total
      case .renormalise: denominator = present
      case .noScore: denominator = isComplete || hasAllParts(node, row) ? total : 0
      }
      guard denominator > 0 else {
        missing[position][row] = 1
        continue
      }
      // In range: a mean never leaves the range of its parts, and rounding to a step of at most
      // one point stays within it because the limit is a multiple of every step.
      units[position][row] = Int32(halfUpQuotient(numerator, denominator * step) * step)
    }
  }

  /// Parts of zero weight too: they add nothing to the denominator, yet their absence counts.
  private func hasAllParts(_ node: WeightedNode, _ row: Int) -> Bool {
    node.parts.allSatisfy { columns[$0.column].missing[row] == 0 }
  }

  func results() -> [PointsColumn] {
    zip(units, missing).map { PointsColumn(units: $0, missing: $1) }
  }
}
