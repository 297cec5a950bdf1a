public import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
public import AppraisalScheme

/// What is worth knowing beside the points: distributions that a mean hides, numbers outside their
/// range, and ratios above one.
///
/// A pure function of table and scheme; nothing of it changes a score.
public struct LedgerNotices: Sendable {
  private let scheme: Scheme
  private let table: IndicatorTable
  private let wording: Wording
  /// Those who take no part stand in no sum.
  private let excluded: Set<Int>

  /// Notices.
  /// - Parameters:
  ///   - scheme: The rules.
  ///   - table: The measured points with their details.
  ///   - wording: The words.
  public init(scheme: Scheme, table: IndicatorTable, wording: Wording) {
    self.scheme = scheme
    self.table = table
    self.wording = wording
    excluded = excludedRows(table, scheme)
  }

  /// One line per rule for the closing summary.
  /// - Returns: The lines.
  /// - Complexity: O(subjects · rules).
  public func summary() -> [String] {
    scheme.root.leaves.flatMap { summary(of: $0) } + scheme.ranges.compactMap { summary(of: $0) }
  }

  /// What the ranges say of one subject.
  /// - Parameter row: The row of the subject.
  /// - Returns: The lines.
  public func lines(row: Int) -> [String] {
    scheme.ranges.compactMap { line(of: $0, row: row) }
  }

  /// The subjects outside a range or above the whole, as CSV.
  /// - Returns: The bytes; `nil` when no rule of the scheme can give any.
  public func csv() -> [UInt8]? {
    let coverages = scheme.root.leaves.filter { isOpenEnded($0.measure) }
    guard !scheme.ranges.isEmpty || !coverages.isEmpty else { return nil }
    var list = CommaSeparatedText(headings: [
      wording("编号", "id"), wording("名称", "name"), wording("规则", "rule"),
      wording("提示", "notice"),
    ])
    for (row, subject) in table.subjects.enumerated() {
      let ranges = scheme.ranges.filter { isOutside($0, row: row) }.compactMap { rule in
        line(of: rule, row: row).map { (rule.title, $0) }
      }
      let notices = ranges + coverages.compactMap { notice(of: $0, row: row) }
      for (title, text) in notices {
        list.add([
          .text(subject.identifier), .text(subject.name), .text(title), .text(text),
        ])
      }
    }
    return list.bytes
  }

  // MARK: - Rules

  private func detail(_ detail: Detail, _ key: ColumnKey) -> [Int64] {
    table.column(key)?.details[detail] ?? []
  }

  private func summary(of indicator: Indicator) -> [String] {
    let key = ColumnKey(indicator: indicator.identifier)
    if let rule = indicator.measure?.minimumCount, rule.per != .subject {
      let sums = (0...2).map { count in
        detail(.having(count), key).enumerated().reduce(0) { sum, entry in
          excluded.contains(entry.offset) ? sum : sum + entry.element
        }
      }
      let who = rule.per == .household ? wording("户", "households") : wording("人", "members")
      return [
        wording(
          "\(indicator.title)：0 次 \(sums[0]) \(who)、1 次 \(sums[1]) \(who)、2 次及以上 \(sums[2]) \(who)。",
          "\(indicator.title): \(who) with none \(sums[0]), one \(sums[1]), two and more \(sums[2])."
        )
      ]
    }
    let beyond = detail(.beyondWhole, key).count { $0 > 0 }
    guard isOpenEnded(indicator.measure), beyond > 0 else { return [] }
    return [
      wording(
        "\(indicator.title)：\(beyond) 个的覆盖数超过应有数，照实计算，请核实。",
        "\(indicator.title): \(beyond) subjects have more than there should be; counted as it is, "
          + "check them.")
    ]
  }

  private func summary(of rule: RangeRule) -> String? {
    let outside = table.subjects.indices.count { isOutside(rule, row: $0) }
    guard outside > 0 else { return nil }
    return wording(
      "\(rule.title)：\(outside) 个不在规定范围内，只提示，不扣分。",
      "\(rule.title): \(outside) subjects lie outside the range; a notice, no points are lost.")
  }

  private func isOpenEnded(_ measure: Measure?) -> Bool {
    if case .coverage(let rule) = measure, case .rosterColumn = rule.of { true } else { false }
  }

  private func value(_ detail: Detail, _ key: ColumnKey, _ row: Int) -> Int64 {
    table.column(key)?.details[detail]?[row] ?? 0
  }

  private func isOutside(_ rule: RangeRule, row: Int) -> Bool {
    value(.belowRange, rule.key, row) + value(.aboveRange, rule.key, row) > 0
  }

  private func notice(of indicator: Indicator, row: Int) -> (String, String)? {
    let key = ColumnKey(indicator: indicator.identifier)
    guard value(.beyondWhole, key, row) > 0 else { return nil }
    let (covered, whole) = (value(.numerator, key, row), value(.denominator, key, row))
    return (
      indicator.title,
      wording("覆盖 \(covered)，应有 \(whole)，超过 100%", "\(covered) of \(whole), above 100 %")
    )
  }

  private func line(of rule: RangeRule, row: Int) -> String? {
    let subject = table.subjects[row]
    let level = rule.stratum.flatMap { name in
      scheme.strata.firstIndex(of: name).map { subject.strata[$0] }
    }
    guard value(.records, rule.key, row) > 0, let bounds = rule.bounds(at: level) else {
      return nil
    }
    let range = [bounds.from, bounds.to].map { $0.map(String.init) ?? "…" }
      .joined(separator: "–")
    let (below, above) = (value(.belowRange, rule.key, row), value(.aboveRange, rule.key, row))
    if case .pairs = rule.number {
      let inside = value(.insideRange, rule.key, row)
      return wording(
        "\(rule.title)：应为 \(range)，不足 \(below) 人、合适 \(inside) 人、超出 \(above) 人",
        "\(rule.title): should be \(range); \(below) people below, \(inside) inside, \(above) above"
      )
    }
    let number = decimalText(
      value(.value, rule.key, row), decimals: rule.scale == 1 ? 0 : Points.decimals)
    let verdict =
      below > 0
      ? wording("，不足，只提示", ", below it; a notice only")
      : above > 0 ? wording("，超出，只提示", ", above it; a notice only") : ""
    return wording(
      "\(rule.title)：\(number)，应为 \(range)\(verdict)",
      "\(rule.title): \(number), should be \(range)\(verdict)")
  }
}
