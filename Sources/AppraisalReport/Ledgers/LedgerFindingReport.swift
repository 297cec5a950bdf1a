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
  ///   - findings: What was found.
  ///   - scheme: The rules.
  ///   - table: The measured points.
  ///   - wording: The words.
  public init(findings: [LedgerFinding], scheme: Scheme, table: IndicatorTable, wording: Wording) {
    self.findings = findings
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
      wording("指标", "indicator"), wording("编号", "id"), scheme.subjectWord,
      wording("事项", "item"), wording("情况", "what"), wording("文件", "file"),
      wording("行", "line"),
    ])
    for entry in findings {
      let subject = table.subjects[entry.row]
      list.add([
        .text(entry.indicator), .text(subject.identifier), .text(subject.name),
        .text(entry.item), .text(text(entry.kind)), .text(entry.file),
        entry.line > 0 ? .number(String(entry.line)) : .empty,
      ])
    }
    return list.bytes
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
    case .unmet: wording("需求没有对上服务", "nothing meets the need")
    case .unowned: wording("需求无人负责", "nobody looks after the need")
    case .unused: wording("服务没有对上需求", "it meets no need")
    case .ratioAbove(let dividend, let divisor):
      wording(
        "比率高于提示线：\(decimalText(dividend, decimals: 4)) ÷ \(decimalText(divisor, decimals: 4))",
        "ratio above the limit: \(decimalText(dividend, decimals: 4)) ÷ "
          + decimalText(divisor, decimals: 4))
    }
  }
}
