import AppraisalTestSupport

@testable import AppraisalIngest

/// Ballots of a test, in the words of a file.
struct Ballot: Hashable, Sendable {
  var rater: String
  var group: String
  var rated: String
  var item: String
  var answer: String

  var row: String { "\(rater),\(group),\(rated),\(item),\(answer)" }

  static let header = "票号,主体,对象,项目,评价"

  static func file(_ ballots: [Ballot], name: String = "ballots.csv") -> SourceFile {
    SourceFile(([header] + ballots.map(\.row)).joined(separator: "\n"), name: name)
  }

  /// Ballots of evaluators who rate every subject and item once, with answers drawn at random.
  static func random(raters: Int, seed: UInt64) -> [Ballot] {
    var random = SeededGenerator(seed: seed)
    let answers = ["优秀", "好", "合格", "不合格", "弃权", "废票", ""]
    return (0..<raters).flatMap { rater -> [Ballot] in
      let group = ["居民", "群众", "干部"][Int.random(in: 0..<3, using: &random)]
      return ["S1", "S2", "S3"].flatMap { rated in
        SmallReader.items.map { item in
          Ballot(
            rater: "R\(rater)", group: group, rated: rated, item: item,
            answer: answers[Int.random(in: 0..<answers.count, using: &random)])
        }
      }
    }
  }
}

/// One cell of a tally and an answer, with the codes written out.
struct CountKey: Hashable {
  let subject: Int
  let item: Int
  let group: Int
  let code: Int
}

extension Tally {
  /// All counts, as they are handed out.
  var table: [CountKey: Int64] {
    var table: [CountKey: Int64] = [:]
    for item in 0..<shape.items {
      for group in 0..<shape.groups {
        forEachSubject(item: item, group: group) { subject, answers in
          for answer in answers.counts {
            table[CountKey(subject: subject, item: item, group: group, code: answer.code)] =
              answer.count
          }
        }
      }
    }
    return table
  }
}

extension [Ballot] {
  /// The counts, by a dictionary and the meaning of each word: the oracle of a tally.
  var countedByHand: [CountKey: Int64] {
    let subjects = ["S1": 0, "S2": 1, "S3": 2]
    let items = ["服务": 0, "作风": 1]
    let groups = ["居民": 0, "群众": 0, "干部": 1]
    let codes = ["弃权": 0, "废票": 1, "": 2, "优秀": 3, "好": 3, "合格": 4, "不合格": 5]
    var table: [CountKey: Int64] = [:]
    for ballot in self {
      guard let subject = subjects[ballot.rated], let item = items[ballot.item],
        let group = groups[ballot.group], let code = codes[ballot.answer]
      else { continue }
      table[CountKey(subject: subject, item: item, group: group, code: code), default: 0] += 1
    }
    return table
  }
}
