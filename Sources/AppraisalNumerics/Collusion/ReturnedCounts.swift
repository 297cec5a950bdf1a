import Glibc

/// How many sheets came back from a community, and how many people were entitled to one.
public struct ReturnedCount: Sendable, Hashable {
  /// Sheets returned.
  public let returned: Int
  /// People entitled; each at most one sheet.
  public let eligible: Int

  /// Two numbers of one community.
  public init(returned: Int, eligible: Int) {
    self.returned = returned
    self.eligible = eligible
  }
}

/// What the number of sheets of one community says.
public struct ReturnEvidence: Sendable, Hashable {
  /// Sheets beyond the number entitled: certain surplus, whoever they came from.
  public let surplus: Int
  /// Returned over entitled; NaN when nobody is entitled, above 1 with a surplus.
  public let share: Double
  /// Distance of the share from that of all other communities together, in standard errors, on
  /// the arcsine scale; NaN when either side has nobody entitled.
  public let score: Double
}

/// Compares sheets returned with people entitled, community by community.
///
/// The surplus is arithmetic. With `s` of `n` entitled in the community and `s'` of `n'` in all others,
/// ```
/// score = (2 arcsin √s − 2 arcsin √s') / √(1/n + 1/n')
/// ```
/// since the transformed share has variance `1/n` whatever the share (Spiegelhalter 2005
/// `[spiegelhalter2005funnel]`): a community in which everybody returned a sheet stands out more the
/// larger it is. Shares above 1 count as 1 there.
///
/// - Parameter communities: All communities of one collection.
/// - Returns: One entry per community.
/// - Throws: ``CollusionError/count(community:)`` for a negative number.
/// - Complexity: O(*n*).
public func compareReturns(
  _ communities: [ReturnedCount]
) throws(CollusionError) -> [ReturnEvidence] {
  if let community = communities.firstIndex(where: { $0.returned < 0 || $0.eligible < 0 }) {
    throw .count(community: community)
  }
  let returned = fixedOrderSum(communities.map { Double(min($0.returned, $0.eligible)) })
  let eligible = fixedOrderSum(communities.map { Double($0.eligible) })
  return communities.map { community in
    let own = Double(community.eligible)
    let valid = Double(min(community.returned, community.eligible))
    let others = eligible - own
    let difference = arcsine(valid / own) - arcsine((returned - valid) / others)
    return ReturnEvidence(
      surplus: max(0, community.returned - community.eligible),
      share: own > 0 ? Double(community.returned) / own : .nan,
      score: own > 0 && others > 0 ? difference / (1 / own + 1 / others).squareRoot() : .nan)
  }
}

private func arcsine(_ share: Double) -> Double { 2 * asin(max(0, min(1, share)).squareRoot()) }
