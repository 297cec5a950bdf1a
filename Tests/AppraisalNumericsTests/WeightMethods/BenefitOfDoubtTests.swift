import AppraisalTestSupport
import Foundation
import Testing

@testable import AppraisalNumerics

@Suite("Benefit of the doubt")
struct BenefitOfDoubtTests {
  private typealias Bounds = BenefitOfDoubt.ShareBounds

  private static let six: [[Double]] = [
    [4, 9, 2], [7, 6, 8], [8, 2, 6], [5, 5, 5], [3, 8, 7], [6, 1, 9],
  ]
  private static let eight: [[Double]] = [
    [10, 0], [0, 10], [6, 6], [5, 5], [2, 7], [10, 0], [1, 1], [0, 3],
  ]
  private static let ten: [[Double]] = [
    [12, 30, 7, 55], [20, 22, 9, 41], [17, 28, 3, 60], [9, 35, 8, 47], [15, 15, 15, 15],
    [22, 10, 6, 52], [5, 40, 2, 33], [18, 26, 5, 58], [11, 31, 10, 20], [14, 27, 7, 50],
  ]

  private func assessments(
    _ rows: [[Double]], _ bounds: [(Double, Double)] = [], threads: Int = 1
  ) throws -> [BenefitOfDoubt.Assessment] {
    let columns = rows[0].indices.map { column in rows.map { $0[column] } }
    return try BenefitOfDoubt(
      bounds: bounds.map { try Bounds(lower: $0.0, upper: $0.1) }
    ).assessments(Matrix(columns: columns), threads: threads)
  }

  private func matches(_ found: [BenefitOfDoubt.Assessment], _ expected: [Double]) -> Bool {
    found.count == expected.count
      && zip(found, expected).allSatisfy { ($0.score - $1).magnitude <= 1e-12 }
  }

  /// Optima of `scipy.optimize.linprog` (HiGHS), SciPy 1.17.1, whose last digits are ±1e-14.
  @Test("Three tables, without bounds and with, against another solver")
  func otherSolver() throws {
    #expect(matches(try assessments(Self.six), [1, 1, 1, 0.769230769230769, 1, 1]))
    #expect(
      matches(
        try assessments(Self.six, Array(repeating: (0.2, 0.5), count: 3)),
        [
          0.603015075376884, 1, 0.695652173913043, 0.746268656716418, 0.844221105527638,
          0.469879518072289,
        ]))
    #expect(
      matches(
        try assessments(Self.eight),
        [1, 1, 1, 0.833333333333333, 0.833333333333333, 1, 0.166666666666667, 0.3]))
    #expect(
      matches(
        try assessments(Self.eight, [(0.25, 0.9), (0.1, 0.75)]),
        [0, 0, 1, 0.833333333333333, 0.717948717948718, 0, 0.166666666666667, 0]))
    #expect(matches(try assessments(Self.ten), Array(repeating: 1, count: 9) + [0.966836086404067]))
    #expect(
      matches(
        try assessments(Self.ten, Array(repeating: (0.1, 0.4), count: 4)),
        [
          1, 1, 0.948966680725432, 1, 0.837988826815642, 0.911136168097943, 0.635715661722212, 1,
          0.92955366059768, 0.966836086404066,
        ]))
    #expect(
      matches(
        try assessments(Self.ten, Array(repeating: (0, 0.3), count: 4)),
        [
          0.990194992244626, 1, 0.914364747012947, 0.990103148283913, 0.73170731707317,
          0.84450041252334, 0.457095366715147, 1, 0.810794745289187, 0.96652719665272,
        ]))
    #expect(
      matches(
        try assessments(Self.ten, Array(repeating: (0.25, 0.25), count: 4)),
        [
          0.902696365767878, 0.979701189930246, 0.599873976055451, 0.825059690393634,
          0.555555555555556, 0.65080117568977, 0.353059177532598, 0.856737051415586,
          0.68084256763502, 0.919730407065865,
        ]))
  }

  /// All corners of the feasible set, by solving every choice of *p* constraints.
  @Test("Random tables with ties and zeros against all corners", arguments: 0..<30)
  func corners(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let (count, width) = (Int.random(in: 2...7, using: &random), 3)
    var rows = (0..<count).map { _ in
      (0..<width).map { _ in Double(Int.random(in: 0...6, using: &random)) }
    }
    rows[0] = [6, 1, 2]
    rows[1] = [0, 7, 3]
    let bounds = seed % 2 == 0 ? [] : [(0.0, 0.7), (0.1, 0.8), (0.05, 1)]
    for (subject, found) in try assessments(rows, bounds).enumerated() {
      var constraints = rows.map { ($0, 1.0) }
      for column in 0..<width {
        constraints.append(((0..<width).map { $0 == column ? -1 : 0 }, 0))
        guard !bounds.isEmpty else { continue }
        let own = rows[subject]
        let (lower, upper) = bounds[column]
        constraints.append(
          ((0..<width).map { own[$0] * (lower - ($0 == column ? 1 : 0)) }, 0))
        constraints.append(
          ((0..<width).map { own[$0] * (($0 == column ? 1 : 0) - upper) }, 0))
      }
      var best = 0.0
      for a in constraints.indices {
        for b in (a + 1)..<constraints.count {
          for c in (b + 1)..<max(constraints.count, b + 1) {
            let chosen = [a, b, c].map { constraints[$0] }
            guard let corner = LinearFactors(chosen.map(\.0))?.solve(chosen.map(\.1)),
              constraints.allSatisfy({ constraint in
                zip(constraint.0, corner).reduce(0) { $0 + $1.0 * $1.1 } <= constraint.1 + 1e-9
              })
            else { continue }
            best = max(best, zip(rows[subject], corner).reduce(0) { $0 + $1.0 * $1.1 })
          }
        }
      }
      // Corners are accepted with violations of up to 1e-9.
      #expect((found.score - best).magnitude < 1e-8, "\(subject)")
      #expect(found.dualityGap < 1e-12)
    }
  }

  /// Two indicators, best 10 and 10 apart: 3 of 10 alone, or (6, 6) halved by the pair (6, 6).
  @Test("Cases by hand: benchmarks, shares, one subject, one indicator, twins at the top")
  func byHand() throws {
    let found = try assessments(Self.eight)
    // (5, 5): the pair (6, 6) is all that holds it back; 5/6.
    #expect(found[3].benchmarks == [2])
    #expect((found[7].score - 0.3).magnitude < 1e-15 && found[7].shares == [0, 1])
    #expect(found[0].score == 1 && found[5].score == 1)
    #expect(BenefitOfDoubt.bestCount(found) == 4)
    for assessment in found {
      #expect((assessment.shares.reduce(0, +) - 1).magnitude < 1e-12)
      #expect(assessment.weights.allSatisfy { $0 >= 0 })
    }
    #expect(try assessments([[3, 4, 5]]).map(\.score) == [1])
    #expect(try assessments([[2], [8], [0], [8]]).map(\.score) == [0.25, 1, 0, 1])
    // Nothing to show for in any indicator.
    let empty = try assessments([[0, 0], [1, 2], [3, 1]])[0]
    #expect(empty.score == 0 && empty.shares == [0, 0])
    // Two thirds at most from the only indicator there is: the rest would be a share of nothing.
    let one = try assessments([[4, 0], [1, 2], [3, 1]], [(0, 0.7), (0, 0.7)])[0]
    #expect(one.score == 0 && one.benchmarks.isEmpty)
  }

  @Test("Within bounds every share of a positive score is")
  func sharesWithinBounds() throws {
    for assessment in try assessments(Self.ten, Array(repeating: (0.1, 0.4), count: 4)) {
      #expect(assessment.shares.allSatisfy { $0 >= 0.1 - 1e-12 && $0 <= 0.4 + 1e-12 })
    }
  }

  /// With every share 1/p there is one profile, and the score is p / max_k Σ_j y_kj / y_cj.
  ///
  /// Under other bounds the gap is the proof. Values reach from e⁻¹⁸ to e¹⁸, so that scores go down to 1e-12.
  @Test("Values of very different size: pinned shares against their closed form", arguments: 0..<6)
  func differentSizes(seed: Int) throws {
    var random = RandomStream(seed: UInt64(seed))
    let rows = (0..<40).map { _ in (0..<5).map { _ in exp(6 * random.normal()) } }
    let pinned = try assessments(rows, Array(repeating: (0.2, 0.2), count: 5))
    for (found, own) in zip(pinned, rows) {
      let sums = rows.map { zip($0, own).reduce(0) { $0 + $1.0 / $1.1 } }
      let expected = 5 / (sums.max() ?? 1)
      #expect((found.score / expected - 1).magnitude < 1e-12)
    }
    for bounds in [
      [], Array(repeating: (0, 0.3), count: 5), Array(repeating: (0.1, 0.6), count: 5),
    ] {
      for found in try assessments(rows, bounds) {
        #expect(found.dualityGap <= 1e-12 * found.score + 1e-15)
      }
    }
  }

  @Test("Units of indicators, order of subjects and threads change nothing but the weights' units")
  func invariance() throws {
    var random = SeededGenerator(seed: 3)
    let rows = (0..<60).map { _ in (0..<5).map { _ in Double.random(in: 0...1, using: &random) } }
    let plain = try assessments(rows)
    #expect(try assessments(rows, threads: 3) == plain)
    let scaled = try assessments(rows.map { zip($0, [1, 0x1p30, 0x1p-40, 4, 0x1p500]).map(*) })
    for (one, other) in zip(plain, scaled) {
      #expect((one.score - other.score).magnitude < 1e-12)
    }
    let turned = try assessments(rows.reversed())
    for (one, other) in zip(plain, turned.reversed()) {
      #expect((one.score - other.score).magnitude < 1e-12)
    }
    // One more subject that is worse than another in everything changes nobody's score.
    let more = try assessments(rows + [rows[0].map { $0 / 2 }])
    for (one, other) in zip(plain, more) { #expect((one.score - other.score).magnitude < 1e-12) }
  }

  /// 300 copies of 5 rows and rows between them: every step meets hundreds of ties.
  @Test("Hundreds of equal subjects are solved, all alike")
  func manyTies() throws {
    let rows = (0..<300).map { Self.six[$0 % 5] }
    let found = try assessments(rows + [[6, 1, 9]])
    #expect(Set(found[..<300].map { $0.score.rounded(toPlaces: 12) }).count == 2)
    #expect((found[3].score - 0.769230769230769).magnitude < 1e-12)
    #expect(found[8].score == found[3].score)
  }

  @Test("What has no meaning is refused by name")
  func refusals() throws {
    func refused(_ rows: [[Double]], _ bounds: [(Double, Double)] = []) -> BenefitOfDoubtError? {
      do { _ = try assessments(rows, bounds) } catch { return error as? BenefitOfDoubtError }
      return nil
    }
    #expect(refused([[1, 2], [.nan, 3]]) == .notFinite(row: 1, column: 0))
    #expect(refused([[1, 2], [.infinity, 3]]) == .notFinite(row: 1, column: 0))
    #expect(refused([[1, 2], [3, -1]]) == .negative(row: 1, column: 1))
    #expect(refused([[1, 0], [3, 0]]) == .zeroColumn(1))
    #expect(refused([[1, 1e-301], [3, 0]]) == .zeroColumn(1))
    #expect(refused([[1, 4], [3, 4]]) == .constantColumn(1))
    #expect(refused([[1, 2], [3, 1]], [(0, 1)]) == .boundCount(found: 1, expected: 2))
    #expect(refused([[1, 2], [3, 1]], [(0.6, 1), (0.6, 1)]) == .boundsLeaveNothing)
    #expect(refused([[1, 2], [3, 1]], [(0, 0.4), (0, 0.4)]) == .boundsLeaveNothing)
    #expect(
      refused([[1, 2], [3, 1]], [(0.6, 0.5), (0, 1)]) == .badBounds(lower: 0.6, upper: 0.5))
    #expect(throws: BenefitOfDoubtError.empty) {
      try BenefitOfDoubt().assessments(Matrix(rows: 0, columns: 2))
    }
    #expect(throws: BenefitOfDoubtError.tooLarge(rows: 10, columns: 4, limit: 399)) {
      try BenefitOfDoubt(limit: 399).assessments(
        Matrix(columns: (0..<4).map { column in Self.ten.map { $0[column] } }))
    }
  }
}

extension Double {
  fileprivate func rounded(toPlaces places: Int) -> Double {
    let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
    return (self * scale).rounded() / scale
  }
}
