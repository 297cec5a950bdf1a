/// Squared Mahalanobis distances of complete sheets from the mean of the complete sheets.
/// ```
/// d² = (x − x̄)ᵀ S⁻¹ (x − x̄),   S with divisor n − 1
/// ```
/// Sheets with a gap have no distance (NaN). Neither has any sheet when the covariance is singular,
/// as with a constant item or fewer complete sheets than items. The sums behind `x̄` and `S` are
/// whole numbers. Classical, so many careless sheets mask each other `[mahalanobis1936generalised]`.
struct AnswerDistances {
  private let means: [Double]
  private let factor: LowerFactor?
  private let lowest: Double
  private var deviation: [Double]

  init(of sheets: AnswerMatrix) {
    let items = sheets.items
    lowest = Double(sheets.scale.lowerBound)
    deviation = [Double](repeating: 0, count: items)
    let sums = AnswerMoments.completeSums(sheets, lowest: Int(sheets.scale.lowerBound))
    let n = Double(sums.count)
    means = sums.sums.map { Double($0) / n }
    factor = sums.count > items ? LowerFactor(AnswerDistances.covariance(sums, items)) : nil
  }

  /// The lower triangle of `S`.
  private static func covariance(
    _ sums: (count: Int, products: [Int], sums: [Int]), _ items: Int
  ) -> Matrix {
    let n = Double(sums.count)
    var covariance = Matrix(rows: items, columns: items)
    for j in 0..<items {
      for i in j..<items {
        // Whole numbers, hence without rounding, as long as n Σxy stays below 2⁵³.
        let cross = n * Double(sums.products[j * items + i])
        let product = Double(sums.sums[i]) * Double(sums.sums[j])
        covariance[i, j] = (cross - product) / (n * (n - 1))
      }
    }
    return covariance
  }

  mutating func squaredDistance(_ answers: UnsafeBufferPointer<Int8>) -> Double {
    guard let factor, !answers.contains(AnswerMatrix.missing) else { return .nan }
    for item in answers.indices { deviation[item] = Double(answers[item]) - lowest - means[item] }
    return factor.squaredLength(solving: &deviation)
  }
}
