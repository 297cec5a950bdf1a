import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// Completed projects or claims over all of them, by number or by amount.
func measureProjects(_ measure: ProjectMeasure, _ records: Records) -> RatioColumn {
  guard let projects = records.projects[measure.input] else {
    preconditionFailure("the linter found the input")
  }
  let words = stateWords(of: measure)
  let isAmong = { (list: [String]) in
    words.map { word in list.contains { $0.utf8.elementsEqual(word.utf8) } }
  }
  let isCompleted = isAmong(measure.completed)
  let isLeftOut = isAmong(measure.leftOut)
  var column = RatioColumn(
    rows: records.roster.count,
    details: [.records, .completed, .total, .leftOut] + bothBases(of: projects))
  for project in projects {
    let row = Int(project.subject)
    let state = Int(project.state)
    column.add(1, to: .records, row: row)
    if isLeftOut[state] {
      column.add(1, to: .leftOut, row: row)
      continue
    }
    let size = measure.by == .count ? 1 : project.amount
    column.denominators[row] += Int128(size)
    column.add(size, to: .total, row: row)
    column.addBothBases(project, isCompleted: isCompleted[state], row: row)
    if isCompleted[state] {
      column.numerators[row] += Int128(size)
      column.add(size, to: .completed, row: row)
    }
  }
  return column
}
