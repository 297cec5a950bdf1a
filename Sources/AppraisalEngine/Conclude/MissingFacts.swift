public import AppraisalIngest
import AppraisalNumerics
public import AppraisalScheme

/// What lists do not say although rules about consequences go by it, before anything is computed.
///
/// A roster column that has none of a rule's words, a unit without a grade where the rule does not say
/// what then holds, and an earlier year without a result would all pass as "the rule does not apply".
///
/// - Parameters:
///   - scheme: The rules.
///   - records: The records.
///   - rosterFile: The file of the roster.
///   - yearOf: The year of the inputs of earlier results whose rows are all of one.
///   - without: The inputs of which somebody declared that they have no records.
/// - Returns: The issues with their files, in the order of the rules.
/// - Complexity: O(records + subjects · rules).
public func missingFacts(
  _ scheme: Scheme, _ records: Records, rosterFile: String, yearOf: [String: Int],
  without: Set<String>
) -> [(kind: IssueKind, file: String)] {
  let file = { (input: String) in records.ledgers.files[input] ?? input }
  return unmatchedWords(scheme, records.roster).map { ($0, rosterFile) }
    + unitsWithoutGrade(scheme, records).map { ($0.kind, file($0.input)) }
    + missingYears(scheme, records, yearOf: yearOf, without: without)
    .map { ($0.kind, file($0.input)) }
}

/// Conditions on a column of the roster none of whose words stands there.
private func unmatchedWords(_ scheme: Scheme, _ roster: Roster) -> [IssueKind] {
  var seen: Set<[String]> = []
  return scheme.consequences.conditions.flatMap(\.condition.leaves).compactMap { leaf in
    guard case .column(let column, let words, _) = leaf, seen.insert([column] + words).inserted
    else { return nil }
    let cells = roster.attributes.texts[column] ?? []
    let wanted = Set(words.map { Array($0.utf8) })
    guard !cells.contains(where: { wanted.contains(Array($0.utf8)) }) else { return nil }
    let found = wordCounts(cells)
    return .rosterWordsUnmatched(
      column: column, words: words, found: Array(found.prefix(8)), others: max(found.count - 8, 0))
  }
}

/// The words of a column, the most frequent first.
private func wordCounts(_ cells: [String]) -> [WordCount] {
  var counts: [[UInt8]: Int] = [:]
  for cell in cells where !cell.isEmpty { counts[Array(cell.utf8), default: 0] += 1 }
  return counts.sorted { left, right in
    left.value != right.value
      ? left.value > right.value : left.key.lexicographicallyPrecedes(right.key)
  }.map { bytes, count in
    WordCount(word: bytes.withUnsafeBufferPointer(IssueKind.excerpt), count: count)
  }
}

/// Subjects to whom a rule on the grade of their unit may apply, but whose unit has none.
private func unitsWithoutGrade(
  _ scheme: Scheme, _ records: Records
) -> [(kind: IssueKind, input: String)] {
  let conditions = scheme.consequences.conditions.filter { rule in
    rule.condition.leaves.contains { $0.leavesUnitsOpen }
  }
  guard !conditions.isEmpty else { return [] }
  let table = IndicatorTable(
    subjects: records.roster.subjects, columns: measureFacts(scheme, records))
  let reading = ConditionReading(scheme, table, nil)
  var seen: Set<[String]> = []
  var found: [(kind: IssueKind, input: String)] = []
  for rule in conditions {
    for (position, leaf) in rule.condition.leaves.enumerated() where leaf.leavesUnitsOpen {
      guard case .unitGrade(let unit) = leaf else { continue }
      for (row, subject) in table.subjects.enumerated()
      where reading.fact(FactKey.part(rule.rule, position), .grade, row) == -1
        && reading.couldHold(rule.condition, rule: rule.rule, row: row)
        && seen.insert([unit.input, subject.identifier]).inserted
      {
        let kind = IssueKind.unitGradeMissing(
          subject: subject.identifier, unit: subject.organisation ?? "")
        found.append((kind, unit.input))
      }
    }
  }
  return found
}

extension Condition {
  /// Whether it goes by the grade of a unit and does not say what holds for a unit without one.
  fileprivate var leavesUnitsOpen: Bool {
    if case .unitGrade(let unit) = self { unit.otherwise == nil } else { false }
  }
}

/// Subjects without a result in an earlier year that a rule looks at.
private func missingYears(
  _ scheme: Scheme, _ records: Records, yearOf: [String: Int], without: Set<String>
) -> [(kind: IssueKind, input: String)] {
  var seen: Set<String> = []
  var found: [(kind: IssueKind, input: String)] = []
  for rule in scheme.consequences.yearsRunning {
    for back in 1..<rule.years {
      let year = scheme.period.last.year - back
      let named = rule.inputs.filter { yearOf[$0] == year }
      let candidates = named.isEmpty ? rule.inputs.filter { yearOf[$0] == nil } : named
      guard let input = candidates.first ?? rule.inputs.first, !without.contains(input),
        seen.insert("\(year) \(input)").inserted
      else { continue }
      let there = Set(
        rule.inputs.flatMap { records.history[$0] ?? [] }.filter { Int($0.year) == year }
          .map { Int($0.subject) })
      let missing = records.roster.subjects.enumerated().filter { !there.contains($0.offset) }
      guard !missing.isEmpty else { continue }
      let names = missing.prefix(10).map { String($0.element.identifier.prefix(24)) }
      found.append(
        (.historyYearMissing(year: year, count: missing.count, subjects: names), input))
    }
  }
  return found
}

extension Consequences {
  /// The rules that look at years running, this one included, and the inputs that they look into.
  fileprivate var yearsRunning: [(years: Int, inputs: [String])] {
    let conditions = conditions.flatMap(\.condition.leaves)
      .compactMap { leaf -> (years: Int, inputs: [String])? in
        if case .history(let history) = leaf { (history.years, history.inputs) } else { nil }
      }
    let bottom = bottom.map { [(years: $0.consecutiveYears, inputs: $0.inputs)] } ?? []
    return conditions + bottom.filter { $0.years > 1 }
  }
}
