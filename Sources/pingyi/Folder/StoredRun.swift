import AppraisalEngine
import AppraisalIngest
import AppraisalLedger
import AppraisalReport
import AppraisalScheme

/// The stored run of a folder, scored again from its columns.
struct StoredRun {
  let stored: StoredAssessment
  let scheme: Scheme
  /// The standings as scored, before any rule about consequences.
  let standings: Standings
  /// What followed; `nil` when neither scheme nor assessment has rules about it.
  let conclusions: Conclusions?

  /// The committee's decisions.
  let overrides: [GradeOverride]

  /// The standings that count.
  var final: Standings { conclusions?.standings ?? standings }

  var table: IndicatorTable { stored.table }

  /// Opens the stored run; says when the rules have changed since.
  init(_ folder: AssessmentFolder, details: Bool = false, _ terminal: Terminal) throws {
    do {
      stored = try folder.ledger.load(details: details)
    } catch {
      throw StoredRun.failure(error, terminal.wording)
    }
    scheme = try Rules.scheme(stored.schemeText, name: stored.schemeName, terminal.wording)
    standings = score(stored.table, scheme)
    overrides = StoredRun.overrides(stored.assessmentText)
    conclusions = Conclusions(standings, stored.table, scheme, overrides: overrides)
    StoredRun.warnOfChange(stored, folder, terminal)
  }

  /// The committee's decisions of the stored assessment file, which had no fault when it was stored.
  private static func overrides(_ text: [UInt8]) -> [GradeOverride] {
    guard let source = try? SchemeSource(name: Rules.assessmentName, bytes: text) else { return [] }
    return readAssessment(source).assessment?.overrides ?? []
  }

  private static func failure(_ error: LedgerError, _ wording: Wording) -> CommandFailure {
    let message =
      switch error.kind {
      case .notFound:
        wording(
          "还没有计算结果，请先运行 pingyi assess。", "There is no run yet; run `pingyi assess` first.")
      case .notAnAssessment:
        wording("\(error.path) 不是评议文件。", "\(error.path) is no assessment file.")
      case .laterFormat:
        wording(
          "\(error.path) 由更新的版本写成，请升级 pingyi。",
          "\(error.path) was written by a later version; update pingyi.")
      case .damaged(let column):
        wording(
          "\(error.path) 已损坏（\(column)），请重新运行 pingyi assess。",
          "\(error.path) is damaged (\(column)); run `pingyi assess` again.")
      case .failed(let reason):
        wording("无法打开 \(error.path)：\(reason)。", "\(error.path) cannot be opened: \(reason).")
      }
    return CommandFailure(message + "\n", Exit.inputs)
  }

  private static func warnOfChange(
    _ stored: StoredAssessment, _ folder: AssessmentFolder, _ terminal: Terminal
  ) {
    let texts = [
      (stored.schemeName, stored.schemeText), (Rules.assessmentName, stored.assessmentText),
    ]
    for (name, text) in texts {
      let current = try? SourceFile.read(path: "\(folder.path)/\(name)", name: name)
      guard (try? current?.contents()) != text else { continue }
      terminal.say(
        terminal.wording(
          "注意：\(name) 在上次 assess 之后改动过，这里仍是上次的结果。",
          "Note: \(name) has changed since the last assess; this is the result of that run.")
          + "\n")
    }
  }
}
