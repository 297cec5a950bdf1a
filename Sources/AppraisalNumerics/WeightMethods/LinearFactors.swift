/// A small square matrix as the product of triangles, rows exchanged for the largest pivot.
struct LinearFactors {
  private let size: Int
  /// Row after row: below the diagonal the left triangle, whose diagonal is 1, then the right one.
  private var cells: [Double]
  /// Which row of the matrix stands where.
  private var order: [Int]

  /// Factors of a matrix given by rows; `nil` when a pivot vanishes.
  init?(_ matrix: [[Double]]) {
    size = matrix.count
    cells = matrix.flatMap(\.self)
    order = Array(matrix.indices)
    for step in 0..<size {
      let pivot = (step..<size).max { cell($0, step).magnitude < cell($1, step).magnitude } ?? step
      if pivot != step { exchange(step, pivot) }
      guard cell(step, step).magnitude > 1e-280 else { return nil }
      eliminate(step)
    }
  }

  private func cell(_ row: Int, _ column: Int) -> Double { cells[row * size + column] }

  private mutating func exchange(_ row: Int, _ other: Int) {
    order.swapAt(row, other)
    for column in 0..<size { cells.swapAt(row * size + column, other * size + column) }
  }

  private mutating func eliminate(_ step: Int) {
    let size = size
    cells.withUnsafeMutableBufferPointer { cells in
      let top = step * size
      for start in stride(from: top + size, to: size * size, by: size)
      where cells[start + step] != 0 {
        let factor = cells[start + step] / cells[top + step]
        cells[start + step] = factor
        for column in (step + 1)..<max(size, step + 1) {
          cells[start + column] -= factor * cells[top + column]
        }
      }
    }
  }

  /// `x` with `M x = right`.
  func solve(_ right: [Double]) -> [Double] {
    var solution = order.map { right[$0] }
    for row in 0..<size {
      for column in 0..<row { solution[row] -= cell(row, column) * solution[column] }
    }
    for row in (0..<size).reversed() {
      for column in (row + 1)..<max(size, row + 1) {
        solution[row] -= cell(row, column) * solution[column]
      }
      solution[row] /= cell(row, row)
    }
    return solution
  }

  /// `x` with `Mᵀ x = right`.
  func solveTransposed(_ right: [Double]) -> [Double] {
    var partial = right
    for row in 0..<size {
      for column in 0..<row { partial[row] -= cell(column, row) * partial[column] }
      partial[row] /= cell(row, row)
    }
    for row in (0..<size).reversed() {
      for column in (row + 1)..<max(size, row + 1) {
        partial[row] -= cell(column, row) * partial[column]
      }
    }
    var solution = partial
    for (place, row) in order.enumerated() { solution[row] = partial[place] }
    return solution
  }
}
