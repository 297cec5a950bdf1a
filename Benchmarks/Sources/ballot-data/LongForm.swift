/// One rating per row, as a survey server keeps them: twelve rows make a ballot, one answer in two
/// hundred is empty.
struct LongForm {
  let ratings: Int
  let subjects: Int
  /// Whether the rows of a ballot lie anywhere in the file.
  let isShuffled: Bool

  private static let items = 12
  /// Ballots per evaluator.
  private static let ballotsPerRater = 5

  private struct Ballot {
    var number = 0
    var rater = 0
    var subject = 0
  }

  /// Writes the file.
  func write(to page: inout OutputPage) {
    page.append("ballot_id,submitted_at,community_id,rater_id,subject_id,item_id,score")
    page.endLine()
    var chance = Chance(seed: 1)
    let ballots = ratings / LongForm.items + 1
    // A step that has no factor in common with the number of rows passes through all of them once.
    let step = isShuffled ? coprimeStep(ratings) : 1
    var ballot = Ballot()
    for row in 0..<ratings {
      let rating = isShuffled ? row * step % ratings : row
      if isShuffled || rating % LongForm.items == 0 {
        ballot = drawn(rating / LongForm.items, of: ballots)
      }
      append(ballot, item: rating % LongForm.items + 1, score: score(ballot, &chance), to: &page)
    }
  }

  /// A ballot by its number alone, so that its rows agree wherever they lie.
  private func drawn(_ number: Int, of ballots: Int) -> Ballot {
    var chance = Chance(seed: UInt64(number) &* 0x2545_F491_4F6C_DD1D)
    let each = LongForm.ballotsPerRater
    let raters = (ballots + each - 1) / each
    // The ballots of a rater are for subjects with different remainders, so that none comes twice and
    // readers that do not look for that count the same.
    let drawn = chance.subject(of: subjects)
    let subject = drawn - drawn % each + number / raters
    return Ballot(
      number: number, rater: number % raters,
      subject: subject < subjects ? subject : subject - each)
  }

  private func coprimeStep(_ count: Int) -> Int {
    var step = count * 618 / 1000 | 1
    while greatestCommonDivisor(step, count) != 1 { step += 2 }
    return step
  }

  private func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
    second == 0 ? first : greatestCommonDivisor(second, first % second)
  }

  /// Around 40 to 70 by subject, at most 100; `nil` for an empty answer.
  private func score(_ ballot: Ballot, _ chance: inout Chance) -> Int? {
    guard chance.below(200) > 0 else { return nil }
    return min(100, max(0, 40 + ballot.subject % 32 + chance.below(30) - chance.below(12)))
  }

  private func append(_ ballot: Ballot, item: Int, score: Int?, to page: inout OutputPage) {
    page.append(10_000_000 + ballot.number)
    let second = ballot.number * 18 % 86_400
    page.append(",2024-")
    let day = ballot.number * 18 / 86_400
    page.append(day / 28 % 12 + 1, digits: 2)
    page.append("-")
    page.append(day % 28 + 1, digits: 2)
    page.append("T")
    page.append(second / 3600, digits: 2)
    page.append(":")
    page.append(second / 60 % 60, digits: 2)
    page.append(":")
    page.append(second % 60, digits: 2)
    page.append(",C")
    page.append(ballot.subject % 1000, digits: 4)
    page.append(",R")
    page.append(ballot.rater, digits: 7)
    page.append(",S")
    page.append(ballot.subject, digits: 6)
    page.append(",Q")
    page.append(item, digits: 2)
    page.append(",")
    if let score { page.append(score) }
    page.endLine()
  }
}
