/// Mean and covariance (divisor *m* − 1) of some rows of a complete table.
///
/// Blocks of 256 rows are gathered, centred at a reference near their mean, and multiplied column by
/// column while they lie in the nearest cache; blocks are added in their order. OpenBLAS's `dsyrk`
/// would divide the rows among its threads and with them the order of additions.
///
/// - Parameters:
///   - data: *n* × *p*, finite.
///   - rows: The rows, *m* ≥ 2 of them; `nil` for all.
///   - reference: A point near the mean, `nil` to find the mean first.
/// - Returns: Mean and covariance.
/// - Complexity: O(*m p*²).
func subsetMoments(
  _ data: Matrix, rows: [Int32]?, reference: [Double]? = nil
) -> LocationScatter {
  let rows = rows ?? (0..<Int32(data.rows)).map { $0 }
  let origin = reference ?? subsetMean(data, rows: rows)
  let order = data.columns
  var sums = [Double](repeating: 0, count: order)
  var products = [Double](repeating: 0, count: order * order)
  let capacity = 256
  withUnsafeTemporaryAllocation(of: SIMD8<Double>.self, capacity: capacity / 8 * order) { block in
    let cells = UnsafeMutableRawBufferPointer(block).bindMemory(to: Double.self)
    for start in stride(from: 0, to: rows.count, by: capacity) {
      let size = min(capacity, rows.count - start)
      gather(data, rows, start, size, origin, into: cells, capacity)
      let lanes = UnsafeMutableRawBufferPointer(cells).bindMemory(to: SIMD8<Double>.self)
      accumulate(UnsafeBufferPointer(lanes), order, &sums, &products)
    }
  }
  return moments(origin, sums, products, count: Double(rows.count))
}

/// Mean and covariance from sums around an origin near the mean.
private func moments(
  _ origin: [Double], _ sums: [Double], _ products: [Double], count: Double
) -> LocationScatter {
  let order = origin.count
  var scatter = Matrix(rows: order, columns: order)
  for column in 0..<order {
    for row in 0...column {
      let cross = products[column * order + row] - sums[row] * sums[column] / count
      scatter[row, column] = cross / (count - 1)
      scatter[column, row] = scatter[row, column]
    }
  }
  return LocationScatter(
    centre: zip(origin, sums).map { $0 + $1 / count }, scatter: scatter)
}

private func subsetMean(_ data: Matrix, rows: [Int32]) -> [Double] {
  (0..<data.columns).map { column in
    data.withColumn(column) { cells in
      let count = Double(rows.count)
      let first = fixedOrderSum(count: rows.count) { cells[Int(rows[$0])] / count }
      return first + fixedOrderSum(count: rows.count) { cells[Int(rows[$0])] - first } / count
    }
  }
}

/// Copies rows into a block, column after column, centred; what is left of the block is zero.
private func gather(
  _ data: Matrix, _ rows: [Int32], _ start: Int, _ size: Int, _ origin: [Double],
  into block: UnsafeMutableBufferPointer<Double>, _ capacity: Int
) {
  data.columnMajor.withUnsafeBufferPointer { cells in
    rows.withUnsafeBufferPointer { rows in
      for column in origin.indices {
        let (base, centre, target) = (column * data.rows, origin[column], column * capacity)
        for index in 0..<size {
          block[target + index] = cells[base + Int(rows[start + index])] - centre
        }
        for index in size..<capacity { block[target + index] = 0 }
      }
    }
  }
}

/// Adds the column sums and the products of all pairs of columns of a block.
private func accumulate(
  _ lanes: UnsafeBufferPointer<SIMD8<Double>>, _ order: Int, _ sums: inout [Double],
  _ products: inout [Double]
) {
  let step = lanes.count / order
  for column in 0..<order {
    let right = column * step
    var sum = SIMD8<Double>()
    for index in 0..<step { sum += lanes[right + index] }
    sums[column] += laneSum(sum)
    for row in 0...column {
      let left = row * step
      var product = SIMD8<Double>()
      for index in 0..<step { product += lanes[left + index] * lanes[right + index] }
      products[column * order + row] += laneSum(product)
    }
  }
}

/// The sum of eight lanes in a fixed order.
func laneSum(_ lanes: SIMD8<Double>) -> Double {
  let four = lanes.lowHalf + lanes.highHalf
  let two = four.lowHalf + four.highHalf
  return two.x + two.y
}
