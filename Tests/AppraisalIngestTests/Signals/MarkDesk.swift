import AppraisalTestSupport

@testable import AppraisalIngest

/// Makes marks for tests.
enum MarkDesk {
  /// A mark in the line behind a header.
  static func mark(
    _ record: Int32, group: Int16 = 0, subject: Int32 = 0, answered: Int32 = 6,
    seconds: Int32 = BallotMark.unknownSeconds, moment: Int64 = BallotMark.unknownMoment,
    address: UInt64 = 0, device: UInt64 = 0, rater: UInt64 = 0, answers: UInt64 = 0,
    flags: BallotMark.Flags = []
  ) -> BallotMark {
    BallotMark(
      record: record, line: record + 1, group: group, subject: subject, answered: answered,
      seconds: seconds, moment: moment, address: address, device: device, rater: rater,
      answers: answers, flags: flags)
  }

  /// A collector with marks in the order given.
  static func collector(_ marks: [BallotMark]) -> SignalCollector {
    marks.reduce(into: SignalCollector()) { $0.append($1) }
  }

  /// Marks with every kind of value, few enough different ones that much is shared.
  static func random(
    _ count: Int32, spread seconds: Int64, using generator: inout SeededGenerator
  ) -> [BallotMark] {
    (0..<count).map { index in
      let isUniform = Int.random(in: 0..<4, using: &generator) == 0
      let flags: BallotMark.Flags =
        isUniform ? (Bool.random(using: &generator) ? [.allSame] : [.allSame, .allHighest]) : []
      let isTimed = Int.random(in: 0..<10, using: &generator) > 0
      return mark(
        index + 1, group: .random(in: 0..<2, using: &generator),
        subject: .random(in: -1..<3, using: &generator),
        answered: .random(in: 0..<6, using: &generator),
        seconds: .random(in: -1..<12, using: &generator),
        moment: isTimed
          ? .random(in: -seconds...seconds, using: &generator) : BallotMark.unknownMoment,
        address: .random(in: 0..<6, using: &generator),
        device: .random(in: 0..<9, using: &generator),
        rater: .random(in: 0..<UInt64(count), using: &generator),
        answers: .random(in: 0..<4, using: &generator), flags: flags)
    }
  }
}
