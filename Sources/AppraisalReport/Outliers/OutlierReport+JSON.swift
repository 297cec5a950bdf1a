import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

extension OutlierReport {
  /// Everything that was examined with every figure, and everything that was not, as JSON.
  /// - Returns: The bytes; numbers are the shortest that read back as the same Double.
  public func json() -> [UInt8] {
    let peers = findings.peers
    return JSONValue.object([
      ("format", .string("pingyi-outliers/1")),
      ("subjects", .integer(findings.count)),
      ("flagged", .array(findings.flaggedRows.map(identifier))),
      ("excluded", .array(findings.excluded.map(identifier))),
      ("settings", settings()),
      (
        "peers",
        .object([
          ("stratum", optional(peers.stratum)), ("chosen", .boolean(peers.isChosen)),
          (
            "groups",
            .array(
              peers.groups.map { name, rows in
                .object([("name", optional(name)), ("subjects", .integer(rows.count))])
              })
          ),
        ])
      ),
      ("columns", .array(findings.columns.map(object))),
      ("rates", .array(findings.rates.map(object))),
      ("together", together()),
      ("panels", .array(findings.panels.map(object))),
      ("harmless", harmless()),
      ("unexamined", .array(findings.unexamined.map(object))),
    ]).bytes
  }

  private func number(_ value: Double) -> JSONValue {
    value.isFinite ? .decimal(numberText(value)) : .null
  }

  private func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  private func identifier(_ row: Int) -> JSONValue { .string(table.subjects[row].identifier) }

  private func settings() -> JSONValue {
    .object([
      ("level", number(findings.settings.level)),
      ("seed", .decimal(String(findings.settings.seed))),
      ("deterministicStarts", .integer(6)),
      ("randomStarts", .integer(OutlierSettings.starts)),
      ("multiple", number(OutlierSettings.multiple)),
      ("rateLimit", number(OutlierSettings.rateLimit)),
      ("ceiling", number(OutlierSettings.ceiling)),
    ])
  }

  private func harmless() -> JSONValue {
    .object(OutlierMethod.allCases.map { ($0.rawValue, .string(words.harmless($0))) })
  }

  private func head(
    _ method: OutlierMethod, _ target: OutlierTarget?, peers: String? = nil
  ) -> [(String, JSONValue)] {
    [
      ("code", .string(method.rawValue)), ("indicator", optional(target?.indicator)),
      ("title", optional(target?.title)), ("group", optional(target?.group)),
      ("groupTitle", optional(target?.groupTitle)), ("peers", optional(peers)),
    ]
  }

  private func subject(_ row: Int) -> [(String, JSONValue)] {
    [("id", identifier(row)), ("name", .string(table.subjects[row].name))]
  }

  // MARK: - Parts

  private func object(_ column: ColumnExamination) -> JSONValue {
    let spread: [(String, JSONValue)] =
      switch column.spread {
      case .centred(let centre, let scale, let name):
        [
          ("centre", number(centre)), ("scale", number(scale)),
          ("scaleName", .string(words.name(name))),
        ]
      case .quartiles(let lower, let upper, let medcouple):
        [
          ("lowerQuartile", number(lower)), ("upperQuartile", number(upper)),
          ("medcouple", number(medcouple)),
        ]
      }
    let flags = column.flags.map { flag in
      JSONValue.object(
        subject(flag.row) + [
          ("value", number(flag.value)), ("statistic", number(flag.statistic)),
          ("direction", .string(flag.direction.rawValue)),
        ])
    }
    return .object(
      head(column.method, column.target, peers: column.peers) + [
        ("n", .integer(column.count)), ("expectedByChance", number(column.expected)),
      ]
        + spread + [
          ("lower", number(column.lower)), ("upper", number(column.upper)),
          ("flags", .array(flags)),
        ])
  }

  private func object(_ rate: RateExamination) -> JSONValue {
    let flags = rate.flags.map { flag in
      JSONValue.object(
        subject(flag.row) + [
          ("part", .integer(flag.part)), ("whole", .integer(flag.whole)),
          ("rate", number(Double(flag.part) / Double(flag.whole))),
          ("z", number(flag.score)), ("lower", number(flag.lower)), ("upper", number(flag.upper)),
          ("direction", .string(flag.direction.rawValue)),
        ])
    }
    return .object(
      head(.funnel, rate.target) + [
        ("counted", .string(words.name(rate.kind))), ("n", .integer(rate.count)),
        ("expectedByChance", number(rate.expected)),
        ("overall", number(rate.rate)), ("excess", number(rate.excess)),
        ("betweenVariance", number(rate.betweenVariance)), ("limit", number(rate.limit)),
        ("flags", .array(flags)),
      ])
  }

  private func object(_ panel: PanelExamination) -> JSONValue {
    let usual: [(String, JSONValue)] =
      panel.differences.map { usual in
        [
          ("centre", number(usual.centre)), ("scale", number(usual.scale)),
          ("scaleName", .string(words.name(usual.scaleUsed))), ("lower", number(usual.lower)),
          ("upper", number(usual.upper)),
        ]
      } ?? [
        ("topWords", .array(panel.topWords.map { .string($0) })),
        ("top", panel.overall.map { .integer($0.top) } ?? .null),
        ("ratings", panel.overall.map { .integer($0.ratings) } ?? .null),
        ("share", panel.overall.map { number($0.share) } ?? .null),
        ("atCeiling", .boolean(panel.overall?.isAtCeiling ?? false)),
      ]
    let flags = panel.flags.map { flag in
      JSONValue.object(
        subject(flag.row) + [
          ("value", number(flag.value)), ("others", number(flag.others)),
          ("statistic", number(flag.statistic)), ("ratings", .integer(flag.ratings)),
          ("top", panel.method == .panelCeiling ? .integer(flag.top) : .null),
          ("direction", .string(flag.direction.rawValue)),
        ])
    }
    return .object(
      head(panel.method, panel.target) + [
        ("n", .integer(panel.count)),
        (
          "expectedByChance",
          panel.method == .panelCeiling ? .null : number(panel.expected)
        ),
      ] + usual
        + [("flags", .array(flags))])
  }

  private func object(_ item: Unexamined) -> JSONValue {
    .object(
      head(item.method, item.target, peers: item.peers)
        + [("reason", .string(reason(item)))])
  }

  // MARK: - Together

  private func together() -> JSONValue {
    let joint = findings.joint
    let head: [(String, JSONValue)] = [
      ("indicators", .array(joint.targets.map { .string($0.indicator) })),
      ("complete", .integer(joint.complete)),
      ("incomplete", .array(joint.incomplete.map(identifier))),
    ]
    return switch joint.outcome {
    case .unexamined: .object(head)
    case .distances(let distances): .object(head + figures(distances))
    case .rule(let rule, let members, let rules, let off):
      .object(
        head + [
          ("rule", .string(words.text(rule))), ("ruleIndicators", names(rule)),
          ("coefficients", .array(rule.coefficients.map(number))),
          ("offset", number(rule.offset)), ("members", .integer(members)),
          ("rules", .integer(rules)),
          (
            "flags",
            .array(
              off.map { row in
                .object(
                  [("code", .string(OutlierMethod.offPlane.rawValue))] + subject(row)
                    + [("residual", number(joint.residual(of: rule, row: row)))])
              })
          ),
        ])
    }
  }

  private func names(_ rule: LinearRule) -> JSONValue {
    .array(rule.targets.map { .string($0.indicator) })
  }

  private func figures(_ distances: JointDistances) -> [(String, JSONValue)] {
    let estimate = distances.estimate
    let scatter = estimate.reweighted.scatter
    let columns = findings.joint.targets.indices
    return [
      ("covered", .integer(estimate.coveredRows)), ("kept", .integer(estimate.keptRows)),
      ("thin", .boolean(estimate.isThin)), ("settled", .integer(estimate.search.settled)),
      ("reached", .integer(estimate.search.reached)),
      ("logDeterminant", number(estimate.logDeterminant)),
      ("centre", .array(estimate.reweighted.centre.map(number))),
      (
        "scatter",
        .array(columns.map { row in .array(columns.map { number(scatter[row, $0]) }) })
      ),
      ("cutOff", number(distances.cutOff)),
      (
        "distances",
        .array(
          estimate.rows.map { row in
            .array([
              identifier(row), number(estimate.distances[row]),
              number(distances.probabilities[row]),
            ])
          })
      ),
      ("flags", .array(distances.flags.map(object))),
    ]
  }

  private func object(_ flag: JointFlag) -> JSONValue {
    let parts = flag.explanation.parts.map { part in
      JSONValue.object([
        ("indicator", .string(findings.joint.targets[part.indicator].indicator)),
        ("value", number(part.value)), ("centre", number(part.centre)),
        ("deviation", number(part.deviation)), ("contribution", number(part.contribution)),
        ("expected", number(part.expected)),
        ("conditionalDeviation", number(part.conditionalDeviation)),
        ("distanceWithout", number(part.distanceWithout)),
      ])
    }
    let decisive = flag.explanation.decisive.map { findings.joint.targets[$0].indicator }
    return .object(
      [("code", .string(OutlierMethod.mcd.rawValue))] + subject(flag.row) + [
        ("squaredDistance", number(flag.squaredDistance)),
        ("probability", number(flag.probability)),
        ("decisive", .array(decisive.map { .string($0) })),
        ("parts", .array(parts)), ("without", object(flag.without)),
      ])
  }

  private func object(_ outcome: WithoutOutcome) -> JSONValue {
    guard case .movement(let removed, let movement) = outcome else {
      return .object([("refused", optional(words.refusal(outcome)))])
    }
    let score = { (points: Points?) -> JSONValue in
      points.map { .decimal($0.text(places: scheme.rounding.composite.places)) } ?? .null
    }
    let rank = { (rank: Int) -> JSONValue in rank == 0 ? .null : .integer(rank) }
    return .object([
      ("indicator", .string(removed.indicator)), ("scoreBefore", score(movement.scoreBefore)),
      ("scoreAfter", score(movement.scoreAfter)), ("rankBefore", rank(movement.rankBefore)),
      ("rankAfter", rank(movement.rankAfter)),
      ("gradeBefore", optional(words.grade(movement.gradeBefore))),
      ("gradeAfter", optional(words.grade(movement.gradeAfter))),
    ])
  }
}
