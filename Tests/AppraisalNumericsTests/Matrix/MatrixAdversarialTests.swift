import AppraisalTestSupport
import Testing

@testable import AppraisalNumerics

@Suite("Decompositions of hostile matrices")
struct MatrixAdversarialTests {
  /// Symmetric matrices that are not ordinary.
  static let symmetric: [Matrix] = {
    var random = SeededGenerator(seed: 3)
    func matrix(_ order: Int, _ cell: (Int, Int) -> Double) -> Matrix {
      var result = Matrix(rows: order, columns: order)
      for column in 0..<order {
        for row in 0...column {
          result[row, column] = cell(row, column)
          result[column, row] = result[row, column]
        }
      }
      return result
    }
    return [
      matrix(0) { _, _ in 0 }, matrix(1) { _, _ in -3 }, matrix(4) { _, _ in 0 },
      matrix(4) { _, _ in 1 }, .identity(5), matrix(5) { $0 == $1 ? 1 : 1 - 0x1p-52 },
      matrix(6) { 1 / Double($0 + $1 + 1) },
      matrix(4) { $0 == $1 ? [1e300, 1, 1e-300, 0][$0] : 0 },
      matrix(3) { _, _ in 1e300 }, matrix(3) { _, _ in 1e-300 }, matrix(3) { _, _ in leastDouble },
      matrix(5) { _, _ in Double.random(in: -1...1, using: &random) },
      matrix(12) { _, _ in Double(Int.random(in: -1...1, using: &random)) },
      matrix(3) { $0 == $1 ? 0 : -1 }, matrix(2) { $0 == $1 ? 0 : 1e-200 },
    ]
  }()

  @Test(
    "Eigenvectors are orthonormal, in order, and give the matrix back", arguments: symmetric.indices
  )
  func eigen(_ number: Int) throws {
    let matrix = Self.symmetric[number]
    let (values, vectors) = try symmetricEigen(matrix)
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 >= $1 })
    let scale = matrix.columnMajor.reduce(0) { max($0, $1.magnitude) }
    for row in 0..<matrix.rows {
      for column in 0..<matrix.rows {
        let inner = (0..<matrix.rows).reduce(0) { $0 + vectors[$1, row] * vectors[$1, column] }
        #expect((inner - (row == column ? 1 : 0)).magnitude < 1e-13)
        let rebuilt = (0..<matrix.rows).reduce(0) {
          $0 + vectors[row, $1] * values[$1] * vectors[column, $1]
        }
        #expect((rebuilt - matrix[row, column]).magnitude <= 1e-13 * scale + 4 * leastDouble)
      }
    }
  }

  @Test(
    "Singular values are not negative, in order, and give the matrix back",
    arguments: symmetric.indices)
  func singular(_ number: Int) throws {
    let matrix = Self.symmetric[number]
    let (left, values, right) = try singularValues(of: matrix)
    #expect(values.allSatisfy { $0 >= 0 })
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 >= $1 })
    let scale = matrix.columnMajor.reduce(0) { max($0, $1.magnitude) }
    for row in 0..<matrix.rows {
      for column in 0..<matrix.rows {
        let rebuilt = (0..<matrix.rows).reduce(0) {
          $0 + left[row, $1] * values[$1] * right[column, $1]
        }
        #expect((rebuilt - matrix[row, column]).magnitude <= 1e-12 * scale + 8 * leastDouble)
      }
    }
  }

  @Test("A Cholesky factor gives the matrix back, or there is none", arguments: symmetric.indices)
  func cholesky(_ number: Int) throws {
    let matrix = Self.symmetric[number]
    guard let factor = try? choleskyFactor(matrix) else {
      let least = try symmetricEigen(matrix).values.last ?? 1
      let scale = matrix.columnMajor.reduce(0) { max($0, $1.magnitude) }
      #expect(least <= 1e-12 * scale)
      return
    }
    let product = multiply(factor, factor.transposed())
    for (found, expected) in zip(product.columnMajor, matrix.columnMajor) {
      #expect((found - expected).magnitude <= 1e-13 * expected.magnitude)
    }
  }

  @Test("What is not square, symmetric or finite is refused by place")
  func refusals() throws {
    var matrix = Matrix.identity(3)
    for wild in [Double.nan, .infinity, -.infinity] {
      matrix[2, 1] = wild
      #expect(throws: MatrixError.notFinite(row: 2, column: 1)) { try symmetricEigen(matrix) }
      #expect(throws: MatrixError.notFinite(row: 2, column: 1)) { try choleskyFactor(matrix) }
      #expect(throws: MatrixError.notFinite(row: 2, column: 1)) { try singularValues(of: matrix) }
    }
    matrix[2, 1] = leastDouble
    #expect(throws: MatrixError.notSymmetric(row: 1, column: 2)) { try symmetricEigen(matrix) }
    #expect(throws: MatrixError.notSquare(rows: 2, columns: 3)) {
      try symmetricEigen(Matrix(rows: 2, columns: 3))
    }
    for (rows, columns) in [(Int.max, 2), (.min, 1), (-1, -1), (1, .min), (1 << 32, 1 << 32)] {
      #expect(throws: MatrixError.self) {
        try Matrix(rows: rows, columns: columns, columnMajor: [1])
      }
    }
  }
}
