import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalReport
import AppraisalScheme

/// The records that stand behind rules about consequences: events and earlier results.
extension Consequences {
  /// What each rule reads: its name on the page, the input, and which records of it; every input of a
  /// rule once, so that no record is listed twice.
  var evidence: [(rule: String, input: String, source: EvidenceSource)] {
    var list: [(rule: String, input: String, source: EvidenceSource)] = []
    func add(_ rule: String, _ input: String, _ source: EvidenceSource) {
      let same = list.firstIndex { $0.rule == rule && $0.input == input }
      switch (same, same.map { list[$0].source }, source) {
      case (let same?, .words(let words), .words(let more)):
        list[same].source = .words(words + more)
      case (let same?, .history(let years), .history(let more)):
        list[same].source = .history(max(years, more))
      default: list.append((rule, input, source))
      }
    }
    for (rule, condition) in conditions {
      for leaf in condition.leaves {
        switch leaf {
        case .event(let input, let words): add(rule, input, .words(words))
        case .history(let history):
          for input in history.inputs { add(rule, input, .history(history.years)) }
        default: break
        }
      }
    }
    if let bottom, bottom.consecutiveYears > 1 {
      for input in bottom.inputs {
        add("bottom/history", input, .history(bottom.consecutiveYears))
      }
    }
    return list
  }
}

extension Ledger {
  /// The events of a subject that have one of some words.
  func wordRows(
    of subject: Int32, words: [String], _ columns: EventLedgerColumns, log: inout IssueLog
  ) -> [Row] {
    events(of: subject, columns, log: &log).compactMap { record, word in
      guard words.contains(where: { $0.utf8.elementsEqual(word.utf8) }) else { return nil }
      return (record.line, "\(record.date)  \(word)  \(record.evidence ?? "")", nil)
    }
  }

  /// The results of a subject in the years before the one that is appraised.
  func historyRows(
    of subject: Int32, years: Int, _ columns: HistoryColumns, log: inout IssueLog
  ) -> [Row] {
    let records = readHistory(
      file, options: options, headers: HistoryHeaders(columns), grades: plan.grades,
      roster: roster, log: &log)
    let last = period.last.year
    return (records ?? []).filter { record in
      record.subject == subject && (last - years + 1..<last).contains(Int(record.year))
    }.map { record in
      let grade = record.grade.map { plan.grades[Int($0)] } ?? wording("没有等次", "no grade")
      let mark = record.isBottom ? wording("  末位", "  at the bottom") : ""
      return (record.line, "\(record.year)  \(grade)\(mark)", nil)
    }
  }
}
