import AppraisalNumerics

/// Reads a list of projects with their shares and progress.
///
/// Shares and progress are percentages from 0 to 100, and the amount is not negative. A project that
/// two units list without shares, or whose shares add up to more than 100 %, counts for none of them;
/// a project that is completed has a progress of 100.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - columns: The headers.
///   - states: The state words that may occur.
///   - completed: Those of them that mean completion.
///   - categories: The words that the category may be; disregarded without a column.
///   - roster: Those appraised.
///   - log: Takes the issues and the account of the file.
/// - Returns: The records in the order of the file; `nil` when it was refused.
/// - Complexity: O(bytes).
public func readProjects(
  _ source: SourceFile, options: TextOptions, columns: ProjectColumns, states: [String],
  completed: [String], categories: [String] = [], roster: Roster, log: inout IssueLog
) -> [DetailedProject]? {
  guard let table = TextTable(source, options: options, log: &log),
    let found = table.columns(
      columns.headers, log: &log),
    let identifier = found[0], let subject = found[1], let state = found[2]
  else { return nil }
  let words = WordList(states)
  let kinds = WordList(categories)
  let meansCompletion = positions(of: completed, among: states)
  return readComparedLedger(table, log: &log) { record, place, log in
    var reading = FieldReading(table, place)
    let key = reading.text(record[identifier], column: identifier, log: &log)
    let row = reading.index(
      record[subject], column: subject, in: roster.keys, list: .roster, log: &log)
    let word = reading.word(record[state], column: state, among: words, log: &log)
    let amount = found[3].flatMap {
      reading.decimal(
        record[$0], column: $0, places: 4, range: 0...1_000_000_000_000_000, log: &log)
    }
    let share = found[4].flatMap { reading.percentage(record[$0], column: $0, log: &log) }
    let progress = found[5].flatMap { reading.percentage(record[$0], column: $0, log: &log) }
    let category = found[6].flatMap {
      reading.word(record[$0], column: $0, among: kinds, log: &log)
    }
    if let word, meansCompletion.contains(word) {
      reading.requireCompletion(progress, state: states[word], column: found[5], log: &log)
    }
    let verdict = reading.verdict(concerning: row, log: &log)
    guard reading.isWhole, let key, let row, let word else { return (verdict, nil) }
    let detailed = DetailedProject(
      project: ProjectRecord(
        identifier: key, subject: Int32(row), state: Int32(word), amount: amount ?? 0,
        line: Int32(clamping: place.line)),
      share: share, progress: progress, category: category.map { Int32($0) })
    return (verdict, ComparedRecord(record: detailed, place: place, subject: row))
  } compare: { entries in
    projectsCountedTwice(entries, subjectColumn: subject, shareColumn: found[4])
  }
}

/// The positions of words among others, compared by their bytes.
private func positions(of words: [String], among all: [String]) -> Set<Int> {
  Set(all.indices.filter { index in words.contains { $0.utf8.elementsEqual(all[index].utf8) } })
}

extension FieldReading {
  /// Reports a progress that is told and not 100 %.
  fileprivate mutating func requireCompletion(
    _ progress: Int64?, state: String, column: Int?, log: inout IssueLog
  ) {
    guard let progress, progress < wholePercent else { return }
    fault(
      .progressBelowCompletion(progress: decimalText(progress, decimals: 4), state: state),
      column: column, log: &log)
  }

  /// A percentage in units of 0.0001 %.
  fileprivate mutating func percentage(
    _ field: UnsafeBufferPointer<UInt8>, column: Int, log: inout IssueLog
  ) -> Int64? {
    decimal(field, column: column, places: 4, range: 0...wholePercent, log: &log)
  }
}
