import AppraisalScheme

/// What all measures of one input together need of its template: one table serves them all.
struct TemplateNeeds {
  private let measures: [Measure]
  private let scheme: Scheme

  init(_ scheme: Scheme, of input: String) {
    self.scheme = scheme
    measures = scheme.root.leaves.compactMap(\.measure).filter { measure in
      measure.needs.contains { $0.input == input }
    }
  }

  private var ballots: [BallotMeasure] {
    measures.compactMap { if case .ballots(let measure) = $0 { measure } else { nil } }
  }

  private var projects: [ProjectMeasure] {
    measures.compactMap { if case .projects(let measure) = $0 { measure } else { nil } }
  }

  private var claims: [ClaimMeasure] {
    measures.compactMap { if case .ledger(.claims(let measure)) = $0 { measure } else { nil } }
  }

  private var lists: [ListMatchMeasure] {
    measures.compactMap { if case .ledger(.lists(let measure)) = $0 { measure } else { nil } }
  }

  /// Whether a rule looks at the time of submission of a ballot.
  var submission: Bool {
    ballots.compactMap { scheme.panel($0.panel) }
      .contains { $0.late != nil || $0.duplicates != .setAside }
  }

  /// Whether ballots say which item they rate.
  var item: Bool { ballots.contains { $0.item != nil } }

  /// Whether projects have an amount.
  var amount: Bool { projects.contains { $0.by == .amount } }

  /// The categories of projects, if they weigh differently.
  var projectCategories: [String] {
    projects.first { !$0.weights.isEmpty }?.weights.map(\.word) ?? []
  }

  /// Whether items of a pipeline have a number.
  var number: Bool { claims.contains { $0.by == .number } }

  /// The categories of items of a pipeline.
  var claimCategories: [String] { claims.first { !$0.categories.isEmpty }?.categories ?? [] }

  /// The keys of a list beyond identifier and subject.
  func listKeys(of input: String) -> [String] {
    let isNeeds = lists.contains { $0.input == input }
    let namesNeed = lists.contains { $0.match != .category && $0.other == input }
    return (lists.contains { $0.match == .category } ? ["category"] : [])
      + (isNeeds ? ["owner"] : []) + (namesNeed ? ["need"] : [])
  }
}
