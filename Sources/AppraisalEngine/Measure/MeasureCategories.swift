import AppraisalIngest
import AppraisalScheme

/// Different categories that a subject's entries cover, over those listed.
func measureCategories(
  _ rule: CategoryMeasure, _ scheme: Scheme, _ records: Records
) -> RatioColumn {
  guard let entries = records.entries[rule.input] else {
    preconditionFailure("the linter found the input")
  }
  let words = ReadingPlan(scheme).categories(of: rule.input)
  let places = words.map { word in
    rule.of.firstIndex { $0.utf8.elementsEqual(word.utf8) }
  }
  var column = RatioColumn(
    rows: records.roster.count,
    details: [.records, .leftOut] + rule.of.indices.map { .window($0) })
  var counts = [Int64](repeating: 0, count: records.roster.count * rule.of.count)
  for entry in entries {
    let row = records.subjectRow(of: entry.who, in: rule.input, isMember: false)
    column.add(1, to: .records, row: row)
    guard let place = places[Int(entry.category)] else {
      column.add(1, to: .leftOut, row: row)
      continue
    }
    counts[row * rule.of.count + place] += 1
  }
  for row in 0..<records.roster.count {
    let own = counts[(row * rule.of.count)..<((row + 1) * rule.of.count)]
    let covered = own.count { $0 > 0 }
    for (place, count) in own.enumerated() { column.add(count, to: .window(place), row: row) }
    let isWhole = covered == rule.of.count
    column.numerators[row] = rule.credit == .linear || isWhole ? Int128(covered) : 0
    column.denominators[row] = Int128(rule.of.count)
  }
  return column
}
