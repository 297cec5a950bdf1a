public import AppraisalEngine
import AppraisalNumerics
public import AppraisalScheme

/// Indicators whose points are those of one small group that is to be protected.
///
/// No figure of the group is shown then, but the points of the indicator are, in the ranked list as well.
public struct ExposureNotices: Sendable {
  /// One line per indicator; none where nobody's rating can be read.
  public let lines: [String]

  /// The notices.
  /// - Parameters:
  ///   - scheme: The rules.
  ///   - table: The measured points with their details.
  ///   - wording: The words.
  /// - Complexity: O(subjects · groups).
  public init(scheme: Scheme, table: IndicatorTable, wording: Wording) {
    lines = scheme.root.leaves.compactMap { leaf in
      guard case .ballots(let ballots)? = leaf.measure, let panel = scheme.panel(ballots.panel)
      else { return nil }
      let closed = panel.ballotGroups.filter { !$0.isOpen && $0.weight.basisPoints > 0 }
      let columns = closed.compactMap { group in
        table.column(ColumnKey(indicator: leaf.identifier, group: group.identifier))
      }
      let exposed = table.subjects.indices.count { row in
        let counting = columns.filter { $0.points.missing[row] == 0 }
        guard counting.count == 1, let valid = counting[0].details[.valid]?[row] else {
          return false
        }
        return valid < Int64(scheme.minimumCell)
      }
      guard exposed > 0 else { return nil }
      return wording(
        "“\(leaf.title)”：有 \(exposed) 个\(scheme.subjectWord)只有一类保密的主体计分，票数又少于 \(scheme.minimumCell) 张，"
          + "由这一项的得分可以推出评价人打的分。评价不必保密的，请在该主体写 open: true。",
        "\(leaf.title): for \(exposed) subjects a single protected group with fewer than "
          + "\(scheme.minimumCell) ratings counts, so the points of the indicator tell what was rated; "
          + "write `open: true` at the group if its ratings are no secret.")
    }
  }
}
