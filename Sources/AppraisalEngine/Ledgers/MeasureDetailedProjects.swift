import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// Completed projects over all of them, weighed by category and by the subject's share.
///
/// ```
/// ratio = Σ v·s·size over those completed / Σ v·s·size over all
/// ```
/// with the weight `v` of the category, the share `s` of the subject and the size 1 or the amount. To
/// stay in integers shares are in units of 0.0001 %.
func measureDetailedProjects(_ measure: ProjectMeasure, _ records: Records) -> LedgerColumn {
  guard let projects = records.ledgers.projects[measure.input] else {
    preconditionFailure("the plan reads projects with their shares or categories")
  }
  let states = ProjectStates(measure)
  var column = LedgerColumn(rows: records.roster.count)
  for row in 0..<records.roster.count { column.add(0, to: .records, row: row) }
  for detailed in projects {
    let project = detailed.project
    let row = Int(project.subject)
    column.add(to: .records, row: row)
    guard !states.isLeftOut[Int(project.state)] else {
      column.add(to: .leftOut, row: row)
      continue
    }
    let isCompleted = states.isCompleted[Int(project.state)]
    let share = detailed.share ?? wholePercent
    let weight = detailed.category.map { measure.weights[Int($0)].weight } ?? 1
    let size = measure.by == .count ? 1 : project.amount
    let counted = Int128(size) * Int128(weight) * Int128(share)
    column.count(isCompleted ? counted : 0, of: counted, row: row)
    column.countBoth(project, isCompleted: isCompleted, row: row)
    column.add(share == wholePercent ? 0 : 1, to: .shared, row: row)
    column.add(counted, to: .total, row: row)
    column.add(isCompleted ? counted : 0, to: .completed, row: row)
  }
  // Both are shown in units of 0.0001, whatever is counted.
  let whole = measure.by == .count ? wholePercent / Points.unitsPerPoint : wholePercent
  column.divide(.total, by: whole)
  column.divide(.completed, by: whole)
  return column
}

/// What the state words of a measure mean, by their position.
struct ProjectStates {
  let isCompleted: [Bool]
  let isLeftOut: [Bool]

  init(_ measure: ProjectMeasure) {
    let words = stateWords(of: measure)
    let isAmong = { (list: [String]) in
      words.map { word in list.contains { $0.utf8.elementsEqual(word.utf8) } }
    }
    isCompleted = isAmong(measure.completed)
    isLeftOut = isAmong(measure.leftOut)
  }
}

extension LedgerColumn {
  /// Completion by number and by amount, side by side.
  fileprivate mutating func countBoth(_ project: ProjectRecord, isCompleted: Bool, row: Int) {
    add(to: .projects, row: row)
    add(isCompleted ? 1 : 0, to: .projectsCompleted, row: row)
    add(project.amount, to: .projectAmount, row: row)
    add(isCompleted ? project.amount : 0, to: .projectAmountCompleted, row: row)
  }
}
