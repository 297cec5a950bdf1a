/// What was found remarkable about the ballots of a file.
public struct SignalFindings: Sendable, Hashable {
  /// Signals of one reason that are listed one by one; beyond that they are counted.
  public static let listedPerCode = 10_000

  /// The signals: by reason, the largest first, then by subject and first record.
  public let listed: [BallotSignal]
  /// How many signals were found but are not listed, by reason; the smallest ones.
  public let unlisted: [BallotSignal.Code: Int]
  /// The ballots and reasons of each subject, ascending; sheets that rate many come first.
  public let subjects: [SubjectSignals]
  /// The ballots that carry a reason, in the order of records.
  let flagged: [FlaggedBallot]

  /// The records that carry any of several reasons, to compute a result without them.
  ///
  /// They are not for printing, see ``BallotSignal/Code/describesAnswers``.
  ///
  /// - Parameter codes: The reasons.
  /// - Returns: The numbers of the records, ascending, all of them.
  /// - Complexity: O(ballots that carry a reason).
  public func records(carrying codes: Set<BallotSignal.Code>) -> [Int32] {
    let wanted = codes.reduce(into: CodeSet()) { $0.formUnion(CodeSet($1)) }
    return flagged.filter { !$0.codes.isDisjoint(with: wanted) }.map(\.record)
  }
}

/// A ballot and its reasons.
struct FlaggedBallot: Sendable, Hashable {
  let record: Int32
  let codes: CodeSet
}

/// Reasons, one bit each.
struct CodeSet: Sendable, Hashable, BitwiseCopyable {
  private var bits: UInt16 = 0

  var isEmpty: Bool { bits == 0 }

  /// The position of the only reason; `nil` for none or several.
  var onlyPosition: Int? { bits.nonzeroBitCount == 1 ? bits.trailingZeroBitCount : nil }

  /// No reason.
  init() {}

  /// One reason.
  init(_ code: BallotSignal.Code) { bits = 1 << code.position }

  mutating func formUnion(_ other: CodeSet) { bits |= other.bits }

  func isDisjoint(with other: CodeSet) -> Bool { bits & other.bits == 0 }

  /// Calls a closure with the position of each reason.
  func forEachPosition(_ body: (Int) -> Void) {
    var rest = bits
    while rest != 0 {
      body(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
  }
}

extension BallotSignal.Code {
  /// The position among all reasons, from 0.
  var position: Int { BallotSignal.Code.allCases.firstIndex(of: self) ?? 0 }
}
