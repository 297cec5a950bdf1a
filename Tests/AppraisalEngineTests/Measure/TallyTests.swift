import AppraisalEngine
import AppraisalIngest
import AppraisalTestSupport
import Testing

/// Ballots of three subjects, two items and two groups, in random order, with all kinds of answers.
private struct RandomBallots {
  let desk: RecordDesk
  let rows: [String]

  static let header = "group,rated,item,answer\n"

  init(seed: UInt64, count: Int) throws {
    let rules = """
      scales:
        hundred: { numbers: { from: 0, to: 100 }, abstain: [弃权], void: [废票], unanswered: [(空)] }
      panels:
        public:
          { scale: hundred, abstentions: leaveOut, ifUnmet: renormalise,
            groups: [{ id: residents, weight: 70 }, { id: peers, weight: 30 }] }
      indicators:
        - { id: duty, weight: 50, measure: { ballots: { input: s, item: 履职, panel: public } } }
        - { id: style, weight: 50, measure: { ballots: { input: s, item: 作风, panel: public } } }

      """
    desk = RecordDesk(try scheme(schemeText(rules)), roster(["u1", "u2", "u3"]))
    var random = SeededGenerator(seed: seed)
    let words = ["弃权", "废票", "(空)"]
    rows = (0..<count).map { _ in
      let group = Int.random(in: 0..<3, using: &random) == 0 ? "peers" : "residents"
      let subject = Int.random(in: 1...3, using: &random)
      let item = Bool.random(using: &random) ? "履职" : "作风"
      let rating = Int.random(in: -3...100, using: &random)
      return "\(group),u\(subject),\(item),\(rating < 0 ? words[rating + 3] : String(rating))\n"
    }
  }

  func tally(_ rows: some Sequence<String>) throws -> Tally {
    try desk.ballots("s", Self.header + rows.joined(), keepsAnswers: true).tally
  }
}

@Suite("Tallies of ballots")
struct TallyTests {
  @Test(
    "Any split into files, merged in any order, is the tally of one file",
    arguments: Array(UInt64(1)...8))
  func mergesAnySplit(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let ballots = try RandomBallots(
      seed: seed, count: Int.random(in: 1...600, using: &random))
    let whole = try ballots.tally(ballots.rows)
    #expect(whole.total == Int64(ballots.rows.count))
    var files = (0..<Int.random(in: 2...7, using: &random)).map { _ in [String]() }
    for row in ballots.rows { files[Int.random(in: files.indices, using: &random)].append(row) }
    // Two neighbours of a random order are merged until one is left: a random tree.
    var tallies = try files.map { try ballots.tally($0.shuffled(using: &random)) }
    while tallies.count > 1 {
      tallies.shuffle(using: &random)
      let merged = tallies[0].merged(with: tallies[1])
      #expect(merged == tallies[1].merged(with: tallies[0]), "seed \(seed)")
      tallies.replaceSubrange(0..<2, with: [merged])
    }
    #expect(tallies[0] == whole, "seed \(seed)")
  }

  @Test("Merging is associative, and the empty tally changes nothing")
  func isAMonoid() throws {
    let ballots = try RandomBallots(seed: 40, count: 300)
    let parts = try [0..<90, 90..<100, 100..<300].map { try ballots.tally(ballots.rows[$0]) }
    let left = parts[0].merged(with: parts[1]).merged(with: parts[2])
    let right = parts[0].merged(with: parts[1].merged(with: parts[2]))
    #expect(left == right)
    let empty = Tally(shape: left.shape, detail: left.detail)
    #expect(left.merged(with: empty) == left)
    #expect(empty.merged(with: left) == left)
    #expect(empty.merged(with: empty).total == 0)
  }

  @Test("Counts are those of counting the rows one by one")
  func countsRows() throws {
    let ballots = try RandomBallots(seed: 41, count: 500)
    var counts: [String: Int64] = [:]
    for row in ballots.rows { counts[row, default: 0] += 1 }
    let tally = try ballots.tally(ballots.rows)
    let words = ["弃权", "废票", "(空)"]
    for (item, itemWord) in ["履职", "作风"].enumerated() {
      for (group, groupWord) in ["residents", "peers"].enumerated() {
        tally.forEachSubject(item: item, group: group) { subject, answers in
          for answer in answers.counts {
            let word = answer.code < 3 ? words[answer.code] : String(answer.code - 3)
            let row = "\(groupWord),u\(subject + 1),\(itemWord),\(word)\n"
            #expect(counts.removeValue(forKey: row) == answer.count, "\(row)")
          }
        }
      }
    }
    #expect(counts.isEmpty, "every row was counted")
  }

  @Test("Merged tallies measure like the tally of one file")
  func measuresAlike() throws {
    let ballots = try RandomBallots(seed: 42, count: 400)
    let parts = try [0..<150, 150..<400].map { try ballots.tally(ballots.rows[$0]) }
    let whole = try ballots.desk.ballots("s", RandomBallots.header + ballots.rows.joined())
    func standings(_ tally: Tally) -> Standings {
      var records = ballots.desk.records
      records.ballots["s"] = BallotRecords(
        tally: tally, items: whole.items, groups: whole.groups)
      return score(measure(ballots.desk.scheme, records), ballots.desk.scheme)
    }
    #expect(standings(parts[1].merged(with: parts[0])).decided == standings(whole.tally).decided)
  }
}
