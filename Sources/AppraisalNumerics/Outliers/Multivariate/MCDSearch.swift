/// The search for the `h` rows whose covariance has the smallest determinant.
///
/// Small tables are searched as a whole. Beyond ``groupLimit`` rows random starts are tried in five
/// groups of some 300 rows, the best are concentrated on the pool of all groups, and only what is
/// best there on the table: the cost of the starts does not grow with it. Deterministic starts are
/// taken on the table up to 5,000 rows and on the pool beyond, when random starts accompany them;
/// alone they are always taken on the table.
///
/// Every group has its own random stream, so the order in which they are worked on changes nothing.
struct MCDSearch {
  let data: Matrix
  let size: Int
  let scale: ColumnScale

  /// The rows of a group.
  private var groupRows: Int { max(300, 4 * data.columns) }
  /// Up to as many rows the table is searched as a whole.
  private var groupLimit: Int { 2 * groupRows }
  /// Concentration goes on for at most as many steps.
  private static let convergenceSteps = 200

  /// What the search found.
  enum Outcome {
    case regular(Concentration, MCDSearchReport)
    case plane(StandardisedPlane)
    /// No start had a positive determinant, and no plane holds `h` rows.
    case nothing
  }

  /// Searches the table.
  func callAsFunction(_ starts: MinimumCovarianceDeterminant.Starts) -> Outcome {
    var finals = Finals()
    var deterministic: [ConcentrationOutcome] = []
    var random: [ConcentrationOutcome] = []
    switch starts {
    case .deterministic: deterministic = deterministicOnTable()
    case .random(let count, let seed):
      random = carriedOn(randomStarts(count, seed, isAccompanied: false))
    case .deterministicAndRandom(let count, let seed):
      if data.rows <= 5_000 { deterministic = deterministicOnTable() }
      random = carriedOn(randomStarts(count, seed, isAccompanied: data.rows > 5_000))
    case .exhaustive: random = carriedOn(ExhaustiveStarts.best(data, size: size))
    }
    for outcome in deterministic { finals.take(outcome, isRandom: false) }
    for outcome in random { finals.take(outcome, isRandom: true) }
    for rows in finals.singular {
      if let plane = StandardisedPlane.confirmed(data, through: rows, size: size) {
        return .plane(plane)
      }
    }
    return finals.best.map { .regular($0, finals.report) } ?? .nothing
  }

  // MARK: - Deterministic starts

  private func deterministicOnTable() -> [ConcentrationOutcome] {
    deterministicStarts(data, size: size, scale: scale).map { rows in
      guard let start = Concentration(data, rows: rows) else { return .singular(rows: rows) }
      return concentrate(start, size: size, in: data, steps: Self.convergenceSteps)
    }
  }

  // MARK: - Random starts

  private func randomStarts(_ count: Int, _ seed: UInt64, isAccompanied: Bool) -> StartOutcome {
    var stream = RandomStream(seed: seed, stream: 0)
    guard data.rows > groupLimit else {
      return RandomStarts(count: count).best(data, size: size, using: &stream)
    }
    let poolRows = min(5 * groupRows, data.rows)
    let pool = data.selecting(rows: stream.sample(poolRows, of: data.rows))
    let poolSize = share(of: poolRows)
    var outcome = StartOutcome(limit: RandomStarts.kept)
    if isAccompanied {
      for rows in deterministicStarts(pool, size: poolSize, scale: .automatic(rows: poolRows)) {
        if let start = Concentration(pool, rows: rows) {
          outcome.insert(settle(start, poolSize, pool))
        }
      }
    }
    for start in groupStarts(count, seed, pool, &stream) {
      outcome.insert(settle(start, poolSize, pool))
    }
    return onTable(outcome, pool)
  }

  /// The best starts of every group, as fits that are not tied to the rows of the group.
  private func groupStarts(
    _ count: Int, _ seed: UInt64, _ pool: Matrix, _ stream: inout RandomStream
  ) -> [Concentration] {
    let groups = max(pool.rows / groupRows, 1)
    var order = Array(0..<pool.rows)
    stream.shuffle(&order)
    let each = pool.rows / groups
    let perGroup = max((count + groups - 1) / groups, 1)
    return (0..<groups).flatMap { group in
      let rows = Array(order[(group * each)..<((group + 1) * each)])
      var own = RandomStream(seed: seed, stream: UInt64(group + 1))
      let table = pool.selecting(rows: rows)
      return RandomStarts(count: perGroup).best(table, size: share(of: each), using: &own).best.all
    }
  }

  /// As many rows of a part as `h` is of the table.
  private func share(of rows: Int) -> Int {
    let exact = Double(size) / Double(data.rows) * Double(rows)
    return min(max(Int(exact.rounded(.up)), data.columns + 1), rows)
  }

  private func settle(
    _ start: Concentration, _ poolSize: Int, _ pool: Matrix
  ) -> ConcentrationOutcome {
    // The rows of a fit from a group are numbers of the group and mean nothing here.
    let rows = start.nearest(poolSize, in: pool)
    guard let first = Concentration(pool, rows: rows) else { return .singular(rows: rows) }
    return concentrate(first, size: poolSize, in: pool, steps: Self.convergenceSteps)
  }

  /// Moves the best fits of the pool to the table, two steps each.
  private func onTable(_ outcome: StartOutcome, _ pool: Matrix) -> StartOutcome {
    var moved = StartOutcome(limit: 2)
    if let rows = outcome.singular, let plane = StandardisedPlane(pool, through: rows) {
      let members = plane.members(data).map { Int32($0) }
      // Where ties alone were met the plane is any through them, and one more row decides which.
      let rows = members.count >= size ? members : nearestRows(plane.distances(data), size)
      if let start = Concentration(data, rows: rows) {
        moved.insert(concentrate(start, size: size, in: data, steps: 1))
      } else {
        moved.insert(.singular(rows: rows))
      }
    }
    for start in outcome.best.all {
      let rows = start.nearest(size, in: data)
      guard let first = Concentration(data, rows: rows, near: start.estimate.centre) else {
        moved.insert(.singular(rows: rows))
        continue
      }
      moved.insert(concentrate(first, size: size, in: data, steps: 1))
    }
    return moved
  }

  private func carriedOn(_ outcome: StartOutcome) -> [ConcentrationOutcome] {
    let settled = outcome.best.all.map {
      concentrate($0, size: size, in: data, steps: Self.convergenceSteps)
    }
    return (outcome.singular.map { [.singular(rows: $0)] } ?? []) + settled
  }
}

/// The settled fits of all starts.
private struct Finals {
  private(set) var best: Concentration?
  private(set) var singular: [[Int32]] = []
  private(set) var report = MCDSearchReport()

  mutating func take(_ outcome: ConcentrationOutcome, isRandom: Bool) {
    switch outcome {
    case .singular(let rows): singular.append(rows)
    case .regular(let fit):
      report.note(fit.logDeterminant, isRandom: isRandom)
      if best.map({ fit.logDeterminant < $0.logDeterminant }) ?? true { best = fit }
    }
  }
}
