import AppraisalEngine
import AppraisalNumerics

/// Some rows of `index.csv`, with copies of their numbers: threads that counted references to the
/// same columns for every cell would wait for each other.
struct IndexRows {
  /// A node in these rows.
  private enum Column {
    case indicator(raw: [Double], scores: [Double])
    case changed(raw: [Double], used: [Double], marks: [Mark], scores: [Double])
    case aggregate(scores: [Double], present: [Int], children: Int)
  }

  /// What became of a number.
  private struct Mark {
    var isImputed = false
    var isTreated = false
  }

  private let columns: [Column]
  private let first: Int
  private let words: (imputed: String, treated: String, both: String)

  /// Copies rows.
  init(_ outcome: IndexOutcome, _ children: [[Int]], _ rows: Range<Int>, _ wording: Wording) {
    first = rows.lowerBound
    let (imputed, treated) = (wording("填补", "imputed"), wording("处理", "treated"))
    words = (imputed, treated, wording.list([imputed, treated]))
    columns = outcome.nodes.indices.map { position in
      let node = outcome.nodes[position]
      let scores = Array(node.scores[rows])
      guard let preparation = node.preparation else {
        let present = rows.map { row in
          children[position].count { !outcome.nodes[$0].scores[row].isNaN }
        }
        return .aggregate(
          scores: scores, present: present, children: children[position].count)
      }
      let raw = Array(preparation.raw[rows])
      guard node.node.changesNumbers else { return .indicator(raw: raw, scores: scores) }
      return .changed(
        raw: raw, used: Array(preparation.values[rows]),
        marks: IndexRows.marks(preparation, rows), scores: scores)
    }
  }

  private static func marks(_ preparation: IndexPreparation, _ rows: Range<Int>) -> [Mark] {
    var marks = [Mark](repeating: Mark(), count: rows.count)
    for row in preparation.imputedRows where rows.contains(Int(row)) {
      marks[Int(row) - rows.lowerBound].isImputed = true
    }
    guard let treatment = preparation.treatment else { return marks }
    for row in rows {
      let original = treatment.original[row]
      marks[row - rows.lowerBound].isTreated =
        !original.isNaN && treatment.values[row] != original
    }
    return marks
  }

  /// The cells of a row, without its subject.
  func cells(_ row: Int) -> [CommaSeparatedText.Cell] {
    let row = row - first
    var cells: [CommaSeparatedText.Cell] = []
    cells.reserveCapacity(columns.count * 3)
    for column in columns {
      switch column {
      case .aggregate(let scores, let present, let children):
        cells.append(.of(scores[row]))
        cells.append(.text("\(present[row])/\(children)"))
      case .indicator(let raw, let scores):
        cells.append(.of(raw[row]))
        cells.append(.of(scores[row]))
      case .changed(let raw, let used, let marks, let scores):
        cells.append(.of(raw[row]))
        cells.append(.of(used[row]))
        cells.append(cell(marks[row]))
        cells.append(.of(scores[row]))
      }
    }
    return cells
  }

  private func cell(_ mark: Mark) -> CommaSeparatedText.Cell {
    switch (mark.isImputed, mark.isTreated) {
    case (true, true): .text(words.both)
    case (true, false): .text(words.imputed)
    case (false, true): .text(words.treated)
    case (false, false): .empty
    }
  }
}
