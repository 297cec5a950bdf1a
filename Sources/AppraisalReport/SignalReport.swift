public import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
public import AppraisalScheme

/// What is remarkable about the ballots, for somebody to look into; it changes no score.
///
/// No evaluator, no address and no answer is in it. Where a reason tells what was answered, its
/// records are not listed, and neither is a reason that fewer ballots carry than may be shown.
public struct SignalReport: Sendable {
  private let scheme: Scheme
  private let subjects: [Subject]
  private let ballots: [(input: String, records: BallotRecords)]
  private let surplus: [SurplusBallots]
  private let wording: Wording

  /// A report.
  /// - Parameters:
  ///   - scheme: The rules.
  ///   - records: The records.
  ///   - wording: The words.
  public init(scheme: Scheme, records: Records, wording: Wording) {
    self.scheme = scheme
    subjects = records.roster.subjects
    ballots = records.ballots.sorted { $0.key < $1.key }.map { (input: $0.key, records: $0.value) }
    surplus = surplusBallots(scheme, records)
    self.wording = wording
  }

  /// How many signals there are.
  public var count: Int {
    ballots.reduce(surplus.count) { count, ballots in
      count + shown(ballots.records.signals).count
        + ballots.records.signals.unlisted.values.reduce(0, +)
    }
  }

  /// A table that an office can work through, as CSV.
  /// - Returns: The bytes.
  public func csv() -> [UInt8] {
    var table = CommaSeparatedText(headings: [
      wording("文件", "file"), wording("原因", "reason"), wording("代码", "code"),
      wording("对象编号", "subject id"), wording("对象", "subject"), wording("主体", "group"),
      wording("票数", "ballots"), wording("最早", "first"), wording("最晚", "last"),
      wording("情况", "what was found"), wording("怎么办", "what to do"),
      wording("记录", "records"),
    ])
    for (input, records) in ballots {
      for signal in shown(records.signals) { table.add(cells(signal, records)) }
      for (code, count) in records.signals.unlisted.sorted(by: { $0.key.rawValue < $1.key.rawValue }
      ) {
        table.add(further(code, count, records.file))
      }
      for surplus in surplus where surplus.input == input {
        table.add(cells(surplus, records.file))
      }
    }
    return table.bytes
  }

  /// The signals that may be shown.
  private func shown(_ findings: SignalFindings) -> [BallotSignal] {
    findings.listed.filter { !$0.code.describesAnswers || $0.count >= scheme.minimumCell }
  }

  private func cells(
    _ signal: BallotSignal, _ records: BallotRecords
  ) -> [CommaSeparatedText.Cell] {
    let subject =
      subjects.indices.contains(Int(signal.subject)) ? subjects[Int(signal.subject)] : nil
    let group = signal.group.flatMap { group in
      records.groups.indices.contains(Int(group)) ? title(records.groups[Int(group)]) : nil
    }
    let places = signal.places.map { String($0.record) }.joined(separator: " ")
    return [
      .text(records.file), .text(wording.name(of: signal.code)), .text(signal.code.rawValue),
      subject.map { .text($0.identifier) } ?? .empty, subject.map { .text($0.name) } ?? .empty,
      group.map { .text($0) } ?? .empty, .number(String(signal.count)),
      signal.span.map { .text(clock($0.first)) } ?? .empty,
      signal.span.map { .text(clock($0.last)) } ?? .empty, .text(wording.message(signal)),
      .text(wording.remedy(signal.code)), .text(wording.withheld(signal.code) ?? places),
    ]
  }

  private func cells(_ surplus: SurplusBallots, _ file: String) -> [CommaSeparatedText.Cell] {
    let code = BallotSignal.Code.aboveEligible
    let subject = subjects[surplus.row]
    return [
      .text(file), .text(wording.name(of: code)), .text(code.rawValue), .text(subject.identifier),
      .text(subject.name), .text(title(surplus.group)), .number(String(surplus.ballots)), .empty,
      .empty,
      .text(
        wording(
          "收回 \(surplus.ballots) 张票，应投人数只有 \(surplus.eligible)",
          "\(surplus.ballots) ballots came in, but only \(surplus.eligible) may vote")),
      .text(wording.remedy(code)), .empty,
    ]
  }

  private func further(
    _ code: BallotSignal.Code, _ count: Int, _ file: String
  ) -> [CommaSeparatedText.Cell] {
    let message = wording(
      "另有 \(count) 处同类情况未逐条列出", "\(count) more of the same kind are not listed one by one")
    return [
      .text(file), .text(wording.name(of: code)), .text(code.rawValue), .empty, .empty, .empty,
      .empty, .empty, .empty, .text(message), .text(wording.remedy(code)), .empty,
    ]
  }

  private func title(_ group: String) -> String {
    // A kind of evaluators inside a group stands behind a slash.
    let name = group.prefix { $0 != "/" }
    return scheme.panels.flatMap(\.allGroups).first { $0.identifier == name }?.title ?? group
  }

  /// A moment as a clock on a wall showed it: seconds since 1970 without a zone.
  private func clock(_ seconds: Int64) -> String {
    let days = Int(floorDivide(seconds, 86_400))
    let second = Int(seconds - Int64(days) * 86_400)
    let time = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    let day = CalendarDate(daysSince1970: days)?.description ?? ""
    return "\(day) \(time.joined(separator: ":"))"
  }

  private func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
    value >= 0 ? value / divisor : -((divisor - 1 - value) / divisor)
  }
}
