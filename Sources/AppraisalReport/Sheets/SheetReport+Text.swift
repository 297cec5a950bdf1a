import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

extension SheetReport {
  /// Lines of sheets that one set names in a text; all of them are in the CSV and the JSON.
  private static let listedLines = 200

  /// The report for a terminal: a summary, what stands out, the results with and without, and what was
  /// not examined.
  ///
  /// - Parameters:
  ///   - limit: How many subjects are listed at most.
  ///   - isColoured: Whether emphasis is shown.
  /// - Returns: The text.
  public func text(limit: Int, isColoured: Bool) -> String {
    let style = TerminalStyle(isColoured: isColoured)
    return summary + careless(style) + agreement(style) + returned(style) + burstText(style)
      + withoutText(limit: limit, style) + unexaminedText(style)
  }

  private var summary: String {
    let level = figure(examination.settings.level)
    let rings = examination.communities.reduce(0) { $0 + sets(of: $1).count }
    return wording(
      """
      共 \(examination.sheets) 张票，查了 \(examinedSheets) 张：\(flaggedCareless) 张像是没有认真填\
      （即使全都认真，平均也会标出 \(figure(expectedFalseFlags)) 张）；\
      查了 \(examinedForAgreement) 处有没有雷同：\(rings) 组票雷同得超出巧合；\
      \(surplus.count) 处收回的票多于应投人数；\(bursts.count) 处集中提交。
      评过同一对象的票（或由这样的票接连起来的）算一处，只在同一处之内比较。
      这些是线索，不是证明：没有去掉任何一张票，也没有改动任何结果。水平 \(level)，随机种子 \(examination.settings.seed)。

      """,
      """
      \(examination.sheets) sheets, of which \(examinedSheets) were examined: \(flaggedCareless) look \
      careless (\(figure(expectedFalseFlags)) would on average if all were honest); \
      communities searched for agreement: \(examinedForAgreement): \(rings) sets of sheets agree beyond \
      chance; \(surplus.count) subjects have more sheets than people entitled; \(bursts.count) bursts.
      Sheets that rate somebody in common, or are linked by such sheets, are a community; only these are compared.
      This is evidence to look into, not proof: no sheet was removed and no result changed. \
      Level \(level), seed \(examination.settings.seed).

      """)
  }

  private func heading(_ chinese: String, _ english: String) -> String {
    "\n" + wording(chinese, english) + "\n"
  }

  private var communityColumns: [TextTable.Column] {
    [
      .init(wording("数据", "Input"), limit: 20), .init(wording("主体", "Group"), limit: 20),
      .init(wording("范围", "Community"), limit: 30), .init(wording("票", "Sheets"), .right),
      .init(wording("题", "Items"), .right),
    ]
  }

  private func cells(_ community: SheetCommunity) -> [TextTable.Cell] {
    [
      .init(community.input), .init(title(ofGroup: community.group)),
      .init(name(of: community.scope)), .init("\(community.sheets.count)"),
      .init("\(community.answers.items)"),
    ]
  }

  // MARK: - Careless sheets

  /// Whether so few communities are examined that each has its row, flagged or not.
  private func isShort(_ communities: Int) -> Bool { communities <= 20 }

  /// How many communities have no row, since nothing stands out there.
  private func quiet(_ all: Int, _ quiet: Int) -> String {
    guard !isShort(all), quiet > 0 else { return "" }
    return wording("其余 \(quiet) 处没有标出。", "Nothing in the other \(quiet) communities.") + "\n"
  }

  private func careless(_ style: TerminalStyle) -> String {
    let examined = examination.communities.filter { $0.careless != nil }
    guard !examined.isEmpty else { return "" }
    var list = TextTable(
      communityColumns + [
        .init(wording("标出", "Flagged"), .right), .init(wording("预计误标", "By chance"), .right),
        .init(wording("分界", "Cut-off"), .right),
      ])
    var details = ""
    for entry in examined {
      guard let finding = entry.careless else { continue }
      let count = finding.flags.count
      guard count > 0 || isShort(examined.count) else { continue }
      list.add(
        cells(entry.community) + [
          .init("\(count)", count > 0 ? .bold : .plain),
          .init(figure(finding.expectedFalseFlags)),
          .init(figure(finding.cutOff)),
        ])
      if count > 0 { details += carelessDetails(entry.community, finding) }
    }
    return heading("像是没有认真填的票（careless）", "Sheets that look careless (careless)")
      + wording(
        "每张票的各项指标在模拟的认真票中的尾概率合成一个得分 Σ −ln p，达到分界的标出。",
        "Each index of a sheet is placed among simulated honest sheets; the score is Σ −ln p of its tails, "
          + "and a sheet at or beyond the cut-off is flagged.") + "\n" + list.text(style)
      + quiet(examined.count, examined.count { $0.careless?.flags.isEmpty == true }) + details
      + wording.harmlessCareless + "\n"
  }

  private func carelessDetails(_ community: SheetCommunity, _ finding: CarelessFinding) -> String {
    guard isListed(community) else {
      return place(community) + wording("：票少于最小公布数，不列。", ": too few sheets to be listed.") + "\n"
    }
    let reasons = reasonCounts(finding).map {
      wording(
        "\(wording.name(of: $0.index)) \($0.count) 张", "\(wording.name(of: $0.index)) \($0.count)")
    }
    let why =
      reasons.isEmpty
      ? "" : wording("；多见的情形：", "; often: ") + wording.list(reasons)
    return place(community) + wording("：", ": ")
      + lines(finding.flags.map(\.sheet), of: community) + why + "\n"
  }

  private func place(_ community: SheetCommunity) -> String {
    wording(
      "  \(title(ofGroup: community.group))，\(name(of: community.scope))",
      "  \(title(ofGroup: community.group)), \(name(of: community.scope))")
  }

  /// `选票.csv 第 5、17 行`, sheet by sheet of a workbook.
  private func lines(_ sheets: [Int], of community: SheetCommunity) -> String {
    let places = sheets.prefix(Self.listedLines).map { community.sheets[$0].place }
    var runs: [(place: SourcePlace, lines: [String])] = []
    for place in places {
      if runs.last.map({ $0.place.sheet == place.sheet }) != true { runs.append((place, [])) }
      runs[runs.count - 1].lines.append(String(place.line ?? 0))
    }
    let texts = runs.map { run in
      let sheet = run.place.sheet.map { " (\($0))" } ?? ""
      let numbers = run.lines.joined(separator: wording("、", ", "))
      return wording(
        "\(run.place.file)\(sheet) 第 \(numbers) 行", "\(run.place.file)\(sheet) lines \(numbers)")
    }
    let rest = sheets.count - places.count
    let more = rest > 0 ? wording("，另有 \(rest) 张见 csv", ", \(rest) more in the CSV") : ""
    return texts.joined(separator: wording("；", "; ")) + more
  }

  // MARK: - Agreed sheets

  private func agreement(_ style: TerminalStyle) -> String {
    var list = TextTable(
      communityColumns + [
        .init(wording("超出的票对", "Pairs beyond"), .right),
        .init(wording("比较的票对", "Pairs compared"), .right),
        .init(wording("全同的票对", "Identical pairs"), .right),
        .init(wording("预计", "Expected"), .right),
      ])
    let examined = examination.communities.filter { $0.agreement != nil }
    guard !examined.isEmpty else { return "\n" + wording.agreementBlindSpot + "\n" }
    let level = examination.settings.level
    var details = ""
    var quiet = 0
    for entry in examined {
      guard let finding = entry.agreement else { continue }
      let found = agreementDetails(entry, finding)
      details += found
      quiet += found.isEmpty ? 1 : 0
      guard !found.isEmpty || isShort(examined.count) else { continue }
      list.add(
        cells(entry.community) + [
          .init("\(finding.pairs)", finding.pairs > 0 ? .bold : .plain),
          .init("\(finding.compared)"), .init("\(finding.identicalPairs)"),
          .init(figure(finding.expectedIdenticalPairs)),
        ])
    }
    return heading(
      "雷同的票（agreed-ring、copies、near-copies）", "Sheets that agree (agreed-ring, copies, near-copies)"
    )
      + wording(
        "扣除各票的宽严之后，两张票相同的答案多到概率不超过“水平 ÷ 票对数”的，算一对；相连的对成为一圈。"
          + "全都独立时，平均有 \(figure(level * Double(examined.count))) 处误标。",
        "Two sheets count as a pair when, their severities allowed for, so many equal answers have a "
          + "probability of at most level ÷ pairs; connected pairs are a ring. If all were independent, "
          + "\(figure(level * Double(examined.count))) communities would be flagged on average."
      )
      + "\n" + list.text(style) + self.quiet(examined.count, quiet) + uncompared(examined) + details
      + (details.isEmpty ? "" : wording.harmlessAgreement + "\n") + wording.agreementBlindSpot
      + "\n"
  }

  /// Communities in which only pairs with two rare answers in common were compared.
  private func uncompared(_ examined: [SheetExamination.Examined]) -> String {
    examined.map { entry in
      guard let finding = entry.agreement, finding.compared < finding.possible else { return "" }
      return place(entry.community)
        + wording(
          "：共 \(finding.possible) 对票，太多，只比较了至少有两个少见答案相同的。",
          ": of \(finding.possible) pairs, too many, only those with two rare answers in common were "
            + "compared.") + "\n"
    }.joined()
  }

  private func agreementDetails(
    _ entry: SheetExamination.Examined, _ finding: AgreementFinding
  ) -> String {
    let community = entry.community
    var text = ""
    let sets = sets(of: entry)
    for set in sets where isListed(set, community) {
      text +=
        place(community) + wording("：", ": ") + describe(set) + wording("：", ": ")
        + lines(set.sheets, of: community) + "\n"
    }
    let small = sets.filter { !isListed($0, community) }
    if let rarest = small.map(\.probability).min() {
      text +=
        place(community)
        + wording(
          "：少于 \(scheme.minimumCell) 张的 \(small.count) 组，不列出是哪几张；最小概率 \(figure(rarest))",
          ": \(small.count) sets of fewer than \(scheme.minimumCell) sheets, not listed; smallest "
            + "probability \(figure(rarest))") + "\n"
    }
    if let near = finding.nearCopies, isRare(near) {
      text +=
        place(community)
        + wording(
          "：最多差 \(near.distance) 题的票对 \(near.pairs) 对，预计 \(figure(near.expected)) 对，概率 \(figure(near.probability))",
          ": \(near.pairs) pairs differ in at most \(near.distance) items, \(figure(near.expected)) expected, probability \(figure(near.probability))"
        )
        + "\n"
    }
    return text
  }

  private func describe(_ set: SheetSet) -> String {
    let probability = figure(set.probability)
    let own = figure(set.figures[0].value)
    guard set.code != "copies" else {
      return wording(
        "\(set.sheets.count) 张完全相同的票（预计另有 \(own) 张），概率 \(probability)",
        "\(set.sheets.count) identical sheets (\(own) further ones expected), probability \(probability)"
      )
    }
    let share = figure(100 * set.figures[0].value)
    return wording(
      "\(set.sheets.count) 张票成一圈，\(figure(set.value)) 对超出（占 \(share)%），最小概率 \(probability)，界限 \(figure(set.cutOff))",
      "a ring of \(set.sheets.count) sheets, \(figure(set.value)) pairs beyond (\(share) %), smallest "
        + "probability \(probability), cut \(figure(set.cutOff))")
  }
}
