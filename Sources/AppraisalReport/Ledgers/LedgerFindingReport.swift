public import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
public import AppraisalScheme

/// What in the ledgers somebody should see to: stale items, missing reports, needs that nothing
/// meets, ratios above their limit.
public struct LedgerFindingReport: Sendable {
  private let findings: [LedgerFinding]
  private let scheme: Scheme
  private let table: IndicatorTable
  private let wording: Wording

  /// A report.
  /// - Parameters:
  ///   - findings: What was found; of those who take no part nothing is listed.
  ///   - scheme: The rules.
  ///   - table: The measured points.
  ///   - wording: The words.
  public init(findings: [LedgerFinding], scheme: Scheme, table: IndicatorTable, wording: Wording) {
    let excluded = excludedRows(table, scheme)
    self.findings = findings.filter { !excluded.contains($0.row) }
    self.scheme = scheme
    self.table = table
    self.wording = wording
  }

  /// Number of entries.
  public var count: Int { findings.count }

  /// The report as CSV.
  /// - Returns: The bytes.
  public func csv() -> [UInt8] {
    var list = CommaSeparatedText(headings: [
      wording("指标", "indicator"), wording("数据", "input"), wording("编号", "id"),
      scheme.subjectWord, wording("具体编号", "item id"), wording("具体事项", "item"),
      wording("情况", "what"), wording("文件", "file"), wording("行", "line"),
    ])
    for entry in findings {
      let subject = table.subjects[entry.row]
      list.add([
        .text(title(entry.indicator)), .text(entry.input), .text(subject.identifier),
        .text(subject.name), entry.identifier.map { .text($0) } ?? .empty, .text(entry.item),
        .text(text(entry.kind)), .text(entry.file),
        entry.line > 0 ? .number(String(entry.line)) : .empty,
      ])
    }
    return list.bytes
  }

  /// The title of an indicator or a range, as the other files have it.
  private func title(_ identifier: String) -> String {
    let isSame = { (other: String) in other.utf8.elementsEqual(identifier.utf8) }
    return scheme.root.leaves.first { isSame($0.identifier) }?.title
      ?? scheme.ranges.first { isSame($0.identifier) }?.title ?? identifier
  }

  /// What was found of what is due, with the windows that fall short.
  private func minimum(
    _ found: Int64, _ due: Int64, _ windows: [Int], _ window: Period.Window
  ) -> String {
    guard !windows.isEmpty else {
      return wording("\(found) 次，应有 \(due) 次", "\(found) of \(due) due")
    }
    let names = wording.list(windows.map { wording.window($0, window, of: scheme.period) })
    return wording(
      "共 \(found) 次，全周期应有 \(due) 次；没有达到最低次数的时段：\(names)",
      "\(found) in all, \(due) due; windows below the minimum: \(names)")
  }

  private func text(_ kind: LedgerFinding.Kind) -> String {
    switch kind {
    case .stale(let days): wording("积压 \(days) 天", "open for \(days) days")
    case .unclaimed(let days?):
      wording("无人承接，已 \(days) 天", "nobody took it on, for \(days) days")
    case .unclaimed(nil): wording("无人承接，没写日期", "nobody took it on, no day is told")
    case .roughNumber:
      wording("数量是约数或下限", "the number is rough or a lower bound")
    case .notHandedIn(let due?): wording("未交，期限 \(due)", "not handed in, due \(due)")
    case .notHandedIn(nil): wording("未交，台账里没有", "not handed in, no row")
    case .late(let due, let done):
      wording("逾期：期限 \(due)，\(done) 才交", "late: due \(due), handed in \(done)")
    case .unmet: wording("需求没有对上", "nothing meets the need")
    case .unowned: wording("无人负责", "nobody looks after it")
    case .unused: wording("没有对上需求", "it meets no need")
    case .belowMinimum(let found, let due, let windows, let window):
      minimum(found, due, windows, window)
    case .uncovered: wording("没有覆盖", "not covered")
    case .withoutPoint: wording("没有联系点", "without a contact point")
    case .withoutLeader: wording("没有联系领导", "without a leader")
    case .vacant(let role, let count):
      wording("\(role)空缺 \(count) 个", "\(count) vacant: \(role)")
    case .outsideRange(let number, let from, let to):
      wording(
        "\(number) 户，应为 \(range(from, to))", "\(number) households, should be \(range(from, to))")
    case .ratioAbove(let dividend, let divisor):
      wording(
        "比率高于提示线：\(decimalText(dividend, decimals: 4)) ÷ \(decimalText(divisor, decimals: 4))",
        "ratio above the limit: \(decimalText(dividend, decimals: 4)) ÷ "
          + decimalText(divisor, decimals: 4))
    }
  }

  private func range(_ from: Int64?, _ to: Int64?) -> String {
    [from, to].map { $0.map(String.init) ?? "…" }.joined(separator: "–")
  }
}
