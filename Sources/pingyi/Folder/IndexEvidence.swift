import AppraisalEngine
import AppraisalIngest
import AppraisalReport
import AppraisalScheme

extension Ledger {
  /// The row with a subject's numbers, as they were read.
  func numberRows(
    of subject: Int32, _ columns: NumberColumns, log: inout IssueLog
  ) -> [Row] {
    let names = plan.numbers(of: input, headers: columns.headers)
    let table = readNumbers(
      file, options: options, subject: columns.subject, columns: names, missing: columns.missing,
      roster: roster, log: &log)
    guard let table, table.lines[Int(subject)] > 0 else { return [] }
    let numbers = names.map { name in
      let number = table.columns[name.name]?[Int(subject)] ?? .nan
      return "\(name.name) " + (number.isNaN ? "—" : exactNumberText(number))
    }
    return [(table.lines[Int(subject)], numbers.joined(separator: "  "), nil)]
  }
}

/// The reports of the indexes of a scheme; none where it has none.
func indexReports(
  _ standings: Standings, _ table: IndicatorTable, _ scheme: Scheme, _ wording: Wording
) -> [IndexReport] {
  standings.indexes.outcomes.map { leaf, outcome in
    IndexReport(
      leaf: leaf, outcome: outcome, table: table, scheme: scheme, wording: wording)
  }
}

/// What keeps the indexes of a scheme from being computed, in sentences; empty when nothing does.
func indexRefusal(
  _ indexes: IndexResults, _ table: IndicatorTable, _ wording: Wording
) -> String {
  let problems = indexes.problems
  guard !problems.isEmpty else { return "" }
  return problems.map { wording.sentence($0, in: table) + "\n" }.joined()
    + wording("综合指数算不出来，没有计算。\n", "The index cannot be computed; nothing was.\n")
}
