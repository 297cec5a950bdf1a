import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme

/// Which evaluator groups of one indicator show no figures, so that nobody's rating can be read.
///
/// A group that is not open and has ratings, but fewer than `minimumCell`, is hidden. The points of the
/// indicator are known and are a weighted mean of its groups; if just one of the groups that count in it
/// were unknown, it could be solved for. Then the next smallest group that is not open is hidden with it:
/// one equation does not tell two unknowns. So are means of groups that hold a hidden one, and groups
/// that borrowed from one. Where no other group can be hidden, ``isExposed`` says so.
struct GroupProtection {
  /// The groups without figures.
  let hidden: Set<String>
  /// Whether the points of the indicator tell those of a hidden group.
  let isExposed: Bool

  /// Nothing is hidden.
  static let none = GroupProtection(hidden: [], isExposed: false)

  private init(hidden: Set<String>, isExposed: Bool) {
    (self.hidden, self.isExposed) = (hidden, isExposed)
  }

  init(_ step: Explanation.Step, _ scheme: Scheme) {
    guard case .ballots(let ballots)? = step.indicator.measure,
      let panel = scheme.panel(ballots.panel)
    else {
      self = .none
      return
    }
    let valid = Dictionary(
      step.measured.compactMap { cell in
        cell.key.group.map { ($0, cell.points == nil ? 0 : cell.details[.valid] ?? 0) }
      }, uniquingKeysWith: { first, _ in first })
    let small = step.measured.filter { cell in
      let count = cell.details[.valid] ?? 0
      return count > 0 && count < Int64(scheme.minimumCell)
    }.compactMap(\.key.group)
    let closed = panel.ballotGroups.filter { !$0.isOpen }.map(\.identifier)
    var hidden = Set(small.filter(closed.contains))
    guard !hidden.isEmpty else {
      self = .none
      return
    }
    let counting = step.countingGroups(panel).filter { closed.contains($0) && valid[$0] ?? 0 > 0 }
    var isExposed = false
    if counting.count(where: hidden.contains) == 1 {
      let others = counting.filter { !hidden.contains($0) }
      if let next = others.min(by: { valid[$0] ?? 0 < valid[$1] ?? 0 }) {
        hidden.insert(next)
      } else {
        isExposed = true
      }
    }
    self.init(hidden: hidden.union(panel.dependents(of: hidden)), isExposed: isExposed)
  }
}

extension Explanation.Step {
  /// The groups with ballots whose means count in the points, in the order of the scheme.
  fileprivate func countingGroups(_ panel: Panel) -> [String] {
    let parts = (mean?.parts ?? []) + groupMeans.flatMap(\.mean.parts)
    let absent = Set(parts.filter { $0.points == nil }.map(\.identifier))
    func counting(_ group: EvaluatorGroup) -> [String] {
      guard group.weight.basisPoints > 0, !absent.contains(group.identifier) else { return [] }
      return group.groups.isEmpty ? [group.identifier] : group.groups.flatMap(counting)
    }
    return panel.groups.flatMap(counting)
  }
}

extension Panel {
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
