import AppraisalIngest
import AppraisalScheme

/// Who and what falls short in dated ledgers and lists, by name.
///
/// Those whom no row names are the very ones that an office looks for, so that people are gone through,
/// not rows.
struct ShortfallGathering {
  /// The indicator or the range.
  let rule: String
  let scheme: Scheme
  let records: Records

  /// What falls short under a measure.
  func found(_ measure: Measure) -> [LedgerFinding] {
    switch measure {
    case .services(let rule), .visits(let rule), .meetings(let rule): belowMinimum(rule)
    case .coverage(let rule): uncovered(rule)
    case .pairing(let rule): vacant(rule)
    default: []
    }
  }

  private func finding(
    _ kind: LedgerFinding.Kind, _ item: String, row: Int, input: String, line: Int32 = 0,
    who: String? = nil
  ) -> LedgerFinding {
    LedgerFinding(
      indicator: rule, input: input, row: row, identifier: who, item: item, kind: kind,
      file: records.ledgers.files[input] ?? input, line: Int(line))
  }

  // MARK: - Minimum counts

  private func belowMinimum(_ rule: MinimumCount) -> [LedgerFinding] {
    guard let windows = scheme.period.count(of: rule.window) else { return [] }
    let counting = OccurrenceCounting(rule, scheme, records)
    let counts = counting.counts(windows: windows)
    let households = counting.householdNames
    let pairs = rule.per == .household ? pairLines(rule) : [:]
    return counting.owners.indices.compactMap { owner in
      let slots = WindowCounts(counts[(owner * windows)..<((owner + 1) * windows)], rule)
      let missed = rule.spread == .each ? slots.missedWindows : []
      guard rule.spread == .each ? !missed.isEmpty : slots.sum < slots.whole else { return nil }
      let kind = LedgerFinding.Kind.belowMinimum(
        found: slots.sum, due: slots.whole, windows: missed, of: rule.window)
      let row = counting.owners[owner]
      switch rule.per {
      case .subject: return finding(kind, "", row: row, input: rule.input)
      case .member: return member(owner, kind, input: rule.input)
      case .household:
        let name = households[owner]
        guard case .listed(let input) = rule.households else {
          return finding(kind, name, row: row, input: rule.input)
        }
        let line = pairs[Household(row: row, name: Array(name.utf8))] ?? 0
        return finding(kind, name, row: row, input: input, line: line)
      }
    }
  }

  private func member(
    _ member: Int, _ kind: LedgerFinding.Kind, input: String
  ) -> LedgerFinding {
    finding(
      kind, records.members.names[member], row: Int(records.members.subjectRows[member]),
      input: input, who: records.members.identifier(at: member))
  }

  private struct Household: Hashable {
    let row: Int
    let name: [UInt8]
  }

  /// The first line of each household on the list of pairs.
  private func pairLines(_ rule: MinimumCount) -> [Household: Int32] {
    guard case .listed(let input) = rule.households else { return [:] }
    let pairs = (records.pairs[input] ?? []).map { pair in
      let row = records.subjectRow(of: pair.who, in: input, isMember: false)
      return (Household(row: row, name: Array(pair.household.utf8)), pair.line)
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  // MARK: - Coverage

  private func uncovered(_ rule: CoverageMeasure) -> [LedgerFinding] {
    switch rule.of {
    case .members: return uncoveredMembers(rule) { _ in true }
    case .rosterColumn:
      // Names are only to be had where the ledger counts members.
      guard rule.counts == .people, records.namesMembers(rule.input) else { return [] }
      let column = measureCoverage(rule, scheme, records)
      return uncoveredMembers(rule) { column.numerators[$0] < column.denominators[$0] }
    case .leaders, .points, .both: return uncoveredContacts(rule)
    }
  }

  private func uncoveredMembers(
    _ rule: CoverageMeasure, where isWanted: (_ row: Int) -> Bool
  ) -> [LedgerFinding] {
    let counts = ReadingPlan(scheme).countedKinds(rule.kinds, of: rule.input)
    var isCovered = [Bool](repeating: false, count: records.members.count)
    for service in records.services[rule.input] ?? [] where counts[Int(service.kind)] {
      isCovered[Int(service.who)] = true
    }
    return isCovered.indices.compactMap { position in
      guard !isCovered[position], isWanted(Int(records.members.subjectRows[position])) else {
        return nil
      }
      return member(position, .uncovered, input: rule.input)
    }
  }

  private func uncoveredContacts(_ rule: CoverageMeasure) -> [LedgerFinding] {
    let contacts = records.contacts[rule.input] ?? []
    var findings: [LedgerFinding] = []
    if rule.of != .points {
      findings += unmatched(contacts, rule, .withoutPoint, \.leader, \.point)
    }
    if rule.of != .leaders {
      findings += unmatched(contacts, rule, .withoutLeader, \.point, \.leader)
    }
    return findings
  }

  /// Names that never stand beside one of the other side, at their first line.
  private func unmatched(
    _ contacts: [ContactRecord], _ rule: CoverageMeasure, _ kind: LedgerFinding.Kind,
    _ own: (ContactRecord) -> String?, _ other: (ContactRecord) -> String?
  ) -> [LedgerFinding] {
    let key = { (contact: ContactRecord, name: String) in
      Household(row: Int(contact.subject), name: Array(name.utf8))
    }
    var seen = Set(
      contacts.compactMap { contact -> Household? in
        guard let name = own(contact), other(contact) != nil else { return nil }
        return key(contact, name)
      })
    return contacts.compactMap { contact in
      guard let name = own(contact), seen.insert(key(contact, name)).inserted else { return nil }
      return finding(
        kind, name, row: Int(contact.subject), input: rule.input, line: contact.line)
    }
  }

  // MARK: - Posts and pairs

  private func vacant(_ rule: PairingMeasure) -> [LedgerFinding] {
    let words = ReadingPlan(scheme).roles(of: rule.input)
    var posts: [Household: [PostRecord]] = [:]
    var places: [(key: Household, name: String)] = []
    for post in records.posts[rule.input] ?? [] {
      let key = Household(row: Int(post.subject), name: Array(post.place.utf8))
      if posts[key] == nil { places.append((key, post.place)) }
      posts[key, default: []].append(post)
    }
    return places.flatMap { place in
      rule.roles.compactMap { role -> LedgerFinding? in
        let all = posts[place.key] ?? []
        let own = all.filter { words[Int($0.role)].utf8.elementsEqual(role.utf8) }
        let lacking = Int64(rule.each) - Int64(own.count(where: \.isFilled))
        guard lacking > 0 else { return nil }
        let line = own.first { !$0.isFilled }?.line ?? all.first?.line ?? 0
        return finding(
          .vacant(role: role, count: lacking), place.name, row: place.key.row,
          input: rule.input, line: line)
      }
    }
  }

  /// People whose number of households lies outside a range.
  func found(_ range: RangeRule) -> [LedgerFinding] {
    guard case .pairs(let input) = range.number else { return [] }
    let isOfMembers = records.namesMembers(input)
    let count = isOfMembers ? records.members.count : records.roster.count
    var numbers = [Int64](repeating: 0, count: count)
    var lines = [Int32](repeating: 0, count: count)
    for pair in records.pairs[input] ?? [] {
      numbers[Int(pair.who)] += 1
      if lines[Int(pair.who)] == 0 { lines[Int(pair.who)] = pair.line }
    }
    return numbers.indices.compactMap { who in
      let row = records.subjectRow(of: Int32(who), in: input, isMember: false)
      let level = range.stratum.flatMap { name in
        scheme.strata.firstIndex(of: name).map { records.roster.subjects[row].strata[$0] }
      }
      guard let bounds = range.bounds(at: level) else { return nil }
      let number = numbers[who]
      guard number < bounds.from ?? .min || number > bounds.to ?? .max else { return nil }
      return finding(
        .outsideRange(number: number, from: bounds.from, to: bounds.to),
        isOfMembers ? records.members.names[who] : "", row: row, input: input, line: lines[who],
        who: isOfMembers ? records.members.identifier(at: who) : nil)
    }
  }
}
