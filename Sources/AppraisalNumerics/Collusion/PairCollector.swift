/// Takes pairs one by one and keeps what a search reports.
struct PairCollector {
  private(set) var count = 0
  private var scorer: PairScorer
  private let cut: Double
  private let limit: Int
  private var listed: [PairEvidence] = []
  /// Five largest scores per sheet, ascending.
  private var largest: [Double]
  private var groups: DisjointSheets
  private var edgeCounts: [Int]
  private var smallest: [Double]

  init(_ answers: AnswerMatrix, _ model: SeverityModel, cut: Double, listed: Int) {
    scorer = PairScorer(answers, model)
    self.cut = cut
    limit = listed
    largest = [Double](repeating: -.infinity, count: answers.sheets * 5)
    groups = DisjointSheets(count: answers.sheets)
    edgeCounts = [Int](repeating: 0, count: answers.sheets)
    smallest = [Double](repeating: 1, count: answers.sheets)
  }

  mutating func consider(_ first: Int, _ second: Int) {
    let (matches, expected, score) = scorer.score(first, second)
    remember(score, first)
    remember(score, second)
    guard score >= 3 else { return }
    let probability = scorer.probability(first, second, matches: matches)
    guard probability <= cut else { return }
    count += 1
    groups.join(first, second)
    edgeCounts[first] += 1
    smallest[first] = min(smallest[first], probability)
    list(
      PairEvidence(
        first: first, second: second, matches: matches, expected: expected, score: score,
        probability: probability))
  }

  /// The pairs kept, the rarest first.
  func listedPairs() -> [PairEvidence] {
    Array(listed.sorted { $0.precedes($1) }.prefix(limit))
  }

  var fifthScores: [Double] {
    stride(from: 0, to: largest.count, by: 5).map { largest[$0].isFinite ? largest[$0] : .nan }
  }

  mutating func clusters() -> [SheetCluster] {
    groups.groups().map { members in
      SheetCluster(
        members: members, pairs: members.reduce(0) { $0 + edgeCounts[$1] },
        smallestProbability: members.reduce(1) { min($0, smallest[$1]) })
    }
  }

  private mutating func list(_ pair: PairEvidence) {
    listed.append(pair)
    if listed.count >= 2 * limit { listed = listedPairs() }
  }

  private mutating func remember(_ score: Double, _ sheet: Int) {
    let start = sheet * 5
    guard score > largest[start] else { return }
    var place = start
    while place < start + 4, largest[place + 1] < score {
      largest[place] = largest[place + 1]
      place += 1
    }
    largest[place] = score
  }
}
