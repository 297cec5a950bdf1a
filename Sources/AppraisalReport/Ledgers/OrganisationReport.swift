public import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
public import AppraisalScheme

/// Results rolled up along the organisation tree, one organisation per line.
public struct OrganisationReport: Sendable {
  private let standings: [OrganisationStanding]
  private let rollUp: OrganisationRollUp
  private let scheme: Scheme
  private let table: IndicatorTable
  private let wording: Wording

  /// A report.
  /// - Parameters:
  ///   - standings: What the organisations came to.
  ///   - rollUp: The rule.
  ///   - scheme: The rules.
  ///   - table: The measured points.
  ///   - wording: The words.
  public init(
    standings: [OrganisationStanding], rollUp: OrganisationRollUp, scheme: Scheme,
    table: IndicatorTable, wording: Wording
  ) {
    self.standings = standings
    self.rollUp = rollUp
    self.scheme = scheme
    self.table = table
    self.wording = wording
  }

  /// The report as CSV.
  /// - Returns: The bytes.
  public func csv() -> [UInt8] {
    var headings = [
      wording("层级", "level"), wording("编号", "id"), wording("名称", "name"),
      wording("上级编号", "parent id"), wording("\(scheme.subjectWord)数", "subjects"),
      wording("有得分", "scored"),
      rollUp.by == .mean
        ? wording("综合得分平均", "mean score") : wording("综合得分合计", "sum of scores"),
      wording("层级内名次", "rank in level"), wording("层级内参加排名", "ranked in level"),
    ]
    for entry in standings.first?.completion ?? [] {
      headings += [
        wording("\(entry.indicator) 完成", "\(entry.indicator) completed"),
        wording("\(entry.indicator) 总数", "\(entry.indicator) total"),
      ]
    }
    var list = CommaSeparatedText(headings: headings)
    for standing in standings { list.add(cells(standing)) }
    return list.bytes
  }

  private func cells(_ standing: OrganisationStanding) -> [CommaSeparatedText.Cell] {
    let organisation = standing.organisation
    let figure = rollUp.by == .mean ? standing.mean : standing.scored > 0 ? standing.sum : nil
    let rank = { (value: Int) -> CommaSeparatedText.Cell in
      standing.rank > 0 ? .number(String(value)) : .empty
    }
    return [
      .text(organisation.level), .text(organisation.identifier), .text(organisation.name),
      organisation.parent.isEmpty ? .empty : .text(organisation.parent),
      .number(String(standing.subjects)), .number(String(standing.scored)),
      figure.map { .number(decimalText($0, decimals: Points.decimals)) } ?? .empty,
      rank(standing.rank), rank(standing.rankedCount),
    ]
      + standing.completion.flatMap { entry -> [CommaSeparatedText.Cell] in
        let decimals = isCounted(entry.indicator) ? 0 : Points.decimals
        return [entry.completed, entry.total].map {
          .number(decimalText($0, decimals: decimals))
        }
      }
  }

  /// Whether completion is a whole number of items rather than an amount.
  private func isCounted(_ indicator: String) -> Bool {
    let leaf = scheme.root.leaves.first { $0.identifier == indicator }
    let isWeighed =
      table.column(ColumnKey(indicator: indicator))?.details[.fact(.shared)] != nil
    switch leaf?.measure {
    case .projects(let measure): return measure.by == .count && !isWeighed
    case .ledger(.claims(let measure)): return measure.by == .count
    default: return true
    }
  }
}
