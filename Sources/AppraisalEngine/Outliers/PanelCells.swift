import AppraisalNumerics
import AppraisalScheme

/// The ratings of one ballot indicator by one group of evaluators, as far as they may be shown.
struct PanelCells {
  let target: OutlierTarget
  /// The indicator.
  let indicator: String
  let column: MeasuredColumn
  let ballots: BallotMeasure
  let scale: GradeScale
  /// The groups with ballots in the panel.
  let groupCount: Int
  /// Rows with ratings that may not be shown, nor what they could be worked out from.
  let protected: Set<Int>
  /// Rows with a mean that may be shown, ascending.
  let shown: [Int]

  /// All groups of all ballot indicators, in the order of the scheme.
  ///
  /// Rows of those who take no part are neither shown nor counted as protected.
  static func all(
    _ table: IndicatorTable, _ scheme: Scheme, _ standings: Standings, _ excluded: Set<Int>
  ) -> [PanelCells] {
    scheme.root.leaves.flatMap { leaf -> [PanelCells] in
      guard case .ballots(let ballots)? = leaf.measure, let panel = scheme.panel(ballots.panel),
        let scale = scheme.scale(panel.scale)
      else { return [] }
      let rows = table.subjects.indices.filter { !excluded.contains($0) }
      let hidden = hiddenRows(leaf.identifier, panel, rows, table, scheme, standings)
      return panel.ballotGroups.compactMap { group in
        let key = ColumnKey(indicator: leaf.identifier, group: group.identifier)
        guard let column = table.column(key) else { return nil }
        let own = hidden[group.identifier] ?? []
        return PanelCells(
          target: OutlierTarget(
            leaf.identifier, leaf.title, group: group.identifier, groupTitle: group.title),
          indicator: leaf.identifier, column: column, ballots: ballots, scale: scale,
          groupCount: panel.ballotGroups.count, protected: own,
          shown: rows.filter { column.points.missing[$0] == 0 && !own.contains($0) })
      }
    }
  }

  /// Per group, the rows in which it shows no figures.
  private static func hiddenRows(
    _ indicator: String, _ panel: Panel, _ rows: [Int], _ table: IndicatorTable, _ scheme: Scheme,
    _ standings: Standings
  ) -> [String: Set<Int>] {
    let keys = panel.allGroups.map { ColumnKey(indicator: indicator, group: $0.identifier) }
    let columns = keys.map { table.column($0) }
    let scores = keys.map { standings.columns[$0] }
    let places = Dictionary(
      panel.allGroups.enumerated().map { ($0.element.identifier, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    var hidden: [String: Set<Int>] = [:]
    for row in rows {
      let protection = ProtectedGroups(panel, minimumCell: scheme.minimumCell) { group in
        let place = places[group] ?? 0
        return ProtectedGroups.Figures(
          valid: columns[place]?.details[.valid]?[row] ?? 0,
          isMeasured: columns[place].map { $0.points.missing[row] == 0 } ?? false,
          counts: scores[place].map { $0.missing[row] == 0 } ?? true)
      }
      for group in protection.hidden { hidden[group, default: []].insert(row) }
    }
    return hidden
  }

  /// The votes for some words and for all; `nil` for a scale of numbers, whose votes are not stored.
  func votes(for words: [String]?) -> (part: [Int64], whole: [Int64])? {
    guard case .words(let grades) = scale.answers else { return nil }
    let top = grades.map(\.points).max()
    let counted = grades.indices.filter { place in
      guard let words else { return grades[place].points == top }
      return words.contains { $0.utf8.elementsEqual(grades[place].word.utf8) }
    }
    let answers = grades.indices.map { column.details[.answer($0)] }
    guard answers.allSatisfy({ $0 != nil }) else { return nil }
    let sum = { (places: [Int]) in
      self.column.points.missing.indices.map { row in
        places.reduce(Int64(0)) { $0 + (answers[$1]?[row] ?? 0) }
      }
    }
    return (sum(counted), sum(Array(grades.indices)))
  }

  /// The words with the most points.
  var topWords: [String] {
    guard case .words(let grades) = scale.answers else { return [] }
    let top = grades.map(\.points).max()
    return grades.filter { $0.points == top }.map(\.word)
  }
}
