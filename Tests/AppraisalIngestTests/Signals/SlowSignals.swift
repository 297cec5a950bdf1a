@testable import AppraisalIngest

/// The reasons of each ballot by their definitions, comparing every ballot with every other.
struct SlowSignals {
  let marks: [BallotMark]
  let rules: SignalRules
  let eligible: [BallotCell: Int]

  /// The records with a reason, ascending.
  func records(carrying code: BallotSignal.Code) -> [Int32] {
    marks.filter { carries($0, code) }.map(\.record).sorted()
  }

  private func carries(_ mark: BallotMark, _ code: BallotSignal.Code) -> Bool {
    let isLong = Int(mark.answered) >= rules.fewestItems
    switch code {
    case .filledInstantly:
      return mark.seconds >= 0 && Int(mark.seconds) <= rules.minimumSeconds
    case .filledHastily:
      guard let floor = rules.secondsPerItem else { return false }
      return mark.seconds >= 0 && Int(mark.seconds) < floor * Int(mark.answered)
    case .allSame: return isLong && mark.flags.contains(.allSame)
    case .allHighest: return isLong && mark.flags.contains(.allHighest)
    case .addressBurst: return isInBurst(mark) { $0.address }
    case .deviceBurst: return isInBurst(mark) { $0.device }
    case .identicalAnswers:
      return isInBurst(mark) {
        $0.flags.contains(.allSame) || Int($0.answered) < rules.fewestItems ? 0 : $0.answers
      }
    case .aboveEligible:
      let cell = marks.filter { $0.subject == mark.subject && $0.group == mark.group }
      return cell.count > eligible[BallotCell(subject: mark.subject, group: mark.group)] ?? .max
    case .raterRepeated:
      return mark.rater != 0
        && marks.contains {
          $0.record != mark.record && $0.rater == mark.rater && $0.subject == mark.subject
            && $0.group == mark.group
        }
    }
  }

  /// Whether a window that holds the mark, and begins with one like it, is crowded.
  private func isInBurst(_ mark: BallotMark, _ word: (BallotMark) -> UInt64) -> Bool {
    guard word(mark) != 0, mark.moment != BallotMark.unknownMoment else { return false }
    let alike = marks.filter {
      word($0) == word(mark) && $0.subject == mark.subject
        && $0.moment != BallotMark.unknownMoment
    }
    return alike.contains { first in
      let window = first.moment...first.moment + Int64(rules.burstSeconds)
      return window.contains(mark.moment)
        && alike.count { window.contains($0.moment) } >= rules.burstBallots
    }
  }
}
