public import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
public import AppraisalScheme

/// Which subjects stand out: for a terminal, as CSV, and as JSON.
///
/// It shows figures of evaluator groups only where the page of a subject shows them; see
/// `ProtectedGroups`.
public struct OutlierReport: Sendable {
  let scheme: Scheme
  let table: IndicatorTable
  let findings: OutlierFindings
  let words: OutlierWords

  var wording: Wording { words.wording }

  /// The most rows that a list in a terminal has.
  static let listLimit = 30

  /// A report.
  /// - Parameters:
  ///   - scheme: The rules.
  ///   - table: The measured points.
  ///   - findings: What was found.
  ///   - wording: The words.
  public init(
    scheme: Scheme, table: IndicatorTable, findings: OutlierFindings, wording: Wording
  ) {
    self.scheme = scheme
    self.table = table
    self.findings = findings
    words = OutlierWords(scheme: scheme, wording: wording)
  }

  /// The report for a terminal: a summary, lists, and what was not examined.
  /// - Parameter isColoured: Whether emphasis is shown.
  /// - Returns: The text.
  public func text(isColoured: Bool) -> String {
    let style = TerminalStyle(isColoured: isColoured)
    let sections = [
      summary(), columnSection(style), rateSection(style), jointSection(style),
      apartSection(style), ceilingSection(style), unexaminedSection(),
    ]
    return sections.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  // MARK: - Summary

  private func summary() -> String {
    let flagged = findings.flaggedRows.count
    var lines = [
      "\(scheme.title)\(wording("：离群核查", ": what stands out"))",
      flagged == 0
        ? wording(
          "\(findings.count) 个\(scheme.subjectWord)中没有发现离群的。",
          "None of the \(findings.count) subjects stands out.")
        : wording(
          "\(findings.count) 个\(scheme.subjectWord)中 \(flagged) 个有值得核实之处：\(parts())。",
          "\(flagged) of \(findings.count) subjects are worth a look: \(parts())."),
      wording(
        "这里只列线索，不改变任何得分、等次和名次；是否有问题，核对记录后由人决定。",
        "These are hints only and change no score, grade or rank; whether anything is wrong is for "
          + "people to decide, from the records."),
      peerLine(),
    ]
    if !findings.excluded.isEmpty {
      lines.append(
        wording(
          "免予考核的 \(findings.excluded.count) 个不参加比较。",
          "\(findings.excluded.count) subjects take no part in the appraisal and were not compared."
        ))
    }
    return lines.map { escaped($0) + "\n" }.joined()
  }

  /// How many subjects each kind of evidence is about.
  private func parts() -> String {
    let kinds: [(String, [OutlierMethod])] = [
      (wording("单项指标", "one indicator"), [.hampel, .adjustedBoxplot]),
      (wording("比例", "rates"), [.funnel]),
      (wording("多项合看", "indicators together"), [.mcd, .offPlane]),
      (wording("评价主体", "evaluator groups"), [.panelApart, .panelCeiling]),
    ]
    let flags = findings.flags
    let counts = kinds.compactMap { name, methods -> String? in
      let count = Set(flags.filter { methods.contains($0.method) }.map(\.row)).count
      return count == 0 ? nil : wording("\(name) \(count) 个", "\(name) \(count)")
    }
    return wording.list(counts)
  }

  private func peerLine() -> String {
    guard let stratum = findings.peers.stratum else {
      return wording(
        "单项指标与全部\(scheme.subjectWord)比较。",
        "Each indicator is compared among all subjects.")
    }
    return wording(
      "单项指标与同一“\(stratum)”的\(scheme.subjectWord)比较"
        + (findings.peers.isChosen ? "。" : "（方案的分组；--within none 改为全部一起比）。"),
      "Each indicator is compared among subjects of the same `\(stratum)`"
        + (findings.peers.isChosen
          ? "." : " (the scheme's strata; --within none compares all together)."))
  }

  // MARK: - Lists

  /// A heading with the code, the first rows of a list, how many chance alone would list, and what else the flags
  /// may mean.
  func section(
    _ title: String, count: Int, _ method: OutlierMethod, expected: Double? = nil,
    before: String = "", _ body: (Int) -> String
  ) -> String {
    guard count > 0 else { return "" }
    let shown = min(count, Self.listLimit)
    let more =
      shown < count
      ? wording(
        "……这里是偏离最大的 \(shown) 条，另有 \(count - shown) 条，见 --format csv\n",
        "… the \(shown) furthest; for \(count - shown) more see --format csv\n")
      : ""
    let codes = method == .hampel ? "" : " [\(method.rawValue)]"
    let chance =
      expected.map { expected in
        let number = words.fixed(expected, 1)
        return wording(
          "一切正常（数值服从正态分布）时，单凭偶然也会列出约 \(number) 条。\n",
          "If all were well (normal values), chance alone would list about \(number).\n")
      } ?? ""
    return escaped(title) + codes + "\n" + before + body(shown) + more + chance
      + wording("也可能是：", "It may also be that ") + words.harmless(method) + "\n"
  }

  /// Flags in the order of the indicators; the largest first where not all can be listed.
  func listed<Flag>(_ flags: [Flag], size: (Flag) -> Double) -> [Flag] {
    guard flags.count > Self.listLimit else { return flags }
    let sizes = flags.map { size($0).magnitude }
    return flags.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }.map { flags[$0] }
  }

  func subject(_ row: Int) -> [TextTable.Cell] {
    [.init(table.subjects[row].identifier), .init(table.subjects[row].name)]
  }

  var subjectColumns: [TextTable.Column] {
    [.init(wording("编号", "ID"), limit: 20), .init(scheme.subjectWord, limit: 30)]
  }
}
