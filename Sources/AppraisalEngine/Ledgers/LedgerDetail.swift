/// A count or sum behind a measure of ledgers, at a position where there are several.
public struct LedgerDetail: Sendable, Hashable {
  /// What is counted.
  public enum Fact: String, Sendable, Hashable, CaseIterable {
    /// Items that reached the stage of this position.
    case reached
    /// Items whose days of this stage and the next are both told.
    case stepCount
    /// The median of the days between this stage and the next, by nearest rank.
    case stepMedian
    /// The 90th percentile of the days between this stage and the next, by nearest rank.
    case stepNinetieth
    /// Items whose days of both stages compared are told.
    case spanCount
    /// The median of the days between both stages compared.
    case spanMedian
    /// The 90th percentile of the days between both stages compared.
    case spanNinetieth
    /// Items of the category of this position.
    case categoryItems
    /// Items of the category whose days of both stages compared are told.
    case categoryCount
    /// The median of their days.
    case categoryMedian
    /// The 90th percentile of their days.
    case categoryNinetieth
    /// Items done in time.
    case inTime
    /// Items done too late.
    case overdue
    /// Items done without days.
    case undated
    /// Items whose time has not run out.
    case pending
    /// Items not done.
    case open
    /// Items not done that are older than the limit.
    case stale
    /// The age in days of the oldest item not done.
    case oldestOpen
    /// Items that nobody took on from the first stage compared.
    case unclaimed
    /// The age in days of the oldest of them.
    case oldestUnclaimed
    /// Items begun in the window of this position.
    case begun
    /// Items begun in the window of this position and done by the end of the period.
    case begunAndDone
    /// Windows without any item begun.
    case emptyWindows
    /// Items whose number is only known roughly or as a lower bound.
    case rough
    /// Those of them that count as done.
    case roughDone
    /// Items without a number, which count as zero.
    case unnumbered
    /// Items begun after the end of the period.
    case afterPeriod
    /// Items owed that the ledger has no row for.
    case notListed
    /// Projects, those left out aside.
    case projects
    /// Projects completed.
    case projectsCompleted
    /// The amount of all projects, in units of 0.0001.
    case projectAmount
    /// The amount of the projects completed.
    case projectAmountCompleted
    /// Projects of which the subject has a share only.
    case shared
    /// What is divided, in units of 0.0001.
    case dividend
    /// What divides, in units of 0.0001.
    case divisor
    /// Whether the ratio lies above the limit.
    case exceeding
    /// Values that agree.
    case agreeing
    /// Values that differ.
    case differing
    /// Values that only the first source tells.
    case onlyFirst
    /// Values that only the second source tells.
    case onlySecond
    /// Needs.
    case needs
    /// Needs that were met.
    case needsMet
    /// Needs that nobody looks after.
    case needsUnowned
    /// Entries that may meet needs.
    case offers
    /// Entries that meet one.
    case offersTaken
    /// The row of the subject above; -1 without one.
    case rowAbove
    /// Subjects below that count.
    case below
    /// Those of them with points.
    case belowScored
    /// The sum of their points, in units of 0.0001.
    case belowSum
  }

  /// What is counted.
  public let fact: Fact
  /// Which of several; 0 where there is one.
  public let position: Int

  /// A count or sum.
  /// - Parameters:
  ///   - fact: What is counted.
  ///   - position: Which of several.
  public init(_ fact: Fact, at position: Int = 0) {
    self.fact = fact
    self.position = position
  }

  /// A name for storage, stable between versions.
  public var name: String { "ledger:\(fact.rawValue):\(position)" }

  init?(named name: String) {
    let parts = name.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "ledger", let fact = Fact(rawValue: String(parts[1])),
      let position = Int(parts[2])
    else { return nil }
    self.init(fact, at: position)
  }
}

extension Detail {
  /// A count or sum behind a measure of ledgers.
  /// - Parameters:
  ///   - fact: What is counted.
  ///   - position: Which of several.
  /// - Returns: The detail.
  public static func fact(_ fact: LedgerDetail.Fact, at position: Int = 0) -> Detail {
    .ledger(LedgerDetail(fact, at: position))
  }
}
