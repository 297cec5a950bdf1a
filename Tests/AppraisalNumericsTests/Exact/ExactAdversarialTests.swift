import AppraisalNumerics
import AppraisalTestSupport
import Testing

@Suite("The exact lane at its ends")
struct ExactAdversarialTests {
  @Test("A bound beyond all integers is refused, not trapped")
  func bounds() {
    for weights: [Int64] in [[.max, .max], [.min, .min, .min], [.max, 1]] {
      for largest: Int64 in [.max, .min] {
        #expect(throws: ExactError.self) {
          try ExactBound.prove(weights: weights, largest: largest)
        }
      }
    }
    #expect(throws: Never.self) { try ExactBound.prove(weights: [], largest: .max) }
    #expect(throws: ExactError.self) { try ExactBound.prove(weights: [1], largest: 1 << 53) }
    #expect(throws: Never.self) { try ExactBound.prove(weights: [1], largest: 1 << 53 - 1) }
  }

  @Test("Ratios, points, shares and weights at the ends of 64 bits")
  func ends() throws {
    let zero = try ExactRatio(0, 1)
    let values: [Int64] = [.min, .min + 1, -1, 0, 1, .max - 1, .max]
    for numerator in values {
      for denominator in values {
        let sign = Int128(numerator).signum()
        if let ratio = try? ExactRatio(numerator, denominator) {
          #expect(denominator > 0 && (ratio < zero) == (sign < 0))
        }
        if let points = try? Points(ratioOf: numerator, to: denominator) {
          #expect(denominator > 0 && Int64(points.units).magnitude <= 1_000_000_000)
        }
        if let share = try? Share(numerator, of: denominator) {
          #expect(share.numerator >= 0 && share.numerator <= share.denominator)
          for rounding in Share.Headcount.allCases {
            #expect((0...Int64.max).contains(share.count(of: .max, rounding: rounding)))
          }
        }
      }
      #expect((try? Points(units: numerator)) == nil || numerator.magnitude <= 1_000_000_000)
      #expect((try? Weight(basisPoints: numerator)) == nil || (0...10_000).contains(numerator))
    }
    #expect(try Rounding(places: 0).rounded(1 << 62) == 4_611_686_018_427_390_000)
  }

  @Test("Days at the ends of the calendar and of 64 bits")
  func days() throws {
    for days in [Int.min, .min + 719_468, -719_469, -719_163, 0, 2_932_896, 2_932_897, .max] {
      let date = CalendarDate(daysSince1970: days)
      #expect((date != nil) == (-719_162...2_932_896).contains(days))
    }
    for wild in [Int.min, -1, 0, .max] {
      #expect(throws: ExactError.self) { try CalendarDate(year: wild, month: 1, day: 1) }
      #expect(throws: ExactError.self) { try CalendarDate(year: 2025, month: wild, day: 1) }
      #expect(throws: ExactError.self) { try CalendarDate(year: 2025, month: 1, day: wild) }
    }
  }

  /// The reader of the standard library, where it reads the same language.
  @Test(
    "Any bytes are a number or none; numbers are read as the standard library reads them",
    arguments: 0..<40)
  func bytes(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let alphabet = Array("0123456789.-+eE \u{0}é".utf8)
    for _ in 0..<400 {
      let text = (0..<Int.random(in: 0...24, using: &random)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &random) % (seed % 2 == 0 ? 15 : 20)]
      }
      let reading = text.withUnsafeBufferPointer { parseNumber($0) }
      guard case .value(let value) = reading else { continue }
      #expect(value == Double(String(decoding: text, as: UTF8.self)))
      #expect(value.isFinite && !(value == 0 && value.sign == .minus))
    }
  }

  @Test(
    "Weighted means keep their bits under any number of threads and any block",
    arguments: [1, 2, 3, 7, 16])
  func threads(_ threads: Int) throws {
    var random = SeededGenerator(seed: 44)
    let limit = Int32(Points.limit)
    let columns = (0..<7).map { number in
      PointsColumn(
        units: (0..<3_001).map { _ in
          number == 0
            ? limit : number == 1 ? -limit : Int32.random(in: -limit...limit, using: &random)
        },
        missing: (0..<3_001).map { _ in Int.random(in: 0..<5, using: &random) == 0 ? 1 : 0 })
    }
    let nodes = try MissingPolicy.allCases.map { policy in
      try WeightedNode(
        parts: (0..<7).map { .init(column: $0, weight: Int64($0 * 300)) }, missing: policy,
        rounding: Rounding(places: 2))
    }
    let before = BLASThreads.count
    defer { BLASThreads.set(before) }
    BLASThreads.set(1)
    let expected = weightedMeans(of: columns, nodes: nodes, blockRows: 1)
    BLASThreads.set(threads)
    for block in [1, 7, 1_024, 100_000] {
      #expect(weightedMeans(of: columns, nodes: nodes, blockRows: block) == expected)
    }
  }

  @Test("No column, no node, no row")
  func nothing() throws {
    #expect(weightedMeans(of: [], nodes: []).isEmpty)
    let node = try WeightedNode(
      parts: [.init(column: 0, weight: 1)], missing: .zero, rounding: .unit)
    let empty = PointsColumn(units: [], missing: [])
    #expect(weightedMeans(of: [empty], nodes: [node]) == [empty])
    for weights: [Int64] in [[], [0], [-1, 2], [.max, .max], [.min]] {
      #expect(throws: ExactError.self) {
        try WeightedNode(
          parts: weights.map { .init(column: 0, weight: $0) }, missing: .zero, rounding: .unit)
      }
    }
  }

  @Test("What is left is spread to the last basis point", arguments: 0..<30)
  func spreads(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let weights = try (0..<Int.random(in: 1...40, using: &random)).map { _ in
      try Weight(
        basisPoints: Bool.random(using: &random) ? 0 : .random(in: 0...10_000, using: &random))
    }
    for rest: Int64 in [0, 1, 9_999, 10_000] {
      let found = spread(rest, inProportionTo: weights)
      #expect(found.reduce(0) { $0 + Int64($1.basisPoints) } == rest)
      for (left, right) in zip(weights.indices, weights.indices.dropFirst())
      where weights[left] < weights[right] { #expect(found[left] <= found[right]) }
    }
  }
}
