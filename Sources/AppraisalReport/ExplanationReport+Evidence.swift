import AppraisalScheme

/// The records behind the points, with their places.
extension ExplanationReport {
  /// The events behind bonus and deduction.
  func eventEvidence(limit: Int) -> String {
    scheme.adjustments.map { adjustment in
      let lines = evidenceLines("adjustment/\(adjustment.identifier)", limit: limit)
      guard !lines.isEmpty else { return "" }
      return "\(escaped(adjustment.title))\n" + lines.map { "\($0)\n" }.joined()
    }.joined()
  }

  func evidenceLines(_ indicator: String, limit: Int) -> [String] {
    let rows = evidence.filter { $0.indicator == indicator }
    let (counted, omitted) = (
      rows.filter { $0.omission == nil }, rows.filter { $0.omission != nil }
    )
    var lines = listed(counted, limit: limit)
    if counted.count > limit {
      let more = counted.count - limit
      lines.append(wording("    ……另有 \(more) 行", "    … and \(more) more rows"))
    }
    lines += listed(omitted, limit: limit)
    if omitted.count > limit {
      let more = omitted.count - limit
      lines.append(
        wording("    ……另有 \(more) 行不计入", "    … and \(more) more rows that do not count"))
    }
    return lines
  }

  /// Rows with their places; those that do not count say so first.
  func listed(_ rows: [EvidenceRow], limit: Int) -> [String] {
    rows.prefix(limit).map { row in
      let mark =
        row.omission.map { wording("不计入（\($0)）：", "not counted (\($0)): ") } ?? ""
      return "    \(escaped(row.file)):\(row.line)  \(escaped(mark + row.text))"
    }
  }
}
