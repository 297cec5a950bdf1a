/// The simplex method as a walk from corner to corner of `A x ≤ b`, uphill for `cᵀx`.
///
/// A corner is given by as many binding rows *B* as there are unknowns. Each step solves `B x = b` and
/// `Bᵀμ = c` anew from the data, so that no rounding error is handed on. While a multiplier is
/// negative, its row is let go: the direction `d` with `B d = −e` leads along an edge, uphill, up
/// to the first row that binds.
///
/// The row let go has the most negative multiplier. Of the rows met within a billionth of each other
/// the one met most squarely binds (Harris), which keeps *B* far from singular. After steps without
/// progress the smallest numbers are taken instead in both choices (Bland), under which no corner
/// is met twice.
///
/// Source: Bland (1977), `bland1977new`; Harris (1973), `harris1973pivot`.
struct VertexSearch {
  /// Multipliers above minus this count as not negative, objective and data being at most 1.
  private static let zero = 1e-12
  /// Rates of approach below this are those of a row parallel to the edge.
  private static let parallel = 1e-9

  /// A corner with its multipliers.
  struct Vertex {
    let weights: [Double]
    /// One multiplier per row of the constraints.
    let multipliers: [Double]
  }

  let constraints: BenefitConstraints
  let objective: [Double]

  /// The corner of the largest objective; `nil` when the steps run out or a corner has no unique
  /// solution, which rounding alone could cause.
  func optimum() -> Vertex? {
    let width = constraints.width
    var binding = Array(constraints.firstSign..<constraints.count)
    var (idle, reached) = (0, -Double.infinity)
    for _ in 0..<(1_000 + 200 * width) {
      guard let factors = LinearFactors(binding.map(constraints.row)) else { return nil }
      let weights = factors.solve(binding.map(constraints.rightSide))
      let multipliers = factors.solveTransposed(objective)
      let value = fixedOrderSum(count: width) { weights[$0] * objective[$0] }
      idle = value > reached + VertexSearch.zero ? 0 : idle + 1
      reached = max(reached, value)
      let isStuck = idle > 2 * width + 10
      guard let leaving = leavingPlace(multipliers, binding, firstOnly: isStuck) else {
        return vertex(weights, binding, multipliers)
      }
      let direction = factors.solve((0..<width).map { $0 == leaving ? -1 : 0 })
      guard
        let entering = enteringRow(weights, direction, except: binding, firstOnly: isStuck)
      else { return nil }
      binding[leaving] = entering
    }
    return nil
  }

  private func vertex(_ weights: [Double], _ binding: [Int], _ multipliers: [Double]) -> Vertex {
    var all = [Double](repeating: 0, count: constraints.count)
    for (row, multiplier) in zip(binding, multipliers) { all[row] = multiplier }
    return Vertex(weights: weights, multipliers: all)
  }

  private func leavingPlace(
    _ multipliers: [Double], _ binding: [Int], firstOnly: Bool
  ) -> Int? {
    let negative = multipliers.indices.filter { multipliers[$0] < -VertexSearch.zero }
    return firstOnly
      ? negative.min { binding[$0] < binding[$1] }
      : negative.min { multipliers[$0] < multipliers[$1] }
  }

  /// The row that ends an edge; `nil` when none does.
  private func enteringRow(
    _ weights: [Double], _ direction: [Double], except binding: [Int], firstOnly: Bool
  ) -> Int? {
    let length = direction.reduce(0) { max($0, $1.magnitude) }
    guard length > 0, length.isFinite else { return nil }
    var rates = constraints.products(direction.map { $0 / length })
    let products = constraints.products(weights)
    for row in binding { rates[row] = 0 }
    func distance(_ row: Int, _ allowance: Double) -> Double {
      (constraints.rightSide(row) - products[row] + allowance) / rates[row]
    }
    var nearest = Double.infinity
    for row in rates.indices where rates[row] > VertexSearch.parallel {
      // Rows of shares are homogeneous and can be small as a whole: nothing is allowed there.
      nearest = min(nearest, distance(row, row < constraints.subjectCount ? 1e-10 : 1e-15))
    }
    var entering: Int?
    for row in rates.indices
    where rates[row] > VertexSearch.parallel && distance(row, 0) <= nearest {
      if firstOnly { return row }
      if entering.map({ rates[$0] < rates[row] }) ?? true { entering = row }
    }
    return entering
  }
}
