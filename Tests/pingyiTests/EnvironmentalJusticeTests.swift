import Foundation
import Testing

/// Where the published files lie.
private enum JusticeFiles {
  static let folder = "\(Workdir.packageRoot)/../shared/golden/ceji"
  static let areThere = FileManager.default.fileExists(atPath: folder)
}

/// The Chicago Environmental Justice Index as an assessment folder: 792 tracts, 28 indicators, four
/// levels.
///
/// The published files of CompositeIndicators.jl lie beside the package and are not part of it.
@Suite(
  "Chicago Environmental Justice Index by the command",
  .enabled(
    if: JusticeFiles.areThere,
    "the reference answers in ../shared/golden/ceji are not there"))
struct EnvironmentalJusticeTests {
  private struct Node {
    let level: Int
    let code: String
    let weight: String
    let parent: String
  }

  private static func text(_ name: String) throws -> String {
    String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: "\(JusticeFiles.folder)/\(name)")),
      as: UTF8.self)
  }

  private static func nodes() throws -> [Node] {
    // Names with commas make the row longer in the middle.
    SimpleTable(try text("CEJI_indStruct.csv")).rows.map { cells in
      let parent = cells.count - 2
      return Node(
        level: Int(cells[0]) ?? 0, code: cells[1], weight: cells[parent - 1],
        parent: cells[parent])
    }
  }

  /// The tree in the language: products at the top, arithmetic means below.
  private static func tree(
    _ node: Node, _ nodes: [Node], isWeighed: Bool, indentation: String
  ) -> String {
    let weight = isWeighed ? ", weight: \(node.weight)" : ""
    guard node.level > 1 else {
      return "\(indentation)- { id: \(node.code)\(weight), direction: higher }\n"
    }
    let isProduct = node.parent == "NA"
    let children = nodes.filter { $0.parent == node.code }
    let inner = indentation + "  "
    return "\(indentation)- id: \(node.code)\n"
      + (isWeighed ? "\(inner)weight: \(node.weight)\n" : "")
      + "\(inner)aggregate: \(isProduct ? "product" : "arithmetic")\n\(inner)of:\n"
      + children.map {
        tree($0, nodes, isWeighed: !isProduct, indentation: inner + "  ")
      }.joined()
  }

  private static func scheme(_ normalise: String) throws -> String {
    let nodes = try nodes()
    guard let root = nodes.first(where: { $0.parent == "NA" }) else { return "" }
    let list = tree(root, nodes, isWeighed: false, indentation: "          ")
    // The root is a mapping, not an entry of a list.
    let mapping = list.replacingOccurrences(
      of: "          - id: \(root.code)", with: "            id: \(root.code)")
    return """
      schema: pingyi-scheme/1
      id: ceji
      title: CEJI
      period: 2025
      subjects: tract
      indicators:
        - id: justice
          weight: 100
          measure:
            index:
              input: tracts
              factor: 100
              availability: any
              normalise: \(normalise)
              tree:
      \(mapping)
      missing: noScore
      rounding: { places: 4, mode: halfUp, stage: final }

      """
  }

  private static let assessment = """
    schema: pingyi-assessment/1
    title: CEJI
    scheme: scheme.yaml
    language: en
    roster:
      file: roster.csv
      columns: { id: id, name: name }
    inputs:
      tracts:
        kind: numbers
        file: figures.csv
        columns: { subject: CT_FIPS }

    """

  @Test(
    "Every node of every tract is the published one, to the last printed digit",
    arguments: [
      (
        "ceji_r_v1.csv",
        "{ method: percentile, ties: competition, divisor: highest, decimals: 4, constant: refuse }"
      ),
      ("ceji_r_minmax.csv", "{ method: min-max, scale: { from: 0, to: 1 }, constant: refuse }"),
    ])
  func reproduces(file: String, normalise: String) throws {
    let workdir = try Workdir()
    let figures = try Self.text("CEJI_indData.csv")
    let tracts = SimpleTable(figures).rows.map { $0[0] }
    try workdir.write(figures, to: "ceji/figures.csv")
    try workdir.write(
      "id,name\n" + tracts.map { "\($0),\($0)\n" }.joined(), to: "ceji/roster.csv")
    try workdir.write(try Self.scheme(normalise), to: "ceji/scheme.yaml")
    try workdir.write(Self.assessment, to: "ceji/assessment.yaml")
    let run = try workdir.pingyi("assess", "ceji", "--quiet")
    #expect(run.status == 0, "\(run.messages)")
    let expected = SimpleTable(try Self.text(file))
    let found = SimpleTable(try workdir.text("ceji/result/index.csv"))
    #expect(found.rows.count == 792)
    #expect(expected.headings.count == 35)
    let rows = Dictionary(uniqueKeysWithValues: found.rows.map { ($0[0], $0) })
    for (column, name) in expected.headings.enumerated() {
      let place =
        found.headings.firstIndex(of: name)
        ?? found.headings.firstIndex(
          of: "\(name) (score)")
      let position = try #require(place, "\(name)")
      let differing = zip(tracts, expected.rows).filter { tract, row in
        guard let value = rows[tract].flatMap({ Double($0[position]) }) else { return true }
        return value != Double(row[column])
      }
      #expect(differing.isEmpty, "\(name): \(differing.count) differ")
    }
  }
}
