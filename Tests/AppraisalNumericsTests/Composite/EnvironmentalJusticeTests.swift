import AppraisalNumerics
import Testing

/// The Chicago Environmental Justice Index: 792 census tracts, 28 indicators, four levels.
///
/// Expected values are the published output files of CompositeIndicators.jl, which lie beside the
/// package and are not part of it.
@Suite(
  "Chicago Environmental Justice Index",
  .enabled(
    if: GoldenTable.exists("ceji/CEJI_indData.csv"),
    "the reference answers in ../shared/golden/ceji are not there"))
struct EnvironmentalJusticeTests {
  private let data: GoldenTable
  private let structure: GoldenTable

  init() throws {
    data = try GoldenTable("ceji/CEJI_indData.csv")
    structure = try GoldenTable("ceji/CEJI_indStruct.csv")
  }

  /// Level, code, weight and parent; names with commas make the row longer in the middle.
  private var entries: [(level: Int, code: String, weight: Double, parent: String)] {
    structure.cells.map { cells in
      let parent = cells.count - 2
      return (
        Int(cells[0]) ?? 0, String(cells[1]), Double(cells[parent - 1]) ?? .nan,
        String(cells[parent])
      )
    }
  }

  private func tree(
    _ rule: Normalisation, _ method: (_ level: Int) -> Aggregation
  ) throws -> CompositeTree {
    let codes = entries.map(\.code)
    let indicators = data.names.dropFirst()
    return try CompositeTree(
      nodes: entries.map { entry in
        let content: CompositeTree.Content
        if entry.level == 1 {
          let column = try #require(indicators.firstIndex(of: entry.code))
          content = .indicator(.init(column: column - 1, normalisation: rule))
        } else {
          content = .aggregate(method(entry.level - 1), .any)
        }
        return .init(
          name: entry.code, parent: codes.firstIndex(of: entry.parent), weight: entry.weight,
          content: content)
      })
  }

  private func scores(
    _ rule: Normalisation, _ method: (_ level: Int) -> Aggregation, threads: Int
  ) throws -> (tree: CompositeTree, prepared: PreparedComposite, scores: CompositeScores) {
    let table = try Matrix(columns: data.names.dropFirst().map { data.numbers($0) })
    let tree = try tree(rule, method)
    let prepared = try PreparedComposite(tree: tree, table: table, threads: threads)
    return (tree, prepared, try prepared.scores(keeping: .allAggregates, threads: threads))
  }

  /// Every column of an output file, to the last bit of what was printed.
  private func compare(
    _ file: String, _ rule: Normalisation, _ method: (_ level: Int) -> Aggregation
  ) throws {
    let expected = try GoldenTable(file)
    let (tree, prepared, scores) = try scores(rule, method, threads: 2)
    for (position, node) in tree.nodes.enumerated() {
      let found = scores.columns[position] ?? prepared.indicatorScores(position)
      #expect(found == expected.numbers(node.name), "\(node.name)")
    }
  }

  @Test("Competition percentile, arithmetic means, product at the top: bit for bit")
  func percentileIndex() throws {
    let rule = Normalisation.rank(
      try RankScore(
        direction: .higherIsBetter, points: .percentileOfHighest, decimals: 4, constant: .refused))
    try compare("ceji/ceji_r_v1.csv", rule) { $0 == 3 ? .product : .arithmetic }
    let index = try scores(rule, { $0 == 3 ? .product : .arithmetic }, threads: 1).scores.composite
    #expect(
      index.prefix(3) == [0.15504341961451248, 0.1964815177409297, 0.2174596749036281])
    #expect(index.max() == 0.5259286548681973)
  }

  @Test("Min-max, arithmetic means, product at the top: bit for bit")
  func minMaxIndex() throws {
    try compare(
      "ceji/ceji_r_minmax.csv",
      .minMax(MinMax(direction: .higherIsBetter, constant: .refused))
    ) { $0 == 3 ? .product : .arithmetic }
  }
}
