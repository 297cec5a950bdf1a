/// The Cholesky factor of the items' covariance, held row by row for one small solution per sheet.
struct LowerFactor: Sendable {
  private let size: Int
  /// Row-major, the lower triangle used.
  private let entries: [Double]

  /// `nil` when the matrix is singular or indefinite: a pivot is below `tolerance` times its
  /// diagonal entry, which is the share of a variance that the items before leave unexplained.
  ///
  /// - Complexity: O(*p*³).
  init?(_ matrix: Matrix, tolerance: Double = 1e-10) {
    guard let factor = try? choleskyFactor(matrix) else { return nil }
    let size = matrix.rows
    for item in 0..<size {
      let pivot = factor[item, item] * factor[item, item]
      guard pivot > tolerance * matrix[item, item] else { return nil }
    }
    self.size = size
    entries = (0..<size * size).map { factor[$0 / size, $0 % size] }
  }

  /// `|L⁻¹ v|²`; `deviation` is overwritten by `L⁻¹ v`.
  func squaredLength(solving deviation: inout [Double]) -> Double {
    var length = 0.0
    entries.withUnsafeBufferPointer { entries in
      deviation.withUnsafeMutableBufferPointer { solved in
        for row in 0..<size {
          var rest = solved[row]
          let line = row * size
          for inner in 0..<row { rest -= entries[line + inner] * solved[inner] }
          solved[row] = rest / entries[line + row]
          length += solved[row] * solved[row]
        }
      }
    }
    return length
  }

  /// `L v`, in place.
  func multiply(_ vector: inout [Double]) {
    for row in (0..<size).reversed() {
      var sum = 0.0
      for inner in 0...row { sum += entries[row * size + inner] * vector[inner] }
      vector[row] = sum
    }
  }
}
