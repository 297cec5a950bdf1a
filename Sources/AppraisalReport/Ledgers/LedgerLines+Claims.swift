import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme

extension LedgerLines {
  /// Items that pass through stages.
  func claimLines(_ measure: ClaimMeasure) -> [String] {
    [funnel(measure)] + deadlineLines(measure) + roughLines(measure) + lagLines(measure)
      + openLines(measure) + windowLines(measure) + categoryLines(measure)
  }

  private func funnel(_ measure: ClaimMeasure) -> String {
    let stages = measure.stages.enumerated()
      .map { "\($0.element) \(count(.reached, at: $0.offset))" }
    let pair = "\(measure.stages[measure.from])→\(measure.stages[measure.to])"
    let head = measure.by == .number ? wording("按条数 ", "by rows: ") : ""
    var line = head + stages.joined(separator: " → ") + wording("；", "; ") + "\(pair) "
    if measure.by == .number {
      let (done, all) = (shown(.completed), shown(.total))
      line += wording("按数量 \(done)，共 \(all)；", "\(done) of \(all) by number; ")
    }
    if count(.afterPeriod) > 0 {
      line += wording(
        "期后才开始 \(count(.afterPeriod)) 件，不计；",
        "\(count(.afterPeriod)) begun after the period, left out; ")
    }
    guard measure.by == .number, let points = cell.points else { return line + quotient }
    return line
      + "100 × \(shown(.completed)) ÷ \(shown(.total)) = \(points.text(places: 2))"
  }

  private func shown(_ detail: Detail) -> String { decimalText(count(detail), decimals: 4) }

  private func deadlineLines(_ measure: ClaimMeasure) -> [String] {
    guard let deadline = measure.within else { return [] }
    let line = wording(
      "\(deadline.days) 天内 \(count(.inTime)) 件，超时 \(count(.overdue)) 件，到达而没写日期 "
        + "\(count(.undated)) 件，还没到时限 \(count(.pending)) 件",
      "\(count(.inTime)) within \(deadline.days) days, \(count(.overdue)) too late, "
        + "\(count(.undated)) reached without days, \(count(.pending)) still with time left")
    guard measure.by == .count else { return [line] }
    return [line]
      + alternative(
        "若不限天数", "without the limit", count(.reached, at: measure.to),
        of: count(.reached, at: measure.from))
  }

  /// Numbers such as 3000余 are lower bounds, and so is what is made of them.
  private func roughLines(_ measure: ClaimMeasure) -> [String] {
    var lines: [String] = []
    if count(.rough) > 0 {
      lines.append(
        wording(
          "注意：\(count(.rough)) 条的数量是约数或下限（如“3000余”），其中计入分子 \(count(.roughDone)) 条；按写出的数计算，结果是近似值",
          "note: \(count(.rough)) numbers are rough or lower bounds (as in “3000余”), "
            + "\(count(.roughDone)) of them in the numerator; taken as written, so the result is "
            + "approximate"))
    }
    if count(.unnumbered) > 0 {
      lines.append(
        wording(
          "\(count(.unnumbered)) 条没写数量，按 0 计",
          "\(count(.unnumbered)) without a number count as 0"))
    }
    return lines
  }

  private func lagLines(_ measure: ClaimMeasure) -> [String] {
    var parts: [String] = []
    for step in 0..<(measure.stages.count - 1) where count(.stepCount, at: step) > 0 {
      parts.append(
        lag(
          "\(measure.stages[step])→\(measure.stages[step + 1])", count(.stepCount, at: step),
          count(.stepMedian, at: step), count(.stepNinetieth, at: step)))
    }
    if measure.to > measure.from + 1, count(.spanCount) > 0 {
      parts.append(
        lag(
          "\(measure.stages[measure.from])→\(measure.stages[measure.to])", count(.spanCount),
          count(.spanMedian), count(.spanNinetieth)))
    }
    return parts.isEmpty
      ? [] : [wording("用时：", "days taken: ") + parts.joined(separator: wording("；", "; "))]
  }

  private func lag(_ name: String, _ count: Int64, _ median: Int64, _ ninetieth: Int64) -> String {
    wording(
      "\(name) \(count) 件，中位数 \(median) 天，九成不超过 \(ninetieth) 天",
      "\(name) \(count) items, median \(median), 90th percentile \(ninetieth)")
  }

  private func openLines(_ measure: ClaimMeasure) -> [String] {
    guard count(.open) > 0 else { return [] }
    // Numbers are summed up elsewhere; here rows are counted.
    let unit = measure.by == .number ? "条" : "件"
    var line = wording(
      "未到“\(measure.stages[measure.to])” \(count(.open)) \(unit)\(age(.oldestOpen))",
      "\(count(.open)) not at \(measure.stages[measure.to])\(age(.oldestOpen))")
    if let limit = measure.staleAfter {
      line += wording(
        "，超过 \(limit) 天 \(count(.stale)) \(unit)", ", \(count(.stale)) above \(limit) days")
    }
    if count(.unclaimed) > 0 {
      line += wording(
        "；无人承接 \(count(.unclaimed)) \(unit)\(age(.oldestUnclaimed))",
        "; \(count(.unclaimed)) that nobody took on\(age(.oldestUnclaimed))")
    }
    return [line]
  }

  /// The age of the oldest item; nothing where no day is told.
  private func age(_ fact: LedgerDetail.Fact) -> String {
    guard let days = cell.details[.fact(fact)], days > 0 else { return "" }
    return wording("，最久 \(days) 天", ", the oldest \(days) days")
  }

  private func windowLines(_ measure: ClaimMeasure) -> [String] {
    guard measure.window != nil else { return [] }
    var windows: [String] = []
    while let begun = cell.details[.fact(.begun, at: windows.count)] {
      windows.append("\(begun)/\(count(.begunAndDone, at: windows.count))")
    }
    return [
      wording(
        "各时段 开始/其中完成：\(wording.list(windows))；空白时段 \(count(.emptyWindows)) 个",
        "begun/done of them per window: \(wording.list(windows)); \(count(.emptyWindows)) empty")
    ]
  }

  private func categoryLines(_ measure: ClaimMeasure) -> [String] {
    measure.categories.enumerated().compactMap { position, word in
      let items = count(.categoryItems, at: position)
      guard items > 0 else { return nil }
      let timed = count(.categoryCount, at: position)
      let head = wording("\(word)：\(items) 件", "\(word): \(items) items")
      guard timed > 0 else { return head }
      return head + wording("，", ", ")
        + lag(
          wording("有用时的", "timed"), timed, count(.categoryMedian, at: position),
          count(.categoryNinetieth, at: position))
    }
  }

  /// Items to be handed in.
  func checklistLines(_ measure: ChecklistMeasure) -> [String] {
    let (inTime, late) = (count(.fulfilled), count(.late))
    let absent =
      count(.notListed) > 0
      ? wording("（其中台账里没有 \(count(.notListed))）", " (\(count(.notListed)) of them without a row)")
      : ""
    let line = wording(
      "按期 \(inTime)、逾期 \(late)、未交 \(count(.unfulfilled))\(absent)、未到期 \(count(.notYetDue))；",
      "\(inTime) in time, \(late) late, \(count(.unfulfilled)) not handed in\(absent), "
        + "\(count(.notYetDue)) not yet due; ")
    let pending = measure.notYetDue == .asMissing ? count(.notYetDue) : 0
    let owed = inTime + late + count(.unfulfilled) + pending
    guard late > 0, let points = cell.points else { return [line + quotientOfOwed(inTime, owed)] }
    let share = "\(measure.late.numerator)/\(measure.late.denominator)"
    return [
      line + "100 × (\(inTime) + \(late) × \(share)) ÷ \(owed) = \(points.text(places: 2))"
    ]
      + alternative(
        "若逾期的都按期", "had the late ones been in time", inTime + late, of: owed)
  }

  private func quotientOfOwed(_ inTime: Int64, _ owed: Int64) -> String {
    guard let points = cell.points else { return quotient }
    return "100 × \(inTime) ÷ \(owed) = \(points.text(places: 2))"
  }

  /// Completion by number and by amount, where amounts are told.
  func bothBasesLines() -> [String] {
    let all = count(.projects)
    guard all > 0, count(.projectAmount) > 0 else { return [] }
    let mean = decimalText(halfUpQuotient(count(.projectAmount), all), decimals: Points.decimals)
    let share = { (part: Int64, whole: Int64) in
      let scaled = Int128(part) * 10_000
      return decimalText(Int64(clamping: halfUpQuotient(scaled, Int128(whole))), decimals: 2)
    }
    return [
      wording(
        "按个数 \(count(.projectsCompleted))/\(all)（\(share(count(.projectsCompleted), all))%），按金额 "
          + "\(shown(.fact(.projectAmountCompleted)))/\(shown(.fact(.projectAmount)))（"
          + "\(share(count(.projectAmountCompleted), count(.projectAmount)))%），每个平均 \(mean)",
        "by number \(count(.projectsCompleted))/\(all) "
          + "(\(share(count(.projectsCompleted), all)) %), by amount "
          + "\(shown(.fact(.projectAmountCompleted)))/\(shown(.fact(.projectAmount))) "
          + "(\(share(count(.projectAmountCompleted), count(.projectAmount))) %), \(mean) on average"
      )
    ]
  }

  /// Projects weighed by category and share.
  func weightedProjectLines(_ measure: ProjectMeasure) -> [String] {
    let words = measure.weights.map { "\($0.word) × \($0.weight)" }
    var line = wording(
      "折算后完成 \(shown(.completed))，共 \(shown(.total))",
      "weighed: \(shown(.completed)) completed of \(shown(.total))")
    if !words.isEmpty { line += wording("（\(wording.list(words))）", " (\(wording.list(words)))") }
    if count(.shared) > 0 {
      line += wording(
        "；其中 \(count(.shared)) 项按份额计", "; \(count(.shared)) counted by share")
    }
    if let points = cell.points {
      line +=
        wording("；", "; ")
        + "100 × \(shown(.completed)) ÷ \(shown(.total)) = \(points.text(places: 2))"
    }
    return [line]
  }
}
