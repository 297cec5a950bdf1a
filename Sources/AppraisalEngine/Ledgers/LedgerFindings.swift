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
    /// An entry of a list that nobody looks after.
    case unowned
    /// A service or resource that meets no need.
    case unused
    /// A ratio above the limit; both values in units of 0.0001.
    case ratioAbove(dividend: Int64, divisor: Int64)
    /// Fewer entries than there must be: those found, those due in the period, and the windows below
    /// the minimum where each window has one.
    case belowMinimum(found: Int64, due: Int64, windows: [Int], of: Period.Window)
    /// Somebody whom no entry covers.
    case uncovered
    /// A leader without a contact point.
    case withoutPoint
    /// A contact point without a leader.
    case withoutLeader
    /// Posts of a role that nobody holds.
    case vacant(role: String, count: Int64)
    /// Somebody whose number of households lies outside its range.
    case outsideRange(number: Int64, from: Int64?, to: Int64?)
  }

  /// The indicator, or the range.
  public let indicator: String
  /// The input that it is found in.
  public let input: String
  /// The row of the subject.
  public let row: Int
  /// The identifier of the person, where the item is one.
  public let identifier: String?
  /// The item: a thing, a person's name, a household, a place; empty for the subject itself.
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
/// - Returns: By indicator in the order of the scheme, then by subject and line; ranges last.
/// - Complexity: O(records · log records).
public func ledgerFindings(_ scheme: Scheme, _ records: Records) -> [LedgerFinding] {
  let measured = scheme.root.leaves.map { leaf -> [LedgerFinding] in
    guard let measure = leaf.measure else { return [] }
    guard case .ledger(let ledger) = measure else {
      return ShortfallGathering(rule: leaf.identifier, scheme: scheme, records: records)
        .found(measure)
    }
    return LedgerFindingGathering(
      indicator: leaf.identifier, period: scheme.period, records: records
    ).found(ledger)
  }
  let ranged = scheme.ranges.map {
    ShortfallGathering(rule: $0.identifier, scheme: scheme, records: records).found($0)
  }
  return (measured + ranged).flatMap { findings in
    findings.enumerated()
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
    _ kind: LedgerFinding.Kind, _ item: String, row: Int, input: String, line: Int32,
    who: String? = nil
  ) -> LedgerFinding {
    LedgerFinding(
      indicator: indicator, input: input, row: row, identifier: who, item: item, kind: kind,
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
          row: records.checklistRow(entry.who, measure), input: measure.input, line: entry.line,
          who: identifier(entry.who, measure))
      }
    let isPending = measure.due.map { $0 > period.last } ?? false
    let absent = isPending ? [] : absentItems(measure, records)
    return listed
      + absent.map { absent in
        finding(
          .notHandedIn(due: measure.due), name(absent.who, absent.item, measure),
          row: records.checklistRow(absent.who, measure), input: measure.input, line: 0,
          who: identifier(absent.who, measure))
      }
  }

  private func identifier(_ who: Int32, _ measure: ChecklistMeasure) -> String? {
    measure.per == .member ? records.members.identifier(at: Int(who)) : nil
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
    let offers = lists.offers.flatMap { offer -> [LedgerFinding] in
      var kinds: [LedgerFinding.Kind] = []
      if !lists.isTaken(offer) { kinds.append(.unused) }
      if offer.owner?.isEmpty == true { kinds.append(.unowned) }
      return kinds.map {
        finding(
          $0, offer.identifier, row: Int(offer.subject), input: measure.other, line: offer.line)
      }
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
