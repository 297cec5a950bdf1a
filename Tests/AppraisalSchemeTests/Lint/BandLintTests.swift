import AppraisalNumerics
import AppraisalTestSupport
import Testing

@testable import AppraisalScheme

@Suite("Grade bands against the scores that can come about")
struct BandLintTests {
  /// A scheme whose composite is a value between two ends.
  private static func reading(
    lowest: String, highest: String, places: Int, bands: [String]
  ) throws -> SchemeReading {
    try schemeReading(
      """
      schema: pingyi-scheme/1
      id: bands
      title: 等次
      period: 2025
      subjects: 单位
      indicators:
        - id: score
          weight: 100
          measure: { table: { input: a, value: 分, lowest: \(lowest), highest: \(highest) } }
      missing: noScore
      rounding: { places: \(places), mode: halfUp, stage: final }
      grades: [\(bands.joined(separator: ", "))]
      """)
  }

  @Test(
    "The ends of the scores are those after rounding",
    arguments: [
      // 99.6 is shown and graded as 100, 0.4 as 0, 0.5 as 1, −0.6 as −1.
      ("0", "99.6", "{ grade: 优, from: 0, to: 99 }", "scores 100 have"),
      ("0", "99.4", "{ grade: 优, from: 0, to: 99 }", nil),
      ("0.4", "9", "{ grade: 优, from: 1 }", "scores 0 have"),
      ("0.5", "9", "{ grade: 优, from: 1 }", nil),
      ("-0.6", "9", "{ grade: 优, from: 0 }", "scores -1 have"),
      ("-0.5", "9", "{ grade: 优, from: 0 }", "scores -1 have"),
      ("-0.4", "9", "{ grade: 优, from: 0 }", nil),
    ] as [(String, String, String, String?)])
  func ends(lowest: String, highest: String, band: String, hole: String?) throws {
    let reading = try Self.reading(lowest: lowest, highest: highest, places: 0, bands: [band])
    #expect(reading.faults.map(\.code) == (hole == nil ? [] : ["band-hole"]), "\(reading.faults)")
    if let hole { #expect(reading.faults.first?.english.contains(hole) == true) }
    #expect((reading.scheme == nil) == (hole != nil))
  }

  @Test("A grade that nobody can reach is warned of, and the others keep their bounds")
  func outOfReach() throws {
    let reading = try Self.reading(
      lowest: "40", highest: "100", places: 1,
      bands: ["{ grade: 优, from: 950 }", "{ grade: 良, from: 30 }", "{ grade: 差, below: 30 }"])
    #expect(reading.faults.map(\.code) == ["band-out-of-reach", "band-out-of-reach"])
    #expect(reading.faults.allSatisfy { $0.severity == .warning })
    #expect(reading.faults.first?.english.contains("between 40.0 and 100.0") == true)
    let grades = try #require(reading.scheme?.grades)
    #expect(grades.bands.map(\.grade) == ["优", "良", "差"])
    #expect(grades.position(of: try Points(40)) == 1)
    #expect(grades.position(of: try Points(100)) == 1)
  }

  @Test("No grade at all is refused, with the way out")
  func none() throws {
    let reading = try Self.reading(lowest: "0", highest: "9", places: 0, bands: [])
    #expect(reading.scheme == nil)
    #expect(reading.faults.map(\.code) == ["no-grades"])
  }

  /// A band as it may be written, and whether it takes a score, told score by score.
  private struct WrittenBand {
    let grade: String
    let from: Int?
    let to: Int?
    let below: Int?

    init(grade: String, using generator: inout SeededGenerator) {
      self.grade = grade
      let isOpenBelow = Int.random(in: 0..<4, using: &generator) == 0
      from = isOpenBelow ? nil : Int.random(in: 0...12, using: &generator)
      let end = (from ?? 0) + Int.random(in: 0...6, using: &generator)
      switch Int.random(in: isOpenBelow ? 1..<3 : 0..<4, using: &generator) {
      case 1: (to, below) = (end, nil)
      case 2: (to, below) = (nil, end + 1)
      default: (to, below) = (nil, nil)
      }
    }

    var text: String {
      let bounds = [("from", from), ("to", to), ("below", below)].compactMap { name, bound in
        bound.map { ", \(name): \($0)" }
      }
      return "{ grade: \(grade)\(bounds.joined()) }"
    }

    func takes(_ score: Int, among others: [WrittenBand]) -> Bool {
      if let from, score < from { return false }
      if let to { return score <= to }
      if let below { return score < below }
      // It ends where the next better one begins.
      return !others.contains { other in
        guard let begin = other.from, let from else { return false }
        return begin > from && begin <= score
      }
    }
  }

  @Test("Bands pass if and only if every score has exactly one, and it is the one given")
  func everyScore() throws {
    var accepted = 0
    for seed in 0..<1500 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let count = Int.random(in: 1...4, using: &generator)
      var bands = (0..<count).map { WrittenBand(grade: "G\($0)", using: &generator) }
      // Half of them are written from the best down, as they must be.
      let begin = { (band: WrittenBand) in band.from ?? .min }
      if seed.isMultiple(of: 2) { bands.sort { begin($0) > begin($1) } }
      let isOrdered = zip(bands, bands.dropFirst()).allSatisfy { begin($0) >= begin($1) }
      let reading = try Self.reading(
        lowest: "0", highest: "12", places: 0, bands: bands.map(\.text))
      let takers = (0...12).map { score in bands.filter { $0.takes(score, among: bands) } }
      // Two bands with one beginning are refused even where one of them has no room.
      let begins = bands.compactMap(\.from)
      let isWhole =
        takers.allSatisfy { $0.count == 1 } && Set(begins).count == begins.count
        && begins.count >= bands.count - 1 && isOrdered
      #expect((reading.scheme != nil) == isWhole, "seed \(seed): \(bands.map(\.text))")
      guard isWhole, let grades = reading.scheme?.grades else { continue }
      accepted += 1
      for (score, taker) in takers.enumerated() {
        let position = grades.position(of: try Points(score))
        #expect(grades.bands[position].grade == taker.first?.grade, "seed \(seed): \(score)")
      }
    }
    #expect(accepted > 20)
  }
}
