/// The squared Mahalanobis distance of every row from a centre.
///
/// ```
/// d²ᵢ = (xᵢ − μ)ᵀ Σ⁻¹ (xᵢ − μ)
/// ```
///
/// - Parameters:
///   - table: One row per subject, one column per indicator.
///   - estimate: Centre and scatter, in the units of the table.
/// - Returns: One squared distance per row, without unit; NaN for rows with a missing value.
/// - Throws: ``OutlierError/infinite(row:column:)``, ``OutlierError/countsDiffer(found:expected:)``
///   for another number of columns, ``OutlierError/notPositiveDefinite`` when the scatter has no
///   inverse, or leaves less than 10⁻¹² of an indicator's variance beside the others, ``OutlierError/beyondReach(row:column:)`` where a distance may leave the range of
///   Double.
/// - Complexity: O(*n p*²).
///
/// Mahalanobis (1936) `[mahalanobis1936generalised]`.
public func squaredDistances(
  _ table: Matrix, from estimate: LocationScatter
) throws(OutlierError) -> [Double] {
  guard table.columns == estimate.centre.count else {
    throw .countsDiffer(found: table.columns, expected: estimate.centre.count)
  }
  if let (row, column) = table.firstInfinity() { throw .infinite(row: row, column: column) }
  guard let factor = regularFactor(estimate.scatter) else { throw .notPositiveDefinite }
  let scales = estimate.scales
  for column in scales.indices {
    let reach = 1e50 * scales[column]
    let row = table.withColumn(column) { cells in
      cells.firstIndex { ($0 / 2 - estimate.centre[column] / 2).magnitude > reach / 2 }
    }
    if let row { throw .beyondReach(row: row, column: column) }
  }
  return squaredDistances(table, centre: estimate.centre, factor: factor)
}

/// Squared distances under `Σ = L Lᵀ`, eight rows at a time.
///
/// `L y = x − μ` is solved by forward substitution with the rows as lanes; a row's operations and
/// their order do not depend on the lane it falls into.
func squaredDistances(_ data: Matrix, centre: [Double], factor: Matrix) -> [Double] {
  var distances = [Double](repeating: 0, count: data.rows)
  let rowMajor = transposedLower(factor)
  data.columnMajor.withUnsafeBytes { bytes in
    distances.withUnsafeMutableBytes { target in
      withUnsafeTemporaryAllocation(of: SIMD8<Double>.self, capacity: centre.count) { scratch in
        rowMajor.withUnsafeBufferPointer { lower in
          let cells = DistanceCells(bytes: bytes, rows: data.rows)
          for row in stride(from: 0, to: data.rows, by: 8) {
            let squares = cells.squares(row, centre, lower, scratch)
            cells.store(squares, row, target)
          }
        }
      }
    }
  }
  return distances
}

/// The lower triangle row after row, with the reciprocals of the diagonal.
private func transposedLower(_ factor: Matrix) -> [Double] {
  var result: [Double] = []
  for row in 0..<factor.rows {
    for column in 0..<row { result.append(factor[row, column]) }
    result.append(1 / factor[row, row])
  }
  return result
}

/// The cells of a table, read eight rows at a time.
private struct DistanceCells {
  let bytes: UnsafeRawBufferPointer
  let rows: Int

  @inline(__always)
  func squares(
    _ row: Int, _ centre: [Double], _ lower: UnsafeBufferPointer<Double>,
    _ scratch: UnsafeMutableBufferPointer<SIMD8<Double>>
  ) -> SIMD8<Double> {
    var sum = SIMD8<Double>()
    var position = 0
    for column in 0..<centre.count {
      var value = load(row, column) - centre[column]
      for earlier in 0..<column {
        value -= lower[position] * scratch[earlier]
        position += 1
      }
      value *= lower[position]
      position += 1
      scratch[column] = value
      sum += value * value
    }
    return sum
  }

  @inline(__always)
  private func load(_ row: Int, _ column: Int) -> SIMD8<Double> {
    let offset = (column * rows + row) * 8
    if row + 8 <= rows {
      return bytes.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
    }
    var lanes = SIMD8<Double>()
    for lane in 0..<(rows - row) {
      lanes[lane] = bytes.loadUnaligned(fromByteOffset: offset + 8 * lane, as: Double.self)
    }
    return lanes
  }

  @inline(__always)
  func store(_ squares: SIMD8<Double>, _ row: Int, _ target: UnsafeMutableRawBufferPointer) {
    if row + 8 <= rows {
      target.storeBytes(of: squares, toByteOffset: row * 8, as: SIMD8<Double>.self)
    } else {
      for lane in 0..<(rows - row) {
        target.storeBytes(of: squares[lane], toByteOffset: (row + lane) * 8, as: Double.self)
      }
    }
  }
}
