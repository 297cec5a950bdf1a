import AppraisalNumerics
import AppraisalTestSupport
import Testing

@Suite("Imputation")
struct ImputationTests {
  private static let column: [Double] = [1, .nan, 3, 8, .nan, 100]

  @Test("Mean and median fill what is missing and name the rows")
  func centres() throws {
    let mean = try Imputation.mean(minimumObserved: 1).imputed(Self.column)
    #expect(mean.values == [1, 28, 3, 8, 28, 100])
    #expect(mean.imputedRows == [1, 4])
    let median = try Imputation.median(minimumObserved: 4).imputed(Self.column)
    #expect(median.values == [1, 5.5, 3, 8, 5.5, 100])
    let tooFew = try Imputation.median(minimumObserved: 5).imputed(Self.column)
    #expect(tooFew.imputedRows.isEmpty)
    #expect(tooFew.missingRows == [1, 4])
    #expect(tooFew.values[1].isNaN)
  }

  @Test("Peer groups impute from their own members alone")
  func groups() throws {
    let groups = try PeerGroups(labels: [0, 0, 0, 1, 1, 1])
    let mean = try Imputation.peerGroupMean(minimumObserved: 2).imputed(
      Self.column, groups: groups)
    #expect(mean.values == [1, 2, 3, 8, 54, 100])
    let lonely = try Imputation.peerGroupMedian(minimumObserved: 1).imputed(
      [.nan, 5, .nan], groups: PeerGroups(labels: [1, 0, 0]))
    #expect(lonely.imputedRows == [2])
    #expect(lonely.missingRows == [0])
    #expect(throws: ImputeError.groupCount(labels: 0, rows: 1)) {
      try Imputation.peerGroupMean(minimumObserved: 1).imputed([1])
    }
  }

  /// Siblings stand at .5 and, turned round, at .75 of their ways; .625 of the way from 10 to 50.
  @Test("Siblings impute the mean of their places, each by its own direction")
  func siblings() throws {
    let imputed = try Imputation.siblingMean(minimumObserved: 2).imputed(
      [10, .nan, 50, .nan], direction: .higherIsBetter,
      siblings: [
        ([0, 5, 10, .nan], .higherIsBetter), ([8, 2, 0, 1], .lowerIsBetter),
        ([3, 3, 3, 3], .higherIsBetter),
      ])
    #expect(imputed.values[1] == 35)
    #expect(imputed.imputedRows == [1])
    #expect(imputed.missingRows == [3], "one sibling only, the constant one has no say")
    let lower = try Imputation.siblingMean(minimumObserved: 1).imputed(
      [10, .nan, 50], direction: .lowerIsBetter, siblings: [([0, 1, 4], .higherIsBetter)])
    #expect(lower.values[1] == 40)
  }

  @Test("Observed values keep every bit")
  func observedValuesStay() throws {
    var random = SeededGenerator(seed: 21)
    let column = (0..<500).map { _ in
      Int.random(in: 0..<3, using: &random) == 0
        ? Double.nan : Double.random(in: -1...1, using: &random)
    }
    let groups = try PeerGroups(labels: column.indices.map { Int32($0 % 7) })
    let sibling = column.indices.map { Double($0 % 11) }
    for rule in [
      Imputation.mean(minimumObserved: 1), .median(minimumObserved: 1),
      .peerGroupMean(minimumObserved: 1), .peerGroupMedian(minimumObserved: 1),
      .siblingMean(minimumObserved: 1),
    ] {
      let imputed = try rule.imputed(
        column, groups: groups, siblings: [(sibling, .higherIsBetter)])
      for row in column.indices where !column[row].isNaN {
        #expect(imputed.values[row].bitPattern == column[row].bitPattern)
      }
      #expect(imputed.imputedRows.map(Int.init) == column.indices.filter { column[$0].isNaN })
      #expect(imputed.missingRows.isEmpty)
    }
  }

  @Test("Nothing observed stays missing; infinities and a minimum of zero are refused")
  func refusals() throws {
    let empty = try Imputation.mean(minimumObserved: 1).imputed([.nan, .nan])
    #expect(empty.missingRows == [0, 1])
    #expect(throws: ImputeError.infinite(row: 1)) {
      try Imputation.mean(minimumObserved: 1).imputed([.nan, .infinity])
    }
    #expect(throws: ImputeError.badMinimum(0)) {
      try Imputation.mean(minimumObserved: 0).imputed([1])
    }
    #expect(throws: ImputeError.siblingRows(found: 1, expected: 2)) {
      try Imputation.siblingMean(minimumObserved: 1).imputed(
        [1, .nan], siblings: [([1], .higherIsBetter)])
    }
  }
}
