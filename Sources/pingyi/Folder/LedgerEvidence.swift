import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalReport
import AppraisalScheme

/// The rows of ledgers and lists behind one subject's points, in words.
struct LedgerEvidence {
  typealias Row = (line: Int32, text: String, omission: String?)
  /// What stands in a row.
  private typealias Line = (line: Int32, text: String)

  let records: Records
  let scheme: Scheme
  let wording: Wording

  /// The rows of a subject in one input.
  func rows(of subject: Int, input: String, measure: Measure) -> [Row] {
    let omissions = input == measure.input ? rowOmissions(measure, scheme, records) : [:]
    return lines(of: subject, input: input, measure: measure).map { line, text in
      (line, text, omissions[line].map(wording.reason))
    }
  }

  private func lines(of subject: Int, input: String, measure: Measure) -> [Line] {
    let own = { (who: Int32) in self.row(who, input) == subject }
    let kinds = ReadingPlan(scheme).kinds(of: input)
    let kind = { (position: Int32) in kinds.isEmpty ? "" : "  \(kinds[Int(position)])" }
    let services = (records.services[input] ?? []).filter { own($0.who) }.map {
      Line($0.line, "\($0.date)  \(name($0.who, input))\(kind($0.kind))")
    }
    let visits = (records.visits[input] ?? []).filter { own($0.who) }.map {
      Line($0.line, "\($0.date)  \(name($0.who, input))  \($0.household)\(kind($0.kind))")
    }
    let meetings = (records.meetings[input]?.meetings ?? []).filter {
      $0.subject == Int32(subject)
    }
    let held = meetings.map { Line($0.line, "\($0.date)  \($0.identifier)\(kind($0.kind))") }
    return services + visits + held + attendance(input, own) + lists(subject, input, measure, own)
  }

  private func row(_ who: Int32, _ input: String) -> Int {
    records.ofMembers.contains(input) ? Int(records.members.subjectRows[Int(who)]) : Int(who)
  }

  private func name(_ who: Int32, _ input: String) -> String {
    records.ofMembers.contains(input) ? records.members.names[Int(who)] : ""
  }

  private func attendance(_ input: String, _ own: (Int32) -> Bool) -> [Line] {
    let single = (records.attendance[input] ?? []).filter { own($0.who) }.map {
      Line($0.line, "\($0.date)  \(name($0.who, input))  \(presence($0.presence))")
    }
    let sums = (records.attendanceTotals[input] ?? []).filter { own($0.who) }.map {
      Line(
        $0.line,
        "\(name($0.who, input))  "
          + wording("应到 \($0.held)，实到 \($0.present)", "\($0.present) of \($0.held) attended"))
    }
    return single + sums
  }

  private func presence(_ presence: Presence) -> String {
    switch presence {
    case .present: wording("到会", "present")
    case .absent: wording("缺席", "absent")
    case .leave: wording("请假", "excused")
    case .late: wording("迟到", "late")
    case .substitute: wording("代会", "substitute")
    }
  }

  private func lists(
    _ subject: Int, _ input: String, _ measure: Measure, _ own: (Int32) -> Bool
  ) -> [Line] {
    let plan = ReadingPlan(scheme)
    let categories = plan.categories(of: input)
    let roles = plan.roles(of: input)
    let entries = (records.entries[input] ?? []).filter { own($0.who) }.map {
      Line($0.line, "\(name($0.who, input))  \(categories[Int($0.category)])")
    }
    let posts = (records.posts[input] ?? []).filter { Int($0.subject) == subject }.map { post in
      let vacancy = post.isFilled ? "" : wording("  空缺", "  vacant")
      return Line(post.line, "\(post.place)  \(roles[Int(post.role)])\(vacancy)")
    }
    let contacts = (records.contacts[input] ?? []).filter { Int($0.subject) == subject }.map {
      Line(
        $0.line,
        "\($0.leader ?? wording("（没有领导）", "(no leader)"))  "
          + "\($0.point ?? wording("（没有联系点）", "(no point)"))")
    }
    return entries + posts + contacts + neverVisited(input, measure, own)
  }

  /// Households on a list of pairs that nobody visited.
  private func neverVisited(
    _ input: String, _ measure: Measure, _ own: (Int32) -> Bool
  ) -> [Line] {
    guard case .listed(input) = measure.minimumCount?.households else { return [] }
    let visited = Set((records.visits[measure.input] ?? []).map { Array($0.household.utf8) })
    return (records.pairs[input] ?? [])
      .filter { own($0.who) && !visited.contains(Array($0.household.utf8)) }
      .map {
        Line(
          $0.line,
          wording("\($0.household)  从未走访", "\($0.household)  never visited")
            + "  \(name($0.who, input))")
      }
  }
}
