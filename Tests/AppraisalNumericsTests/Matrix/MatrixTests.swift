import AppraisalNumerics
import Testing

@Suite("Matrix")
struct MatrixTests {
  @Test("Storage is column after column")
  func storesColumns() throws {
    let matrix = try Matrix(rows: 2, columns: 3, columnMajor: [1, 2, 3, 4, 5, 6])
    #expect(matrix[1, 0] == 2)
    #expect(matrix[0, 2] == 5)
    #expect(Array(matrix.column(1)) == [3, 4])
    #expect(matrix.withColumn(2) { $0.reduce(0, +) } == 11)
    #expect(matrix.transposed().columnMajor == [1, 3, 5, 2, 4, 6])
    #expect(matrix.selecting(rows: [1, 1, 0]).columnMajor == [2, 2, 1, 4, 4, 3, 6, 6, 5])
    #expect(matrix.selecting(columns: [2, 0]).columnMajor == [5, 6, 1, 2])
    #expect(try Matrix(columns: [[1, 2], [3, 4], [5, 6]]) == matrix)
  }

  @Test("A changed column changes nothing else")
  func changesColumns() throws {
    var matrix = try Matrix(rows: 2, columns: 2, columnMajor: [1, 2, 3, 4])
    let original = matrix
    matrix.withMutableColumn(1) { $0[0] = 9 }
    matrix[0, 0] = -1
    #expect(matrix.columnMajor == [-1, 2, 9, 4])
    #expect(original.columnMajor == [1, 2, 3, 4])
  }

  @Test("Shapes that do not fit are refused, also those that overflow")
  func refusesShapes() {
    #expect(throws: MatrixError.wrongCount(rows: 2, columns: 2, found: 3)) {
      try Matrix(rows: 2, columns: 2, columnMajor: [1, 2, 3])
    }
    #expect(throws: MatrixError.wrongCount(rows: .max, columns: 2, found: 0)) {
      try Matrix(rows: .max, columns: 2, columnMajor: [])
    }
    #expect(throws: MatrixError.wrongCount(rows: -1, columns: -1, found: 1)) {
      try Matrix(rows: -1, columns: -1, columnMajor: [1])
    }
    #expect(throws: MatrixError.unequalColumns(column: 1, found: 1, expected: 2)) {
      try Matrix(columns: [[1, 2], [3]])
    }
  }

  @Test("Infinities and missing values are found where they are")
  func findsInfinities() throws {
    let matrix = try Matrix(rows: 2, columns: 2, columnMajor: [1, .nan, -.infinity, 4])
    #expect(try #require(matrix.firstInfinity()) == (0, 1))
    #expect(try #require(matrix.firstNotFinite()) == (1, 0))
    #expect(Matrix(rows: 0, columns: 5).firstNotFinite() == nil)
  }
}
