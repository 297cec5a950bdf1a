import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import Testing

@testable import AppraisalScheme

/// Reads one file of ballots in the way that a folder's input is read: by the rules of the scheme.
struct BallotDesk {
  let scheme: Scheme
  let records: Records
  let log: IssueLog

  /// Ballots of the input `survey`.
  ///
  /// - Parameters:
  ///   - text: A scheme whose only input is `survey`.
  ///   - people: The roster.
  ///   - header: The columns `rater`, `group`, `rated`, `item`, `answer`, `submitted`, as many of them
  ///     as there are; those of a questionnaire that rate are `rate subject`.
  ///   - rows: The rows below it.
  ///   - isWide: Whether a row is a questionnaire.
  ///   - keeps: What is one sheet, where sheets are kept although no rule asks for it.
  /// - Throws: What is wrong with the scheme or the rows.
  init(
    _ text: String, _ people: Roster, header: String, _ rows: [String], isWide: Bool = false,
    keeps: BallotReadingRules.Ballot? = nil
  ) throws {
    scheme = try AppraisalEngineTests.scheme(text)
    let plan = ReadingPlan(scheme)
    let names = header.split(separator: ",").map(String.init)
    let has = { (name: String) in names.contains(name) ? name : nil }
    let columns = BallotColumns(
      rates: .subjects, rater: has("rater"), group: .column("group"),
      layout: isWide
        ? .wide(rated: nil, []) : .long(rated: "rated", item: has("item"), answer: "answer"),
      hasSheetPerRated: false, allowsSelfRatings: false, submitted: has("submitted"))
    let groups = plan.groups(of: "survey")
    let items = plan.items(of: "survey")
    var ballotPlan = BallotPlan(
      reference: .subjects(people), subjects: people.count, items: items,
      groups: groups.map(\.words), scale: try #require(plan.scale(of: "survey")),
      rater: columns.rater, group: .column("group"),
      layout: isWide
        ? .wide(rated: nil, [.init(.pattern(try HeaderPattern("rate {rated}")))])
        : .long(rated: "rated", item: has("item"), answer: "answer"),
      keepsAnswers: plan.trims("survey"))
    ballotPlan.rules = plan.ballotRules(of: "survey", columns)
    if let keeps { ballotPlan.rules.keeps = keeps }
    var log = IssueLog()
    let source = SourceFile(
      name: "survey.csv", bytes: Array(([header] + rows).joined(separator: "\n").utf8))
    let ballots = try #require(
      AppraisalIngest.readBallots(source, options: TextOptions(), plan: ballotPlan, log: &log),
      "\(log.issues)")
    var records = Records(roster: people)
    records.ballots["survey"] = BallotRecords(
      tally: ballots.tally, items: items, groups: groups.map(\.identifier), file: "survey.csv",
      book: ballots.book, late: ballots.late)
    (self.records, self.log) = (records, log)
  }

  var table: IndicatorTable { measure(scheme, records) }

  func composites() -> [String?] { score(table, scheme).compositeTexts() }

  /// The codes and lines of what the rules on whole ballots find.
  var rulings: [String] {
    ballotRulings(scheme, records).map { "\($0.issue.code) \($0.place.line ?? 0)" }
  }
}

/// A scheme with one panel on a scale of a hundred points, one indicator per item.
func panelText(
  scale: String = "numbers: { from: 0, to: 100 }", _ panel: String, groups: [String],
  items: [String] = [], result: String? = nil
) -> String {
  let result = result.map { ", as: \($0)" } ?? ""
  let weights = [1: ["100"], 2: ["50", "50"], 3: ["33.33", "33.33", "33.34"]][items.count] ?? []
  let leaves =
    items.isEmpty
    ? ["{ id: all, weight: 100, measure: { ballots: { input: survey, panel: public\(result) } } }"]
    : zip(items, weights).map { item, weight in
      "{ id: \(item), weight: \(weight), measure: { ballots: { input: survey, item: \(item), "
        + "panel: public\(result) } } }"
    }
  return schemeText(
    """
    scales:
      marks:
        \(scale)
        abstain: [弃权]
        void: [废票]
        unanswered: [(空)]
    panels:
      public:
        scale: marks
        \(panel.split(separator: "\n").joined(separator: "\n    "))
        groups:

    """ + groups.map { "      - \($0)\n" }.joined() + indicators(leaves))
}
