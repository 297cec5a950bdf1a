public import AppraisalNumerics
public import AppraisalScheme

/// What a part of a condition came to for one subject.
public struct Finding: Sendable {
  /// The part of the condition.
  public let condition: Condition
  /// Whether it holds.
  public let isMet: Bool
  /// Events found, or 1 when the roster has a word.
  public let count: Int64
  /// The words that occurred, in the order of the rule.
  public let words: [String]
  /// The first day of evidence, if one is stated.
  public let day: CalendarDate?
  /// The points looked at; `nil` when there are none.
  public let points: Points?
  /// The grade looked at: of the unit, or the subject's final one; `nil` without one.
  public let grade: String?
  /// The grades of earlier years, the latest first, and whether there is a result at all.
  public let years: [(year: Int, grade: String?, isThere: Bool)]

  /// Whether years running end only because there is no result of one of them.
  public var isOpenByGap: Bool {
    guard !isMet, case .history(let history) = condition, let grade else { return false }
    let counts = { (word: String?) in
      word.map { word in history.grades.contains { $0.utf8.elementsEqual(word.utf8) } } ?? false
    }
    return counts(grade) && years.contains { !$0.isThere }
      && years.allSatisfy { !$0.isThere || counts($0.grade) }
  }
}

/// Answers conditions from the stored facts.
struct ConditionReading {
  private let scheme: Scheme
  /// `nil` before there are any: no exemption asks for points.
  private let standings: Standings?
  private let facts: [ColumnKey: MeasuredColumn]

  init(_ scheme: Scheme, _ table: IndicatorTable, _ standings: Standings?) {
    self.scheme = scheme
    self.standings = standings
    let columns = table.columns.filter { $0.key.indicator.utf8.contains(UInt8(ascii: "/")) }
    facts = Dictionary(columns.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A fact of a subject; `nil` when it was not stored.
  func fact(_ key: ColumnKey, _ detail: Detail, _ row: Int) -> Int64? {
    facts[key]?.details[detail]?[row]
  }

  /// Whether a condition holds, and what each of its parts came to.
  /// - Parameters:
  ///   - condition: The condition.
  ///   - rule: The name of the rule that it belongs to.
  ///   - row: The subject.
  ///   - grade: The position of the final grade, where it is known; -1 without one.
  /// - Returns: Whether it holds, and a finding per part, in the order of the text.
  func answer(
    _ condition: Condition, rule: String, row: Int, grade: Int = -1
  ) -> (holds: Bool, findings: [Finding]) {
    var findings: [Finding] = []
    func holds(_ condition: Condition) -> Bool {
      switch condition {
      case .all(let parts): return parts.map(holds).allSatisfy(\.self)
      case .any(let parts): return parts.map(holds).contains(true)
      default:
        let finding = finding(condition, rule, findings.count, row, grade)
        findings.append(finding)
        return finding.isMet
      }
    }
    return (holds(condition), findings)
  }

  /// Whether a condition could hold for a subject, as far as stored facts tell: points, grades and
  /// the grade of a unit are taken to meet it.
  func couldHold(_ condition: Condition, rule: String, row: Int) -> Bool {
    var position = -1
    func holds(_ condition: Condition) -> Bool {
      switch condition {
      case .all(let parts): return parts.map(holds).allSatisfy(\.self)
      case .any(let parts): return parts.map(holds).contains(true)
      case .event, .column:
        position += 1
        return finding(condition, rule, position, row, -1).isMet
      case .points, .unitGrade, .grade, .history:
        position += 1
        return true
      }
    }
    return holds(condition)
  }

  private func finding(
    _ leaf: Condition, _ rule: String, _ position: Int, _ row: Int, _ grade: Int
  ) -> Finding {
    let key = FactKey.part(rule, position)
    switch leaf {
    case .event(_, let words), .column(_, let words, _):
      let count = fact(key, .records, row) ?? 0
      // A run stored without the count of each word names them all.
      let found = words.indices.filter { (fact(key, .answer($0), row) ?? count) > 0 }
      let day = fact(key, .evidenceDay, row).flatMap { CalendarDate(number: $0) }
      return Finding(
        leaf, isMet: count > 0, count: count, words: found.map { words[$0] }, day: day)
    case .points(let indicator, let bound):
      // Conditions look at the computed points: a total that a veto makes zero meets no other rule.
      let points = standings?.points(of: indicator)?[row]
      return Finding(leaf, isMet: points.map(bound.holds) ?? false, points: points)
    case .unitGrade(let unit):
      let found = Int(fact(key, .grade, row) ?? -1)
      return Finding(
        leaf, isMet: unit.holds(for: found), grade: found < 0 ? nil : unit.bestFirst[found])
    case .grade(let grades):
      let word = word(grade)
      return Finding(leaf, isMet: word.map { contains(grades, $0) } ?? false, grade: word)
    case .history(let history):
      let years = (1..<history.years).map { back in
        let year = scheme.period.last.year - back
        let key = FactKey.part(rule, position, year: year)
        let past = fact(key, .grade, row) ?? -1
        return (
          year: year, grade: self.word(Int(past)), isThere: fact(key, .records, row) != 0
        )
      }
      let all = [word(grade)] + years.map(\.grade)
      let isMet = all.allSatisfy { $0.map { contains(history.grades, $0) } ?? false }
      return Finding(leaf, isMet: isMet, grade: word(grade), years: years)
    case .all, .any: preconditionFailure("only parts without parts have findings")
    }
  }

  private func word(_ grade: Int) -> String? {
    grade < 0 ? nil : scheme.grades?.bands[grade].grade
  }

  private func contains(_ words: [String], _ word: String) -> Bool {
    words.contains { $0.utf8.elementsEqual(word.utf8) }
  }
}

extension Finding {
  fileprivate init(
    _ condition: Condition, isMet: Bool, count: Int64 = 0, words: [String] = [],
    day: CalendarDate? = nil, points: Points? = nil, grade: String? = nil,
    years: [(year: Int, grade: String?, isThere: Bool)] = []
  ) {
    self.init(
      condition: condition, isMet: isMet, count: count, words: words, day: day, points: points,
      grade: grade,
      years: years)
  }
}
