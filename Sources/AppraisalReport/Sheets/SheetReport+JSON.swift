import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

extension SheetReport {
  /// The report as JSON.
  /// - Returns: The bytes.
  public func json() -> [UInt8] {
    let settings = examination.settings
    return JSONValue.object([
      ("level", .decimal(numberText(settings.level))),
      ("seed", .decimal(String(settings.seed))), ("draws", .integer(settings.draws)),
      ("minimumCell", .integer(scheme.minimumCell)), ("sheets", .integer(examination.sheets)),
      ("examined", .integer(examinedSheets)), ("careless", .integer(flaggedCareless)),
      ("expectedByChance", number(expectedFalseFlags)),
      ("communities", .array(examination.communities.map(community))),
      ("surplus", .array(surplus.map(returned))),
      ("cannotBeSeen", .string(wording.agreementBlindSpot)), ("without", without),
      ("notExamined", .array(examination.unexamined.map(unexamined))),
    ]).bytes
  }

  private func number(_ value: Double) -> JSONValue {
    value.isFinite ? .decimal(numberText(value)) : .null
  }

  private func place(_ sheet: Int, of community: SheetCommunity) -> [(String, JSONValue)] {
    let place = community.sheets[sheet].place
    return [
      ("file", .string(place.file)), ("sheet", place.sheet.map { .string($0) } ?? .null),
      ("line", place.line.map { .integer($0) } ?? .null),
    ]
  }

  private func community(_ examined: SheetExamination.Examined) -> JSONValue {
    let community = examined.community
    return .object([
      ("input", .string(community.input)), ("file", .string(file(of: community.input))),
      ("group", .string(community.group)), ("groupTitle", .string(title(ofGroup: community.group))),
      ("community", .string(name(of: community.scope))),
      ("sheets", .integer(community.sheets.count)), ("items", .integer(community.answers.items)),
      ("careless", examined.careless.map { careless($0, community) } ?? .null),
      ("agreement", examined.agreement.map { agreement($0, examined) } ?? .null),
      ("burst", burst(examined)),
    ])
  }

  private func careless(_ finding: CarelessFinding, _ community: SheetCommunity) -> JSONValue {
    let flags = finding.flags.map { flag in
      JSONValue.object(
        place(flag.sheet, of: community) + [
          ("score", number(flag.score)), ("probability", number(flag.probability)),
        ])
    }
    return .object([
      ("code", .string("careless")), ("statistic", .string("sum-log-p")),
      ("cutOff", number(finding.cutOff)), ("flagged", .integer(finding.flags.count)),
      ("expectedByChance", number(finding.expectedFalseFlags)),
      ("indices", .array(finding.indices.map { .string("\($0)") })),
      ("reasons", .object(reasonCounts(finding).map { ("\($0.index)", .integer($0.count)) })),
      ("listed", isListed(community) ? .array(flags) : .null),
      ("otherwise", .string(wording.harmlessCareless)),
    ])
  }

  private func agreement(
    _ finding: AgreementFinding, _ examined: SheetExamination.Examined
  ) -> JSONValue {
    let sets = sets(of: examined).map { set -> JSONValue in
      let listed = set.sheets.map { JSONValue.object(place($0, of: examined.community)) }
      return .object(
        [
          ("code", .string(set.code)), ("sheets", .integer(set.sheets.count)),
          ("statistic", .string(set.statistic)), ("value", number(set.value)),
          ("cutOff", number(set.cutOff)), ("probability", number(set.probability)),
        ] + set.figures.map { ($0.name, number($0.value)) } + [
          ("listed", isListed(set, examined.community) ? .array(listed) : .null)
        ])
    }
    let near = finding.nearCopies.map { near -> JSONValue in
      .object([
        ("code", .string("near-copies")), ("distance", .integer(near.distance)),
        ("pairs", .integer(near.pairs)), ("expected", number(near.expected)),
        ("probability", number(near.probability)), ("flagged", .boolean(isRare(near))),
      ])
    }
    return .object([
      ("pairsBeyond", .integer(finding.pairs)), ("pairsCompared", .integer(finding.compared)),
      ("pairsPossible", .integer(finding.possible)), ("cutOff", number(finding.cut)),
      ("identicalPairs", .integer(finding.identicalPairs)),
      ("expectedIdenticalPairs", number(finding.expectedIdenticalPairs)), ("sets", .array(sets)),
      ("nearCopies", near ?? .null), ("otherwise", .string(wording.harmlessAgreement)),
    ])
  }

  private func burst(_ examined: SheetExamination.Examined) -> JSONValue {
    guard let burst = examined.burst, burst.sheets >= scheme.minimumCell else { return .null }
    return .object([
      ("code", .string("burst")), ("from", .string(clock(burst.start))),
      ("seconds", number(burst.length)), ("sheets", .integer(burst.sheets)),
      ("expected", number(burst.expected)), ("statistic", .string("log-likelihood-ratio")),
      ("value", number(burst.statistic)), ("probability", number(burst.probability)),
      ("flagged", .boolean(burst.probability <= examination.settings.level)),
      ("otherwise", .string(wording.harmlessBurst)),
    ])
  }

  private func returned(_ entry: ReturnedSheets) -> JSONValue {
    .object([
      ("code", .string("more-than-eligible")), ("input", .string(entry.input)),
      ("group", .string(entry.group)), ("id", .string(table.subjects[entry.row].identifier)),
      ("returned", .integer(entry.count.returned)), ("eligible", .integer(entry.count.eligible)),
      ("surplus", .integer(entry.evidence.surplus)), ("share", number(entry.evidence.share)),
      ("score", number(entry.evidence.score)), ("otherwise", .string(wording.harmlessSurplus)),
    ])
  }

  private var without: JSONValue {
    let subjects = setAside.movements.map { movement -> JSONValue in
      let points = { (points: Points?) -> JSONValue in score(points).map { .decimal($0) } ?? .null }
      let place = { (rank: Int) -> JSONValue in rank == 0 ? .null : .integer(rank) }
      let word = { (position: Int) -> JSONValue in grade(position).map { .string($0) } ?? .null }
      let subject = table.subjects[movement.row]
      return .object([
        ("id", .string(subject.identifier)), ("name", .string(subject.name)),
        ("score", points(movement.scoreBefore)), ("scoreWithout", points(movement.scoreAfter)),
        ("rank", place(movement.rankBefore)), ("rankWithout", place(movement.rankAfter)),
        ("grade", word(movement.gradeBefore)), ("gradeWithout", word(movement.gradeAfter)),
      ])
    }
    return .object([
      ("flagged", .integer(setAside.flagged)), ("setAside", .integer(setAside.setAside)),
      ("subjects", .array(subjects)),
    ])
  }

  private func unexamined(_ entry: UnexaminedSheets) -> JSONValue {
    .object([
      ("input", .string(entry.input)), ("group", .string(entry.group)),
      ("community", .string(name(of: entry.scope))),
      ("sheets", shown(entry.sheets).map { .integer($0) } ?? .null),
      ("question", entry.question.map { .string($0.rawValue) } ?? .null),
      ("reason", .string(wording.reason(entry.problem))),
    ])
  }
}
