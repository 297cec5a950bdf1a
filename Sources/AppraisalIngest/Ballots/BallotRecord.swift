/// A ballot record that may repeat or contradict another one.
struct BallotRecord {
  /// Where a record stands, before the records of the blocks before its own are counted.
  struct Place {
    let block: Int
    let number: Int
    let line: Int
    let byte: Int
  }

  let place: Place
  let rater: [UInt8]
  let ratings: [Rating]
  /// When it was handed in, in seconds of the local clock; `nil` where no rule asks, or nobody knows.
  var submitted: Int64?
}

/// A record that is set aside because of another one.
struct Repetition {
  let record: Int
  let kind: IssueKind
}

/// Finds records that repeat or contradict another record of the same evaluator.
///
/// Two records meet where they rate the same target. Records that meet and agree in all their
/// ratings are copies: all but the first are set aside. Records that meet and do not agree are all
/// set aside, so the order of rows decides nothing.
///
/// - Parameters:
///   - records: Records in the order of the file.
///   - lines: The physical line of each.
///   - rule: Which of those that do not agree counts, by the time of submission.
/// - Returns: The records set aside, ascending.
func repetitions(
  among records: [BallotRecord], lines: [Int],
  rule: BallotReadingRules.Duplicates = .setAside
) -> [Repetition] {
  var raters = ByteKeyTable()
  var meetings: [MeetingKey: [Int]] = [:]
  for (number, record) in records.enumerated() {
    let rater = record.rater.withUnsafeBufferPointer { raters.insert($0) }
    for rating in record.ratings {
      meetings[MeetingKey(rater: rater, target: rating.target), default: []].append(number)
    }
  }
  var found: [Int: IssueKind] = [:]
  for meeting in meetings.values.filter({ $0.count > 1 }).sorted(by: { $0[0] < $1[0] }) {
    let first = meeting[0]
    if meeting.dropFirst().allSatisfy({ records[$0].ratings == records[first].ratings }) {
      for record in meeting.dropFirst() where record != first && found[record] == nil {
        found[record] = .repeatedRecord(firstLine: lines[first])
      }
    } else if let kept = kept(of: meeting, among: records, rule) {
      for record in meeting where record != kept && found[record] == nil {
        found[record] = .ballotRule(.superseded(otherLine: lines[kept]))
      }
    } else {
      for record in meeting {
        let other = meeting.first { records[$0].ratings != records[record].ratings } ?? first
        found[record] = .conflictingRatings(otherLine: lines[other])
      }
    }
  }
  return found.sorted { $0.key < $1.key }.map { Repetition(record: $0.key, kind: $0.value) }
}

private struct MeetingKey: Hashable {
  let rater: Int
  let target: Int
}

/// The record that counts among those that do not agree: the first or last by time of submission.
///
/// Without a time of each, or with different ratings at the same time, there is none, since the order
/// of rows decides nothing.
private func kept(
  of meeting: [Int], among records: [BallotRecord], _ rule: BallotReadingRules.Duplicates
) -> Int? {
  let times = meeting.compactMap { records[$0].submitted }
  guard rule != .setAside, times.count == meeting.count,
    let time = rule == .first ? times.min() : times.max()
  else { return nil }
  let candidates = meeting.filter { records[$0].submitted == time }
  guard let kept = candidates.first,
    candidates.allSatisfy({ records[$0].ratings == records[kept].ratings })
  else { return nil }
  return kept
}
