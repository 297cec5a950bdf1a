/// How many ballots of a subject carry which reason.
///
/// A ballot may carry several reasons, so the counts of all reasons together may exceed
/// ``distinctBallots``.
public struct SubjectSignals: Sendable, Hashable {
  /// The subject; ``BallotMark/manySubjects`` for sheets that rate many.
  public let subject: Int32
  /// All ballots.
  public private(set) var ballots = 0
  /// Ballots that carry at least one reason.
  public private(set) var distinctBallots = 0
  private var carrying = [Int](repeating: 0, count: BallotSignal.Code.allCases.count)
  private var carryingOnly = [Int](repeating: 0, count: BallotSignal.Code.allCases.count)

  init(subject: Int32) { self.subject = subject }

  /// How many ballots carry a reason.
  /// - Parameter code: The reason.
  /// - Returns: The number of ballots, those that carry further reasons included.
  public func ballots(carrying code: BallotSignal.Code) -> Int { carrying[code.position] }

  /// How many ballots carry a reason and no other one.
  /// - Parameter code: The reason.
  /// - Returns: The number of ballots.
  public func ballots(carryingOnly code: BallotSignal.Code) -> Int { carryingOnly[code.position] }

  /// Counts a ballot.
  mutating func add(_ codes: CodeSet) {
    ballots += 1
    guard !codes.isEmpty else { return }
    distinctBallots += 1
    codes.forEachPosition { carrying[$0] += 1 }
    if let position = codes.onlyPosition { carryingOnly[position] += 1 }
  }
}
