import AppraisalNumerics
import AppraisalScheme

/// A share of counted cases per subject.
struct CountedRate {
  let target: OutlierTarget
  let kind: RateExamination.Kind
  /// Cases that count, one entry per subject.
  let parts: [Int64]
  /// All cases.
  let wholes: [Int64]
  /// The rows looked at, ascending.
  let rows: [Int]
}

/// The rates of all measured indicators whose counts are stored; the others are named.
func countedRates(
  _ table: IndicatorTable, _ scheme: Scheme, _ cells: [PanelCells], _ excluded: Set<Int>,
  _ unexamined: inout [Unexamined]
) -> [CountedRate] {
  var rates: [CountedRate] = []
  for leaf in scheme.root.leaves {
    guard let measure = leaf.measure else { continue }
    if case .ballots = measure {
      for cell in cells where cell.indicator == leaf.identifier {
        add(ballotRate(cell), of: cell.target, to: &rates, &unexamined)
        if !cell.protected.isEmpty {
          unexamined.append(
            Unexamined(.funnel, cell.target, .protected(cells: cell.protected.count)))
        }
      }
      continue
    }
    let target = OutlierTarget(leaf.identifier, leaf.title)
    guard let column = table.column(ColumnKey(indicator: leaf.identifier)) else {
      unexamined.append(Unexamined(.funnel, target, .notCounts))
      continue
    }
    let counts = counts(measure, column).map { kind, parts, wholes in
      CountedRate(
        target: target, kind: kind, parts: parts, wholes: wholes,
        rows: column.points.missing.indices.filter {
          column.points.missing[$0] == 0 && !excluded.contains($0)
        })
    }
    add(counts, of: target, to: &rates, &unexamined)
  }
  return rates
}

/// Counts, or the reason why there are none.
private typealias Counts = Result<CountedRate, NoCounts>

private struct NoCounts: Error {
  let reason: Unexamined.Reason
}

private func add(
  _ rate: Counts, of target: OutlierTarget, to rates: inout [CountedRate],
  _ unexamined: inout [Unexamined]
) {
  switch rate {
  case .success(let rate): rates.append(rate)
  case .failure(let problem): unexamined.append(Unexamined(.funnel, target, problem.reason))
  }
}

private func ballotRate(_ cell: PanelCells) -> Counts {
  var words: [String]?
  if case .rate(let stated) = cell.ballots.result { words = stated }
  guard let votes = cell.votes(for: words) else {
    return .failure(NoCounts(reason: .numberScale))
  }
  return .success(
    CountedRate(
      target: cell.target, kind: .words(words ?? cell.topWords), parts: votes.part,
      wholes: votes.whole, rows: cell.shown))
}

private func counts(
  _ measure: Measure, _ column: MeasuredColumn
) -> Result<(RateExamination.Kind, [Int64], [Int64]), NoCounts> {
  let reading = CountReading(column: column)
  let ratio = { (kind: RateExamination.Kind) in reading.pair(kind, [.numerator], [.denominator]) }
  switch measure {
  case .services(let rule), .visits(let rule), .meetings(let rule):
    return reading.minimumCount(rule)
  case .attendance(let rule), .attendanceTotals(let rule):
    if case .atLeast = rule.credit { return ratio(.people) }
    return ratio(.attendance)
  case .categories(let rule):
    return rule.credit == .linear ? ratio(.categories) : .failure(NoCounts(reason: .allOrNothing))
  case .coverage: return ratio(.coverage)
  case .pairing: return ratio(.places)
  case .projects(let rule): return reading.projects(rule)
  case .commitments(let rule):
    return reading.kept(isOpenCounted: rule.notYetDue == .asUnfulfilled)
  case .table, .index, .events, .ballots: return .failure(NoCounts(reason: .notCounts))
  case .ledger(let ledger): return reading.ledger(ledger)
  }
}

/// Reads counts from the details of a column.
private struct CountReading {
  typealias Found = Result<(RateExamination.Kind, [Int64], [Int64]), NoCounts>

  let column: MeasuredColumn

  /// Sums of details over sums of others; a detail that is nowhere told is 0.
  func pair(
    _ kind: RateExamination.Kind, _ parts: [Detail], _ wholes: [Detail]
  ) -> Found {
    let sum = { (details: [Detail]) in
      self.column.points.missing.indices.map { row in
        details.reduce(Int64(0)) { sum, detail in
          sum.addingReportingOverflow(self.column.details[detail]?[row] ?? 0).partialValue
        }
      }
    }
    return .success((kind, sum(parts), sum(wholes)))
  }

  func minimumCount(_ rule: MinimumCount) -> Found {
    switch rule.per {
    case .member: return pair(.members, [.compliantMembers], [.members])
    case .household: return pair(.households, [.compliantHouseholds], [.households])
    case .subject:
      guard rule.credit == .linear else { return .failure(NoCounts(reason: .allOrNothing)) }
      return pair(.due, [.numerator], [.denominator])
    }
  }

  func projects(_ rule: ProjectMeasure) -> Found {
    if column.details[.fact(.projects)] != nil {
      return pair(.completed, [.fact(.projectsCompleted)], [.fact(.projects)])
    }
    guard rule.by == .count else { return .failure(NoCounts(reason: .weighedSums)) }
    return pair(.completed, [.completed], [.total])
  }

  func kept(isOpenCounted: Bool) -> Found {
    pair(
      .kept, [.fulfilled],
      [.fulfilled, .late, .unfulfilled] + (isOpenCounted ? [.notYetDue] : []))
  }

  func ledger(_ measure: LedgerMeasure) -> Found {
    switch measure {
    case .claims(let rule):
      guard rule.by == .count else { return .failure(NoCounts(reason: .weighedSums)) }
      return pair(.completed, [.completed], [.total])
    case .checklist(let rule): return kept(isOpenCounted: rule.notYetDue == .asMissing)
    case .reconcile: return pair(.agreeing, [.numerator], [.denominator])
    case .lists: return pair(.met, [.numerator], [.denominator])
    case .rollUp: return .failure(NoCounts(reason: .notCounts))
    case .ratio:
      let unit = Points.unitsPerPoint
      let sums = [Detail.fact(.dividend), .fact(.divisor)].map { column.details[$0] ?? [] }
      guard sums.allSatisfy({ $0.allSatisfy { $0 % unit == 0 } }) else {
        return .failure(NoCounts(reason: .decimals))
      }
      return .success((.handedIn, sums[0].map { $0 / unit }, sums[1].map { $0 / unit }))
    }
  }
}
