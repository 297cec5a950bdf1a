import AppraisalEngine
import AppraisalScheme

/// What a ranked list shows of the consequences: columns that the scheme has rules for.
struct RankingColumns: Sendable {
  private let words: ConclusionWords
  private let columns: [Column]

  private enum Column: String {
    case computedGrade, effects, stars, bottom, awards, followUps
  }

  init(_ words: ConclusionWords) {
    self.words = words
    let rules = words.scheme.consequences
    let wanted: [(Column, Bool)] = [
      (.computedGrade, words.scheme.grades != nil), (.effects, true), (.stars, rules.stars != nil),
      (.bottom, rules.bottom != nil), (.awards, !rules.awards.isEmpty),
      (.followUps, !rules.followUps.isEmpty),
    ]
    columns = wanted.filter(\.1).map(\.0)
  }

  private func heading(_ column: Column) -> String {
    switch column {
    case .computedGrade: words.wording("按得分等次", "grade by score")
    case .effects: words.wording("适用规则", "rules applied")
    case .stars: words.wording("星级", "stars")
    case .bottom: words.wording("末位", "bottom")
    case .awards: words.wording("评优提名", "nominated for")
    case .followUps: words.wording("后续处理", "to do")
    }
  }

  private func text(_ column: Column, _ subject: Conclusion) -> String {
    switch column {
    case .computedGrade: subject.computedGrade < 0 ? "" : words.grade(subject.computedGrade)
    case .effects:
      words.wording.list(
        subject.effects.filter { words.hasEffect($0, of: subject) }.map {
          "\(words.kind($0.rule))“\(words.title($0.rule))”"
        })
    case .stars: words.stars(subject)
    case .bottom:
      subject.bottom.map { bottom in
        bottom.isAccountable
          ? words.wording("末位，问责", "bottom, with consequences")
          : words.wording("末位，提醒", "bottom, a reminder")
      } ?? ""
    case .awards: words.awards(subject)
    case .followUps: words.followUps(subject)
    }
  }

  private func subject(_ row: Int) -> Conclusion { words.conclusions.subjects[row] }

  /// The columns of the CSV.
  var headings: [String] { columns.map(heading) }

  func cells(_ row: Int) -> [CommaSeparatedText.Cell] {
    columns.map { column in
      let text = text(column, subject(row))
      return text.isEmpty ? .empty : .text(text)
    }
  }

  /// The columns of a terminal: what changed a grade, and what follows.
  var shortHeadings: [String] { columns.filter { $0 != .computedGrade }.map(heading) }

  func shortCells(_ row: Int) -> [String] {
    columns.filter { $0 != .computedGrade }.map { text($0, subject(row)) }
  }

  /// The keys of the JSON.
  func json(_ row: Int) -> [(String, JSONValue)] {
    columns.map { column in
      let text = text(column, subject(row))
      return (column.rawValue, text.isEmpty ? .null : .string(text))
    }
  }
}
