import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme

extension LedgerLines {
  /// Commitments kept, with their weights and the share of late ones, and what it would have been had
  /// the late ones been kept in time.
  func commitmentLines(_ measure: CommitmentMeasure) -> [String] {
    let head = wording(
      "按期兑现 \(count(.fulfilled))、逾期兑现 \(count(.late))、未兑现 \(count(.unfulfilled))、未到期 \(count(.notYetDue))",
      "\(count(.fulfilled)) kept, \(count(.late)) late, \(count(.unfulfilled)) not kept, "
        + "\(count(.notYetDue)) not yet due")
    let sums = CommitmentSums(cell, measure)
    guard let points = cell.points else { return [head] }
    let share = "\(measure.late.numerator)/\(measure.late.denominator)"
    let kept = sums.late == 0 ? "\(sums.inTime)" : "(\(sums.inTime) + \(sums.late) × \(share))"
    let formula = "100 × \(kept) ÷ \(sums.all) = \(points.text(places: 2))"
    let other = alternative(
      "若逾期的都按期", "had the late ones been in time", sums.inTime + sums.late, of: sums.all)
    guard !measure.importance.isEmpty else {
      return [head + wording("；", "; ") + formula] + (sums.late > 0 ? other : [])
    }
    return [head, weightLine(measure) + wording("；", "; ") + formula]
      + (sums.late > 0 ? other : [])
  }

  /// `重点 × 3：按期 1、逾期 1、未兑现 0`, word by word.
  private func weightLine(_ measure: CommitmentMeasure) -> String {
    let parts = measure.importance.enumerated().map { position, word -> String in
      let (inTime, late) = (count(.inTime, at: position), count(.overdue, at: position))
      let open = count(.open, at: position)
      return "\(word.word) × \(word.weight)"
        + wording(
          "（按期 \(inTime)、逾期 \(late)、未兑现 \(open)）", " (\(inTime) kept, \(late) late, \(open) not)")
    }
    return wording("按权重：", "by weight: ") + wording.list(parts)
  }

  /// What the projects left out would have made of it, had they counted as open.
  func leftOutProjectLines(_ measure: ProjectMeasure) -> [String] {
    guard measure.by == .count, count(.leftOut) > 0 else { return [] }
    return alternative(
      "若不计入的也算没有完成", "had those left out counted as open", count(.completed),
      of: count(.total) + count(.leftOut))
  }
}

/// The weights of commitments by what became of them.
private struct CommitmentSums {
  let inTime: Int64
  let late: Int64
  let all: Int64

  init(_ cell: Explanation.Measured, _ measure: CommitmentMeasure) {
    let count = { (detail: Detail) in cell.details[detail] ?? 0 }
    guard !measure.importance.isEmpty else {
      let open =
        count(.unfulfilled) + (measure.notYetDue == .leaveOut ? 0 : count(.notYetDue))
      (inTime, late) = (count(.fulfilled), count(.late))
      all = inTime + late + open
      return
    }
    let sum = { (fact: LedgerDetail.Fact) in
      measure.importance.enumerated().reduce(Int64(0)) { sum, word in
        sum + Int64(word.element.weight) * count(.fact(fact, at: word.offset))
      }
    }
    (inTime, late) = (sum(.inTime), sum(.overdue))
    all = inTime + late + sum(.open)
  }
}
