import AppraisalNumerics

/// Holds grade bands against every score that can come about, on the grid of the declared places.
///
/// A band with only `from` ends where the next better one begins (half-open). On the grid a score
/// without a band is a hole and a score in two bands an overlap; both are reported with the scores.
///
/// - Parameters:
///   - drafts: The bands, the best first.
///   - rounding: The places of the composite.
///   - range: The scores that can come about; `nil` when they are not known yet.
///   - faults: Takes what is wrong.
/// - Returns: The bands from the best down; `nil` when they have a fault.
func lintedBands(
  _ drafts: [BandDraft], rounding: Rounding, range: ClosedRange<Points>?,
  _ faults: inout FaultCollector
) -> GradeBands? {
  var words: Set<[UInt8]> = []
  var isFaulty = drafts.isEmpty
  for draft in drafts where !words.insert(Array(draft.grade.utf8)).inserted {
    isFaulty = true
    faults.error(
      "grade-repeated", at: draft.mark, "等次“\(draft.grade)”出现了两次。",
      "the grade `\(draft.grade)` stands there twice")
  }
  // Sorted by their bounds, a lost digit would turn the grades upside down without a word.
  guard !reportOrder(of: drafts, &faults) else { return nil }
  let grid = BandGrid(rounding: rounding, range: range)
  let bands = grid.bands(drafts, &faults)
  // Where a band is missing or turned round, holes and overlaps are nothing but its shadow.
  guard bands.count == drafts.count, !grid.reportTurned(bands, &faults) else { return nil }
  grid.warnOfUnreachable(bands, &faults)
  isFaulty = grid.reportHoles(bands, &faults) || isFaulty
  guard !isFaulty else { return nil }
  return GradeBands(
    bestFirst: bands.compactMap { band in
      (try? Points(units: grid.units(band.low ?? grid.beginning(ofOpenBandBelow: bands)))).map {
        .init(grade: band.draft.grade, lowest: $0)
      }
    })
}

/// Reports the first grade that begins higher than the one written before it; says whether there
/// was one.
private func reportOrder(of drafts: [BandDraft], _ faults: inout FaultCollector) -> Bool {
  let begin = { (draft: BandDraft) in draft.from.map { Int64($0.units) } ?? .min }
  let turned = zip(drafts, drafts.dropFirst()).first { begin($0) < begin($1) }
  guard let (better, worse) = turned, let higher = worse.from else { return false }
  let lower = better.from.map { "\($0)" }
  let order = drafts.map { draft in
    "\(draft.grade) \(draft.from.map { "\($0)" } ?? "—")"
  }.joined(separator: " → ")
  faults.error(
    "grade-order", at: better.mark,
    "等次从最好的写起：“\(better.grade)”\(lower.map { "从 \($0) 起" } ?? "没有 from")，低于下一个等次"
      + "“\(worse.grade)”的 \(higher)。现在的顺序：\(order)。请改分数线，或按从好到差重新排列。",
    "grades are written from the best down: `\(better.grade)` "
      + "\(lower.map { "begins at \($0)" } ?? "has no `from`"), below the \(higher) of "
      + "`\(worse.grade)` after it. The order is now: \(order). Mend the bound, or the order")
  return true
}

/// Bands as ranges of whole steps of the rounding.
private struct BandGrid {
  struct Band {
    let draft: BandDraft
    /// The lowest step, included; `nil` when open below.
    let low: Int64?
    /// The highest step, included; `nil` when open above.
    var high: Int64?
  }

  let rounding: Rounding
  let lowest: Int64
  let highest: Int64?

  init(rounding: Rounding, range: ClosedRange<Points>?) {
    self.rounding = rounding
    let step = { (points: Points) in rounding.rounded(Int64(points.units)) / rounding.step }
    lowest = range.map { step($0.lowerBound) } ?? -Points.limit / rounding.step
    highest = range.map { step($0.upperBound) }
  }

  /// Where a band begins that has no lower bound: at the lowest score, and below the next better
  /// band even if no score is as low.
  func beginning(ofOpenBandBelow bands: [Band]) -> Int64 {
    bands.compactMap(\.low).last.map { min(lowest, $0 - 1) } ?? lowest
  }

  func units(_ step: Int64) -> Int64 { step * rounding.step }

  private func text(_ step: Int64) -> String {
    decimalText(units(step), decimals: Points.decimals, atLeast: rounding.places)
  }

  /// The bands from the best down, their open ends closed by their neighbours.
  func bands(_ drafts: [BandDraft], _ faults: inout FaultCollector) -> [Band] {
    var bands: [Band] = []
    for draft in drafts {
      let ends = [draft.from, draft.to, draft.below]
      let steps = ends.map { $0.map { Int64($0.units) } }
      if let fine = steps.compactMap(\.self).first(where: { $0 % rounding.step != 0 }) {
        let shown = decimalText(fine, decimals: Points.decimals)
        faults.error(
          "band-finer-than-rounding", at: draft.mark,
          "分数线 \(shown) 的小数位多于得分保留的 \(rounding.places) 位。",
          "the bound \(shown) has more decimals than the \(rounding.places) of the score")
        continue
      }
      let scaled = steps.map { $0.map { $0 / rounding.step } }
      bands.append(Band(draft: draft, low: scaled[0], high: scaled[1] ?? scaled[2].map { $0 - 1 }))
    }
    bands.sort { ($0.low ?? .min) > ($1.low ?? .min) }
    for index in bands.indices.dropFirst() where bands[index].high == nil {
      bands[index].high = (bands[index - 1].low ?? lowest) - 1
    }
    return bands
  }

  /// Reports bands that end before they begin, and two that begin together; says whether there were
  /// any.
  func reportTurned(_ bands: [Band], _ faults: inout FaultCollector) -> Bool {
    var isFaulty = false
    for (better, worse) in zip(bands, bands.dropFirst()) {
      guard let low = worse.low, low == better.low else { continue }
      isFaulty = true
      faults.error(
        "band-overlap", at: worse.draft.mark,
        "“\(better.draft.grade)”和“\(worse.draft.grade)”都从 \(text(low)) 起。",
        "`\(better.draft.grade)` and `\(worse.draft.grade)` both begin at \(text(low))")
    }
    guard !isFaulty else { return true }
    for band in bands {
      guard let low = band.low, let high = band.high, low > high else { continue }
      isFaulty = true
      faults.error(
        "band-empty", at: band.draft.mark, "等次“\(band.draft.grade)”的下限高于上限。",
        "the grade `\(band.draft.grade)` begins above its end")
    }
    return isFaulty
  }

  /// Warns of grades that no score reaches, such as one from 950 where 95 was meant.
  func warnOfUnreachable(_ bands: [Band], _ faults: inout FaultCollector) {
    guard let highest else { return }
    for band in bands where (band.low ?? lowest) > highest || (band.high ?? highest) < lowest {
      faults.warning(
        "band-out-of-reach", at: band.draft.mark,
        "等次“\(band.draft.grade)”不会有人达到：得分在 \(text(lowest)) 到 \(text(highest)) 之间。",
        "no score reaches the grade `\(band.draft.grade)`: scores lie between \(text(lowest)) and "
          + "\(text(highest))")
    }
  }

  /// Reports scores with no band or two; says whether there were any.
  func reportHoles(_ bands: [Band], _ faults: inout FaultCollector) -> Bool {
    var isFaulty = false
    for (better, worse) in zip(bands, bands.dropFirst()) {
      guard let low = better.low, let high = worse.high else {
        isFaulty = true
        overlap(better, worse, from: nil, to: nil, &faults)
        continue
      }
      if high >= low {
        isFaulty = true
        overlap(better, worse, from: low, to: min(high, better.high ?? high), &faults)
      } else if high + 1 < low {
        isFaulty = true
        hole(from: high + 1, to: low - 1, at: worse.draft.mark, &faults)
      }
    }
    if let worst = bands.last, let low = worst.low, highest != nil, low > lowest {
      isFaulty = true
      hole(from: lowest, to: low - 1, at: worst.draft.mark, &faults)
    }
    if let best = bands.first, let high = best.high, let highest, high < highest {
      isFaulty = true
      hole(from: high + 1, to: highest, at: best.draft.mark, &faults)
    }
    return isFaulty
  }

  private func hole(
    from: Int64, to: Int64, at mark: SourceMark, _ faults: inout FaultCollector
  ) {
    let scores = from == to ? text(from) : "\(text(from))–\(text(to))"
    faults.error(
      "band-hole", at: mark,
      "得分 \(scores) 没有等次（得分保留 \(rounding.places) 位小数）。"
        + "建议只写 from，每个等次到上一等次的分数线为止。",
      "the scores \(scores) have no grade (scores have \(rounding.places) decimals); write only "
        + "`from`: each grade then ends where the next better one begins")
  }

  private func overlap(
    _ better: Band, _ worse: Band, from: Int64?, to: Int64?, _ faults: inout FaultCollector
  ) {
    let scores: String =
      if let from, let to { from == to ? text(from) : "\(text(from))–\(text(to))" } else { "…" }
    faults.error(
      "band-overlap", at: worse.draft.mark,
      "得分 \(scores) 同时属于“\(better.draft.grade)”和“\(worse.draft.grade)”。",
      "the scores \(scores) belong to both `\(better.draft.grade)` and `\(worse.draft.grade)`")
  }
}
