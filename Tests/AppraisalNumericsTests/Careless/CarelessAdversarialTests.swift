import AppraisalTestSupport
import Testing

@testable import AppraisalNumerics

@Suite("Hostile sheets, one by one")
struct CarelessAdversarialTests {
  /// Sheets with a name.
  struct Sheets: Sendable, CustomTestStringConvertible {
    let name: String
    let answers: AnswerMatrix
    var testDescription: String { name }

    init(_ name: String, _ rows: Int, _ items: Int, _ answer: (Int, Int) -> Int8) {
      self.name = name
      let cells = (0..<rows).flatMap { row in (0..<items).map { answer(row, $0) } }
      answers = AnswerMatrix(checked: cells, items: items, scale: 1...5)
    }
  }

  private static let gap = AnswerMatrix.missing

  static let sheets: [Sheets] = [
    Sheets("no sheet", 0, 4) { _, _ in 1 },
    Sheets("one sheet", 1, 10) { _, item in Int8(1 + item % 5) },
    Sheets("two sheets", 2, 10) { row, item in Int8(1 + (item + row) % 5) },
    Sheets("one item", 30, 1) { row, _ in Int8(1 + row % 5) },
    Sheets("two items", 30, 2) { row, item in Int8(1 + (row * 3 + item) % 5) },
    Sheets("all top", 40, 10) { _, _ in 5 },
    Sheets("all top but one sheet", 40, 10) { row, _ in row == 7 ? 1 : 5 },
    Sheets("straight lines", 40, 10) { row, _ in Int8(1 + row % 5) },
    Sheets("zig-zags", 40, 10) { row, item in (row + item) % 2 == 0 ? 1 : 5 },
    Sheets("an item twice", 40, 6) { row, item in Int8(1 + row * max(item, 1) * 7 % 5) },
    Sheets("all missing", 20, 6) { _, _ in gap },
    Sheets("all missing but one", 20, 6) { row, item in row == 3 && item == 2 ? 4 : gap },
    Sheets("an item nobody answered", 40, 6) { row, item in
      item == 2 ? gap : Int8(1 + (row * 7 + item * row) % 5)
    },
    Sheets("an empty sheet", 40, 6) { row, item in row == 9 ? gap : Int8(1 + (row + item * row) % 5)
    },
    Sheets("fewer sheets than items", 5, 30) { row, item in Int8(1 + (row * item) % 5) },
    Sheets("gaps in turn", 60, 8) { row, item in
      (row + item) % 4 == 0 ? gap : Int8(1 + (row * row + item * row) % 5)
    },
  ]

  private func plan(_ sheets: Sheets, reversed: Set<Int> = []) throws -> CarelessPlan {
    let items = sheets.answers.items
    return try CarelessPlan(
      factors: items >= 4 ? [items / 2, items - items / 2] : [], reversed: reversed,
      synonyms: itemPairs(in: sheets.answers, .synonyms(above: 0.2)),
      antonyms: itemPairs(in: sheets.answers, .antonyms(below: -0.2)), items: items)
  }

  @Test("Every index is a number in its range, or missing", arguments: sheets)
  func indices(_ sheets: Sheets) throws {
    let answers = sheets.answers
    let seconds = (0..<answers.sheets).map { $0 % 3 == 0 ? Double.nan : Double($0) }
    let table = try CarelessTable(of: answers, plan: plan(sheets), seconds: seconds)
    for index in CarelessIndex.allCases {
      for value in table[index] ?? [] where !value.isNaN {
        switch index {
        case .longestRun, .meanRun: #expect(value >= 1 && value <= Double(answers.items))
        case .evenOdd, .synonyms, .antonyms, .personTotal: #expect(value.magnitude <= 1)
        case .guttmanShare: #expect(value >= 0 && value <= 1)
        default: #expect(value >= 0 && value.isFinite)
        }
      }
    }
    #expect(try CarelessScreen().breaches(in: table, of: answers).count == answers.sheets)
    let copies = IdenticalSheets(in: answers)
    #expect(zip(copies.first, copies.first.indices).allSatisfy { Int($0) <= $1 })
  }

  @Test("An assessment has a probability for every sheet, and no weight of 0", arguments: sheets)
  func assessments(_ sheets: Sheets) throws {
    let settings = try CarelessSettings(level: 0.05, draws: 200, seed: 3)
    do throws(AnswerError) {
      let found = try CarelessAssessment(
        of: sheets.answers, plan: CarelessPlan(items: sheets.answers.items), settings: settings)
      #expect(found.probabilities.allSatisfy { $0 > 0 && $0 <= 1 })
      #expect(found.scores.allSatisfy { $0 >= 0 && $0.isFinite })
      let weights = CarelessWeights(found)
      #expect(weights.values.allSatisfy { $0 >= 0.001 && $0 <= 1 })
      for mean in try weights.itemMeans(of: sheets.answers) {
        #expect(mean.unweighted.isNaN || (1...5).contains(mean.unweighted))
        #expect(mean.weighted.isNaN == mean.unweighted.isNaN)
      }
    } catch { #expect(error == .noSheets && sheets.answers.sheets == 0) }
  }

  @Test("Sheets in another order keep their indices, bit for bit", arguments: sheets)
  func permutes(_ sheets: Sheets) throws {
    let order = shuffledRows(sheets.answers.sheets, seed: 6)
    let shuffled = sheets.answers.selecting(order)
    let plan = try plan(sheets)
    let one = try CarelessTable(of: sheets.answers, plan: plan)
    let other = try CarelessTable(of: shuffled, plan: plan)
    for index in CarelessIndex.allCases {
      guard let values = one[index] else { continue }
      #expect(sameBits(other[index] ?? [], order.map { values[$0] }))
    }
  }

  /// Items turned round and named as turned round say the same.
  @Test("Turned items give the same even–odd consistency and Guttman errors", arguments: sheets)
  func reverses(_ sheets: Sheets) throws {
    let answers = sheets.answers
    let turned = Set((0..<answers.items).filter { $0 % 3 == 1 })
    let cells = answers.storage.enumerated().map { place, answer in
      answer != AnswerMatrix.missing && turned.contains(place % answers.items) ? 6 - answer : answer
    }
    let mirror = AnswerMatrix(checked: cells, items: answers.items, scale: 1...5)
    let factors = answers.items >= 4 ? [answers.items / 2, answers.items - answers.items / 2] : []
    let one = try CarelessTable(
      of: answers, plan: CarelessPlan(factors: factors, items: answers.items))
    let other = try CarelessTable(
      of: mirror, plan: CarelessPlan(factors: factors, reversed: turned, items: answers.items))
    for index in [CarelessIndex.evenOdd, .guttmanErrors, .guttmanShare] {
      #expect(sameBits(one[index] ?? [], other[index] ?? []))
    }
    // The whole scale turned round: shapes, distances and correlations do not know.
    let all = AnswerMatrix(
      checked: answers.storage.map { $0 == AnswerMatrix.missing ? $0 : 6 - $0 },
      items: answers.items, scale: 1...5)
    let whole = try CarelessTable(of: all, plan: CarelessPlan(items: answers.items))
    for index in [CarelessIndex.longestRun, .meanRun, .variability, .surprise] {
      #expect(sameBits(whole[index] ?? [], one[index] ?? []))
    }
  }

  @Test("Answers, times and settings that are none are refused by place")
  func refusals() throws {
    #expect(throws: AnswerError.shape(answers: 3, items: 2)) {
      try AnswerMatrix(rowMajor: [1, 2, 3], items: 2, scale: 1...5)
    }
    #expect(throws: AnswerError.shape(answers: 0, items: 0)) {
      try AnswerMatrix(rowMajor: [], items: 0, scale: 1...5)
    }
    #expect(throws: AnswerError.offScale(sheet: 1, item: 0, answer: 6)) {
      try AnswerMatrix(rowMajor: [1, 2, 6, 3], items: 2, scale: 1...5)
    }
    for scale: ClosedRange<Int8> in [5...5, Int8.min...5, -100...100] {
      #expect(throws: AnswerError.self) { try AnswerMatrix(rowMajor: [], items: 2, scale: scale) }
    }
    let answers = try AnswerMatrix(rowMajor: [1, 2, 3, 4], items: 2, scale: 1...5)
    let plan = try CarelessPlan(items: 2)
    for time in [-1, -leastDouble, .infinity] {
      #expect(throws: AnswerError.time(sheet: 1)) {
        try CarelessTable(of: answers, plan: plan, seconds: [1, time])
      }
    }
    for (level, draws) in [(0, 200), (1, 200), (.nan, 200), (0.1, 99), (0.1, .min), (0.1, .max)] {
      #expect(throws: AnswerError.self) {
        try CarelessSettings(level: level, draws: draws, seed: 1)
      }
    }
    for factors in [[1], [3], [0, 2], [-1, 3], [.max, .max], [.min]] {
      #expect(throws: AnswerError.self) { try CarelessPlan(factors: factors, items: 2) }
    }
    for item in [-1, 2, Int.max, .min] {
      #expect(throws: AnswerError.self) { try CarelessPlan(reversed: [item], items: 2) }
    }
  }
}
