public import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
public import AppraisalScheme

/// The ranked list of an assessment.
public struct RankingReport: Sendable {
  private let scheme: Scheme
  private let table: IndicatorTable
  private let standings: Standings
  private let wording: Wording
  private let consequences: RankingColumns?

  /// Which subjects are listed.
  public struct Selection: Sendable {
    /// Only subjects with one of these values in one of the strata; all when empty.
    public let strata: [String]
    /// Only this many of the best; all when `nil`.
    public let top: Int?

    /// A selection.
    /// - Parameters:
    ///   - strata: Values of strata; all subjects when empty.
    ///   - top: How many of the best; all when `nil`.
    public init(strata: [String] = [], top: Int? = nil) {
      self.strata = strata
      self.top = top
    }
  }

  /// A ranked list.
  /// - Parameters:
  ///   - scheme: The rules.
  ///   - table: The measured points.
  ///   - standings: The standings.
  ///   - wording: The words.
  ///   - conclusions: What followed from the scores; further columns then show it, and the standings
  ///     are those of the conclusions.
  public init(
    scheme: Scheme, table: IndicatorTable, standings: Standings, wording: Wording,
    conclusions: Conclusions? = nil
  ) {
    self.scheme = scheme
    self.table = table
    self.standings = conclusions?.standings ?? standings
    self.wording = wording
    consequences = conclusions.map {
      RankingColumns(
        ConclusionWords(scheme: scheme, table: table, conclusions: $0, wording: wording))
    }
  }

  /// The rows listed: ranked subjects best first, then those without a score.
  func rows(_ selection: Selection) -> [Int] {
    let ranked = standings.ranking.order.map(Int.init)
    let unscored = (0..<standings.count).filter { standings.composite.missing[$0] != 0 }
    let all = (ranked + unscored).filter { row in
      selection.strata.isEmpty
        || table.subjects[row].strata.contains { value in selection.strata.contains(value) }
    }
    return selection.top.map { Array(all.prefix($0)) } ?? all
  }

  // MARK: - Formats

  /// The list for a terminal.
  /// - Parameters:
  ///   - selection: Which subjects are listed.
  ///   - isColoured: Whether emphasis is shown.
  /// - Returns: The text.
  public func text(_ selection: Selection, isColoured: Bool) -> String {
    let parts = scheme.root.children
    var columns: [TextTable.Column] = [
      .init(wording("名次", "Rank"), .right), .init(wording("编号", "ID"), limit: 20),
      .init(scheme.subjectWord, limit: 30),
    ]
    for stratum in scheme.strata {
      columns.append(.init(stratum, limit: 20))
      columns.append(.init(wording("其中名次", "of it"), .right))
    }
    if scheme.grades != nil { columns.append(.init(wording("等次", "Grade"))) }
    columns.append(.init(wording("综合得分", "Score"), .right))
    columns += (consequences?.shortHeadings ?? []).map { .init($0, limit: 30) }
    columns += parts.map { .init($0.title, .right, limit: 14) }
    var list = TextTable(columns)
    let shared = sharedPlaces()
    for row in rows(selection) { list.add(cells(row, parts: parts, shared: shared)) }
    return list.text(TerminalStyle(isColoured: isColoured))
  }

  private func cells(_ row: Int, parts: [Indicator], shared: Set<Int32>) -> [TextTable.Cell] {
    let subject = table.subjects[row]
    let place = standings.ranking.places[row]
    let mark = shared.contains(place) ? "=" : ""
    var cells: [TextTable.Cell] = [
      .init(place == 0 ? "—" : "\(place)\(mark)"), .init(subject.identifier), .init(subject.name),
    ]
    for (position, value) in subject.strata.enumerated() {
      let inStratum = standings.stratumRankings[position].places[row]
      cells.append(.init(value))
      cells.append(.init(inStratum == 0 ? "—" : String(inStratum)))
    }
    if scheme.grades != nil { cells.append(.init(grade(row) ?? "—")) }
    cells.append(
      standings.composite[row].map { .init(score($0), .bold) }
        ?? .init(wording("无得分", "none"), .yellow))
    cells += (consequences?.shortCells(row) ?? []).map { .init($0) }
    cells += parts.map { part in
      .init(
        standings.points(of: part.identifier)?[row]
          .map { $0.text(places: scheme.rounding.parts.places) } ?? "—", .faint)
    }
    return cells
  }

  /// The list as CSV, with all indicators.
  /// - Parameter selection: Which subjects are listed.
  /// - Returns: The bytes.
  public func csv(_ selection: Selection = Selection()) -> [UInt8] {
    let indicators = Array(scheme.root.subtree.dropFirst())
    var headings = [
      wording("名次", "rank"), wording("编号", "id"), scheme.subjectWord,
    ]
    for stratum in scheme.strata {
      headings += [stratum, wording("\(stratum)内名次", "rank in \(stratum)")]
    }
    headings += [wording("等次", "grade"), wording("综合得分", "score")]
    headings += indicators.map { "\($0.title) [\($0.identifier)]" }
    headings.append(wording("无得分原因", "reason for no score"))
    headings += consequences?.headings ?? []
    var list = CommaSeparatedText(headings: headings)
    for row in rows(selection) { list.add(csvCells(row, indicators)) }
    return list.bytes
  }

  private func csvCells(_ row: Int, _ indicators: [Indicator]) -> [CommaSeparatedText.Cell] {
    let subject = table.subjects[row]
    let place = standings.ranking.places[row]
    var cells: [CommaSeparatedText.Cell] = [
      place == 0 ? .empty : .number(String(place)), .text(subject.identifier), .text(subject.name),
    ]
    for (position, value) in subject.strata.enumerated() {
      let inStratum = standings.stratumRankings[position].places[row]
      cells += [.text(value), inStratum == 0 ? .empty : .number(String(inStratum))]
    }
    cells.append(grade(row).map { .text($0) } ?? .empty)
    cells.append(standings.composite[row].map { .number(score($0)) } ?? .empty)
    cells += indicators.map { indicator in
      standings.points(of: indicator.identifier)?[row].map { .number($0.text()) } ?? .empty
    }
    cells.append(reason(row).map { .text($0) } ?? .empty)
    return cells + (consequences?.cells(row) ?? [])
  }

  /// The list as JSON, with all indicators by identifier.
  /// - Parameter selection: Which subjects are listed.
  /// - Returns: The bytes.
  public func json(_ selection: Selection = Selection()) -> [UInt8] {
    let indicators = scheme.root.subtree.dropFirst().map { indicator in
      (indicator.identifier, standings.points(of: indicator.identifier))
    }
    let rows = rows(selection)
    return JSONValue.object([
      ("scheme", .string(scheme.identifier)), ("title", .string(scheme.title)),
      ("illustrative", .boolean(scheme.isIllustrative)),
      (
        "subjects",
        .sequence(count: rows.count) { [self] in subjectJSON(rows[$0], indicators) }
      ),
    ]).bytes
  }

  private func subjectJSON(
    _ row: Int, _ indicators: [(identifier: String, points: PointsColumn?)]
  ) -> JSONValue {
    let subject = table.subjects[row]
    let strata = scheme.strata.enumerated().map { position, name in
      (
        name,
        JSONValue.object([
          ("value", .string(subject.strata[position])),
          ("rank", number(Int(standings.stratumRankings[position].places[row]))),
        ])
      )
    }
    let points = indicators.map { indicator in
      (indicator.identifier, indicator.points?[row].map { JSONValue.decimal($0.text()) } ?? .null)
    }
    return .object(
      [
        ("rank", number(Int(standings.ranking.places[row]))), ("id", .string(subject.identifier)),
        ("name", .string(subject.name)), ("strata", .object(strata)),
        ("grade", grade(row).map { .string($0) } ?? .null),
        ("score", standings.composite[row].map { .decimal(score($0)) } ?? .null),
        ("indicators", .object(points)),
        ("noScoreReason", reasonCode(row).map { .string($0) } ?? .null),
      ] + (consequences?.json(row) ?? []))
  }

  private func number(_ place: Int) -> JSONValue { place == 0 ? .null : .integer(place) }

  // MARK: - Parts

  private func score(_ points: Points) -> String {
    points.text(places: scheme.rounding.composite.places)
  }

  private func grade(_ row: Int) -> String? {
    let position = Int(standings.grades[row])
    return position < 0 ? nil : scheme.grades?.bands[position].grade
  }

  private func reasonCode(_ row: Int) -> String? {
    MissingReason(rawValue: standings.composite.missing[row]).map { String(describing: $0) }
  }

  /// Why a subject has no score, down to the first measured indicator without points.
  private func reason(_ row: Int) -> String? {
    guard standings.composite.missing[row] != 0 else { return nil }
    if standings.composite.missing[row] == MissingReason.exempted.rawValue {
      return wording.reason(.exempted)
    }
    if standings.composite.missing[row] == MissingReason.stageNotReached.rawValue {
      return failedStage(row)
    }
    let leaf = scheme.root.leaves.first { indicator in
      standings.points(of: indicator.identifier).map { $0.missing[row] != 0 } ?? false
    }
    let column = leaf.flatMap { leaf in
      table.columns.first { $0.key.indicator == leaf.identifier && $0.points.missing[row] != 0 }
    }
    guard let leaf, let column else {
      return wording.reason(MissingReason(rawValue: standings.composite.missing[row]))
    }
    return "\(leaf.title)：\(wording.reason(MissingReason(rawValue: column.points.missing[row])))"
  }

  /// The first stage that was not passed: the later ones have no points because of it.
  private func failedStage(_ row: Int) -> String {
    let failed = scheme.stages.first { stage in
      !stage.isPassed(by: standings.points(of: stage.indicator)?[row])
    }
    let title = failed.flatMap { stage in
      scheme.root.subtree.first { $0.identifier == stage.indicator }?.title
    }
    return wording("\(title ?? "有一级评定")：没有通过", "\(title ?? "a stage"): not passed")
  }

  private func sharedPlaces() -> Set<Int32> {
    var seen: Set<Int32> = []
    return Set(
      standings.ranking.order.map { standings.ranking.places[Int($0)] }
        .filter { !seen.insert($0).inserted })
  }
}
