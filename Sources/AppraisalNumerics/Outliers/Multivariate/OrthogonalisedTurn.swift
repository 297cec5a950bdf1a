/// Data turned twice along the eigenvectors of their pairwise robust covariances.
struct OrthogonalisedTurn {
  /// The turned data.
  private let turned: Matrix
  /// `x = A z`: the way back to the standardised data.
  private let back: Matrix
  /// Centres and scales along the last directions.
  private let ends: [TauEstimate]

  /// Turns standardised data.
  init(_ data: Matrix, scale: ColumnScale, pairs: ColumnScale) {
    var (turned, back) = (data, Matrix.identity(data.columns))
    for _ in 0..<2 {
      let spreads = (0..<turned.columns).map { column in
        let spread = scale(Array(turned.column(column)))
        return spread > 0 ? spread : 1
      }
      for (column, spread) in spreads.enumerated() {
        turned.withMutableColumn(column) { cells in
          for row in cells.indices { cells[row] /= spread }
        }
        back.withMutableColumn(column) { cells in
          for row in cells.indices { cells[row] *= spread }
        }
      }
      let scatter = pairwiseScatter(turned, scale: pairs)
      let vectors = (try? symmetricEigen(scatter).vectors) ?? .identity(data.columns)
      turned = multiply(turned, vectors)
      back = multiply(back, vectors)
    }
    self.turned = turned
    self.back = back
    ends = (0..<turned.columns).map { Self.centreAndScale(Array(turned.column($0)), scale) }
  }

  private static func centreAndScale(_ values: [Double], _ scale: ColumnScale) -> TauEstimate {
    switch scale {
    case .qn: TauEstimate(centre: value(ofMedianIn: values), scale: scale.withoutFallback(values))
    case .tau: tauEstimate(values)
    }
  }

  /// The rows that agree along a direction in which the scale is 0; `nil` when there is none.
  func flatRows() -> [Int32]? {
    guard let flat = ends.firstIndex(where: { $0.scale <= 1e-9 }) else { return nil }
    let values = Array(turned.column(flat))
    let centre = value(ofMedianIn: values)
    let rows = values.indices.filter { (values[$0] - centre).magnitude <= 1e-6 }
    return rows.map { Int32($0) }
  }

  /// `Σⱼ ((zⱼ − mⱼ)/sⱼ)²` of every row.
  func squaredDistances() -> [Double] {
    var sums = [Double](repeating: 0, count: turned.rows)
    for (column, end) in ends.enumerated() {
      turned.withColumn(column) { cells in
        for row in cells.indices {
          let ratio = (cells[row] - end.centre) / end.scale
          sums[row] += ratio * ratio
        }
      }
    }
    return sums
  }

  /// Centre and scatter, turned back.
  func estimate() -> LocationScatter {
    let order = ends.count
    let centre = (0..<order).map { row in
      (0..<order).reduce(0) { $0 + back[row, $1] * ends[$1].centre }
    }
    var scatter = Matrix(rows: order, columns: order)
    for column in 0..<order {
      for row in 0...column {
        let sum = (0..<order).reduce(0.0) {
          $0 + back[row, $1] * back[column, $1] * ends[$1].scale * ends[$1].scale
        }
        scatter[row, column] = sum
        scatter[column, row] = sum
      }
    }
    return LocationScatter(centre: centre, scatter: scatter)
  }
}
