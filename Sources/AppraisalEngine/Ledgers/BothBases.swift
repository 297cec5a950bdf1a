import AppraisalIngest

/// Details for completion by number and by amount side by side; none when no amount is told.
func bothBases(of projects: [ProjectRecord]) -> [Detail] {
  guard projects.contains(where: { $0.amount != 0 }) else { return [] }
  return [
    .fact(.projects), .fact(.projectsCompleted), .fact(.projectAmount),
    .fact(.projectAmountCompleted),
  ]
}

extension RatioColumn {
  /// Counts a project by number and by amount, for people; only one of them is the measure.
  mutating func addBothBases(_ project: ProjectRecord, isCompleted: Bool, row: Int) {
    add(1, to: .fact(.projects), row: row)
    add(project.amount, to: .fact(.projectAmount), row: row)
    guard isCompleted else { return }
    add(1, to: .fact(.projectsCompleted), row: row)
    add(project.amount, to: .fact(.projectAmountCompleted), row: row)
  }
}
