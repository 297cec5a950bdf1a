public import AppraisalIngest
import AppraisalNumerics
public import AppraisalScheme

/// What the subjects below one organisation came to.
public struct OrganisationStanding: Sendable {
  /// The completed part of an indicator and its whole, summed over the subjects below.
  public struct Completion: Sendable, Hashable {
    /// The indicator.
    public let indicator: String
    /// The sum of what is completed.
    public let completed: Int64
    /// The sum of the whole.
    public let total: Int64
  }

  /// The organisation.
  public let organisation: OrganisationTree.Organisation
  /// Subjects in it and below it.
  public let subjects: Int
  /// Those of them with a composite score.
  public let scored: Int
  /// The sum of their composites, in units of 0.0001 point.
  public let sum: Int64
  /// The mean of their composites, half up; `nil` without any.
  public let mean: Int64?
  /// The sums of completion, in the order of the scheme.
  public let completion: [Completion]
  /// The rank inside its level; 0 when it has none.
  public let rank: Int
  /// How many organisations of its level are ranked.
  public let rankedCount: Int
}

/// Rolls the results up along the organisation tree.
///
/// A subject belongs to the organisation that the roster names, or to the one that has its own
/// identifier, and counts once in it and in each above it. Means are of subjects, not of
/// organisations: `Σ composite / number of those scored`. Ranks are by exact comparison of the means
/// (or sums), shared among equals (1-2-2-4).
///
/// - Parameters:
///   - tree: The organisations.
///   - levels: The level words from the top down.
///   - rollUp: The rule.
///   - table: The measured points.
///   - standings: The standings.
/// - Returns: The organisations by level from the top down, then by the bytes of their identifiers.
/// - Complexity: O(subjects · depth + organisations · log organisations).
public func organisationStandings(
  _ tree: OrganisationTree, levels: [String], _ rollUp: OrganisationRollUp,
  _ table: IndicatorTable, _ standings: Standings
) -> [OrganisationStanding] {
  var sums = OrganisationSums(tree, table)
  for (row, subject) in table.subjects.enumerated() {
    sums.add(row, subject, table, standings)
  }
  let order = tree.organisations.indices.sorted { left, right in
    let (first, second) = (tree.organisations[left], tree.organisations[right])
    let depths = (depth(first, levels), depth(second, levels))
    guard depths.0 == depths.1 else { return depths.0 < depths.1 }
    return first.identifier.utf8.lexicographicallyPrecedes(second.identifier.utf8)
  }
  let ranks = sums.ranks(rollUp)
  return order.map { sums.standing($0, rank: ranks[$0]) }
}

private func depth(_ organisation: OrganisationTree.Organisation, _ levels: [String]) -> Int {
  levels.firstIndex { $0.utf8.elementsEqual(organisation.level.utf8) } ?? levels.count
}

private struct OrganisationSums {
  private let tree: OrganisationTree
  private let parents: [Int?]
  private let columns: [(indicator: String, completed: [Int64], total: [Int64])]
  private var subjects: [Int]
  private var scored: [Int]
  private var sums: [Int64]
  private var completion: [[(completed: Int128, total: Int128)]]

  init(_ tree: OrganisationTree, _ table: IndicatorTable) {
    self.tree = tree
    parents = tree.organisations.map { tree.position(of: $0.parent) }
    columns = table.columns.compactMap { column in
      guard let completed = column.details[.completed], let total = column.details[.total] else {
        return nil
      }
      return (column.key.indicator, completed, total)
    }
    let count = tree.organisations.count
    subjects = Array(repeating: 0, count: count)
    scored = subjects
    sums = Array(repeating: 0, count: count)
    completion = Array(
      repeating: Array(repeating: (0, 0), count: columns.count), count: count)
  }

  /// Adds a subject to its organisation and all above it, each once even where they lead in a circle.
  mutating func add(
    _ row: Int, _ subject: Subject, _ table: IndicatorTable, _ standings: Standings
  ) {
    var seen: Set<Int> = []
    var position = home(of: subject)
    while let here = position, seen.insert(here).inserted {
      subjects[here] += 1
      if let composite = standings.composite[row] {
        scored[here] += 1
        sums[here] += Int64(composite.units)
      }
      for (index, column) in columns.enumerated() {
        completion[here][index].completed += Int128(column.completed[row])
        completion[here][index].total += Int128(column.total[row])
      }
      position = parents[here]
    }
  }

  private func home(of subject: Subject) -> Int? {
    subject.organisation.flatMap { tree.position(of: $0) }
      ?? tree.position(of: subject.identifier)
  }

  /// Rank and number ranked of each organisation; zeros where it is not ranked.
  func ranks(_ rollUp: OrganisationRollUp) -> [(rank: Int, of: Int)] {
    var ranks = [(rank: Int, of: Int)](repeating: (0, 0), count: tree.organisations.count)
    for level in rollUp.ranked {
      let members = tree.organisations.indices.filter {
        tree.organisations[$0].level.utf8.elementsEqual(level.utf8) && scored[$0] > 0
      }
      for position in members {
        let better = members.count { isBetter($0, than: position, rollUp.by) }
        ranks[position] = (better + 1, members.count)
      }
    }
    return ranks
  }

  private func isBetter(_ left: Int, than right: Int, _ by: OrganisationRollUp.Figure) -> Bool {
    switch by {
    case .sum: sums[left] > sums[right]
    case .mean:
      Int128(sums[left]) * Int128(scored[right]) > Int128(sums[right]) * Int128(scored[left])
    }
  }

  func standing(_ position: Int, rank: (rank: Int, of: Int)) -> OrganisationStanding {
    OrganisationStanding(
      organisation: tree.organisations[position], subjects: subjects[position],
      scored: scored[position], sum: sums[position],
      mean: scored[position] > 0
        ? halfUpQuotient(sums[position], Int64(scored[position])) : nil,
      completion: zip(columns, completion[position]).map { column, sum in
        .init(
          indicator: column.indicator, completed: Int64(clamping: sum.completed),
          total: Int64(clamping: sum.total))
      },
      rank: rank.rank, rankedCount: rank.of)
  }
}
