import Testing

@testable import AppraisalScheme

@Suite("The examples of the language")
struct LanguageExampleTests {
  @Test("The example of every key is of the key's type", arguments: ShapeTests.shapes.map(\.name))
  func types(_ name: String) throws {
    let shape = try #require(ShapeTests.shapes.first { $0.name == name })
    for key in shape.keys {
      #expect(try ShapeWalk(key, example: key.example).faults.faults == [], "\(key.name)")
    }
    if let own = shape.ownWords {
      let text = shape.example(with: [])
      #expect(try ShapeWalk(text, shape).faults.faults == [], "\(own.example)")
    }
  }

  @Test(
    "All examples of a file's keys together are a file without fault",
    arguments: [Scheme.shape.name, Assessment.shape.name])
  func files(_ name: String) throws {
    let shape = try #require(ShapeTests.shapes.first { $0.name == name })
    let text = shape.example(with: shape.keys.map(\.name))
    let faults =
      name == Scheme.shape.name
      ? try schemeReading(text).faults : try assessmentReading(text).faults
    #expect(faults == [])
  }

  /// What reads a mapping into the model.
  private typealias Reader = @Sendable (YAMLValue, inout FaultCollector) -> Bool

  /// The readers by shape; those of measures and inputs are found by themselves.
  private static let readers: [String: Reader] = [
    "period": { readPeriod($0, &$1) != nil }, "scales": { GradeScale("a", $0, &$1) != nil },
    "words": { GradeScale.Grade($0, &$1) != nil },
    "numbers": { GradeScale.NumberRange($0, &$1) != nil },
    "places": { readPlaces($0, &$1) != nil },
    "panels": { value, faults in
      let panels = YAMLValue(
        mark: value.mark, content: .mapping([.init(key: "a", mark: value.mark, value: value)]))
      return readPanels(panels, &faults).count == 1
    },
    "abstentions": { AbstentionDraft($0, &$1) != nil },
    "groups": { EvaluatorGroup($0, &$1) != nil }, "quorum": { Quorum($0, &$1) != nil },
    "eligible": { Quorum.Eligible($0, &$1) != nil },
    "trim": { Trim($0, in: Trim.Level.allCases, &$1) != nil },
    "ifUnmet": { UnmetRule($0, &$1) != nil }, "late": { LateRule($0, &$1) != nil },
    "ballotRules": { BallotRules($0, &$1) != nil },
    "limits": { BallotRules.Limit($0, &$1) != nil },
    "kinds": { EvaluatorKind($0, &$1) != nil },
    "composition": { CompositionRule($0, &$1) != nil },
    "as": { BallotResult($0, &$1) != nil }, "ladder": { VoteLadder($0, &$1) != nil },
    "steps": { VoteLadder.Step($0, &$1) != nil },
    "override": { VoteLadder.Override($0, steps: [], &$1) != nil },
    "indicators": { value, faults in
      // Where siblings have no weights, the other keys can stand without one.
      let combine = value.has("weight") ? Combination.weighted : .mean
      let list = YAMLValue(mark: value.mark, content: .list([value]))
      return readIndicators(list, combine: combine, &faults).count == 1
    },
    "points": { PointsRule($0, &$1) != nil }, "ratioToBest": { RatioToBest($0, &$1) != nil },
    "rank": { RankPoints($0, &$1) != nil }, "rankLadder": { RankLadder($0, &$1) != nil },
    "thresholdSlope": { ThresholdSlope($0, &$1) != nil },
    "points.steps": { ValueSteps($0, &$1) != nil }, "perUnit": { UnitPoints($0, &$1) != nil },
    "proportion": { ProportionPoints($0, &$1) != nil }, "none": { NoRecords($0, &$1) != nil },
    "multiplier": { Multiplier($0, &$1) != nil }, "adjustments": { Adjustment($0, &$1) != nil },
    "total": { TotalBounds($0, &$1) != nil }, "stages": { Stage($0, &$1) != nil },
    "measure": { Measure($0, &$1) != nil }, "rounding": { ScoreRounding($0, &$1) != nil },
    "grades": { value, faults in
      readBands(YAMLValue(mark: value.mark, content: .list([value])), &faults) != nil
    },
    "roster": { RosterInput($0, &$1) != nil }, "members": { MembersInput($0, &$1) != nil },
    "organisations": { OrganisationInput($0, &$1) != nil },
    "names": { MappingInput($0, &$1) != nil }, "group": { GroupPlace($0, &$1) != nil },
    "decisions": { RecordDecision($0, &$1) != nil },
    "exemptions": { Exemption($0, &$1) != nil }, "vetoes": { Veto($0, &$1) != nil },
    "unitGrade": { UnitGradeCondition($0, &$1) != nil },
    "history": { HistoryCondition($0, &$1) != nil }, "byUnit": { UnitShares($0, &$1) != nil },
    "stars": { Stars($0, &$1) != nil }, "followUps": { FollowUp($0, &$1) != nil },
    "publication": { Publication($0, &$1) != nil },
    "overrides": { GradeOverride($0, &$1) != nil },
    "ratings": { value, faults in
      let list = YAMLValue(mark: value.mark, content: .list([value]))
      return readRatings(list, ratedIsGiven: false, &faults).count == 1
    },
  ]

  /// The readers of what stands inside an index.
  private static let indexReaders: [String: Reader] = {
    var readers: [String: Reader] = [
      "normalise.scale": { NormaliseRule.Scale($0, &$1) != nil },
      "min-max.bounds": { NormaliseRule.Ends($0, &$1) != nil },
      "standard-score.bounds": { NormaliseRule.Moments($0, &$1) != nil },
      "around-reference.range": { NormaliseRule.ValueRange($0, &$1) != nil },
      "tree": { value, faults in
        let text = "availability: any\nnormalise: \(NormaliseRule.example)\n"
        guard let root = try? Composed("input: a\nfactor: 1\n\(text)tree: { id: a }\n").root,
          let reader = MappingReader(root, IndexMeasure.shape, &faults),
          let defaults = IndexDefaults(reader, &faults)
        else { return false }
        return IndexNode(value, defaults, &faults) != nil
      },
    ]
    for shape in NormaliseRule.readings.map(\.shape) {
      readers[shape.name] = { NormaliseRule($0, &$1) != nil }
    }
    for shape in TreatRule.shapes { readers[shape.name] = { TreatRule($0, &$1) != nil } }
    for shape in ImputeRule.shapes { readers[shape.name] = { ImputeRule($0, &$1) != nil } }
    for shape in AggregateRule.shapes { readers[shape.name] = { AggregateRule($0, &$1) != nil } }
    for shape in WeightRule.shapes {
      readers[shape.name] = { WeightRule($0, children: ["a", "b"], &$1) != nil }
    }
    return readers
  }()

  /// Keys that only make sense beside another one, by `shape.key`.
  private static let companions = [
    "tree.of": ["aggregate"], "tree.aggregate": ["of"], "tree.id": ["direction"],
    "tree.title": ["direction"], "tree.weight": ["direction"], "tree.column": ["direction"],
    "tree.normalise": ["direction"], "tree.treat": ["direction"], "tree.impute": ["direction"],
    "tree.availability": ["aggregate", "of"], "tree.per": ["direction"],
    "normalise, method: min-max.boundsOf": ["within"],
    "normalise, method: standard-score.boundsOf": ["within"],
    "normalise, method: distance-to-target.worstOf": ["within"],
    "normalise, method: ratio-to-best.bestOf": ["within"],
    "naming.unit": ["by"], "indicators.missing": ["indicators"],
    "indicators.combine": ["indicators"], "ratings.column": ["rated"],
    "ratings.position": ["rated"], "ratings.item": ["rated"], "grades.grade": ["from"],
    "trim.high": ["low"], "trim.low": ["high"], "trim.share": ["rounding"],
    "trim.rounding": ["share"], "trim.whenMoreThan": ["high", "low"],
    "trim.level": ["high", "low"],
    "limits.from": ["most"], "limits.below": ["most"], "limits.most": ["from"],
    "limits.least": ["from"], "limits.then": ["from", "most"], "groups.issued": ["moreReturned"],
    "groups.moreReturned": ["issued"], "groups.composition": ["kinds"],
    "services.leftOut": ["kinds"], "visits.leftOut": ["kinds"], "meetings.leftOut": ["kinds"],
    "coverage.leftOut": ["kinds"], "attendance.meetings": ["unrecorded"],
    "attendance.unrecorded": ["meetings"],
  ]

  /// Keys whose example contradicts that of a key that must be there: who is rated is said twice, or
  /// households are counted where members are.
  private static let contradictions: Set = [
    "ratings.rated", "ratings.pattern", "kind: ballots, layout: wide.sheets",
    "ballots.columns, wide.rated", "visits.households", "tree.weights",
  ]

  @Test(
    "The reader of every mapping takes each key as its example writes it",
    arguments: ShapeTests.shapes.map(\.name))
  func readers(_ name: String) throws {
    let shape = try #require(ShapeTests.shapes.first { $0.name == name })
    guard let (reader, wrap) = reader(of: shape) else { return }
    for key in shape.keys {
      let owner = shape.included.first { $0.key(key.name) != nil } ?? shape
      let place = "\(owner.name).\(key.name)"
      let names = [key.name] + (Self.companions[place] ?? [])
      guard !Self.contradictions.contains(place) else { continue }
      let root = try #require(try Composed(wrap(shape.example(with: names))).root)
      var faults = FaultCollector()
      #expect(reader(root, &faults), "\(place)")
      #expect(faults.faults == [], "\(place)")
    }
  }

  /// The reader of a shape, or of the mapping behind whose `columns` it stands.
  private func reader(of shape: Shape) -> (Reader, wrap: (String) -> String)? {
    var readers = Self.readers
    for source in Measure.sources { readers[source.shape.name] = { source.read($0, &$1) != nil } }
    for shape in RecordInput.kinds.flatMap(\.shapes) {
      readers[shape.name] = { RecordInput("a", $0, &$1) != nil }
    }
    readers.merge(Self.indexReaders) { $1 }
    if let reader = readers[shape.name] { return (reader, { $0 }) }
    let parent = ShapeTests.shapes.first { parent in
      parent.key("columns")?.type.shapes.contains { $0.name == shape.name } == true
    }
    guard let parent, let reader = readers[parent.name] else { return nil }
    let head = parent.example(with: []).split(separator: "\n").filter { !$0.hasPrefix("columns:") }
    return (
      reader,
      { text in
        let columns = text.split(separator: "\n").map { "  \($0)" }
        return (head.map(String.init) + ["columns:"] + columns).joined(separator: "\n") + "\n"
      }
    )
  }
}

extension Shape {
  /// The keys that must be there, those named and the first of alternatives, as their examples.
  fileprivate func example(with names: [String]) -> String {
    let first = alternatives.compactMap { alternatives in
      alternatives.names.contains(where: names.contains) ? nil : alternatives.names.first
    }
    let shown = keys.filter {
      $0.absence == nil || names.contains($0.name) || first.contains($0.name)
    }
    let entries = shown.map { "\($0.name): \($0.example)" }
    return (entries + [ownWords?.example].compactMap(\.self)).joined(separator: "\n") + "\n"
  }
}

extension YAMLValue {
  /// Whether a mapping has a key.
  fileprivate func has(_ key: String) -> Bool {
    if case .mapping(let entries) = content { entries.contains { $0.key == key } } else { false }
  }
}
