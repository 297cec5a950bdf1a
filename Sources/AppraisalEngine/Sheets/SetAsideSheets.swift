import AppraisalIngest
import AppraisalNumerics
public import AppraisalScheme

/// What every subject would have without some of the flagged sheets, beside what it has.
///
/// It is computed by the same measuring and scoring, in memory. A sheet is set aside whole or not at
/// all, and only as long as the comparison tells nobody's rating: in every cell (indicator, closed
/// evaluator group, subject) that it changes,
/// ```
/// sheets set aside ≥ minimumCell,   sheets left ≥ minimumCell,   a result before ⇒ one after.
/// ```
/// Sheets that touch a cell where that does not hold stay in, and the rest is looked at again, until
/// it holds everywhere. Every figure after is so a function of data that differ by groups of sheets.
public struct SetAsideSheets: Sendable {
  /// Flagged sheets.
  public let flagged: Int
  /// Those of them that are set aside in the comparison.
  public let setAside: Int
  /// What became of every subject; empty when no sheet could be set aside.
  public let movements: [Movement]

  /// Compares.
  ///
  /// - Parameters:
  ///   - flagged: The sheets.
  ///   - scheme: The rules.
  ///   - records: The records, read with whole ballots.
  ///   - table: What was measured with all sheets.
  ///   - before: The standings with all sheets, consequences included.
  ///   - overrides: The committee's decisions.
  /// - Complexity: O(records) for each time that sheets are put back.
  public init(
    _ flagged: [FlaggedSheet], _ scheme: Scheme, _ records: Records, _ table: IndicatorTable,
    before: Standings, overrides: [GradeOverride]
  ) {
    self.flagged = flagged.count
    var search = SetAsideSearch(scheme, records, table, left: Set(flagged))
    guard let after = search.run() else {
      (setAside, movements) = (0, [])
      return
    }
    setAside = search.left.count
    let scored = score(after, scheme)
    let hasRules = !scheme.consequences.isEmpty || !overrides.isEmpty
    let standings =
      hasRules ? conclude(scored, after, scheme, overrides: overrides).standings : scored
    movements = AppraisalEngine.movements(from: before, to: standings)
  }
}

/// Finds the sheets that can be set aside.
private struct SetAsideSearch {
  let scheme: Scheme
  let records: Records
  let table: IndicatorTable
  var left: Set<FlaggedSheet>

  init(
    _ scheme: Scheme, _ records: Records, _ table: IndicatorTable, left: Set<FlaggedSheet>
  ) {
    (self.scheme, self.records, self.table, self.left) = (scheme, records, table, left)
  }

  /// An evaluator group of an input and a subject.
  private struct Cell: Hashable {
    let input: String
    let group: String
    let row: Int
  }

  /// What is measured without the sheets left; `nil` when none is.
  mutating func run() -> IndicatorTable? {
    while !left.isEmpty {
      let after = measure(scheme, without(left))
      let telling = telling(after)
      if telling.isEmpty { return after }
      let stay = left.filter { touches($0, telling) }
      // A telling cell that no sheet touches could not be mended by putting sheets back.
      left = stay.isEmpty ? [] : left.subtracting(stay)
    }
    return nil
  }

  private func without(_ sheets: Set<FlaggedSheet>) -> Records {
    var rest = records
    for (input, own) in Dictionary(grouping: sheets, by: \.input) {
      guard let ballots = records.ballots[input] else { continue }
      var groups: [Int: Set<Int>] = [:]
      for sheet in own {
        groups[sheet.ballot, default: []].formUnion(positions(sheet.group, ballots))
      }
      rest.ballots[input] = ballots.without { groups[$0]?.contains($1) ?? false }
    }
    return rest
  }

  /// The groups of a tally that make up an evaluator group.
  private func positions(_ group: String, _ ballots: BallotRecords) -> [Int] {
    ballots.groups.indices.filter {
      ballots.groups[$0] == group || ballots.groups[$0].hasPrefix("\(group)/")
    }
  }

  private func touches(_ sheet: FlaggedSheet, _ cells: Set<Cell>) -> Bool {
    guard let ballots = records.ballots[sheet.input], let book = ballots.book else { return false }
    let positions = positions(sheet.group, ballots)
    return book.ratings(of: sheet.ballot).contains { rating in
      positions.contains(rating.group)
        && cells.contains(Cell(input: sheet.input, group: sheet.group, row: rating.subject))
    }
  }

  /// The cells in which the comparison would tell ratings of single sheets.
  private func telling(_ after: IndicatorTable) -> Set<Cell> {
    var cells: Set<Cell> = []
    for leaf in scheme.root.leaves {
      guard case .ballots(let measure)? = leaf.measure, let panel = scheme.panel(measure.panel)
      else { continue }
      for group in panel.ballotGroups where !group.isOpen {
        let key = ColumnKey(indicator: leaf.identifier, group: group.identifier)
        guard let old = table.column(key), let new = after.column(key) else { continue }
        for row in table.subjects.indices where isTelling(old, new, row) {
          cells.insert(Cell(input: measure.input, group: group.identifier, row: row))
        }
      }
    }
    return cells
  }

  private func isTelling(_ old: MeasuredColumn, _ new: MeasuredColumn, _ row: Int) -> Bool {
    let counted: [Detail] = [.valid, .abstained, .void]
    let isChanged =
      old.points[row] != new.points[row]
      || counted.contains { old.details[$0]?[row] != new.details[$0]?[row] }
    guard isChanged else { return false }
    let (before, left) = (old.details[.valid]?[row] ?? 0, new.details[.valid]?[row] ?? 0)
    let least = Int64(scheme.minimumCell)
    return before - left < least || left < least
      || (old.points[row] != nil && new.points[row] == nil)
  }
}
