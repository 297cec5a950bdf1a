import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

extension ConclusionReport {
  /// The list that is made public.
  func publication(_ publication: Publication) -> [UInt8] {
    var list = CommaSeparatedText(headings: publication.columns.flatMap(headings))
    for row in rows(publication.order) {
      list.add(publication.columns.flatMap { cells($0, row) })
    }
    return list.bytes
  }

  private func headings(_ column: Publication.Column) -> [String] {
    switch column {
    case .id: [wording("编号", "id")]
    case .name: [scheme.subjectWord]
    case .strata: scheme.strata
    case .grade: [wording("等次", "grade")]
    case .score: [wording("综合得分", "score")]
    case .rank: [wording("名次", "rank")]
    case .stars: [wording("星级", "stars")]
    case .awards: [wording("评优", "awards")]
    }
  }

  private func cells(_ column: Publication.Column, _ row: Int) -> [CommaSeparatedText.Cell] {
    let conclusion = conclusions.subjects[row]
    let place = conclusions.standings.ranking.places[row]
    return switch column {
    case .id: [.text(subject(row).identifier)]
    case .name: [.text(subject(row).name)]
    case .strata: subject(row).strata.map { .text($0) }
    case .grade: [.text(words.grade(conclusion.finalGrade))]
    case .score: [score(row)]
    case .rank: [place == 0 ? .empty : .number(String(place))]
    case .stars: [.text(words.stars(conclusion))]
    case .awards: [.text(words.awards(conclusion))]
    }
  }

  /// The rows in the order of the list; those without rank or grade last, among equals by identifier.
  func rows(_ order: Publication.Order) -> [Int] {
    let all = Array(conclusions.subjects.indices)
    switch order {
    case .identifier: return all
    case .rank:
      let ranked = conclusions.standings.ranking.order.map(Int.init)
      return ranked + all.filter { conclusions.standings.ranking.places[$0] == 0 }
    case .bands:
      let key = { (row: Int) in
        let grade = conclusions.subjects[row].finalGrade
        return grade < 0 ? Int.max : grade
      }
      return all.sorted { (key($0), $0) < (key($1), $1) }
    case .strokes:
      let keys = all.map { strokes.key(of: subject($0).name) }
      return all.sorted { left, right in
        keys[left] == keys[right]
          ? left < right : keys[left].lexicographicallyPrecedes(keys[right])
      }
    }
  }

  /// Names whose strokes are not known; they stand at the end of a list by strokes.
  var unknownStrokes: [String] {
    guard rules.publication?.order == .strokes else { return [] }
    let unknown = words.table.subjects.map(\.name).filter { !strokes.knows($0) }
    guard !unknown.isEmpty else { return [] }
    let shown = wording.list(Array(unknown.prefix(5)))
    return [
      wording(
        "公示名单按姓氏笔画：\(unknown.count) 个名称的首字没有笔画数，排在最后：\(shown)。",
        "By strokes: the first character of \(unknown.count) names has no known strokes; they stand "
          + "last: \(shown).")
    ]
  }
}
