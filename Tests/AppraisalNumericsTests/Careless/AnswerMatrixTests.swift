import AppraisalNumerics
import Testing

@Suite("Answers")
struct AnswerMatrixTests {
  private static let gap = AnswerMatrix.missing

  @Test("Rows are sheets, columns are items, gaps stay gaps")
  func readsRowMajor() throws {
    let answers = try AnswerMatrix(rowMajor: [1, 2, Self.gap, 4, 5, 1], items: 3, scale: 1...5)
    #expect(answers.sheets == 2)
    #expect(answers[0, 2] == Self.gap)
    #expect(answers[1, 0] == 4)
    #expect(answers.selecting([1, 1]).storage == [4, 5, 1, 4, 5, 1])
  }

  @Test("What is no matrix of answers is refused with its place")
  func refuses() {
    #expect(throws: AnswerError.shape(answers: 5, items: 3)) {
      try AnswerMatrix(rowMajor: [1, 2, 3, 4, 5], items: 3, scale: 1...5)
    }
    #expect(throws: AnswerError.shape(answers: 0, items: 0)) {
      try AnswerMatrix(rowMajor: [], items: 0, scale: 1...5)
    }
    #expect(throws: AnswerError.tooLarge(count: 3_000)) {
      try AnswerMatrix(rowMajor: [], items: 3_000, scale: 1...5)
    }
    #expect(throws: AnswerError.offScale(sheet: 1, item: 0, answer: 6)) {
      try AnswerMatrix(rowMajor: [1, 2, 6, 0], items: 2, scale: 1...5)
    }
    #expect(throws: AnswerError.scale(lowest: 3, highest: 3)) {
      try AnswerMatrix(rowMajor: [], items: 2, scale: 3...3)
    }
    #expect(throws: AnswerError.scale(lowest: -128, highest: 3)) {
      try AnswerMatrix(rowMajor: [], items: 2, scale: -128...3)
    }
  }

  @Test("A plan must cover the items that exist, once each")
  func refusesPlans() {
    #expect(throws: AnswerError.factors(covered: 4, items: 5)) {
      try CarelessPlan(factors: [2, 2], items: 5)
    }
    #expect(throws: AnswerError.factors(covered: 2, items: 5)) {
      try CarelessPlan(factors: [2, .max], items: 5)
    }
    #expect(throws: AnswerError.noSuchItem(item: 5, items: 5)) {
      try CarelessPlan(reversed: [1, 5], items: 5)
    }
    #expect(throws: AnswerError.noSuchItem(item: -1, items: 5)) {
      try CarelessPlan(reversed: [-1, 3], items: 5)
    }
  }
}
