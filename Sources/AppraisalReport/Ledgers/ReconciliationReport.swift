public import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
public import AppraisalScheme

/// The values in which two sources differ.
public struct ReconciliationReport: Sendable {
  private let entries: [(indicator: String, measure: ReconcileMeasure, list: [Difference])]
  private let records: Records
  private let scheme: Scheme
  private let wording: Wording

  /// A report; `nil` when the scheme holds no sources against each other.
  /// - Parameters:
  ///   - scheme: The rules.
  ///   - records: The records.
  ///   - wording: The words.
  public init?(scheme: Scheme, records: Records, wording: Wording) {
    entries = scheme.root.leaves.compactMap { leaf in
      guard case .ledger(.reconcile(let measure)) = leaf.measure else { return nil }
      return (leaf.identifier, measure, differences(measure, records))
    }
    guard !entries.isEmpty else { return nil }
    self.records = records
    self.scheme = scheme
    self.wording = wording
  }

  /// Number of differences.
  public var count: Int { entries.reduce(0) { $0 + $1.list.count } }

  /// The report as CSV.
  /// - Returns: The bytes.
  public func csv() -> [UInt8] {
    var list = CommaSeparatedText(headings: [
      wording("指标", "indicator"), wording("编号", "id"), scheme.subjectWord,
      wording("核对对象编号", "compared id"), wording("核对对象", "compared"),
      wording("数值", "value"), wording("来源一", "first source"), wording("行", "line"),
      wording("来源一的数", "first value"), wording("来源二", "second source"),
      wording("行", "line"), wording("来源二的数", "second value"), wording("相差", "difference"),
    ])
    for entry in entries {
      for difference in entry.list { list.add(cells(entry.indicator, entry.measure, difference)) }
    }
    return list.bytes
  }

  private func cells(
    _ indicator: String, _ measure: ReconcileMeasure, _ entry: Difference
  ) -> [CommaSeparatedText.Cell] {
    let subject = records.roster.subjects[entry.row]
    let file = { (input: String) in records.ledgers.files[input] ?? input }
    let number = { (value: Int64?) -> CommaSeparatedText.Cell in
      value.map { .number(decimalText($0, decimals: 4)) } ?? .empty
    }
    let line = { (line: Int) -> CommaSeparatedText.Cell in
      line > 0 ? .number(String(line)) : .empty
    }
    let difference = entry.first.flatMap { first in entry.second.map { first - $0 } }
    return [
      .text(indicator), .text(subject.identifier), .text(subject.name),
      .text(entry.identifier), .text(entry.name), .text(measure.value),
      .text(file(measure.input)), line(entry.firstLine), number(entry.first),
      .text(file(measure.other)), line(entry.secondLine), number(entry.second),
      number(difference),
    ]
  }
}
