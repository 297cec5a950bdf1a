public import AppraisalScheme

/// The rows of those whom an exemption takes out of the appraisal altogether.
///
/// Nobody is compared with them: they set no best value, take no place and count for nothing in what
/// is summed up over subjects. What an exemption goes by is stored in the table, and no exemption
/// asks for points, so that this comes before any score. Those who are only without a grade take part.
///
/// - Parameters:
///   - table: The measured points and facts.
///   - scheme: The rules.
/// - Returns: Their rows.
/// - Complexity: O(subjects · exemptions).
public func excludedRows(_ table: IndicatorTable, _ scheme: Scheme) -> Set<Int> {
  let rules = scheme.consequences.exemptions.filter { $0.effect == .excluded }
  guard !rules.isEmpty else { return [] }
  let reading = ConditionReading(scheme, table, nil)
  return Set(
    table.subjects.indices.filter { row in
      rules.contains { rule in
        reading.answer(rule.when, rule: "exemption/\(rule.identifier)", row: row).holds
      }
    })
}
