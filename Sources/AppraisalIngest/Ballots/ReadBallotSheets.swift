/// Reads a ballot workbook that has a sheet for each of the rated into one tally.
///
/// A sheet is named after whom it rates: by identifier, by a mapped spelling, or by a name that only
/// one has. Two sheets for the same one are refused, since an evaluator could be on both and
/// repetitions are looked for within a sheet. A number of records that was declared is that of all
/// sheets together.
///
/// - Parameters:
///   - source: The file.
///   - options: How the workbook is to be taken; the sheet is disregarded.
///   - plan: What each sheet holds. In a plan of one rating per row the records name the rated, so
///     it is read as by ``readBallots(_:options:plan:log:)``.
///   - log: Takes the issues and an account of each sheet.
/// - Returns: The ballots; `nil` when a sheet was refused.
/// - Complexity: O(sheets × bytes of what the sheets share), O(bytes) for the sheets themselves.
public func readBallotSheets(
  _ source: SourceFile, options: TextOptions, plan: BallotPlan, log: inout IssueLog
) -> Ballots? {
  guard case .wide = plan.layout else {
    return readBallots(source, options: options, plan: plan, log: &log)
  }
  guard let sheets = readSheetNames(source, log: &log),
    rateDifferentOnes(sheets, of: source, plan.reference, log: &log)
  else { return nil }
  var all: Ballots?
  var isComplete = true
  for sheet in sheets {
    let ballots = readBallots(
      source, options: options.onSheet(sheet), plan: plan.rating(sheet), log: &log)
    guard let ballots else {
      isComplete = false
      continue
    }
    all = all.map { $0.joined(with: ballots) } ?? ballots
  }
  guard isComplete, let all else { return nil }
  if let expected = options.records, expected != all.records {
    log.report(
      .recordCount(found: all.records, expected: expected), at: SourcePlace(file: source.name))
  }
  return all
}

/// Whether no two sheets rate the same one; refuses the sheets that do.
private func rateDifferentOnes(
  _ sheets: [String], of source: SourceFile, _ reference: RecordReference, log: inout IssueLog
) -> Bool {
  var lookup = RatedLookup(reference)
  var sheetOfRated: [Int: String] = [:]
  var areDifferent = true
  for sheet in sheets {
    // A sheet of somebody unknown is refused when it is read.
    guard let rated = lookup.position(of: sheet)?.index,
      let other = sheetOfRated.updateValue(sheet, forKey: rated)
    else { continue }
    log.report(
      .doubleSheet(name: sheet, other: other), at: SourcePlace(file: source.name, sheet: sheet))
    areDifferent = false
  }
  if !areDifferent {
    log.close(.init(file: source.name, sha256: source.sha256, bytes: source.size))
  }
  return areDifferent
}
