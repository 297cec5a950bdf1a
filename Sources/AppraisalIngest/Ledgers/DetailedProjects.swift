import AppraisalNumerics

/// The headers of a list of projects that tells shares or progress.
public struct ProjectColumns: Sendable {
  /// The identifier.
  public let identifier: String
  /// The subject.
  public let subject: String
  /// The state word.
  public let state: String
  /// The amount, if told.
  public let amount: String?
  /// The share of the subject in percent, if told.
  public let share: String?
  /// The progress in percent, if told.
  public let progress: String?
  /// The category, if told.
  public let category: String?

  /// Headers.
  /// - Parameters:
  ///   - identifier: The identifier.
  ///   - subject: The subject.
  ///   - state: The state word.
  ///   - amount: The amount, if told.
  ///   - share: The share of the subject in percent, if told.
  ///   - progress: The progress in percent, if told.
  ///   - category: The category, if told.
  public init(
    identifier: String, subject: String, state: String, amount: String? = nil,
    share: String? = nil, progress: String? = nil, category: String? = nil
  ) {
    self.identifier = identifier
    self.subject = subject
    self.state = state
    self.amount = amount
    self.share = share
    self.progress = progress
    self.category = category
  }

  var headers: [String?] { [identifier, subject, state, amount, share, progress, category] }
}

/// A project with the share of its subject and its progress.
public struct DetailedProject: Sendable, Hashable {
  /// The project.
  public let project: ProjectRecord
  /// The share of the subject, in units of 0.0001 %; `nil` when not told.
  public let share: Int64?
  /// The progress, in units of 0.0001 %; `nil` when not told.
  public let progress: Int64?
  /// The position of the category among the words handed in; `nil` when not told.
  public let category: Int32?
}

/// 100 % in units of 0.0001 %.
public let wholePercent: Int64 = 1_000_000

/// Finds projects that count more than once: for two units without shares, or with shares of more
/// than the whole.
///
/// One unit may list a project more than once, as monthly lists do.
///
/// - Parameters:
///   - entries: The records that were whole.
///   - subjectColumn: The column of the subject.
///   - shareColumn: The column of the share, if there is one.
/// - Returns: The records to be set aside.
func projectsCountedTwice(
  _ entries: [ComparedRecord<DetailedProject>], subjectColumn: Int, shareColumn: Int?
) -> [Disagreement] {
  guard let shareColumn else {
    return twoUnits(entries, column: subjectColumn)
  }
  return excessiveShares(entries, column: shareColumn)
}

private func twoUnits(
  _ entries: [ComparedRecord<DetailedProject>], column: Int
) -> [Disagreement] {
  grouped(entries).flatMap { group -> [Disagreement] in
    let first = entries[group[0]].record.project.subject
    guard let other = group.first(where: { entries[$0].record.project.subject != first }) else {
      return []
    }
    return group.map { position in
      let project = entries[position].record.project
      let line = entries[project.subject == first ? other : group[0]].place.line
      return Disagreement(
        position: position,
        kind: .projectInTwoUnits(project: project.identifier, otherLine: line), column: column)
    }
  }
}

private func excessiveShares(
  _ entries: [ComparedRecord<DetailedProject>], column: Int
) -> [Disagreement] {
  grouped(entries).flatMap { group -> [Disagreement] in
    // Each share is at most 100 %, so that even a thousand million of them fit.
    let total = group.reduce(Int64(0)) { $0 + (entries[$1].record.share ?? 0) }
    guard total > wholePercent else { return [] }
    return group.map { position in
      let kind = IssueKind.sharesOverWhole(
        project: entries[position].record.project.identifier,
        total: decimalText(total, decimals: 4))
      return Disagreement(position: position, kind: kind, column: column)
    }
  }
}

/// The positions of the records of each project that has more than one, by the bytes of its
/// identifier.
private func grouped(_ entries: [ComparedRecord<DetailedProject>]) -> [[Int]] {
  var groups: [[UInt8]: [Int]] = [:]
  for (position, entry) in entries.enumerated() {
    groups[Array(entry.record.project.identifier.utf8), default: []].append(position)
  }
  return groups.values.filter { $0.count > 1 }
}
