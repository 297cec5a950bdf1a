import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// The names of the columns that hold what the rules about consequences go by.
///
/// They hold a slash, which no indicator has.
enum FactKey {
  /// A part of a rule's condition.
  static func part(_ rule: String, _ leaf: Int) -> ColumnKey {
    ColumnKey(indicator: rule, group: String(leaf))
  }

  /// A part of a rule's condition in an earlier year.
  static func part(_ rule: String, _ leaf: Int, year: Int) -> ColumnKey {
    ColumnKey(indicator: rule, group: "\(leaf)/\(year)")
  }

  /// The grade of the unit, for a quota.
  static func quota(_ position: Int) -> ColumnKey {
    ColumnKey(indicator: "quota/\(position)", group: "unit")
  }

  /// Who was at the bottom in an earlier year.
  static func bottom(year: Int) -> ColumnKey {
    ColumnKey(indicator: "bottom/history", group: String(year))
  }

  /// The monthly amounts.
  static let amount = ColumnKey(indicator: "rewards/amount")
}

/// What the rules about consequences go by, one column per fact, so that they can be applied again
/// without reading a record.
///
/// - Complexity: O(records + subjects · facts).
func measureFacts(_ scheme: Scheme, _ records: Records) -> [MeasuredColumn] {
  let rules = scheme.consequences
  guard !rules.isEmpty else { return [] }
  let facts = FactReading(scheme: scheme, records: records)
  var columns: [MeasuredColumn] = []
  for (rule, condition) in rules.conditions {
    for (position, leaf) in condition.leaves.enumerated() {
      columns += facts.columns(of: leaf, rule: rule, position)
    }
  }
  for (position, quota) in rules.quotas.enumerated() {
    guard case .byUnit(let units, _) = quota.limit else { continue }
    columns.append(
      facts.unitGrades(FactKey.quota(position), units.input, words: units.shares.map(\.grade)))
  }
  if let bottom = rules.bottom, bottom.consecutiveYears > 1 {
    for back in 1..<bottom.consecutiveYears {
      columns.append(facts.bottom(year: facts.year - back, inputs: bottom.inputs))
    }
  }
  if let rewards = rules.rewards { columns.append(facts.amounts(rewards.column)) }
  return columns
}

/// Reads facts from records.
private struct FactReading {
  let scheme: Scheme
  let records: Records

  /// The year that is appraised.
  var year: Int { scheme.period.last.year }
  private var roster: Roster { records.roster }

  func columns(of leaf: Condition, rule: String, _ position: Int) -> [MeasuredColumn] {
    let key = FactKey.part(rule, position)
    switch leaf {
    case .event(let input, let words): return [events(key, input, words)]
    case .column(let column, let words, let day): return [listed(key, column, words, day)]
    case .unitGrade(let unit): return [unitGrades(key, unit.input, words: unit.bestFirst)]
    case .history(let history):
      return (1..<history.years).map { back in
        grades(
          FactKey.part(rule, position, year: year - back), year: year - back,
          inputs: history.inputs)
      }
    case .points, .grade, .all, .any: return []
    }
  }

  /// A column of facts without points of its own.
  private func column(_ key: ColumnKey, _ details: [Detail: [Int64]]) -> MeasuredColumn {
    let count = roster.count
    return MeasuredColumn(
      key: key,
      points: PointsColumn(
        units: Array(repeating: 0, count: count), missing: Array(repeating: 0, count: count)),
      details: details)
  }

  /// How many events have one of the words, how many each of them, and the day of the first.
  private func events(_ key: ColumnKey, _ input: String, _ words: [String]) -> MeasuredColumn {
    var counts = [Int64](repeating: 0, count: roster.count)
    var days = counts
    var found = words.map { _ in counts }
    for hit in records.eventHits(of: input, words: words) {
      counts[hit.row] += 1
      found[hit.word][hit.row] += 1
      let day = hit.date.number
      days[hit.row] = days[hit.row] == 0 ? day : min(days[hit.row], day)
    }
    var details: [Detail: [Int64]] = [.records: counts, .evidenceDay: days]
    for (position, counts) in found.enumerated() { details[.answer(position)] = counts }
    return column(key, details)
  }

  /// Whether the roster has one of the words, which, and the day of evidence.
  private func listed(
    _ key: ColumnKey, _ header: String, _ words: [String], _ dayHeader: String?
  ) -> MeasuredColumn {
    let texts = roster.attributes.texts[header] ?? []
    let found = words.map { word in
      texts.map { $0.utf8.elementsEqual(word.utf8) ? Int64(1) : 0 }
    }
    let hits = texts.indices.map { row in found.contains { $0[row] > 0 } }
    let days = dayHeader.flatMap { roster.attributes.days[$0] }
    var details: [Detail: [Int64]] = [
      .records: hits.map { $0 ? 1 : 0 },
      .evidenceDay: hits.indices.map { row in hits[row] ? days?[row]?.number ?? 0 : 0 },
    ]
    for (position, counts) in found.enumerated() { details[.answer(position)] = counts }
    return column(key, details)
  }

  /// The position of the unit's grade among the words of a rule; -1 for a unit without one.
  func unitGrades(_ key: ColumnKey, _ input: String, words: [String]) -> MeasuredColumn {
    let known = scheme.consequences.unitGrades(of: input)
    let positions = known.map { word in
      words.firstIndex { $0.utf8.elementsEqual(word.utf8) } ?? -1
    }
    let grades = records.unitGrades[input]
    return column(
      key,
      [
        .grade: roster.subjects.map { subject in
          guard let unit = subject.organisation, let grade = grades?.grade(of: unit) else {
            return -1
          }
          return Int64(positions[grade])
        }
      ])
  }

  /// The position of the grade in an earlier year among the scheme's grades; -1 without one.
  private func grades(_ key: ColumnKey, year: Int, inputs: [String]) -> MeasuredColumn {
    var grades = [Int64](repeating: -1, count: roster.count)
    var counts = [Int64](repeating: 0, count: roster.count)
    for record in history(inputs) where Int(record.year) == year {
      grades[Int(record.subject)] = record.grade.map { Int64($0) } ?? -1
      counts[Int(record.subject)] = 1
    }
    return column(key, [.grade: grades, .records: counts])
  }

  /// Who was at the bottom in an earlier year.
  func bottom(year: Int, inputs: [String]) -> MeasuredColumn {
    var marks = [Int64](repeating: 0, count: roster.count)
    for record in history(inputs) where Int(record.year) == year && record.isBottom {
      marks[Int(record.subject)] = 1
    }
    return column(FactKey.bottom(year: year), [.records: marks])
  }

  private func history(_ inputs: [String]) -> [HistoryRecord] {
    inputs.flatMap { records.history[$0] ?? [] }
  }

  /// The monthly amounts in fen; -1 where the roster has none.
  func amounts(_ header: String) -> MeasuredColumn {
    let amounts = roster.attributes.amounts[header] ?? []
    return column(FactKey.amount, [.amount: amounts.map { $0 ?? -1 }])
  }
}

extension CalendarDate {
  /// The day as a number that sorts like the calendar: 20250309.
  var number: Int64 { Int64(year * 10_000 + month * 100 + day) }

  /// The day of such a number; `nil` for zero and for what is none.
  init?(number: Int64) {
    let date = try? CalendarDate(
      year: Int(number / 10_000), month: Int(number / 100 % 100), day: Int(number % 100))
    guard number > 0, let date else { return nil }
    self = date
  }
}
