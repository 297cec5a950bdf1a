public import AppraisalIngest
public import AppraisalScheme

/// Strata of a roster that are too small to have a last one, before anything is computed.
///
/// - Parameters:
///   - roster: Those appraised.
///   - scheme: The rules.
/// - Returns: The strata, in the byte order of their names, and how many belong to each; nothing when
///   the scheme looks for no last ones, or not by place. The name is `nil` for all together.
public func smallPools(_ roster: Roster, _ scheme: Scheme) -> [(name: String?, count: Int)] {
  guard let rule = scheme.consequences.bottom, rule.hasPlaces else { return [] }
  let table = IndicatorTable(subjects: roster.subjects, columns: [])
  return Pool.pools(rule.within, table, scheme).filter { $0.rows.count < rule.minimumStratum }
    .map { ($0.name, $0.rows.count) }
}
