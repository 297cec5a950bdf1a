import AppraisalTestSupport
import Glibc
import Testing

@testable import AppraisalNumerics

@Suite("Decompositions")
struct DecompositionTests {
  /// The second difference matrix has the eigenvalues 2 − 2 cos(kπ / (n + 1)).
  @Test("Eigenvalues of the second difference", arguments: [1, 2, 3, 10, 70])
  func knowsSecondDifference(_ order: Int) throws {
    var matrix = Matrix(rows: order, columns: order)
    for index in 0..<order {
      matrix[index, index] = 2
      if index > 0 {
        matrix[index, index - 1] = -1
        matrix[index - 1, index] = -1
      }
    }
    let (values, vectors) = try symmetricEigen(matrix)
    for index in 0..<order {
      let exact = 2 - 2 * cos(Double(order - index) * .pi / Double(order + 1))
      // Norm 4 and some 10 sweeps of rotations: a few dozen roundings.
      #expect(abs(values[index] - exact) < 4e-14)
    }
    #expect(largestDifference(product(vectors.transposed(), vectors), .identity(order)) < 1e-13)
  }

  @Test("Random symmetric matrices are put together again", arguments: [UInt64(1), 2, 3, 4])
  func rebuildsSymmetric(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let order = Int.random(in: 1...30, using: &random)
    var matrix = Matrix(rows: order, columns: order)
    for column in 0..<order {
      for row in 0...column {
        matrix[row, column] = Double.random(in: -5...5, using: &random)
        matrix[column, row] = matrix[row, column]
      }
    }
    let (values, vectors) = try symmetricEigen(matrix)
    #expect(values == values.sorted(by: >))
    var scaled = vectors
    for column in 0..<order {
      scaled.withMutableColumn(column) { cells in
        for index in cells.indices { cells[index] *= values[column] }
      }
    }
    // Entries of size 5 · 30 behind some dozens of roundings each.
    #expect(largestDifference(product(scaled, vectors.transposed()), matrix) < 1e-12)
  }

  @Test("Extreme scales, zeros, one row and nothing")
  func survivesExtremes() throws {
    for scale in [0x1p-1070, 0x1p-500, 0x1p500, 0x1p1020] {
      let matrix = try Matrix(columns: [[2 * scale, scale], [scale, 2 * scale]])
      let (values, vectors) = try symmetricEigen(matrix)
      #expect(abs(values[0] / scale - 3) < 1e-14)
      #expect(abs(values[1] / scale - 1) < 1e-14)
      #expect(abs(vectors[0, 0] - 0.5.squareRoot()) < 1e-15)
    }
    #expect(try symmetricEigen(Matrix(rows: 3, columns: 3)).values == [0, 0, 0])
    #expect(try symmetricEigen(Matrix(rows: 0, columns: 0)).values.isEmpty)
    #expect(try symmetricEigen(Matrix(columns: [[0, 1], [1, 0]])).values == [1, -1])
  }

  @Test("What is no symmetric finite square is refused")
  func refuses() throws {
    #expect(throws: MatrixError.notSquare(rows: 2, columns: 1)) {
      try symmetricEigen(Matrix(rows: 2, columns: 1))
    }
    #expect(throws: MatrixError.notFinite(row: 0, column: 1)) {
      try symmetricEigen(Matrix(columns: [[1, 2], [.nan, 1]]))
    }
    #expect(throws: MatrixError.notSymmetric(row: 0, column: 1)) {
      try symmetricEigen(Matrix(columns: [[1, 2], [3, 1]]))
    }
    #expect(throws: MatrixError.notPositiveDefinite(order: 2)) {
      try choleskyFactor(Matrix(columns: [[1, 2], [2, 4]]))
    }
  }

  /// A = L Lᵀ with L = [[2,0,0],[6,1,0],[-8,5,3]], by hand.
  @Test("The Cholesky factor and its solutions, by hand")
  func knowsCholesky() throws {
    let matrix = try Matrix(columns: [[4, 12, -16], [12, 37, -43], [-16, -43, 98]])
    let factor = try choleskyFactor(matrix)
    #expect(factor.columnMajor == [2, 6, -8, 0, 1, 5, 0, 0, 3])
    // det A = (2 · 1 · 3)² = 36.
    #expect(abs(logDeterminant(ofFactor: factor) - log(36)) < 1e-15)
    let solution = try solvePositiveDefinite(
      factor: factor, product(matrix, Matrix(columns: [[1, 2, 3]])))
    #expect(largestDifference(solution, try Matrix(columns: [[1, 2, 3]])) < 1e-12)
  }

  @Test("Singular values of a matrix with given ones, one of them tiny, one zero")
  func knowsSingularValues() throws {
    // Columns (3,4,0,0), 1e-9 · (0,0,1,0), (6,8,0,0): rank 2, σ₁ = 5√5, σ₂ = 1e-9.
    let matrix = try Matrix(columns: [[3, 4, 0, 0], [0, 0, 1e-9, 0], [6, 8, 0, 0]])
    let (left, values, right) = try singularValues(of: matrix)
    #expect(abs(values[0] - 5 * 5.0.squareRoot()) < 1e-14)
    #expect(abs(values[1] - 1e-9) < 1e-23)
    #expect(values[2] < 1e-15)
    var scaled = left
    for column in 0..<3 {
      scaled.withMutableColumn(column) { cells in
        for index in cells.indices { cells[index] *= values[column] }
      }
    }
    #expect(largestDifference(product(scaled, right.transposed()), matrix) < 1e-14)
    #expect(largestDifference(product(right.transposed(), right), .identity(3)) < 1e-15)
  }

  private func product(_ left: Matrix, _ right: Matrix) -> Matrix {
    var result = Matrix(rows: left.rows, columns: right.columns)
    for row in 0..<left.rows {
      for column in 0..<right.columns {
        result[row, column] = (0..<left.columns).reduce(0) {
          $0 + left[row, $1] * right[$1, column]
        }
      }
    }
    return result
  }

  private func largestDifference(_ left: Matrix, _ right: Matrix) -> Double {
    zip(left.columnMajor, right.columnMajor).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }
}
