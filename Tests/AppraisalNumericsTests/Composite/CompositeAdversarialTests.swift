import AppraisalNumerics
import AppraisalTestSupport
import Testing

@Suite("Composites of hostile columns")
struct CompositeAdversarialTests {
  private static let threads = [2, 3, 7, 16]

  /// Three levels: two pairs of indicators below a root, the hostile column among them.
  private func tree(_ method: Aggregation) throws -> CompositeTree {
    let line = Normalisation.minMax(
      MinMax(direction: .higherIsBetter, base: 1, gain: 99, constant: .missing))
    func leaf(_ parent: Int, _ column: Int) -> CompositeTree.Node {
      .init(
        name: "\(column)", parent: parent, weight: Double(column + 1),
        content: .indicator(.init(column: column, normalisation: line)))
    }
    return try CompositeTree(nodes: [
      .init(name: "root", parent: nil, weight: 1, content: .aggregate(.arithmetic, .any)),
      .init(name: "first", parent: 0, weight: 2, content: .aggregate(method, .any)),
      .init(name: "second", parent: 0, weight: 1, content: .aggregate(.geometric, .any)),
      leaf(1, 0), leaf(1, 1), leaf(2, 2),
    ])
  }

  private static let methods: [Aggregation] = [
    .arithmetic, .harmonic, .minimum,
    .mazziottaPareto(MazziottaPareto(penalty: .subtracted, divisor: .population)),
    .topsis(Topsis(scaling: .vector)),
  ]

  /// A block of 4,096 rows and a rest.
  private func table(_ column: HostileColumn) throws -> Matrix {
    let count = 4_201
    let length = column.values.count
    return try Matrix(columns: [
      (0..<count).map { Double($0 * 7 % 1_009) },
      (0..<count).map { length == 0 ? .nan : column.values[$0 % length] },
      (0..<count).map { Double($0 * $0 % 733) },
    ])
  }

  @Test(
    "The same bits under any number of threads, and a number wherever there is a value",
    arguments: HostileColumn.finite.filter { $0.values.count != 1 })
  func threads(_ column: HostileColumn) throws {
    let table = try table(column)
    for method in Self.methods {
      let tree = try tree(method)
      do throws(CompositeError) {
        let expected = try PreparedComposite(tree: tree, table: table, threads: 1)
          .scores(keeping: .allAggregates, threads: 1)
        #expect(expected.composite.allSatisfy { $0.isFinite })
        for threads in Self.threads {
          let found = try PreparedComposite(tree: tree, table: table, threads: threads)
            .scores(keeping: .allAggregates, threads: threads)
          for (node, scores) in expected.columns {
            #expect(sameBits(found.columns[node] ?? [], scores))
          }
        }
      } catch {
        // Only a range beyond that of Double is no line.
        let range = (column.present.max() ?? 0) - (column.present.min() ?? 0)
        #expect(!range.isFinite)
      }
    }
  }

  /// 10²⁰⁰ · 10²⁰⁰ is beyond the largest Double, and 1/∞ = 0 would make 2/(0 + 1/3) = 6 of it.
  @Test(
    "A node beyond the largest Double is refused even where its parent would swallow it",
    arguments: [Aggregation.harmonic, .minimum, .arithmetic])
  func innerOverflow(_ method: Aggregation) throws {
    func leaf(_ parent: Int, _ column: Int) -> CompositeTree.Node {
      .init(
        name: "\(column)", parent: parent, weight: 1,
        content: .indicator(.init(column: column, normalisation: nil)))
    }
    let tree = try CompositeTree(nodes: [
      .init(name: "root", parent: nil, weight: 1, content: .aggregate(method, .any)),
      .init(name: "inner", parent: 0, weight: 1, content: .aggregate(.product, .any)),
      leaf(1, 0), leaf(1, 1), leaf(0, 2),
    ])
    var huge = [Double](repeating: 2, count: 5_000)
    huge[4_321] = 1e200
    let prepared = try PreparedComposite(
      tree: tree, table: Matrix(columns: [huge, huge, huge.map { _ in 3 }]))
    #expect(throws: CompositeError.overflow(node: "inner", row: 4_321)) {
      try prepared.scores()
    }
  }
}
