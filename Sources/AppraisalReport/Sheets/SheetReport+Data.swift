import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// The report for programs: every figure at full precision.
extension SheetReport {
  // MARK: - CSV

  /// A row per flagged sheet, set, burst, surplus, subject with and without, and what was not examined.
  /// - Returns: The bytes.
  public func csv() -> [UInt8] {
    var list = CommaSeparatedText(headings: [
      wording("代码", "code"), wording("数据", "input"), wording("文件", "file"),
      wording("工作表", "sheet"), wording("行", "line"), wording("主体", "group"),
      wording("范围", "community"), wording("票数", "sheets"), wording("题数", "items"),
      wording("组", "set"), wording("统计量", "statistic"), wording("值", "value"),
      wording("界限", "cut-off"), wording("概率", "probability"),
      wording("预计误标", "expected by chance"), wording("编号", "id"), scheme.subjectWord,
      wording("得分", "score"), wording("去掉后得分", "score without"), wording("名次", "rank"),
      wording("去掉后名次", "rank without"), wording("等次", "grade"),
      wording("去掉后等次", "grade without"), wording("说明", "note"),
    ])
    for examined in examination.communities { add(examined, to: &list) }
    for entry in surplus { add(entry, to: &list) }
    for movement in setAside.movements { add(movement, to: &list) }
    for entry in examination.unexamined {
      add(
        Row(
          code: "not-examined", input: entry.input, group: entry.group,
          scope: name(of: entry.scope), sheets: shown(entry.sheets),
          note: wording.name(of: entry.question) + wording("：", ": ")
            + wording.reason(entry.problem)), to: &list)
    }
    add(Row(code: "cannot-be-seen", note: wording.agreementBlindSpot), to: &list)
    return list.bytes
  }

  /// The cells of a row; what is left out stays empty.
  private struct Row {
    var code: String
    var input: String?
    var place: SourcePlace?
    var group: String?
    var scope: String?
    var sheets: Int?
    var items: Int?
    var set: Int?
    var statistic: String?
    var value: Double?
    var cutOff: Double?
    var probability: Double?
    var expected: Double?
    var movement: Movement?
    var note: String?
  }

  private func add(_ row: Row, to list: inout CommaSeparatedText) {
    let text = { (text: String?) -> CommaSeparatedText.Cell in text.map { .text($0) } ?? .empty }
    let whole = { (number: Int?) -> CommaSeparatedText.Cell in
      number.map { .number(String($0)) } ?? .empty
    }
    let number = { (number: Double?) -> CommaSeparatedText.Cell in
      number.flatMap { $0.isFinite ? .number(numberText($0)) : nil } ?? .empty
    }
    let digits = { (text: String?) -> CommaSeparatedText.Cell in
      text.map { .number($0) } ?? .empty
    }
    let subject = row.movement.map { table.subjects[$0.row] }
    let head: [CommaSeparatedText.Cell] = [
      .text(row.code), text(row.input), text(row.place?.file ?? row.input.map(file)),
      text(row.place?.sheet), whole(row.place?.line), text(row.group.map(title)), text(row.scope),
      whole(row.sheets), whole(row.items), whole(row.set), text(row.statistic), number(row.value),
      number(row.cutOff), number(row.probability), number(row.expected),
    ]
    let movement = row.movement
    list.add(
      head + [
        text(subject?.identifier), text(subject?.name),
        digits(movement.flatMap { score($0.scoreBefore) }),
        digits(movement.flatMap { score($0.scoreAfter) }),
        digits(movement.flatMap { rank($0.rankBefore) }),
        digits(movement.flatMap { rank($0.rankAfter) }),
        text(movement.flatMap { grade($0.gradeBefore) }),
        text(movement.flatMap { grade($0.gradeAfter) }), text(row.note),
      ])
  }

  private func row(_ code: String, _ community: SheetCommunity, note: String? = nil) -> Row {
    Row(
      code: code, input: community.input, group: community.group,
      scope: name(of: community.scope), sheets: community.sheets.count,
      items: community.answers.items, note: note)
  }

  private func add(
    _ examined: SheetExamination.Examined, to list: inout CommaSeparatedText
  ) {
    let community = examined.community
    if let finding = examined.careless, isListed(community) {
      for flag in finding.flags {
        var row = row("careless", community, note: wording.harmlessCareless)
        row.place = community.sheets[flag.sheet].place
        (row.statistic, row.value, row.cutOff) = ("sum-log-p", flag.score, finding.cutOff)
        (row.probability, row.expected) = (flag.probability, finding.expectedFalseFlags)
        add(row, to: &list)
      }
    }
    for (number, set) in sets(of: examined).enumerated() {
      var row = row(set.code, community, note: wording.harmlessAgreement)
      (row.sheets, row.set, row.statistic) = (set.sheets.count, number + 1, set.statistic)
      (row.value, row.cutOff, row.probability) = (set.value, set.cutOff, set.probability)
      row.expected =
        set.figures.first { $0.name == "expected" }?.value ?? examination.settings.level
      guard isListed(set, community) else {
        add(row, to: &list)
        continue
      }
      for sheet in set.sheets {
        row.place = community.sheets[sheet].place
        add(row, to: &list)
      }
    }
    if let near = examined.agreement?.nearCopies, isRare(near) {
      var row = row("near-copies", community, note: wording.harmlessAgreement)
      (row.statistic, row.value) = ("near-pairs", Double(near.pairs))
      (row.cutOff, row.probability) = (examination.settings.level, near.probability)
      row.expected = near.expected
      add(row, to: &list)
    }
    for (_, burst) in bursts.filter({ $0.examined.community.isSame(as: community) }) {
      var row = row("burst", community, note: "\(clock(burst.start)). " + wording.harmlessBurst)
      (row.statistic, row.value) = ("log-likelihood-ratio", burst.statistic)
      (row.cutOff, row.probability) = (examination.settings.level, burst.probability)
      (row.sheets, row.expected) = (burst.sheets, burst.expected)
      add(row, to: &list)
    }
  }

  private func add(_ entry: ReturnedSheets, to list: inout CommaSeparatedText) {
    add(
      Row(
        code: "more-than-eligible", input: entry.input, group: entry.group,
        scope: name(of: .subject(entry.row)), sheets: entry.count.returned, statistic: "surplus",
        value: Double(entry.evidence.surplus), cutOff: 0, expected: 0,
        note: wording("应投 \(entry.count.eligible)。", "\(entry.count.eligible) entitled. ")
          + wording.harmlessSurplus), to: &list)
  }

  private func add(_ movement: Movement, to list: inout CommaSeparatedText) {
    add(Row(code: "without", sheets: setAside.setAside, movement: movement), to: &list)
  }
}

extension SheetCommunity {
  fileprivate func isSame(as other: SheetCommunity) -> Bool {
    input == other.input && group == other.group
      && sheets.first?.ballot == other.sheets.first?.ballot
  }
}
