public import AppraisalIngest
import AppraisalScheme

extension ReadingPlan {
  /// What else the roster must say for the rules about consequences.
  public var rosterAttributes: RosterAttributes.Columns {
    let rules = scheme.consequences
    return RosterAttributes.Columns(
      texts: rules.rosterColumns,
      evidence: rules.rosterEvidence.map {
        .init(column: $0.column, words: $0.words, day: $0.day)
      },
      amounts: rules.rewards.map { [$0.column] } ?? [])
  }

  /// All grades that the units of an input may have.
  /// - Parameter input: The input.
  /// - Returns: The words, in the order in which records number them.
  public func unitGrades(of input: String) -> [String] {
    scheme.consequences.unitGrades(of: input)
  }

  /// The scheme's grades, by which results of earlier years are read.
  public var grades: [String] { scheme.grades?.bands.map(\.grade) ?? [] }
}
