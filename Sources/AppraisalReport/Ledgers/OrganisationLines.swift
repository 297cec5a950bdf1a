public import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
public import AppraisalScheme

/// The organisations above one subject, from the nearest up, with what they came to.
public struct OrganisationLines: Sendable {
  private let standings: [OrganisationStanding]
  private let rollUp: OrganisationRollUp
  private let wording: Wording

  /// Lines.
  /// - Parameters:
  ///   - standings: The organisations above the subject, from the nearest up.
  ///   - rollUp: The rule.
  ///   - wording: The words.
  public init(standings: [OrganisationStanding], rollUp: OrganisationRollUp, wording: Wording) {
    self.standings = standings
    self.rollUp = rollUp
    self.wording = wording
  }

  /// The lines for a terminal; nothing when there is no organisation.
  public var text: String {
    guard !standings.isEmpty else { return "" }
    let heading = wording("所在组织（由近到远）", "Organisations above, from the nearest up")
    return ([heading] + standings.map { "  \(escaped(line($0)))" }).joined(separator: "\n") + "\n"
  }

  private func line(_ standing: OrganisationStanding) -> String {
    let organisation = standing.organisation
    let name = "\(organisation.level) \(organisation.name)（\(organisation.identifier)）"
    guard let mean = standing.mean else {
      return name + wording("：没有得分", ": no scores")
    }
    let sum = decimalText(standing.sum, decimals: Points.decimals)
    let figure =
      rollUp.by == .mean
      ? "\(sum) ÷ \(standing.scored) = \(decimalText(mean, decimals: Points.decimals, atLeast: 2))"
      : sum
    let rank =
      standing.rank > 0
      ? wording(
        "，本级 \(standing.rankedCount) 个中第 \(standing.rank) 名",
        ", rank \(standing.rank) of \(standing.rankedCount) of its level") : ""
    return name
      + wording(
        "：\(standing.subjects) 个中 \(standing.scored) 个有得分，\(figure)\(rank)",
        ": \(standing.scored) of \(standing.subjects) with a score, \(figure)\(rank)")
  }
}
