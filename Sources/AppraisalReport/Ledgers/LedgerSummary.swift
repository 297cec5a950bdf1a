public import AppraisalEngine
import AppraisalNumerics
public import AppraisalScheme

/// What the closing lines of a run say about its ledgers.
public struct LedgerSummary: Sendable {
  /// The lines; none when there is nothing to say.
  public let lines: [String]

  /// A summary.
  /// - Parameters:
  ///   - scheme: The rules.
  ///   - table: The measured points.
  ///   - wording: The words.
  public init(scheme: Scheme, table: IndicatorTable, wording: Wording) {
    lines = scheme.root.leaves.flatMap { leaf -> [String] in
      guard case .ledger = leaf.measure,
        let column = table.column(ColumnKey(indicator: leaf.identifier))
      else { return [] }
      let sum = { (fact: LedgerDetail.Fact) in
        (column.details[.fact(fact)] ?? []).reduce(Int64(0)) { $0 &+ $1 }
      }
      return notes(leaf.title, sum, wording)
    }
  }
}

private func notes(
  _ title: String, _ sum: (LedgerDetail.Fact) -> Int64, _ wording: Wording
) -> [String] {
  var lines: [String] = []
  if sum(.rough) > 0 {
    lines.append(
      wording(
        "\(title)：\(sum(.rough)) 条数量是约数或下限（如“3000余”），结果是近似值。",
        "\(title): \(sum(.rough)) numbers are rough or lower bounds, so the result is approximate.")
    )
  }
  if sum(.stale) > 0 {
    lines.append(
      wording("\(title)：积压 \(sum(.stale)) 件。", "\(title): \(sum(.stale)) stale items."))
  }
  if sum(.exceeding) > 0 {
    lines.append(
      wording(
        "\(title)：\(sum(.exceeding)) 个的比率高于提示线，请核实口径。",
        "\(title): \(sum(.exceeding)) ratios lie above the limit; look at what is counted."))
  }
  let differences = sum(.differing) + sum(.onlyFirst) + sum(.onlySecond)
  if differences > 0 {
    lines.append(
      wording(
        "\(title)：两个来源有 \(differences) 处不一致。",
        "\(title): the two sources differ in \(differences) places."))
  }
  return lines
}
