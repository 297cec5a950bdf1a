import AppraisalIngest
public import AppraisalNumerics
public import AppraisalScheme

/// Something in a ledger that somebody should see to; no score depends on its being listed.
public struct LedgerFinding: Sendable, Hashable {
  /// What is the matter.
  public enum Kind: Sendable, Hashable {
    /// An open item is older than the limit, in days.
    case stale(days: Int)
    /// Nobody took an item on; the days since, if its day is told.
    case unclaimed(days: Int?)
    /// The number is only known roughly.
    case roughNumber
    /// What was due was not handed in; `nil` where the ledger has no row and no day.
    case notHandedIn(due: CalendarDate?)
    /// It was handed in late.
    case late(due: CalendarDate, done: CalendarDate)
    /// A need that nothing meets.
    case unmet
    /// A need that nobody looks after.
    case unowned
    /// A service or resource that meets no need.
    case unused
    /// A ratio above the limit; both values in units of 0.0001.
    case ratioAbove(dividend: Int64, divisor: Int64)
  }

  /// The indicator.
  public let indicator: String
  /// The row of the subject.
  public let row: Int
  /// The item.
  public let item: String
  /// What is the matter.
  public let kind: Kind
  /// The file.
  public let file: String
  /// The line; 0 for what has none.
  public let line: Int
}

/// Everything in the ledgers that somebody should see to.
///
/// - Parameters:
///   - scheme: The rules.
///   - records: The records.
/// - Returns: By indicator in the order of the scheme, then by subject and line.
/// - Complexity: O(records · log records).
public func ledgerFindings(_ scheme: Scheme, _ records: Records) -> [LedgerFinding] {
  scheme.root.leaves.flatMap { leaf -> [LedgerFinding] in
    guard case .ledger(let measure) = leaf.measure else { return [] }
    let gathering = LedgerFindingGathering(
      indicator: leaf.identifier, period: scheme.period, records: records)
    return gathering.found(measure).enumerated()
      .sorted {
        ($0.element.row, $0.element.line, $0.offset) < ($1.element.row, $1.element.line, $1.offset)
      }
      .map(\.element)
  }
}

private struct LedgerFindingGathering {
  let indicator: String
  let period: Period
  let records: Records

  func found(_ measure: LedgerMeasure) -> [LedgerFinding] {
    switch measure {
    case .claims(let claims): found(claims)
    case .checklist(let list): found(list)
    case .ratio(let ratio): found(ratio)
    case .lists(let lists): found(lists)
    case .reconcile, .rollUp: []
    }
  }

  private func finding(
    _ kind: LedgerFinding.Kind, _ item: String, row: Int, input: String, line: Int32
  ) -> LedgerFinding {
    LedgerFinding(
      indicator: indicator, row: row, item: item, kind: kind,
      file: records.ledgers.files[input] ?? input, line: Int(line))
  }

  private func found(_ measure: ClaimMeasure) -> [LedgerFinding] {
    let progress = ClaimProgress(measure: measure, end: period.last)
    return (records.ledgers.claims[measure.input] ?? []).flatMap { claim -> [LedgerFinding] in
      guard let stage = progress.stage(of: claim), stage >= measure.from else { return [] }
      var kinds: [LedgerFinding.Kind] = []
      if progress.isOpen(stage), progress.isStale(claim), let age = progress.age(of: claim) {
        kinds.append(.stale(days: age))
      } else if stage == measure.from, measure.to > measure.from + 1 {
        kinds.append(.unclaimed(days: progress.age(of: claim)))
      }
      if measure.by == .number, let number = claim.number,
        number.isApproximate || number.isLowerBound
      {
        kinds.append(.roughNumber)
      }
      return kinds.map {
        finding(
          $0, claim.identifier, row: Int(claim.subject), input: measure.input, line: claim.line)
      }
    }
  }

  private func found(_ measure: ChecklistMeasure) -> [LedgerFinding] {
    let listed = (records.ledgers.checklists[measure.input] ?? [])
      .filter { measure.asks(for: $0.item) }
      .compactMap { entry -> LedgerFinding? in
        let kind: LedgerFinding.Kind
        switch checklistOutcome(entry, end: period.last) {
        case .inTime, .notYetDue: return nil
        case .missing: kind = .notHandedIn(due: entry.due)
        case .late: kind = .late(due: entry.due, done: entry.done ?? entry.due)
        }
        return finding(
          kind, name(entry.who, entry.item, measure),
          row: records.checklistRow(entry.who, measure), input: measure.input, line: entry.line)
      }
    let isPending = measure.due.map { $0 > period.last } ?? false
    let absent = isPending ? [] : absentItems(measure, records)
    return listed
      + absent.map { absent in
        finding(
          .notHandedIn(due: measure.due), name(absent.who, absent.item, measure),
          row: records.checklistRow(absent.who, measure), input: measure.input, line: 0)
      }
  }

  /// The item, with the member's name where members owe it.
  private func name(_ who: Int32, _ item: String, _ measure: ChecklistMeasure) -> String {
    measure.per == .member ? "\(records.members.names[Int(who)])  \(item)" : item
  }

  private func found(_ measure: ListMatchMeasure) -> [LedgerFinding] {
    let lists = MatchedLists(measure, records)
    let needs = lists.needs.flatMap { need -> [LedgerFinding] in
      var kinds: [LedgerFinding.Kind] = []
      if !lists.isMet(need) { kinds.append(.unmet) }
      if need.owner?.isEmpty == true { kinds.append(.unowned) }
      return kinds.map {
        finding(
          $0, need.identifier, row: Int(need.subject), input: measure.input, line: need.line)
      }
    }
    let offers = lists.offers.filter { !lists.isTaken($0) }.map { offer in
      finding(
        .unused, offer.identifier, row: Int(offer.subject), input: measure.other,
        line: offer.line)
    }
    return needs + offers
  }

  private func found(_ measure: RatioMeasure) -> [LedgerFinding] {
    guard let table = records.values[measure.input],
      let dividends = table.values[measure.numerator],
      let divisors = table.values[measure.denominator]
    else { return [] }
    return dividends.indices.compactMap { row in
      guard exceeds(dividends[row], divisors[row], measure.warnAbove) else { return nil }
      return finding(
        .ratioAbove(dividend: Int64(dividends[row] ?? 0), divisor: Int64(divisors[row] ?? 0)),
        measure.numerator, row: row, input: measure.input, line: table.lines[row])
    }
  }
}
