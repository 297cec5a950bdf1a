import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme

/// The lines of a subject's page about an indicator measured from ledgers: what was counted, the
/// arithmetic, and what another clause would have given.
struct LedgerLines {
  let cell: Explanation.Measured
  let wording: Wording

  func lines(_ measure: LedgerMeasure) -> [String] {
    switch measure {
    case .claims(let claims): claimLines(claims)
    case .checklist(let list): checklistLines(list)
    case .ratio(let ratio): ratioLines(ratio)
    case .reconcile(let pair): reconcileLines(pair)
    case .lists(let lists): listLines(lists)
    case .rollUp(let rollUp): rollUpLines(rollUp)
    }
  }

  func count(_ detail: Detail) -> Int64 { cell.details[detail] ?? 0 }

  func count(_ fact: LedgerDetail.Fact, at position: Int = 0) -> Int64 {
    count(.fact(fact, at: position))
  }

  /// `100 × 4 ÷ 10 = 40.00`; the reason when there are no points.
  var quotient: String {
    guard let points = cell.points else {
      return wording("无分：", "none: ") + wording.reason(cell.reason)
    }
    return "100 × \(count(.numerator)) ÷ \(count(.denominator)) = \(points.text(places: 2))"
  }

  /// What a ratio would have come to under another clause.
  func alternative(
    _ chinese: String, _ english: String, _ numerator: Int64, of denominator: Int64
  ) -> [String] {
    guard denominator > 0 else { return [] }
    let scaled = Int128(numerator) * 100 * Int128(Points.unitsPerPoint)
    let value = Int64(clamping: halfUpQuotient(scaled, Int128(denominator)))
    guard cell.points.map({ Int64($0.units) != value }) ?? true else { return [] }
    let text = decimalText(value, decimals: Points.decimals, atLeast: 2)
    return [
      wording(chinese, english)
        + wording("：", ": ") + "100 × \(numerator) ÷ \(denominator) = \(text)"
    ]
  }

  // MARK: - Other measures

  private func ratioLines(_ measure: RatioMeasure) -> [String] {
    let dividend = decimalText(count(.dividend), decimals: 4)
    let divisor = decimalText(count(.divisor), decimals: 4)
    let terms = "\(measure.numerator) \(dividend) ÷ \(measure.denominator) \(divisor)"
    guard let points = cell.points else {
      return ["\(terms)；" + wording("无分：", "none: ") + wording.reason(cell.reason)]
    }
    var lines = ["\(terms)；100 × \(dividend) ÷ \(divisor) = \(points.text(places: 2))"]
    if let limit = measure.warnAbove, count(.exceeding) > 0 {
      let text = decimalText(limit, decimals: 4)
      lines.append(
        wording(
          "高于 \(text)，照实计算、不封顶；请核实两个数是不是同一口径",
          "above \(text); nothing is clamped, but look whether both values count the same things"))
    }
    return lines
  }

  private func reconcileLines(_ measure: ReconcileMeasure) -> [String] {
    let agreeing = count(.agreeing)
    let (first, second) = (count(.onlyFirst), count(.onlySecond))
    let line = wording(
      "两个来源一致 \(agreeing)、不一致 \(count(.differing))、只有 \(measure.input) 有 \(first)、只有 "
        + "\(measure.other) 有 \(second)；",
      "\(agreeing) agree, \(count(.differing)) differ, \(first) only in \(measure.input), \(second) "
        + "only in \(measure.other); ")
    let compared = agreeing + count(.differing)
    return [line + quotient]
      + (measure.oneSided == .leaveOut
        ? alternative(
          "若只有一边有数也算不一致", "if one-sided values counted as differences", agreeing,
          of: compared + first + second)
        : alternative(
          "若只有一边有数不计入", "if one-sided values were left out", agreeing, of: compared))
  }

  private func listLines(_ measure: ListMatchMeasure) -> [String] {
    let (needs, met) = (count(.needs), count(.needsMet))
    let (offers, taken) = (count(.offers), count(.offersTaken))
    var line = wording(
      "需求 \(needs) 项，对上 \(met) 项；另一份清单 \(offers) 项，对上 \(taken) 项；",
      "\(met) of \(needs) needs met; \(taken) of \(offers) of the other list meet one; ")
    if count(.needsUnowned) > 0 {
      line += wording(
        "无人负责的需求 \(count(.needsUnowned)) 项；",
        "\(count(.needsUnowned)) needs that nobody looks after; ")
    }
    return [line + quotient]
      + (measure.count == .needs
        ? alternative("若两份清单都数", "if both lists counted", met + taken, of: needs + offers)
        : alternative("若只数需求", "if needs alone counted", met, of: needs))
  }

  private func rollUpLines(_ measure: RollUpMeasure) -> [String] {
    let (below, scored) = (count(.below), count(.belowScored))
    let line = wording(
      "下级 \(below) 个，有分 \(scored) 个；", "\(below) below, \(scored) of them with points; ")
    guard let points = cell.points else {
      return [line + wording("无分：", "none: ") + wording.reason(cell.reason)]
    }
    let sum = decimalText(count(.belowSum), decimals: Points.decimals)
    let divisor = measure.unscored == .asZero ? below : scored
    return [line + "\(sum) ÷ \(divisor) = \(points.text(places: 2))"]
  }
}
