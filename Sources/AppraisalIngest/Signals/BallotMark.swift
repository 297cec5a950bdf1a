/// What one questionnaire leaves behind for the search for misuse.
///
/// A mark stands for one sheet as it was returned, also when it was set aside later: a sheet that
/// was handed in twice is evidence. Where each row of a file is a single rating, the rows of one
/// evaluator are one sheet.
///
/// Evaluators, addresses and devices are keyed hashes (``KeyedHash``) that serve to find equal ones
/// and never leave memory: a mark cannot be encoded, and its description shows none of them.
public struct BallotMark: Sendable, BitwiseCopyable, Hashable {
  /// What is known of the answers of a sheet as a whole.
  public struct Flags: OptionSet, Sendable, Hashable, BitwiseCopyable {
    /// The bits.
    public let rawValue: UInt8
    /// All ratings that carry points are the same.
    public static let allSame = Flags(rawValue: 1)
    /// All ratings that carry points are the highest of the scale.
    public static let allHighest = Flags(rawValue: 2)

    /// Flags by their bits.
    /// - Parameter rawValue: The bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
  }

  /// A moment that is not known.
  public static let unknownMoment = Int64.min
  /// A duration that is not known.
  public static let unknownSeconds: Int32 = -1
  /// The subject of a sheet that rates many.
  public static let manySubjects: Int32 = -1

  /// When the sheet was submitted, in seconds since 1970; ``unknownMoment`` when that is not known,
  /// or only the day.
  public let moment: Int64
  /// The hash of the network address; 0 for none.
  public let address: UInt64
  /// The hash of the device; 0 for none.
  public let device: UInt64
  /// The hash of the evaluator; 0 for none.
  public let rater: UInt64
  /// The hash of all answers in the order of the items; 0 for none.
  public let answers: UInt64
  /// The number of the record in the file, from 1.
  public let record: Int32
  /// The physical line, from 1.
  public let line: Int32
  /// The subject's number; ``manySubjects`` when the sheet rates many.
  public let subject: Int32
  /// How many ratings carry points.
  public let answered: Int32
  /// How long the sheet took to fill in, in seconds; ``unknownSeconds`` when that is not known.
  public let seconds: Int32
  /// The evaluator group.
  public let group: Int16
  /// What is known of the answers as a whole.
  public let flags: Flags

  /// A mark.
  /// - Parameters:
  ///   - record: The number of the record in the file, from 1.
  ///   - line: The physical line, from 1.
  ///   - group: The evaluator group.
  ///   - subject: The subject's number; ``manySubjects`` when the sheet rates many.
  ///   - answered: How many ratings carry points.
  ///   - seconds: How long it took, in seconds; any negative number when that is not known.
  ///   - moment: When it was submitted, in seconds since 1970.
  ///   - address: The hash of the network address; 0 for none.
  ///   - device: The hash of the device; 0 for none.
  ///   - rater: The hash of the evaluator; 0 for none.
  ///   - answers: The hash of all answers; 0 for none.
  ///   - flags: What is known of the answers as a whole.
  public init(
    record: Int32, line: Int32, group: Int16, subject: Int32, answered: Int32,
    seconds: Int32 = unknownSeconds, moment: Int64 = unknownMoment, address: UInt64 = 0,
    device: UInt64 = 0, rater: UInt64 = 0, answers: UInt64 = 0, flags: Flags = []
  ) {
    self.moment = moment
    self.address = address
    self.device = device
    self.rater = rater
    self.answers = answers
    self.record = record
    self.line = line
    self.subject = subject
    self.answered = answered
    self.seconds = max(seconds, BallotMark.unknownSeconds)
    self.group = group
    self.flags = flags
  }
}

extension BallotMark: CustomStringConvertible, CustomReflectable {
  /// The record and nothing of its contents.
  public var description: String { "the mark of record \(record)" }
  /// No fields, so that no dump prints a hash.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// The ballots of one evaluator group for one subject.
public struct BallotCell: Sendable, Hashable, BitwiseCopyable {
  /// The subject's number; ``BallotMark/manySubjects`` for sheets that rate many.
  public let subject: Int32
  /// The evaluator group.
  public let group: Int16

  /// A cell.
  /// - Parameters:
  ///   - subject: The subject's number; ``BallotMark/manySubjects`` for sheets that rate many.
  ///   - group: The evaluator group.
  public init(subject: Int32, group: Int16) {
    self.subject = subject
    self.group = group
  }
}
