import AppraisalNumerics

/// The table of 40 indicators in 8 groups; every seventh falls.
extension Work {
  private static let columns = 40
  private static let groups = 8

  private static var inner: [Double] { (0..<columns).map { Double(1 + $0 * 7 % 10) } }
  private static var outer: [Double] { (0..<groups).map { Double(1 + $0 * 3 % 5) } }
  /// The weights that a reweighing alternates between.
  private static var reweighed: [[Double]] {
    [
      (0..<columns).map { Double(1 + ($0 * 3 + 5) % 10) },
      (0..<columns).map { Double(1 + ($0 * 7 + 2) % 10) },
    ]
  }

  private static func table(_ folder: DataFolder) throws -> Matrix {
    let values = try folder.doubles("table")
    return try Matrix(rows: values.count / columns, columns: columns, columnMajor: values)
  }

  private static func leaf(_ column: Int, parent: Int, weight: Double) -> CompositeTree.Node {
    .init(
      name: "indicator \(column)", parent: parent, weight: weight,
      content: .indicator(
        .init(
          column: column,
          normalisation: .minMax(
            MinMax(
              direction: column % 7 == 3 ? .lowerIsBetter : .higherIsBetter, gain: 100,
              constant: .refused)))))
  }

  private static func mean(_ name: String, parent: Int?, weight: Double) -> CompositeTree.Node {
    .init(name: name, parent: parent, weight: weight, content: .aggregate(.arithmetic, .any))
  }

  private static func threeLevels() throws -> CompositeTree {
    try CompositeTree(
      nodes: [mean("index", parent: nil, weight: 1)]
        + outer.enumerated().map { mean("group \($0)", parent: 0, weight: $1) }
        + inner.enumerated().map { leaf($0, parent: 1 + $0 / (columns / groups), weight: $1) })
  }

  private static func twoLevels(_ weights: [Double]) throws -> CompositeTree {
    try CompositeTree(
      nodes: [mean("index", parent: nil, weight: 1)]
        + weights.enumerated().map { leaf($0, parent: 0, weight: $1) })
  }

  /// Normalised, aggregated and ranked, from the plain table.
  static func composite(_ folder: DataFolder) throws -> Work {
    let table = try table(folder)
    let tree = try threeLevels()
    // The extremes of all columns must be known before the first score.
    return Work(bytes: table.rows * (2 * columns * 8 + 8 + 4)) {
      let scores = try PreparedComposite(
        tree: tree, table: table, threads: NumericsBenchmark.threads
      )
      .scores(threads: NumericsBenchmark.threads).composite
      return .ranked(
        scores: scores,
        places: try ScoreRanking(
          scores: scores, precision: .allBits, threads: NumericsBenchmark.threads
        )
        .competitionPlaces(threads: NumericsBenchmark.threads))
    }
  }

  /// All weights changed, Doubles kept as scores.
  static func reweigh(_ folder: DataFolder) throws -> Work {
    let prepared = try PreparedComposite(tree: twoLevels(reweighed[0]), table: table(folder))
      .resident(threads: NumericsBenchmark.threads)
    let weights = reweighed.map { [1] + $0 }
    var turns = 0
    return Work(bytes: prepared.rowCount * (columns * 8 + 8 + 4)) {
      turns += 1
      let scores = try prepared.scores(
        weights: weights[turns % 2], threads: NumericsBenchmark.threads
      )
      .composite
      return .ranked(
        scores: scores,
        places: try ScoreRanking(
          scores: scores, precision: .allBits, threads: NumericsBenchmark.threads
        )
        .competitionPlaces(threads: NumericsBenchmark.threads))
    }
  }

  /// All weights changed, in exact points.
  static func reweighExactly(_ folder: DataFolder) throws -> Work {
    var points = try residentPoints(folder)
    let weights = reweighed.map { [1] + $0 }
    var turns = 0
    return Work(bytes: points.rowCount * (columns * 4 + 4 + 4)) {
      turns += 1
      try points.reweigh(weights[turns % 2], threads: NumericsBenchmark.threads)
      return ranked(points)
    }
  }

  /// One weight of 40 changed, in exact points.
  static func reweighOneExactly(_ folder: DataFolder) throws -> Work {
    var points = try residentPoints(folder)
    var weights = [1] + reweighed[0]
    let changed = 1 + 17
    return Work(bytes: points.rowCount * (4 + 2 * 16 + 4 + 4)) {
      weights[changed] =
        weights[changed] == reweighed[0][17] ? weights[changed] + 1 : reweighed[0][17]
      try points.reweigh(weights, threads: NumericsBenchmark.threads)
      return ranked(points)
    }
  }

  private static func residentPoints(_ folder: DataFolder) throws -> ResidentPoints {
    try PreparedComposite(tree: twoLevels(reweighed[0]), table: table(folder))
      .residentPoints(rounding: .unit, threads: NumericsBenchmark.threads)
  }

  private static func ranked(_ points: ResidentPoints) -> Outcome {

    .exact(
      points.composite, places: points.competitionPlaces(threads: NumericsBenchmark.threads))
  }
}
