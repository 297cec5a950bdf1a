import AppraisalNumerics
public import AppraisalScheme

/// Which evaluator groups of one indicator show no figures of one subject, so that nobody's rating
/// can be read.
///
/// A group that is not open and has ratings, but fewer than the minimum cell, is hidden. The points of
/// the indicator are known and are a weighted mean of its groups; if just one of the groups that count
/// in it were unknown, it could be solved for. Then the next smallest group that is not open is hidden
/// with it: one equation does not tell two unknowns. So are means of groups that hold a hidden one, and
/// groups that borrowed from one. Where no other group can be hidden, ``isExposed`` says so.
public struct ProtectedGroups: Sendable {
  /// What is known of one group.
  public struct Figures: Sendable {
    /// Ratings that carry points.
    public let valid: Int64
    /// Whether they made a mean.
    public let isMeasured: Bool
    /// Whether a mean counts in the points, be it its own or a borrowed one.
    public let counts: Bool

    /// The figures of a group.
    /// - Parameters:
    ///   - valid: Ratings that carry points.
    ///   - isMeasured: Whether they made a mean.
    ///   - counts: Whether a mean counts in the points.
    public init(valid: Int64, isMeasured: Bool, counts: Bool) {
      self.valid = valid
      self.isMeasured = isMeasured
      self.counts = counts
    }
  }

  /// The groups without figures.
  public let hidden: Set<String>
  /// Whether the points of the indicator tell those of a hidden group.
  public let isExposed: Bool

  /// Nothing is hidden.
  public static let none = ProtectedGroups(hidden: [], isExposed: false)

  private init(hidden: Set<String>, isExposed: Bool) {
    (self.hidden, self.isExposed) = (hidden, isExposed)
  }

  /// Applies the rule to one subject.
  ///
  /// - Parameters:
  ///   - panel: The panel that rates.
  ///   - minimumCell: The fewest ratings of which figures are shown.
  ///   - figures: What is known of a group, by its identifier.
  /// - Complexity: O(groups²).
  public init(_ panel: Panel, minimumCell: Int, figures: (String) -> Figures) {
    let own = panel.ballotGroups.map { (group: $0, figures: figures($0.identifier)) }
    let closed = own.filter { !$0.group.isOpen }
    var hidden = Set(
      closed.filter { $0.figures.valid > 0 && $0.figures.valid < Int64(minimumCell) }
        .map(\.group.identifier))
    guard !hidden.isEmpty else {
      self = .none
      return
    }
    let counting = panel.countingGroups { figures($0).counts }
    let sharing = closed.filter { group, figures in
      counting.contains(group.identifier) && figures.isMeasured && figures.valid > 0
    }
    var isExposed = false
    if sharing.count(where: { hidden.contains($0.group.identifier) }) == 1 {
      let others = sharing.filter { !hidden.contains($0.group.identifier) }
      if let next = others.min(by: { $0.figures.valid < $1.figures.valid }) {
        hidden.insert(next.group.identifier)
      } else {
        isExposed = true
      }
    }
    self.init(hidden: hidden.union(panel.dependents(of: hidden)), isExposed: isExposed)
  }
}

extension Panel {
  /// The groups with ballots whose means count in the points, in the order of the scheme.
  fileprivate func countingGroups(_ counts: (String) -> Bool) -> [String] {
    func counting(_ group: EvaluatorGroup) -> [String] {
      guard group.weight.basisPoints > 0, counts(group.identifier) else { return [] }
      return group.groups.isEmpty ? [group.identifier] : group.groups.flatMap(counting)
    }
    return groups.flatMap(counting)
  }

  /// The groups that hold some groups, or borrow from them.
  fileprivate func dependents(of hidden: Set<String>) -> [String] {
    var all = hidden
    while true {
      let more = allGroups.filter { group in
        if all.contains(group.identifier) { return false }
        if group.groups.contains(where: { all.contains($0.identifier) }) { return true }
        if case .borrow(let lender) = rule(of: group) { return all.contains(lender) }
        return false
      }.map(\.identifier)
      if more.isEmpty { return all.subtracting(hidden).sorted() }
      all.formUnion(more)
    }
  }
}
