import AppraisalNumerics

/// What rules about consequences refer to, and the faults of what they refer to in vain.
struct ConsequenceContext {
  /// The grades; `nil` when there are none or they have a fault.
  let bands: GradeBands?
  /// Whether the text has grades, even faulty ones.
  let hasGrades: Bool
  let indicators: [String]
  /// Whether every indicator of the text has an identifier that could be read.
  let hasAllIndicators: Bool
  let strata: [String]
  let hasTieBreak: Bool
  let consequences: Consequences
  /// The scores that indicators can come to, the composite under `total`; those that are not known
  /// are left out.
  var ranges: [String: ClosedRange<Points>] = [:]

  /// Refuses a rule about grades in a scheme without grades.
  func requireGrades(at mark: SourceMark, _ faults: inout FaultCollector) {
    guard !hasGrades else { return }
    faults.error(
      "grades-missing", at: mark, "这条规则要用等次，方案却没有 grades。",
      "this rule needs grades, but the scheme has no `grades`")
  }

  func lint(grades: [String], at mark: SourceMark, _ faults: inout FaultCollector) {
    guard let bands else { return }
    let known = bands.bands.map(\.grade)
    for grade in grades where bands.position(ofGrade: grade) == nil {
      refuse(grade, among: known, kind: ("等次", "grade"), at: mark, &faults)
    }
  }

  func lint(indicator: String, at mark: SourceMark, _ faults: inout FaultCollector) {
    let known = indicators + [Indicator.rootIdentifier]
    guard hasAllIndicators, !known.contains(indicator) else { return }
    refuse(indicator, among: known, kind: ("指标", "indicator"), at: mark, &faults)
  }

  func lint(stratum: String, at mark: SourceMark, _ faults: inout FaultCollector) {
    guard !strata.contains(where: { $0.utf8.elementsEqual(stratum.utf8) }) else { return }
    refuse(stratum, among: strata, kind: ("分组列（strata）", "stratum"), at: mark, &faults)
  }

  func lint(veto: String, at mark: SourceMark, _ faults: inout FaultCollector) {
    let known = consequences.vetoes.map(\.identifier)
    guard consequences.hasAllVetoes, !known.contains(veto) else { return }
    refuse(veto, among: known, kind: ("一票否决", "veto"), at: mark, &faults)
  }

  func lint(_ rule: CutRule, at mark: SourceMark, _ faults: inout FaultCollector) {
    guard case .tieBreak = rule, !hasTieBreak else { return }
    faults.error(
      "tie-break-missing", at: mark, "atCut: tieBreak 需要方案写明 tieBreak（依次比较哪些指标）。",
      "`atCut: tieBreak` needs a `tieBreak` in the scheme, the indicators that decide in turn")
  }

  /// The grades that one rule gives the units of an input must be those that all others give.
  func lint(
    unitGrades: [String], of input: String, at mark: SourceMark, _ faults: inout FaultCollector
  ) {
    let words = Set(unitGrades.map { Array($0.utf8) })
    let known = consequences.unitGrades(of: input)
    let others = Set(known.map { Array($0.utf8) })
    if words.count < unitGrades.count || words != others {
      // The rule with fewer words is the one that has to be completed.
      let quota = consequences.quotas.first { $0.unitInput == input }
      let place = others.isStrictSubset(of: words) ? quota?.mark ?? mark : mark
      let lists = [unitGrades, known].map { $0.joined(separator: "、") }
      let missing = words.symmetricDifference(others).map { String(decoding: $0, as: UTF8.self) }
      let missed = missing.sorted().joined(separator: "、")
      faults.error(
        "unit-grades-differ", at: place,
        "数据“\(input)”的单位等次写法不一致：\(lists[0])；\(lists[1])。"
          + (missed.isEmpty ? "有的写了两次。" : "不是两处都有的：\(missed)。"),
        "the grades of the units of `\(input)` differ between rules or stand there twice: "
          + "\(unitGrades.joined(separator: ", ")); \(known.joined(separator: ", "))"
          + (missed.isEmpty ? "" : "; not in both: \(missed)"))
    }
  }

  func lint(
    _ condition: Condition, at mark: SourceMark, mayUseGrade: Bool,
    _ faults: inout FaultCollector
  ) {
    if !mayUseGrade, condition.needsFinalGrade {
      faults.error(
        "condition-too-early", at: mark,
        "这里还不知道最终等次，不能用 grade 或 history；请改写成 followUps。",
        "the final grade is not known here, so `grade` and `history` cannot be used; make it one of "
          + "`followUps`")
    }
    for leaf in condition.leaves {
      switch leaf {
      case .points(let indicator, _): lint(indicator: indicator, at: mark, &faults)
      case .grade(let grades):
        requireGrades(at: mark, &faults)
        lint(grades: grades, at: mark, &faults)
      case .history(let history):
        requireGrades(at: mark, &faults)
        lint(grades: history.grades, at: history.gradesMark, &faults)
      case .unitGrade(let unit):
        lint(unitGrades: unit.bestFirst, of: unit.input, at: mark, &faults)
      default: break
      }
    }
  }

  private func refuse(
    _ name: String, among known: [String], kind: (chinese: String, english: String),
    at mark: SourceMark, _ faults: inout FaultCollector
  ) {
    let near = nearest(name, among: known)
    let found = shortened(name)
    let list = { known.isEmpty ? "—" : known.joined(separator: $0) }
    faults.error(
      "unknown-\(kind.english)", at: mark,
      "没有\(kind.chinese)“\(found)”。" + (near.map { "是否想写“\($0)”？" } ?? "已定义：\(list("、"))。"),
      "there is no \(kind.english) `\(found)`; "
        + (near.map { "did you mean `\($0)`?" } ?? "defined are: \(list(", "))"))
  }
}

extension Consequences {
  /// Holds every rule against the rest of the scheme, and rules against each other.
  func lint(_ context: ConsequenceContext, stars: SourceMark, _ faults: inout FaultCollector) {
    for exemption in exemptions { exemption.lint(context, &faults) }
    for veto in vetoes { veto.lint(context, &faults) }
    for quota in quotas { quota.lint(context, &faults) }
    self.stars?.lint(at: stars, context, &faults)
    bottom?.lint(context, &faults)
    for followUp in followUps { followUp.lint(context, &faults) }
    for award in awards { award.lint(context, &faults) }
    rewards?.lint(context, &faults)
    publication?.lint(context, &faults)
    lintIdentifiers(&faults)
    lintKinds(&faults)
    lintOrder(&faults)
    lintJoint(&faults)
    lintWhole(&faults)
  }

  private func lintIdentifiers(_ faults: inout FaultCollector) {
    let lists = [
      exemptions.map { ($0.identifier, $0.mark) }, vetoes.map { ($0.identifier, $0.mark) },
      followUps.map { ($0.identifier, $0.mark) }, awards.map { ($0.identifier, $0.mark) },
    ]
    for list in lists {
      var first: [String: SourceMark] = [:]
      for (identifier, mark) in list {
        guard let earlier = first.updateValue(mark, forKey: identifier) else { continue }
        faults.error(
          "identifier-repeated", at: mark, "标识“\(identifier)”在第 \(earlier.line) 行已用过。",
          "the identifier `\(identifier)` was used in line \(earlier.line)")
      }
    }
  }

  /// One input is of one kind.
  private func lintKinds(_ faults: inout FaultCollector) {
    var kinds: [String: String] = [:]
    for input in inputs {
      guard let other = kinds.updateValue(input.kind, forKey: input.identifier) else { continue }
      faults.error(
        "input-two-kinds", at: .start,
        "数据“\(input.identifier)”既按 \(other) 又按 \(input.kind) 使用。请分成两个数据。",
        "the input `\(input.identifier)` is read as \(other) and as \(input.kind); make two of it")
    }
  }

  /// Quotas that overlap depend on which comes first.
  private func lintOrder(_ faults: inout FaultCollector) {
    for (position, quota) in quotas.enumerated() {
      for other in quotas[..<position]
      where Set(other.grades.map { Array($0.utf8) }) == Set(quota.grades.map { Array($0.utf8) }) {
        faults.warning(
          "quota-order-matters", at: quota.mark,
          "“\(quota.title)”有两条名额规则（第 \(other.mark.line) 行和这里），先写的先扣，结果与先后有关。",
          "`\(quota.title)` has two quotas (line \(other.mark.line) and here); the one written first "
            + "applies first, and the result depends on it")
      }
    }
  }

  /// Places of several grades together that are fewer than those of one of them.
  private func lintJoint(_ faults: inout FaultCollector) {
    for joint in quotas {
      guard case .share(let whole, _, let stratum) = joint.limit else { continue }
      for part in quotas where part.grades.count < joint.grades.count {
        guard case .share(let share, _, stratum) = part.limit,
          part.grades.allSatisfy({ joint.grades.contains($0) }),
          Int128(whole.numerator) * Int128(share.denominator)
            < Int128(share.numerator) * Int128(whole.denominator)
        else { continue }
        faults.warning(
          "quota-joint-smaller", at: joint.mark,
          "“\(joint.title)”合计 \(whole)，比其中“\(part.title)”的 \(share)（第 \(part.mark.line) 行）还少，请核对。",
          "`\(joint.title)` together have \(whole), less than the \(share) of `\(part.title)` alone "
            + "(line \(part.mark.line))")
      }
    }
  }

  /// Quotas that leave nothing for the other grades, or let everybody pass.
  private func lintWhole(_ faults: inout FaultCollector) {
    for quota in quotas {
      guard case .share(let share, _, _) = quota.limit, share.numerator == share.denominator
      else { continue }
      faults.warning(
        "quota-is-whole", at: quota.mark, "“\(quota.title)”的名额是全部，等于没有限制。",
        "the quota of `\(quota.title)` is the whole, which limits nothing")
    }
    let single = quotas.filter { $0.grades.count == 1 }
    var sum = ShareSum(numerator: 0, denominator: 1)
    var all = true
    for quota in single {
      guard case .share(let share, _, nil) = quota.limit else {
        all = false
        continue
      }
      sum = sum.adding(share)
    }
    if all, single.count > 1, sum.isAboveWhole, let last = single.last {
      faults.warning(
        "quotas-exceed-whole", at: last.mark,
        "各等次名额相加为 \(sum.text)，超过全部；其中一些不会起作用。",
        "the quotas add up to \(sum.text), more than the whole; some of them limit nothing")
    }
  }
}

/// A sum of shares, as an exact fraction.
private struct ShareSum {
  var numerator: Int128
  var denominator: Int128

  func adding(_ share: Share) -> ShareSum {
    // Shares of a scheme have denominators of at most seven digits in practice; a sum that leaves
    // the range is not compared.
    let (left, first) = numerator.multipliedReportingOverflow(by: Int128(share.denominator))
    let (right, second) = Int128(share.numerator).multipliedReportingOverflow(by: denominator)
    let (sum, third) = left.addingReportingOverflow(right)
    let (below, fourth) = denominator.multipliedReportingOverflow(by: Int128(share.denominator))
    guard !first, !second, !third, !fourth else { return self }
    var (divisor, rest) = (below, sum)
    while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    return ShareSum(numerator: sum / divisor, denominator: below / divisor)
  }

  var isAboveWhole: Bool { numerator > denominator }
  var text: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }
}
