import AppraisalNumerics
import AppraisalTestSupport
import Testing

@Suite("Careless indices")
struct CarelessTableTests {
  private static let gap = AnswerMatrix.missing

  private func column(
    _ index: CarelessIndex, _ rows: [[Int8]], factors: [Int] = [], reversed: Set<Int> = [],
    seconds: [Double]? = nil
  ) throws -> [Double] {
    let items = rows[0].count
    let answers = try AnswerMatrix(rowMajor: rows.flatMap { $0 }, items: items, scale: 1...5)
    let plan = try CarelessPlan(factors: factors, reversed: reversed, items: items)
    return try #require(CarelessTable(of: answers, plan: plan, seconds: seconds)[index])
  }

  @Test("Runs by hand: a gap neither counts nor ends a run")
  func countsRuns() throws {
    let rows: [[Int8]] = [
      [1, 1, 2, 2, 2, 3], [5, Self.gap, 5, 5, 1, Self.gap], [1, 2, 1, 2, 1, 2],
      [Int8](repeating: Self.gap, count: 6),
    ]
    let longest = try column(.longestRun, rows)
    #expect(Array(longest[..<3]) == [3, 3, 1] && longest[3].isNaN)
    let mean = try column(.meanRun, rows)
    #expect(Array(mean[..<3]) == [2, 2, 1] && mean[3].isNaN)
  }

  @Test("Variability by hand: exactly zero on a line, √(2/3)·… on 1, 2, 3")
  func measuresVariability() throws {
    let found = try column(
      .variability, [[4, 4, 4], [1, 2, 3], [1, Self.gap, 5], [Self.gap, 2, Self.gap]])
    #expect(found[0] == 0 && found[1] == 1 && found[3].isNaN)
    // Answers 1 and 5 deviate by 2 each: variance 8 / 1.
    #expect(found[2] == 8.0.squareRoot())
  }

  @Test("Even–odd: perfect agreement is −1, perfect contradiction is floored at 1")
  func measuresEvenOdd() throws {
    let rows: [[Int8]] = [[1, 1, 3, 3, 5, 5], [1, 5, 3, 3, 5, 1], [2, 2, 2, 2, 2, 2]]
    let found = try column(.evenOdd, rows, factors: [2, 2, 2])
    #expect(found[0] == -1 && found[1] == 1 && found[2].isNaN)
    // With the second item of each factor turned round, the second sheet is the consistent one.
    let turned = try column(.evenOdd, rows, factors: [2, 2, 2], reversed: [1, 3, 5])
    #expect(turned[0] == 1 && turned[1] == -1 && turned[2].isNaN)
  }

  @Test("Seconds per item: per answer given, unknown stays unknown")
  func dividesTimes() throws {
    let rows: [[Int8]] = [[1, 2, 3, 4], [1, 2, Self.gap, Self.gap], [1, 1, 1, 1]]
    let found = try column(.secondsPerItem, rows, seconds: [8, 8, .nan])
    #expect(Array(found[..<2]) == [2, 4] && found[2].isNaN)
    #expect(throws: AnswerError.time(sheet: 1)) {
      try column(.secondsPerItem, rows, seconds: [8, -1, 0])
    }
    #expect(throws: AnswerError.time(sheet: 2)) {
      try column(.secondsPerItem, rows, seconds: [8, 1, .infinity])
    }
    #expect(throws: AnswerError.count(found: 1, expected: 3)) {
      try column(.secondsPerItem, rows, seconds: [8])
    }
  }

  @Test("Surprise of an answer that 2 of the 3 other sheets gave: −ln((2 + ½) / (3 + 2½))")
  func measuresSurprise() throws {
    let found = try column(.surprise, [[5], [5], [5], [1]])
    #expect(abs(found[0] - 0.788457360364270) < 1e-14)  // ln(5.5 / 2.5)
    #expect(abs(found[3] - 2.397895272798371) < 1e-14)  // ln(5.5 / 0.5)
  }

  /// All indices of small random sheets with gaps, from their definitions.
  @Test("Guttman errors and person–total agree with their definitions", arguments: UInt64(1)...30)
  func agreesWithDefinitions(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let items = Int.random(in: 1...6, using: &random)
    let rows = (0..<Int.random(in: 1...25, using: &random)).map { _ in
      (0..<items).map { _ in
        Int.random(in: 0..<8, using: &random) == 0
          ? Self.gap : Int8.random(in: 1...5, using: &random)
      }
    }
    let reversed = Set((0..<items).filter { _ in Bool.random(using: &random) })
    let oracle = CarelessOracle(rows: rows, reversed: reversed)
    let errors = try column(.guttmanErrors, rows, reversed: reversed)
    let shares = try column(.guttmanShare, rows, reversed: reversed)
    let totals = try column(.personTotal, rows)
    for sheet in rows.indices {
      let expected = oracle.errors(sheet, rows[sheet])
      if rows[sheet].allSatisfy({ $0 == Self.gap }) {
        #expect(errors[sheet].isNaN)
      } else {
        #expect(errors[sheet] == Double(expected), "seed \(seed) sheet \(sheet)")
      }
      let largest = oracle.largestErrors(sheet)
      #expect(
        largest == 0 ? shares[sheet].isNaN : shares[sheet] == Double(expected) / Double(largest),
        "seed \(seed) sheet \(sheet)")
      let correlation = oracle.personTotal(sheet)
      // Two ways of summing five products: a few units in the last place.
      #expect(
        correlation.isNaN ? totals[sheet].isNaN : abs(totals[sheet] - correlation) < 1e-12,
        "seed \(seed) sheet \(sheet)")
    }
  }

  @Test("Nothing, one sheet, one item, constants, fewer sheets than items: values or NaN, no trap")
  func survivesDegenerateSheets() throws {
    let plan = try CarelessPlan(factors: [2, 1], items: 3)
    let none = try AnswerMatrix(rowMajor: [], items: 3, scale: 1...5)
    #expect(try CarelessTable(of: none, plan: plan)[.longestRun] == [])
    let one = try AnswerMatrix(rowMajor: [1, 2, 3], items: 3, scale: 1...5)
    let table = try CarelessTable(of: one, plan: plan)
    #expect(table[.personTotal]?[0].isNaN == true)
    #expect(table[.distance]?[0].isNaN == true)
    #expect(table[.variability] == [1])
    let constant = try AnswerMatrix(
      rowMajor: [Int8](repeating: 4, count: 30_000), items: 3, scale: 1...5)
    let flat = try CarelessTable(of: constant, plan: plan)
    #expect(flat[.longestRun]?.allSatisfy { $0 == 3 } == true)
    #expect(flat[.distance]?.allSatisfy(\.isNaN) == true)
    #expect(flat[.personTotal]?.allSatisfy(\.isNaN) == true)
    let single = try AnswerMatrix(rowMajor: [1, 5, 5], items: 1, scale: 1...5)
    let narrow = try CarelessTable(of: single, plan: CarelessPlan(factors: [1], items: 1))
    #expect(narrow[.longestRun] == [1, 1, 1])
    #expect(narrow[.evenOdd]?.allSatisfy(\.isNaN) == true)
  }

  @Test("A plan for other items is refused")
  func refusesForeignPlans() throws {
    let answers = try AnswerMatrix(rowMajor: [1, 2, 3], items: 3, scale: 1...5)
    let foreign = try CarelessPlan(factors: [2, 2], items: 4)
    #expect(throws: AnswerError.factors(covered: 4, items: 3)) {
      try CarelessTable(of: answers, plan: foreign)
    }
  }
}
