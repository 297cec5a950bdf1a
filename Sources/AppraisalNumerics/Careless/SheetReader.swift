/// Computes the indices of one sheet after the other, with what all sheets together tell of the
/// items.
struct SheetReader {
  private let plan: CarelessPlan
  private let lowest: Int
  private let counts: AnswerCounts
  private let scoring: AnswerScoring
  private var guttman: GuttmanSteps
  private let surprise: SurpriseTable
  private let firstFifth: Range<Int>
  private let lastFifth: Range<Int>
  private var distances: AnswerDistances?
  private var pairs: SheetCorrelation
  private var runs: AnswerRuns
  private var errors = (errors: 0, largest: 0)
  private var row = UnsafeBufferPointer<Int8>(start: nil, count: 0)

  init(_ answers: AnswerMatrix, _ plan: CarelessPlan) {
    self.plan = plan
    lowest = Int(answers.scale.lowerBound)
    counts = AnswerCounts(of: answers)
    let isReversed = (0..<answers.items).map { plan.reversed.contains($0) }
    scoring = AnswerScoring(scale: answers.scale, isReversed: isReversed)
    guttman = GuttmanSteps(counts.reversing(isReversed))
    surprise = SurpriseTable(counts)
    let fifth = max(1, answers.items / 5)
    firstFifth = 0..<fifth
    lastFifth = answers.items - fifth..<answers.items
    distances = plan.hasDistances ? AnswerDistances(of: answers) : nil
    let capacity = [answers.items, plan.synonyms.count, plan.antonyms.count].max() ?? 0
    pairs = SheetCorrelation(capacity: capacity)
    runs = AnswerRuns(row)
  }

  /// Turns to the next sheet; `row` is used until the next call only.
  mutating func read(_ row: UnsafeBufferPointer<Int8>) {
    self.row = row
    runs = AnswerRuns(row)
    errors = guttman.errors(row, scoring)
  }

  mutating func value(_ index: CarelessIndex, seconds: Double?) -> Double {
    switch index {
    case .longestRun: runs.answered == 0 ? .nan : Double(runs.longest)
    case .meanRun: runs.mean
    case .variability: responseVariability(row, in: row.indices)
    case .variabilityFirst: responseVariability(row, in: firstFifth)
    case .variabilityLast: responseVariability(row, in: lastFifth)
    case .evenOdd:
      evenOddInconsistency(row, scoring: scoring, factors: plan.factors, pairs: &pairs)
    case .synonyms: pairCorrelation(row, plan.synonyms, pairs: &pairs)
    case .antonyms: pairCorrelation(row, plan.antonyms, pairs: &pairs)
    case .personTotal: personTotalCorrelation(row, counts: counts, lowest: lowest, pairs: &pairs)
    case .guttmanErrors: runs.answered == 0 ? .nan : Double(errors.errors)
    case .guttmanShare:
      errors.largest == 0 ? .nan : Double(errors.errors) / Double(errors.largest)
    case .distance: distances?.squaredDistance(row) ?? .nan
    case .surprise: surprise.mean(row, lowest: lowest)
    case .secondsPerItem: runs.answered == 0 ? .nan : (seconds ?? .nan) / Double(runs.answered)
    }
  }
}
