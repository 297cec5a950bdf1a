import AppraisalIngest
import AppraisalScheme

/// Needs that were met over needs, or entries of both lists that found a counterpart over all.
func measureListMatch(_ measure: ListMatchMeasure, _ records: Records) -> LedgerColumn {
  let lists = MatchedLists(measure, records)
  var column = LedgerColumn(rows: records.roster.count)
  for row in 0..<records.roster.count { column.add(0, to: .records, row: row) }
  for need in lists.needs {
    let row = Int(need.subject)
    let isMet = lists.isMet(need)
    column.add(to: .records, row: row)
    column.add(to: .needs, row: row)
    column.add(isMet ? 1 : 0, to: .needsMet, row: row)
    if need.owner?.isEmpty == true { column.add(to: .needsUnowned, row: row) }
    column.count(isMet ? 1 : 0, of: 1, row: row)
  }
  for offer in lists.offers {
    let row = Int(offer.subject)
    let isTaken = lists.isTaken(offer)
    column.add(to: .offers, row: row)
    column.add(isTaken ? 1 : 0, to: .offersTaken, row: row)
    if measure.count == .both { column.count(isTaken ? 1 : 0, of: 1, row: row) }
  }
  return column
}

/// Two lists with the keys by which their entries fit.
struct MatchedLists {
  let needs: [ListRecord]
  let offers: [ListRecord]
  private let measure: ListMatchMeasure
  private let needKeys: Set<Key>
  private let offerKeys: Set<Key>

  private struct Key: Hashable {
    let subject: Int32
    let bytes: [UInt8]
  }

  init(_ measure: ListMatchMeasure, _ records: Records) {
    guard let needs = records.ledgers.lists[measure.input],
      let offers = records.ledgers.lists[measure.other]
    else { preconditionFailure("the linter found both inputs") }
    self.measure = measure
    self.needs = needs
    self.offers = offers
    needKeys = Set(needs.compactMap { MatchedLists.key(ofNeed: $0, measure.match) })
    offerKeys = Set(offers.compactMap { MatchedLists.key(ofOffer: $0, measure.match) })
  }

  func isMet(_ need: ListRecord) -> Bool {
    MatchedLists.key(ofNeed: need, measure.match).map(offerKeys.contains) ?? false
  }

  func isTaken(_ offer: ListRecord) -> Bool {
    MatchedLists.key(ofOffer: offer, measure.match).map(needKeys.contains) ?? false
  }

  private static func key(ofNeed need: ListRecord, _ fit: ListMatchMeasure.Fit) -> Key? {
    switch fit {
    // Whoever meets a need may belong to another subject, so only the identifier counts.
    case .identifier: Key(subject: -1, bytes: Array(need.identifier.utf8))
    case .category: key(need.category, subject: need.subject)
    }
  }

  private static func key(ofOffer offer: ListRecord, _ fit: ListMatchMeasure.Fit) -> Key? {
    switch fit {
    case .identifier: key(offer.need, subject: -1)
    case .category: key(offer.category, subject: offer.subject)
    }
  }

  private static func key(_ text: String?, subject: Int32) -> Key? {
    guard let text, !text.isEmpty else { return nil }
    return Key(subject: subject, bytes: Array(text.utf8))
  }
}
