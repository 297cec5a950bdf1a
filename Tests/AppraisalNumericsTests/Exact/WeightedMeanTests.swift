import AppraisalNumerics
import AppraisalTestSupport
import Testing

private func column(_ values: [Int32?]) -> PointsColumn {
  PointsColumn(units: values.map { $0 ?? 0 }, missing: values.map { $0 == nil ? 9 : 0 })
}

private func node(
  _ weights: [Int64], _ missing: MissingPolicy, places: Int = 4
) throws -> WeightedNode {
  try WeightedNode(
    parts: weights.enumerated().map { .init(column: $0.offset, weight: $0.element) },
    missing: missing, rounding: Rounding(places: places))
}

@Suite("Weighted means of a level")
struct WeightedMeanTests {
  /// 30/10/60 of 92, 95 and 81.5: 27.6 + 9.5 + 48.9 = 86.0.
  @Test("Weigh three groups as a published example does")
  func weighsGroups() throws {
    let columns = [column([920_000]), column([950_000]), column([815_000])]
    let means = weightedMeans(of: columns, nodes: [try node([3_000, 1_000, 6_000], .noScore)])
    #expect(means.map(\.units) == [[860_000]])
  }

  /// Row 0 is complete, row 1 lacks the second part, row 2 all, row 3 all but a weight of zero.
  @Test(
    "Treat missing parts as the policy says",
    arguments: [
      // (4000·80 + 6000·90)/10000 = 86; 80 alone
      (MissingPolicy.renormalise, [860_000, 800_000, nil, nil]),
      // 4000·80/10000 = 32
      (.zero, [860_000, 320_000, 0, 0]),
      (.noScore, [860_000, nil, nil, nil]),
    ] as [(MissingPolicy, [Int32?])])
  func treatsMissing(_ policy: MissingPolicy, _ expected: [Int32?]) throws {
    let columns = [
      column([800_000, 800_000, nil, nil]), column([900_000, nil, nil, nil]),
      column([100_000, 100_000, nil, 100_000]),
    ]
    let mean = weightedMeans(of: columns, nodes: [try node([4_000, 6_000, 0], policy)])[0]
    #expect((0..<4).map { mean[$0]?.units } == expected)
    #expect(mean.missing == expected.map { $0 == nil ? 1 : 0 })
  }

  @Test("A missing part of no weight still counts as missing when one missing part is one too many")
  func countsMissingOfNoWeight() throws {
    let columns = [column([800_000]), column([nil])]
    let policies: [MissingPolicy] = [.noScore, .renormalise, .zero]
    let means = weightedMeans(of: columns, nodes: try policies.map { try node([10_000, 0], $0) })
    #expect(means.map { $0[0]?.units } == [nil, 800_000, 800_000])
  }

  @Test("Round once, half up, away from zero")
  func roundsOnce() throws {
    // Halves of 86.04 and 86.05, and of their negatives: 86.045.
    let columns = [column([860_400, -860_400]), column([860_500, -860_500])]
    let mean = weightedMeans(of: columns, nodes: [try node([5_000, 5_000], .zero, places: 2)])[0]
    #expect(mean.units == [860_500, -860_500])
  }

  @Test("Stay inside the range of points at its ends")
  func staysInRange() throws {
    let columns = [
      column([1_000_000_000, -1_000_000_000]), column([1_000_000_000, -1_000_000_000]),
    ]
    for places in 0...4 {
      let mean = weightedMeans(
        of: columns, nodes: [try node([3_333, 6_667], .zero, places: places)])
      #expect(mean[0].units == [1_000_000_000, -1_000_000_000])
    }
  }

  @Test("Of no subjects are columns without entries")
  func acceptsNobody() throws {
    let means = weightedMeans(of: [column([])], nodes: [try node([1], .zero)])
    #expect(means.map(\.count) == [0])
  }

  @Test("Multiplying all weights by a constant changes nothing")
  func ignoresScaleOfWeights() throws {
    let level = RandomLevel(seed: 21, rows: 400, columns: 6)
    for policy in MissingPolicy.allCases {
      let plain = try node([1, 2, 3, 4, 5, 6], policy)
      let scaled = try node([300, 600, 900, 1_200, 1_500, 1_800], policy)
      let means = weightedMeans(of: level.columns, nodes: [plain, scaled])
      #expect(means[0] == means[1])
    }
  }
}

/// Columns with random points over the whole range, a fifth of them missing, and nodes over them.
private struct RandomLevel {
  let columns: [PointsColumn]

  init(seed: UInt64, rows: Int, columns: Int) {
    var random = SeededGenerator(seed: seed)
    self.columns = (0..<columns).map { _ in
      PointsColumn(
        units: (0..<rows).map { _ in
          Int32.random(in: -1_000_000_000...1_000_000_000, using: &random)
        },
        missing: (0..<rows).map { _ in UInt8.random(in: 0..<5, using: &random) == 0 ? 2 : 0 })
    }
  }

  func nodes(_ count: Int, seed: UInt64) throws -> [WeightedNode] {
    var random = SeededGenerator(seed: seed)
    return try (0..<count).map { number in
      try WeightedNode(
        parts: columns.indices.map {
          .init(column: $0, weight: Int64.random(in: 1...9_999, using: &random))
        },
        missing: MissingPolicy.allCases[number % 3], rounding: Rounding(places: number % 5))
    }
  }

  func permuted(_ order: [Int]) -> [PointsColumn] {
    columns.map { column in
      PointsColumn(
        units: order.map { column.units[$0] }, missing: order.map { column.missing[$0] })
    }
  }
}

/// The number of threads belongs to the whole process, so these run one after another.
@Suite("Weighted means, however they are computed", .serialized)
struct WeightedMeanInvarianceTests {
  @Test("Threads and block sizes change no bit", arguments: [1, 8])
  func ignoresThreadsAndBlocks(_ nodeCount: Int) throws {
    let level = RandomLevel(seed: 8, rows: 4_500, columns: 20)
    let nodes = try level.nodes(nodeCount, seed: 9)
    let threadsBefore = BLASThreads.count
    defer { BLASThreads.set(threadsBefore) }
    BLASThreads.set(1)
    let reference = weightedMeans(of: level.columns, nodes: nodes)
    for threads in [1, 2, 4] {
      BLASThreads.set(threads)
      for blockRows in [1, 2, 3, 7, 64, 1_000, 4_096] {
        let means = weightedMeans(of: level.columns, nodes: nodes, blockRows: blockRows)
        #expect(means == reference, "\(threads) threads, blocks of \(blockRows)")
      }
    }
  }

  @Test("Shuffled rows have the same means, row by row", arguments: [UInt64(1), 2, 3])
  func ignoresRowOrder(_ seed: UInt64) throws {
    let level = RandomLevel(seed: 100 + seed, rows: 1_500, columns: 9)
    let nodes = try level.nodes(5, seed: seed)
    let reference = weightedMeans(of: level.columns, nodes: nodes)
    var random = SeededGenerator(seed: seed)
    let order = Array(0..<1_500).shuffled(using: &random)
    let shuffled = weightedMeans(of: level.permuted(order), nodes: nodes)
    for (mean, expected) in zip(shuffled, reference) {
      #expect(mean.units == order.map { expected.units[$0] })
      #expect(mean.missing == order.map { expected.missing[$0] })
    }
  }

  @Test("The order of parts, and of nodes beside each other, changes nothing")
  func ignoresPartOrder() throws {
    let level = RandomLevel(seed: 31, rows: 600, columns: 12)
    let nodes = try level.nodes(6, seed: 32)
    let reference = weightedMeans(of: level.columns, nodes: nodes)
    var random = SeededGenerator(seed: 33)
    let turned = try nodes.reversed().map {
      try WeightedNode(
        parts: $0.parts.shuffled(using: &random), missing: $0.missing, rounding: $0.rounding)
    }
    #expect(weightedMeans(of: level.columns, nodes: turned) == reference.reversed())
    #expect(nodes.map { weightedMeans(of: level.columns, nodes: [$0])[0] } == reference)
  }
}
