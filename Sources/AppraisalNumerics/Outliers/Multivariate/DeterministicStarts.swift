import Glibc

/// Six subsets that the data determine, from six robust guesses at their directions of scatter.
///
/// The guesses are eigenvectors of: the correlations of tanh, of ranks and of normal scores of the
/// standardised columns; the spatial sign covariance; the covariance of the half nearest to the
/// origin; and the pairwise robust covariances of ``OrthogonalisedEstimator``. Along each set of
/// eigenvectors the data are scaled robustly, and the `h` rows nearest to the centre are the start, as
/// in robustbase; the authors take `⌈n/2⌉` rows first. No chance is involved.
///
/// Hubert, Rousseeuw and Verdonck (2012) `[hubert2012deterministic]`.
///
/// - Parameters:
///   - data: *n* × *p*, standardised robustly.
///   - size: `h`.
///   - scale: The scale along directions.
/// - Returns: Up to six subsets, which may lie on hyperplanes.
/// - Complexity: O(*n p*² + *n p* log *n*).
func deterministicStarts(_ data: Matrix, size: Int, scale: ColumnScale) -> [[Int32]] {
  let guesses: [(Matrix) -> Matrix?] = [
    { correlation(ColumnScores.apply($0) { $0.map(tanh) }) },
    { correlation(ColumnScores.apply($0, ColumnScores.midRanks)) },
    { correlation(ColumnScores.apply($0, ColumnScores.normalScores)) },
    spatialSignCovariance, nearestHalfCovariance, { pairwiseScatter($0, scale: scale) },
  ]
  return guesses.compactMap { guess in
    guard let scatter = guess(data), let vectors = try? symmetricEigen(scatter).vectors,
      let distances = distancesAlong(vectors, data, scale: scale)
    else { return nil }
    return nearestRows(distances, size)
  }
}

/// Squared distances from a robust centre, measured along given directions; `nil` when the data do
/// not vary along one of them.
private func distancesAlong(
  _ vectors: Matrix, _ data: Matrix, scale: ColumnScale
) -> [Double]? {
  let turned = multiply(data, vectors)
  let spreads = (0..<turned.columns).map { scale(Array(turned.column($0))) }
  guard spreads.allSatisfy({ $0 > 0 }) else { return nil }
  let centre = sphericalMedian(turned, vectors: vectors, spreads: spreads)
  var distances = [Double](repeating: 0, count: data.rows)
  for column in spreads.indices {
    turned.withColumn(column) { cells in
      for row in cells.indices {
        let ratio = (cells[row] - centre[column]) / spreads[column]
        distances[row] += ratio * ratio
      }
    }
  }
  return distances
}

/// The column medians of the sphered data, in the turned coordinates.
///
/// With `Z = X V`, spreads `Λ` and `Σ^(½) = V Λ Vᵀ` the sphered data are `X Σ^(−½) = Z Λ⁻¹ Vᵀ`; their
/// medians `m` go back by `m Σ^(½)`, which in the turned coordinates is `m V Λ`.
private func sphericalMedian(_ turned: Matrix, vectors: Matrix, spreads: [Double]) -> [Double] {
  var scaled = turned
  for column in spreads.indices {
    scaled.withMutableColumn(column) { cells in
      for row in cells.indices { cells[row] /= spreads[column] }
    }
  }
  let sphered = multiply(scaled, vectors.transposed())
  let medians = (0..<sphered.columns).map { value(ofMedianIn: Array(sphered.column($0))) }
  return spreads.indices.map { column in
    spreads[column]
      * (0..<medians.count).reduce(0) { $0 + medians[$1] * vectors[$1, column] }
  }
}

/// The correlation matrix of a table; `nil` when a column is constant.
private func correlation(_ table: Matrix) -> Matrix? {
  let moments = subsetMoments(table, rows: nil)
  guard moments.scales.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
  return moments.correlations
}

/// `Σ uᵢ uᵢᵀ` over the rows scaled to length 1; rows at the origin stay there.
private func spatialSignCovariance(_ data: Matrix) -> Matrix? {
  let lengths = rowLengths(data)
  var signs = data
  for column in 0..<data.columns {
    signs.withMutableColumn(column) { cells in
      for row in cells.indices where lengths[row] > 0x1p-52 { cells[row] /= lengths[row] }
    }
  }
  return crossProducts(signs)
}

/// The covariance of the half of the rows nearest to the origin.
private func nearestHalfCovariance(_ data: Matrix) -> Matrix? {
  let half = nearestRows(rowLengths(data), (data.rows + 1) / 2)
  return half.count >= 2 ? subsetMoments(data, rows: half).scatter : nil
}

private func rowLengths(_ data: Matrix) -> [Double] {
  var squares = [Double](repeating: 0, count: data.rows)
  for column in 0..<data.columns {
    for (row, value) in data.column(column).enumerated() { squares[row] += value * value }
  }
  return squares.map { $0.squareRoot() }
}
