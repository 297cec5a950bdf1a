import AppraisalIngest
public import AppraisalNumerics
public import AppraisalScheme

/// What an examination of all sheets found; evidence, which changes no result.
public struct SheetExamination: Sendable {
  /// A community and what was found in it.
  public struct Examined: Sendable {
    /// The community.
    public let community: SheetCommunity
    /// Careless sheets; `nil` when they could not be looked for.
    public internal(set) var careless: CarelessFinding?
    /// Agreed sheets; `nil` when they could not be looked for.
    public internal(set) var agreement: AgreementFinding?
    /// The strongest burst; `nil` when times are not known.
    public internal(set) var burst: BurstScan?
  }

  /// Level and seed.
  public let settings: SheetSettings
  /// The communities, by input, evaluator group and first subject.
  public let communities: [Examined]
  /// Sheets handed in against people entitled.
  public let returned: [ReturnedSheets]
  /// What was not examined, and why.
  public let unexamined: [UnexaminedSheets]
  /// All sheets, blank ones among them.
  public let sheets: Int

  /// Examines all sheets of all inputs.
  ///
  /// - Parameters:
  ///   - scheme: The rules.
  ///   - records: The records, read with whole ballots.
  ///   - settings: Level and seed.
  /// - Complexity: That of ``SheetCommunity/carelessSheets(_:)`` and
  ///   ``SheetCommunity/agreedSheets(_:)`` per community.
  public init(_ scheme: Scheme, _ records: Records, _ settings: SheetSettings) {
    self.settings = settings
    var communities: [Examined] = []
    var returned: [ReturnedSheets] = []
    var unexamined: [UnexaminedSheets] = []
    var sheets = 0
    for (input, groups) in ballotGroups(scheme) {
      let gathered = groups.map { GatheredSheets(input, $0, scheme, records) }
      var examination = InputExamination(gathered.flatMap(\.communities), settings)
      examination.run()
      communities += examination.examined
      unexamined += gathered.flatMap(\.unexamined) + examination.unexamined
      for (group, own) in zip(groups, gathered) {
        sheets += own.count
        if let found = returnedSheets(input, group, records) {
          returned += found
        } else {
          unexamined.append(
            UnexaminedSheets(
              input: input, group: group.identifier, scope: nil, sheets: own.count,
              question: .returned, problem: .noEligible))
        }
      }
    }
    (self.communities, self.returned) = (communities, returned)
    (self.unexamined, self.sheets) = (unexamined, sheets)
  }

  /// The sheets that are flagged as careless, or belong to a cluster or to copies.
  public var flagged: [FlaggedSheet] {
    communities.flatMap { examined -> [FlaggedSheet] in
      var numbers = Set(examined.careless?.flags.map(\.sheet) ?? [])
      numbers.formUnion(examined.agreement?.clusters.flatMap(\.members) ?? [])
      numbers.formUnion(examined.agreement?.copies.flatMap(\.sheets) ?? [])
      let community = examined.community
      return numbers.sorted().map {
        FlaggedSheet(
          input: community.input, group: community.group, ballot: community.sheets[$0].ballot)
      }
    }
  }
}

/// A sheet that was flagged.
public struct FlaggedSheet: Sendable, Hashable {
  /// The input.
  public let input: String
  /// The identifier of the evaluator group.
  public let group: String
  /// The number of the ballot in its input.
  public let ballot: Int
}

/// The inputs with ballots and their evaluator groups, in the order of the scheme.
private func ballotGroups(_ scheme: Scheme) -> [(input: String, groups: [EvaluatorGroup])] {
  let plan = ReadingPlan(scheme)
  let inputs = unique(
    scheme.root.leaves.compactMap { leaf in
      if case .ballots(let measure)? = leaf.measure { measure.input } else { nil }
    })
  return inputs.map { input in
    var groups: [EvaluatorGroup] = []
    for group in plan.panels(of: input).flatMap(\.ballotGroups)
    where !groups.contains(where: { $0.identifier == group.identifier }) {
      groups.append(group)
    }
    return (input, groups)
  }
}

/// Puts all questions to the communities of one input.
private struct InputExamination {
  private let settings: SheetSettings
  private(set) var examined: [SheetExamination.Examined]
  private(set) var unexamined: [UnexaminedSheets] = []

  init(_ communities: [SheetCommunity], _ settings: SheetSettings) {
    self.settings = settings
    examined = communities.map { .init(community: $0) }
  }

  mutating func run() {
    for place in examined.indices {
      let community = examined[place].community
      do throws(SheetProblem) {
        examined[place].careless = try community.carelessSheets(settings)
      } catch {
        leave(community, .careless, error)
      }
      do throws(SheetProblem) {
        let (finding, problem) = try community.agreedSheets(settings)
        examined[place].agreement = finding
        if let problem { leave(community, .nearCopies, problem) }
      } catch {
        leave(community, .agreed, error)
      }
      do throws(SheetProblem) {
        examined[place].burst = try community.burst(
          others: others(than: place), settings, stream: UInt64(place))
      } catch {
        leave(community, .bursts, error)
      }
    }
  }

  private func others(than place: Int) -> [Double] {
    examined.indices.filter { $0 != place }.flatMap { examined[$0].community.moments ?? [] }
  }

  private mutating func leave(
    _ community: SheetCommunity, _ question: SheetQuestion, _ problem: SheetProblem
  ) {
    unexamined.append(
      UnexaminedSheets(
        input: community.input, group: community.group, scope: community.scope,
        sheets: community.sheets.count, question: question, problem: problem))
  }
}
