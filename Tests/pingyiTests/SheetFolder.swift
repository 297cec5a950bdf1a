import AppraisalTestSupport

/// An assessment whose sheets are simulated, with some of them replaced.
///
/// Honest sheets are graded responses of a normal variable: `severity of the sheet + location of the
/// item + noise`, cut at −1.5, −0.5, 0.5 and 1.5. The models of the library are other ones.
struct SheetFolder {
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// A sum of twelve uniform numbers, centred: nearly normal, with variance 1.
  mutating func normal() -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &random) }
  }

  /// `count` honest sheets of answers 1…5.
  mutating func honest(_ count: Int, items: Int, generosity: Double = 0.5) -> [[Int]] {
    let locations = (0..<items).map { _ in generosity + 0.8 * normal() }
    return (0..<count).map { _ in
      let severity = 0.7 * normal()
      return locations.map { location in
        let latent = location + severity + normal()
        return [-1.5, -0.5, 0.5, 1.5].count { latent > $0 } + 1
      }
    }
  }

  mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

  static let words = ["很差", "较差", "一般", "较好", "很好"]

  /// The scheme: one panel of residents; each question an indicator, four of them below each node.
  static func scheme(questions: Int, subjectWord: String = "单位", quorum: String = "") -> String {
    let share = 100 / max(1, questions / 4)
    let nodes = stride(from: 0, to: questions, by: 4).map { start -> String in
      let isLast = start + 4 >= questions
      let weight = isLast ? 100 - share * (questions / 4 - 1) : share
      let leaves = (start..<min(questions, start + 4)).map { number in
        """
              - { id: q\(number + 1), weight: 25, measure: { ballots: { input: votes, item: 题\(number + 1), panel: all } } }
        """
      }.joined(separator: "\n")
      return """
          - id: part\(start / 4 + 1)
            weight: \(weight)
            missing: renormalise
            indicators:
        \(leaves)
        """
    }
    return header(subjectWord, quorum) + nodes.joined(separator: "\n") + "\n" + footer
  }

  /// The scheme of a single question.
  static func scheme(quorum: String = "", strata: String = "") -> String {
    header("单位", quorum, strata) + """
        - { id: vote, title: 测评, weight: 100, measure: { ballots: { input: votes, panel: all } } }

      """ + footer
  }

  private static func header(
    _ subjectWord: String, _ quorum: String, _ strata: String = ""
  ) -> String {
    let grades = zip(words, [20, 40, 60, 80, 100]).map { "{ word: \($0), points: \($1) }" }
    return """
      schema: pingyi-scheme/1
      id: sheets
      title: 查票
      period: 2025
      subjects: \(subjectWord)
      \(strata)
      scales:
        five: { words: [\(grades.reversed().joined(separator: ", "))], abstain: [不了解] }
      panels:
        all:
          scale: five
          abstentions: leaveOut
          ifUnmet: renormalise
          groups:
            - { id: residents, title: 居民, weight: 100\(quorum) }
      indicators:

      """
  }

  private static let footer = """
    missing: renormalise
    rounding: { places: 2, mode: halfUp, stage: final }
    grades:
      - { grade: 好, from: 70 }
      - { grade: 差, from: 0 }
    minimumCell: 5

    """

  static func roster(_ count: Int) -> String {
    "编号,名称,片区,应投\n" + (1...count).map { "S\($0),单位\($0),片\($0 % 2),1000\n" }.joined()
  }

  static func assessment(_ input: String) -> String {
    """
    schema: pingyi-assessment/1
    title: 查票
    scheme: scheme.yaml
    roster: { file: 名册.csv, columns: { id: 编号, name: 名称 } }
    inputs:
      votes:
        kind: ballots
        selfRatings: allowed
        group: residents
    \(input)
    """
  }

  /// One rating per row: `file` row by row, of raters who each rate all subjects.
  static func long(_ sheets: [[Int]]) -> String {
    let rows = sheets.enumerated().flatMap { rater, answers in
      answers.enumerated().map { "R\(rater + 1),S\($0 + 1),\(words[$1 - 1])\n" }
    }
    return "票号,单位,评价\n" + rows.joined()
  }

  static let longInput = """
        layout: long
        file: 票.csv
        columns: { rater: 票号, rated: 单位, answer: 评价 }
    """

  /// Writes a folder of raters who each rate all subjects, and computes it.
  static func writeLong(_ sheets: [[Int]], to workdir: Workdir) throws {
    try workdir.write(scheme(), to: "f/scheme.yaml")
    try workdir.write(assessment(longInput), to: "f/assessment.yaml")
    try workdir.write(roster(sheets[0].count), to: "f/名册.csv")
    try workdir.write(long(sheets), to: "f/票.csv")
  }

  /// The first line of each sheet in ``long(_:)``.
  static func line(of sheet: Int, items: Int) -> Int { 2 + sheet * items }
}
