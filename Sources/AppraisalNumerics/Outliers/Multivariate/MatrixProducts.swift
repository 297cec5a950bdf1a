/// `A B` in a fixed order of additions, for a tall `A` and a small `B`.
///
/// Columns of `A` are added in their order, so that the bits do not depend on threads.
func multiply(_ left: Matrix, _ right: Matrix) -> Matrix {
  precondition(left.columns == right.rows)
  var result = Matrix(rows: left.rows, columns: right.columns)
  for column in 0..<right.columns {
    result.withMutableColumn(column) { target in
      for inner in 0..<left.columns {
        let factor = right[inner, column]
        left.withColumn(inner) { source in
          for row in target.indices { target[row] += factor * source[row] }
        }
      }
    }
  }
  return result
}

/// `AᵀA`, exactly symmetric, each cell in the order of ``fixedOrderSum(count:term:)``.
func crossProducts(_ table: Matrix) -> Matrix {
  var result = Matrix(rows: table.columns, columns: table.columns)
  for column in 0..<table.columns {
    for row in 0...column {
      let product = table.withColumn(row) { left in
        table.withColumn(column) { right in dot(left, right) }
      }
      result[row, column] = product
      result[column, row] = product
    }
  }
  return result
}
